import FoundationEssentials
import Meesho
import Tabular

/// The words of the page in one language: `texts.en.json` and its like, names in braces standing for values.
package struct Texts: Sendable {
    package let language: Language
    /// By key.
    package let phrases: [String: String]
    private let months: [String]

    /// Throws where the file is not one JSON object of texts.
    package init(_ language: Language, templates: TemplateFiles) throws(InputError) {
        let name = "texts.\(language.rawValue).json"
        guard let data = templates.bytes(name).map({ Data($0) }),
            let phrases = try? JSONDecoder().decode([String: String].self, from: data)
        else {
            throw InputError(
                .badSetting,
                at: Place(path: name),
                expected: "one JSON object of texts",
                advice: "Compare it with the built-in file of that name."
            )
        }
        self.language = language
        self.phrases = phrases
        months = (phrases["months"] ?? "").split(separator: " ").map(String.init)
    }

    /// No words at all.
    init(without language: Language) {
        self.language = language
        phrases = [:]
        months = []
    }

    /// A missing text shows as its key in brackets, so that it is seen and tested for.
    package subscript(key: String) -> String { phrases[key] ?? Texts.missing(key) }

    /// The text of `key` with `{name}` replaced by its value; values are never searched for names again.
    package func callAsFunction(_ key: String, _ values: [String: String]) -> String {
        let phrase = self[key]
        var result = ""
        var rest = phrase.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            result += phrase[rest.startIndex..<open]
            let name = String(phrase[rest.index(after: open)..<close])
            result += values[name] ?? Texts.missing(name)
            rest = rest[rest.index(after: close)...]
        }
        return result + phrase[rest.startIndex...]
    }

    /// What a missing text or value shows as.
    package static func missing(_ key: String) -> String { "⟦\(key)⟧" }

    /// `12 Aug 2025`.
    package func date(_ day: Day) -> String {
        let (year, month, dayOfMonth) = day.components
        return "\(dayOfMonth) \(name(ofMonth: month)) \(year)"
    }

    /// `12 Aug`.
    package func shortDate(_ day: Day) -> String { "\(day.components.day) \(name(ofMonth: day.components.month))" }

    /// `Aug 2025`.
    package func month(_ month: Month) -> String { "\(name(ofMonth: month.month)) \(month.year)" }

    /// `Aug`.
    package func name(ofMonth month: Int) -> String {
        months.indices.contains(month - 1) ? months[month - 1] : Texts.missing("months")
    }

    package func range(_ days: DayRange) -> String {
        days.count == 1 ? date(days.first) : self("range", ["from": date(days.first), "to": date(days.last)])
    }

    package func list(_ kinds: [ExportKind]) -> String {
        kinds.map { self["kind_" + $0.rawValue] }.joined(separator: ", ")
    }
}
