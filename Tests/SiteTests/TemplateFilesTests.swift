import Foundation
import Site
import Tabular
import Testing
import Wording

@Suite struct TemplateFilesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Templates")

    @Test func `the built-in files are those of Templates, byte for byte`() throws {
        let onDisk = try FileManager.default.contentsOfDirectory(atPath: TemplateFilesTests.folder.path)
            .filter { !$0.hasPrefix(".") }
        let builtIn = try TemplateFiles()
        #expect(builtIn.names == onDisk.sorted())
        for name in onDisk {
            let bytes = try [UInt8](Data(contentsOf: TemplateFilesTests.folder.appending(path: name)))
            #expect(builtIn.bytes(name) == bytes, "\(name)")
        }
    }

    @Test func `a file in the user's folder wins`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("<p>{{title}}</p>".utf8).write(to: folder.appending(path: "page.mustache"))
        try Data("not ours".utf8).write(to: folder.appending(path: "other.txt"))
        let files = try TemplateFiles(directory: folder.path)
        #expect(files.bytes("other.txt") == nil)
        let html = Page(Fixture.empty, design: try PageDesign(.en, templates: files)).html()
        #expect(String(decoding: html, as: UTF8.self) == "<p>Seller new-shop – Meesho report, 28 Feb 2026</p>")
        #expect(throws: InputError.self) { try TemplateFiles(directory: folder.path + "/none") }
    }

    /// Phrases with names in braces, tags that only begin alike and keys without a phrase are no plain phrases.
    @Test func `a template takes phrases by their keys`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(#"{"a": "<x> & {{y}}", "b": "q & <r>", "title": "{seller}", "seller_unnamed": "S"}"#.utf8)
            .write(to: folder.appending(path: "texts.en.json"))
        try Data("{{t.a}}|{{t.b}}|{{t.c}}|{{{t.a}}}|{t.a}".utf8).write(to: folder.appending(path: "page.mustache"))
        let html = Page(
            Fixture.empty,
            design: try PageDesign(.en, templates: TemplateFiles(directory: folder.path))
        ).html()
        #expect(
            String(decoding: html, as: UTF8.self) == "&lt;x&gt; &amp; {{y}}|q &amp; &lt;r&gt;||<x> & {{y}}|{t.a}"
        )
    }

    /// Long markup, lines with a tag alone, attributes and other signs of tags come out as Mustache has them.
    @Test func `markup of a template that never changes stays what it is`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(#"{"b": "q & <r>", "title": "{seller}", "seller_unnamed": "S"}"#.utf8)
            .write(to: folder.appending(path: "texts.en.json"))
        let template = """
            <main class="longer than what is left in place">
            {{#seller}}
              <p title="{{t.b}}"> {{lang}} and more than a few words {{t.b}} </p>
            {{/seller}}
            {{! nobody sees this }}
            {{^seller}}<p>nor this</p>{{/seller}}
            </main> {{=<% %>=}}<% lang %> {{t.b}} {{lang}}
            """
        try Data(template.utf8).write(to: folder.appending(path: "page.mustache"))
        let html = Page(
            Fixture.empty,
            design: try PageDesign(.en, templates: TemplateFiles(directory: folder.path))
        ).html()
        let expected = """
            <main class="longer than what is left in place">
              <p title="q &amp; &lt;r&gt;"> en and more than a few words q &amp; &lt;r&gt; </p>

            </main> en {{t.b}} {{lang}}
            """
        #expect(String(decoding: html, as: UTF8.self) == expected)
    }

    @Test func `a template that writes the rows of tables itself gives the same page`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let builtIn = try TemplateFiles()
        let table = builtIn.text("table.mustache")
            .replacing("{{{headCells}}}", with: TemplateFilesTests.headCells)
            .replacing("{{{bodyRows}}}", with: TemplateFilesTests.bodyRows + "\n")
        try Data(table.utf8).write(to: folder.appending(path: "table.mustache"))
        let html = try page(templates: builtIn)
        #expect(try page(templates: TemplateFiles(directory: folder.path)) == html)
        try Data(table.replacing("<td", with: "<td data-mine").utf8).write(to: folder.appending(path: "table.mustache"))
        let mine = try page(templates: TemplateFiles(directory: folder.path))
        #expect(mine != html)
        #expect(mine.replacing("<td data-mine", with: "<td") == html)
    }

    private func page(templates: TemplateFiles) throws -> String {
        String(decoding: Page(Fixture.hostile, design: try PageDesign(.hi, templates: templates)).html(), as: UTF8.self)
    }

    private static let headCells =
        "{{#heads}}<th scope=col{{#number}} class=\"n\"{{/number}}>{{text}}{{/heads}}"
    private static let bodyRows = """
        {{#rows}}
        <tr{{#rowID}} id="{{rowID}}"{{/rowID}}{{#rowClass}} class="{{rowClass}}"{{/rowClass}}>\
        <th scope=row{{#headTurns}} dir="auto"{{/headTurns}}{{#headSort}} data-sort="{{headSort}}"{{/headSort}}>{{head}}\
        {{#under}} <span class="under"{{#underTurns}} dir="auto"{{/underTurns}}>{{.}}</span>{{/under}}\
        {{#cells}}<td{{#cellClass}} class="{{cellClass}}"{{/cellClass}}{{#sort}} data-sort="{{sort}}"{{/sort}}\
        {{#english}} lang="en"{{/english}}>{{text}}{{/cells}}</tr>
        {{/rows}}
        """

    @Test func `a template that does not parse is named`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("{{#open}}".utf8).write(to: folder.appending(path: "table.mustache"))
        try Data("[1]".utf8).write(to: folder.appending(path: "texts.hi.json"))
        let files = try TemplateFiles(directory: folder.path)
        let error = #expect(throws: InputError.self) { try PageDesign(.en, templates: files) }
        #expect(error?.place.path == "texts.hi.json")
        try FileManager.default.removeItem(at: folder.appending(path: "texts.hi.json"))
        let other = #expect(throws: InputError.self) {
            try PageDesign(.en, templates: TemplateFiles(directory: folder.path))
        }
        #expect(other?.place.path == "table.mustache")
    }
}
