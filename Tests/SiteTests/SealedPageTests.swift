import Crypto
import Foundation
import Tabular
import Testing
import Wording

@testable import Site

struct SealedPageTests {
    private let files: TemplateFiles

    init() throws { files = try TemplateFiles() }

    private func html(_ language: Language = .en) throws -> String {
        let page = try SealedPage(language, templates: files, version: "9.9")
        return String(decoding: page.html(header: "{\"a\":\"+/=\"}", content: "QUJD"), as: UTF8.self)
    }

    private func hash(_ text: String) -> String {
        Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
    }

    @Test func `the policy knows the page's own style and script and the report's script, and nothing else`() throws {
        let policy = try #require(html().firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)?.1)
        let scripts = [files.text("seal.js"), files.text("page.js")].map { " &#39;sha256-\(hash($0))&#39;" }
        let expected =
            "default-src &#39;none&#39;; style-src &#39;sha256-\(hash(files.text("seal.css")))&#39;; "
            + "script-src\(scripts.joined()); img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;"
        #expect(policy == expected)
        let report = String(
            decoding: Page(Fixture.empty, design: try PageDesign(.en, templates: files)).html(),
            as: UTF8.self
        )
        #expect(report.contains("<script>\(files.text("page.js"))</script>"))
    }

    @Test(arguments: Language.allCases)
    func `a page has no handlers, no style attributes and no address`(language: Language) throws {
        let page = try html(language).replacing(files.text("seal.js"), with: "").replacing(
            files.text("seal.css"),
            with: ""
        )
        #expect(page.firstMatch(of: /\son\w+=|\sstyle=|https?:|src=/) == nil)
        #expect(!page.contains("⟦"))
        #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
    }

    @Test func `what is sealed stands in blocks of its own`() throws {
        let page = try html()
        #expect(page.contains(#"<script id="header" type="application/json">{"a":"+/="}</script>"#))
        #expect(page.contains(#"<script id="content" type="text/plain">QUJD</script>"#))
    }

    @Test func `a template that is missing its words is an error`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("[]".utf8).write(to: folder.appending(path: "texts.en.json"))
        let own = try TemplateFiles(directory: folder.path)
        #expect(throws: InputError.self) { try SealedPage(.en, templates: own, version: "9.9") }
    }
}
