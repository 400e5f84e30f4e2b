import Tabular
import Wording

/// The page that holds a sealed report and asks for a pass phrase. It says nothing about whose report it is.
package struct SealedPage: Sendable {
    private let design: PageDesign
    private let style: String
    private let script: String
    private let version: String

    /// Throws where a template or the texts of the language cannot be used.
    package init(_ language: Language, templates: TemplateFiles, version: String) throws(InputError) {
        design = try PageDesign(language, templates: templates, for: [.seal])
        style = templates.text("seal.css")
        script = templates.text("seal.js")
        self.version = version
    }

    /// The bytes of `index.html`.
    ///
    /// - Parameters:
    ///   - header: Of the sealed bytes, one line of JSON without `<`.
    ///   - content: The sealed bytes in Base64.
    package func html(header: String, content: String) -> [UInt8] {
        design.render(
            [
                "lang": design.plainTexts.language.rawValue,
                "version": version,
                "csp": policy,
                "style": style,
                "script": script,
                "t": design.plainTexts.phrases,
                "header": header,
                "content": content,
            ],
            as: "seal"
        )
    }

    /// The script of the report is the same for all reports of a version: its hash tells nothing. The report's style,
    /// which names the seller, comes in through the script.
    private var policy: String {
        "default-src 'none'; style-src 'sha256-\(PageDesign.hash(style))'; "
            + "script-src 'sha256-\(PageDesign.hash(script))' 'sha256-\(design.scriptHash)'; "
            + "img-src data:; base-uri 'none'; form-action 'none'"
    }
}
