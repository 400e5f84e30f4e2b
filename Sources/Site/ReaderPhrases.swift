import Synchronization
import Tabular
import Wording

/// What readers say about files, in the languages of a page: `phrases.hi.json` and its like, by the English template.
///
/// What they lack is told in English.
struct ReaderPhrases: Sendable {
    /// In the order of the page's languages.
    private let catalogues: [PhraseCatalogue]

    /// Throws where a file of the user's own is not one JSON object of texts.
    init(_ languages: [Language], templates: TemplateFiles) throws(InputError) {
        catalogues = try languages.map { language throws(InputError) in try PhraseCatalogue(language, templates) }
    }

    private init(_ catalogues: [PhraseCatalogue]) { self.catalogues = catalogues }

    /// Nothing.
    init() { self.init([]) }

    /// In one language.
    func only(_ language: Language) -> ReaderPhrases { ReaderPhrases(catalogues.filter { $0.language == language }) }

    func callAsFunction(_ phrase: Phrase) -> Words { Words(catalogues.map { ReaderPhrases.text(phrase, in: $0) }) }

    private static func text(_ phrase: Phrase, in catalogue: PhraseCatalogue) -> String {
        let values = phrase.values.map { value in
            switch value {
            case .text(let text): text
            case .phrase(let phrase): text(phrase, in: catalogue)
            }
        }
        guard phrase.hasWords, let translation = catalogue[phrase.template] else { return phrase.filled(with: values) }
        return filled(translation, with: values)
    }

    /// Values are never searched for placeholders again.
    private static func filled(_ translation: String, with values: [String]) -> String {
        var result = ""
        var rest = translation[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = rest[rest.index(after: open)..<close]
            result += rest[..<open]
            if let index = Int(name), values.indices.contains(index) {
                result += values[index]
            } else {
                result += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}

/// The translations into one language. Built-in ones are read when the first is asked for: most runs have nothing to say.
private final class PhraseCatalogue: Sendable {
    let language: Language
    private let templates: TemplateFiles
    private let translations: Mutex<[String: String]?>

    init(_ language: Language, _ templates: TemplateFiles) throws(InputError) {
        self.language = language
        self.templates = templates
        let name = PhraseCatalogue.name(language)
        translations = Mutex(try templates.isOwn(name) ? templates.dictionary(name) : nil)
    }

    /// `nil` where there is none, as always in English.
    subscript(template: String) -> String? {
        guard language != .en else { return nil }
        return translations.withLock { known in
            let all = known ?? (try? templates.dictionary(PhraseCatalogue.name(language))) ?? [:]
            known = all
            return all[template]
        }
    }

    private static func name(_ language: Language) -> String { "phrases.\(language.rawValue).json" }
}
