import Foundation
import Testing

/// Bundles with style and script in files of their own, as hosts and programs find them.
struct LayoutTests {
    private static let parts = ["_headers", "script.js", "style.css"]
    private let command: Command

    init() throws {
        command = try Command()
        #expect(try command.run(["sample", "Input", "--orders", "60"]).status == 0)
    }

    private func run(_ arguments: String...) throws -> Command.Result {
        try command.run(["--as-of", "2026-01-31", "--quiet"] + arguments)
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try #require(try command.files("Output")[path]), as: UTF8.self)
    }

    @Test func `nothing but the page changes, and an earlier layout leaves nothing`() throws {
        #expect(try run().status == 0)
        let page = try command.files("Output/1234567")
        #expect(try run("--layout", "folder").status == 0)
        let folder = try command.files("Output/1234567")
        #expect(Set(folder.keys) == Set(page.keys).union(Self.parts))
        let changed = page.keys.filter { folder[$0] != page[$0] }.sorted()
        #expect(changed == ["index.html", "manifest.json"])
        let manifest = try JSONText(try #require(folder["manifest.json"]))
        #expect(manifest["options"]["layout"].string == "folder")
        #expect(Self.parts.allSatisfy { part in manifest["outputs"].elements.contains { $0["path"].string == part } })
        #expect(try command.run(["verify", "Output/1234567"]).status == 0)
        #expect(try run("--layout", "page").status == 0)
        #expect(try command.files("Output/1234567") == page)
    }

    @Test func `the page holds no style or script and loads both from beside it`() throws {
        #expect(try run("--layout", "folder").status == 0)
        let html = try text("1234567/index.html")
        #expect(html.contains("<link rel=\"stylesheet\" href=\"style.css\">"))
        #expect(html.contains("<script src=\"script.js\"></script>"))
        for pattern in [/<style/, /\sstyle\s*=/, /\son[a-z]+\s*=/, /sha256-/, /unsafe-/] {
            #expect(html.firstMatch(of: pattern) == nil)
        }
        // Blocks of data are no scripts; all else is loaded.
        for script in html.matches(of: /<script([^>]*)>/) {
            #expect(script.1.contains("src=") || script.1.contains("type=\"text/plain\""))
        }
        #expect(
            try text("1234567/_headers").contains("\n  Content-Security-Policy: default-src 'none'; style-src 'self'; ")
        )
        // Folders of sellers are passed over as input, however they are laid out.
        #expect(try run("--output", "Other", "Output").status == 2)
    }

    @Test func `a sealed page is always one file`() throws {
        try command.write("otter velvet quarry maple\n", to: "phrases.txt")
        let result = try run("--layout", "folder", "--seal", "phrases.txt")
        #expect(result.status == 64)
        #expect(result.errors.contains("--seal and --layout folder exclude each other: a sealed page is one file."))
        #expect(try command.files("Output").isEmpty)
        #expect(try run("--layout", "page", "--seal", "phrases.txt").status == 0)
    }

    /// Sealing takes the place of the folder's files, too.
    @Test func `an archive holds the folder, and sealing leaves none of it`() throws {
        #expect(try run("--layout", "folder", "--archive").status == 0)
        let archive = try #require(try command.files("Output")["1234567.zip"])
        for part in Self.parts { #expect(archive.firstRange(of: Data("1234567/\(part)".utf8)) != nil) }
        try FileManager.default.removeItem(at: command.folder.appending(path: "Output/1234567.zip"))
        try command.write("otter velvet quarry maple\n", to: "phrases.txt")
        #expect(try run("--seal", "phrases.txt").status == 0)
        #expect(try command.files("Output").keys.sorted() == ["1234567/index.html", "1234567/manifest.json"])
    }

    @Test func `what changed since a bundle of another layout is told`() throws {
        #expect(try run("--layout", "folder").status == 0)
        let result = try run("--since", "Output")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try command.files("Output/1234567")["data/since.csv"] != nil)
    }

    @Test(.enabled(if: Tool.hasPython))
    func `a mail holds the page in one file, whatever the layout`() throws {
        func attached() throws -> JSONText {
            let mail = command.folder.appending(path: "Output/1234567/mail/report.eml").path
            let result = try Tool.python([Fixture.folder.appending(path: "Fixtures/read_mail.py").path, mail])
            #expect(result.status == 0, "\(result.errors)")
            return try JSONText(Data(result.output.utf8))["members"]
        }
        #expect(try run("--mail", "asha@example.com").status == 0)
        let expected = try attached()
        #expect(try run("--layout", "folder", "--mail", "asha@example.com").status == 0)
        let found = try attached()
        #expect(found.keys == expected.keys && !found.keys.isEmpty)
        for path in found.keys { #expect(found[path].string == expected[path].string, "\(path)") }
        #expect(found["1234567/index.html"].string.contains("<style>"))
        for path in found.keys { try command.write(found[path].string, to: "Unpacked/" + path) }
        #expect(try command.run(["verify", "Unpacked/1234567", "Output/1234567"]).status == 0)
    }
}
