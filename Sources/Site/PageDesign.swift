import Crypto
import FoundationEssentials
import Mustache
import Tabular
import Wording

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

    /// Those of the page, in all of its languages.
    let texts: Texts
    /// Those of the mails and pages that have one language only.
    let plainTexts: Texts
    let script: String
    /// SHA-256 of the script, as a policy writes it.
    let scriptHash: String
    /// The part of the page that explains its words, as markup.
    let words: String
    private let style: String
    private let library: MustacheLibrary
    /// What stands for the fixed words of the templates.
    private let fixed: FixedText

    /// Throws where a template or the texts of the language cannot be used.
    package init(
        _ language: Language,
        templates: TemplateFiles,
        for uses: Set<Use> = Set(Use.allCases)
    ) throws(InputError) {
        if uses.contains(.page) {
            texts = try Texts(language, templates: templates)
            plainTexts = texts.only(language)
        } else {
            plainTexts = try Texts(only: language, templates: templates)
            texts = plainTexts
        }
        style = PageDesign.joined(templates.text("page.css"))
        script = templates.text("page.js")
        scriptHash = PageDesign.hash(script)
        let (texts, plainTexts) = (texts, plainTexts)
        var fixed = FixedText()
        library = try PageDesign.library(templates, uses, &fixed) { $0 == .page ? texts : plainTexts }
        self.fixed = fixed
        words = library.render(["words": PageDesign.words(texts)] as Scope, withTemplate: "words") ?? ""
    }

    /// The style sheet of a page: the one of all, and `rules` of its own.
    func style(adding rules: String) -> String { style + rules }

    /// `context` put into the template of a page.
    func render(_ context: Scope, as template: String = "page") -> [UInt8] {
        fixed.filling(library.render(context, withTemplate: template) ?? "")
    }

    /// A style sheet without the ends of lines that part nothing, and the blanks that begin lines.
    private static func joined(_ style: String) -> String {
        var result: [UInt8] = []
        for line in style.utf8.split(separator: UInt8(ascii: "\n")) {
            if let last = result.last, !"{};,".utf8.contains(last) { result.append(UInt8(ascii: "\n")) }
            result += line.drop { $0 == UInt8(ascii: " ") }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// SHA-256 in Base64.
    static func hash(_ text: String) -> String {
        Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
    }

    private static func library(
        _ templates: TemplateFiles,
        _ uses: Set<Use>,
        _ fixed: inout FixedText,
        texts: (Use) -> Texts
    ) throws(InputError) -> MustacheLibrary {
        MustacheContentTypes.register(EscapedContent(), named: EscapedContent.name)
        MustacheContentTypes.register(PlainContent(), named: PlainContent.name)
        var library = MustacheLibrary()
        for name in templates.names where name.hasSuffix(".mustache") {
            let use = Use(template: String(name.dropLast(9)))
            guard uses.contains(use) else { continue }
            do {
                let template = templates.text(name)
                let isPlain = name.hasSuffix(".txt.mustache")
                try library.register(
                    isPlain
                        ? PlainContent.pragma + template
                        : EscapedContent.pragma + FixedTemplate.text(of: template, texts(use), keptIn: &fixed),
                    named: String(name.dropLast(9))
                )
            } catch {
                throw InputError(
                    .badSetting,
                    at: Place(path: name),
                    expected: "a Mustache template",
                    found: Phrase(quoting: "\(error)"),
                    advice: "Compare it with the built-in file of that name."
                )
            }
        }
        return library
    }
}
