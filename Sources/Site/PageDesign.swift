import Crypto
import FoundationEssentials
import Mustache
import Tabular

/// What the pages of a run have in common: the words of one language, the templates, the style and the script, read
/// and checked once.
package struct PageDesign: Sendable {
    /// What is made with it: reading templates takes as long as a small input, and most runs need those of the page only.
    package enum Use: CaseIterable, Sendable {
        case page, mail, seal, index

        /// The one that a template of that name, without its ending, is for: that of the page, but for a few.
        init(template name: String) {
            switch name {
            case "mail", "mail.txt", "mail_sealed", "mail_sealed.txt": self = .mail
            case "seal": self = .seal
            case "index": self = .index
            default: self = .page
            }
        }
    }

    let texts: Texts
    let script: String
    /// SHA-256 of the script, as a policy writes it.
    let scriptHash: String
    /// The part of the page that explains its words, as markup.
    let words: String
    private let style: String
    private let library: MustacheLibrary

    /// Throws where a template or the texts of the language cannot be used.
    package init(
        _ language: Language,
        templates: TemplateFiles,
        for uses: Set<Use> = Set(Use.allCases)
    ) throws(InputError) {
        texts = try Texts(language, templates: templates)
        style = templates.text("page.css")
        script = templates.text("page.js")
        scriptHash = PageDesign.hash(script)
        library = try PageDesign.library(templates, texts, uses)
        words = library.render(["words": PageDesign.words(texts)] as Scope, withTemplate: "words") ?? ""
    }

    /// The style sheet of a page: the one of all, and `rules` of its own.
    func style(adding rules: String) -> String { style + rules }

    /// `context` put into the template of a page.
    func render(_ context: Scope, as template: String = "page") -> [UInt8] {
        Array(library.render(context, withTemplate: template)?.utf8 ?? "".utf8)
    }

    /// SHA-256 in Base64.
    static func hash(_ text: String) -> String {
        Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
    }

    private static func library(
        _ templates: TemplateFiles,
        _ texts: Texts,
        _ uses: Set<Use>
    ) throws(InputError) -> MustacheLibrary {
        MustacheContentTypes.register(EscapedContent(), named: EscapedContent.name)
        MustacheContentTypes.register(PlainContent(), named: PlainContent.name)
        var library = MustacheLibrary()
        for name in templates.names where name.hasSuffix(".mustache") {
            guard uses.contains(Use(template: String(name.dropLast(9)))) else { continue }
            do {
                let template = templates.text(name)
                let isPlain = name.hasSuffix(".txt.mustache")
                try library.register(
                    isPlain
                        ? PlainContent.pragma + template
                        : EscapedContent.pragma + PageDesign.inserting(texts, into: template),
                    named: String(name.dropLast(9))
                )
            } catch {
                throw InputError(
                    .badSetting,
                    at: Place(path: name),
                    expected: "a Mustache template",
                    found: "\(error)",
                    advice: "Compare it with the built-in file of that name."
                )
            }
        }
        return library
    }

    /// `template` with the phrase of the run's language in place of each `{{t.key}}`: looking them up for every page
    /// takes longer than writing it. Keys without a phrase, and phrases that a template might take for tags, are
    /// left to the rendering.
    private static func inserting(_ texts: Texts, into template: String) -> String {
        var result: [UInt8] = []
        var rest = Array(template.utf8)[...]
        let opening = Array("{{t.".utf8)
        while let start = rest.firstIndex(of: UInt8(ascii: "{")) {
            result += rest[..<start]
            rest = rest[start...]
            let key = rest.dropFirst(opening.count).prefix { $0 != UInt8(ascii: "}") }
            if rest.starts(with: opening), rest[key.endIndex...].starts(with: "}}".utf8),
                let phrase = texts.phrases[String(decoding: key, as: UTF8.self)],
                !phrase.utf8.contains(UInt8(ascii: "{"))
            {
                HTML.append(phrase, to: &result)
                rest = rest[(key.endIndex + 2)...]
            } else {
                result.append(UInt8(ascii: "{"))
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result + rest, as: UTF8.self)
    }
}
