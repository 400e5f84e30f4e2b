import Tabular
import Wording

/// What readers say about files, in the languages of a page: `phrases.hi.json` and its like, by the English template.
///
/// What they lack is told in English.
struct ReaderPhrases: Sendable {
    /// In the order of the page's languages; English needs no translations.
    private let catalogues: [(language: Language, translations: [String: String])]

    /// Throws where a file is not one JSON object of texts.
    init(_ languages: [Language], templates: TemplateFiles) throws(InputError) {
        catalogues = try languages.map { language throws(InputError) in
            let name = "phrases.\(language.rawValue).json"
            return (language, language == .en ? [:] : try templates.dictionary(name))
        }
    }

    private init(_ catalogues: [(language: Language, translations: [String: String])]) { self.catalogues = catalogues }

    /// English only.
    init() { self.init([(.en, [:])]) }

    /// In one language.
    func only(_ language: Language) -> ReaderPhrases { ReaderPhrases(catalogues.filter { $0.language == language }) }

    func callAsFunction(_ phrase: Phrase) -> Words {
        Words(catalogues.map { ReaderPhrases.text(phrase, in: $0.translations) })
    }

    private static func text(_ phrase: Phrase, in catalogue: [String: String]) -> String {
        let values = phrase.values.map { value in
            switch value {
            case .text(let text): text
            case .phrase(let phrase): text(phrase, in: catalogue)
            }
        }
        guard let translation = catalogue[phrase.template] else { return phrase.filled(with: values) }
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
