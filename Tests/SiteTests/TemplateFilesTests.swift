import Foundation
import Site
import Tabular
import Testing

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
        let html = try Page(Fixture.empty, language: .en, templates: files).html()
        #expect(String(decoding: html, as: UTF8.self) == "<p>Seller new-shop – Meesho report, 28 Feb 2026</p>")
        #expect(throws: InputError.self) { try TemplateFiles(directory: folder.path + "/none") }
    }

    @Test func `a template that does not parse is named`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("{{#open}}".utf8).write(to: folder.appending(path: "table.mustache"))
        try Data("[1]".utf8).write(to: folder.appending(path: "texts.hi.json"))
        let files = try TemplateFiles(directory: folder.path)
        let error = #expect(throws: InputError.self) { try Page(Fixture.empty, language: .en, templates: files).html() }
        #expect(error?.place.path == "table.mustache")
        let other = #expect(throws: InputError.self) { try Texts(.hi, templates: files) }
        #expect(other?.place.path == "texts.hi.json")
    }
}
