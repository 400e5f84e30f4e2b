import Crypto
import FoundationEssentials
import Mustache
import Tabular

/// What the pages of a run have in common: the words of one language, the templates, the style and the script, read
/// and checked once.
package struct PageDesign: Sendable {
    let texts: Texts
    let script: String
    /// SHA-256 of the script, as a policy writes it.
    let scriptHash: String
    private let style: String
    private let library: MustacheLibrary

    /// Throws where a template or the texts of the language cannot be used.
    package init(_ language: Language, templates: TemplateFiles) throws(InputError) {
        texts = try Texts(language, templates: templates)
        style = templates.text("page.css")
        script = templates.text("page.js")
        scriptHash = PageDesign.hash(script)
        library = try PageDesign.library(templates)
    }

    /// The style sheet of a page: the one of all, and `rules` of its own.
    func style(adding rules: String) -> String { style + rules }

    /// `context` put into the template of the page.
    func render(_ context: [String: Any]) -> [UInt8] {
        Array(library.render(context, withTemplate: "page")?.utf8 ?? "".utf8)
    }

    /// SHA-256 in Base64.
    static func hash(_ text: String) -> String {
        Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
    }

    private static func library(_ templates: TemplateFiles) throws(InputError) -> MustacheLibrary {
        MustacheContentTypes.register(EscapedContent(), named: EscapedContent.name)
        var library = MustacheLibrary()
        for name in templates.names where name.hasSuffix(".mustache") {
            do {
                try library.register(EscapedContent.pragma + templates.text(name), named: String(name.dropLast(9)))
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
}
