import Meesho
import Tabular
import Wording

/// The words of a page in its languages: `texts.en.json` and its like, names in braces standing for values.
package struct Texts: Sendable {
    /// The language the page opens in.
    package let language: Language
    /// By key.
    package let phrases: [String: Words]
    private let months: [Words]
    private let readers: ReaderPhrases
    /// Whether a minus stays with its amount at a line's end. In mails and tables of the bundle an amount is to be found
    /// by its plain signs.
    private let joinsSigns: Bool

    /// The words of pages that have every language in them. Throws where a file is not one JSON object of texts.
    package init(_ language: Language, templates: TemplateFiles) throws(InputError) {
        try self.init(language, among: Language.allCases, templates: templates)
    }

    /// The words of one language, for mails and pages that have no other. Throws as ``init(_:templates:)``.
    package init(only language: Language, templates: TemplateFiles) throws(InputError) {
        try self.init(language, among: [language], templates: templates)
    }

    private init(
        _ language: Language,
        among languages: [Language],
        templates: TemplateFiles
    ) throws(InputError) {
        let files = try languages.map { language throws(InputError) in
            try templates.dictionary("texts.\(language.rawValue).json")
        }
        readers = try ReaderPhrases(languages, templates: templates)
        self.language = language
        joinsSigns = languages.count > 1
        // A seller's own file may have texts that the others lack.
        let opening = languages.firstIndex(of: language).map { files[$0] } ?? [:]
        var phrases: [String: Words] = [:]
        for key in Set(files.flatMap(\.keys)) {
            phrases[key] = Words(files.map { $0[key] ?? opening[key] ?? Texts.missing(key) })
        }
        self.phrases = phrases
        let names = files.map { ($0["months"] ?? "").split(separator: " ").map(String.init) }
        months = (0..<12).map { month in
            Words(names.map { $0.indices.contains(month) ? $0[month] : Texts.missing("months") })
        }
    }

    /// The words of one of these languages, as ``init(only:templates:)`` reads them.
    package func only(_ language: Language) -> Texts {
        Texts(
            language,
            phrases: phrases.mapValues { Words($0.text(in: language)) },
            months: months.map { Words($0.text(in: language)) },
            readers: readers.only(language)
        )
    }

    /// No words at all.
    init(without language: Language) { self.init(language, phrases: [:], months: [], readers: ReaderPhrases()) }

    /// In one language.
    private init(_ language: Language, phrases: [String: Words], months: [Words], readers: ReaderPhrases) {
        self.language = language
        self.phrases = phrases
        self.months = months
        self.readers = readers
        joinsSigns = false
    }

    /// A missing text shows as its key in brackets, so that it is seen and tested for.
    package subscript(key: String) -> Words { phrases[key] ?? Words(Texts.missing(key)) }

    /// The text of `key` with `{name}` replaced by its value; values are never searched for names again.
    ///
    /// Of a single thing, of `{d}` where that counts all and else of `{n}`, the text of the key with `_one` tells, if
    /// there is one.
    package func callAsFunction(_ key: String, _ values: Values) -> Words {
        let isSingle = (values["d"] ?? values["n"])?.first == "1"
        let words = isSingle ? phrases[key + "_one"] ?? self[key] : self[key]
        let others = max(words.others.count, values.others)
        return Words((0...others).map { sentence(words.text(at: $0), values, at: $0) })
    }

    private func sentence(_ phrase: String, _ values: Values, at index: Int) -> String {
        var phrase = phrase
        let sentence = phrase.withUTF8 { phrase in
            var sentence: [UInt8] = []
            sentence.reserveCapacity(phrase.count + 32)
            var rest = phrase[...]
            while let open = rest.firstIndex(of: UInt8(ascii: "{")),
                let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
            {
                sentence += rest[..<open]
                let name = String(decoding: rest[(open + 1)..<close], as: UTF8.self)
                let value = values[name]?.text(at: index) ?? Texts.missing(name)
                sentence += (joinsSigns ? Texts.joined(value) : value).utf8
                rest = rest[(close + 1)...]
            }
            return sentence + rest
        }
        return String(decoding: sentence, as: UTF8.self)
    }

    /// With a word joiner between the sign and what follows, where it is an amount with a sign.
    private static func joined(_ value: String) -> String {
        guard let sign = value.first, sign == "-" || sign == "+", value.dropFirst().first == "₹" else { return value }
        return "\(sign)\u{2060}" + value.dropFirst()
    }

    /// What readers say about a file.
    package func callAsFunction(_ phrase: Phrase) -> Words { readers(phrase) }

    /// `file › member › sheet "Order Payments" › row 12 › column "TCS"`, with control characters made visible.
    package func place(_ place: Place) -> Words {
        let files = place.path.split(separator: "!/", omittingEmptySubsequences: true)
        var parts = files.map { Words(Place.printable(String($0))) }
        if let sheet = place.sheet { parts.append(self("place_sheet", ["name": Place.printable(sheet)])) }
        if let row = place.row { parts.append(self("place_row", ["row": "\(row)"])) }
        if let column = place.column { parts.append(self("place_column", ["name": Place.printable(column)])) }
        return parts.joined(separator: " › ")
    }

    /// What a missing text or value shows as.
    package static func missing(_ key: String) -> String { "⟦\(key)⟧" }

    /// `12 Aug 2025`.
    package func date(_ day: Day) -> Words {
        let (year, month, dayOfMonth) = day.components
        return "\(dayOfMonth) " + name(ofMonth: month) + " \(year)"
    }

    /// `12 Aug`.
    package func shortDate(_ day: Day) -> Words {
        "\(day.components.day) " + name(ofMonth: day.components.month)
    }

    /// `Aug 2025`.
    package func month(_ month: Month) -> Words { name(ofMonth: month.month) + " \(month.year)" }

    /// `Aug`.
    package func name(ofMonth month: Int) -> Words {
        months.indices.contains(month - 1) ? months[month - 1] : Words(Texts.missing("months"))
    }

    package func range(_ days: DayRange) -> Words {
        days.count == 1 ? date(days.first) : self("range", ["from": date(days.first), "to": date(days.last)])
    }

    package func list(_ kinds: [ExportKind]) -> Words {
        kinds.map { self["kind_" + $0.rawValue] }.joined(separator: ", ")
    }
}
