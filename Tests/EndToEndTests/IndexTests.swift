import Foundation
import Testing

struct IndexTests {
    private let command: Command

    init() throws {
        command = try Command()
        #expect(try command.run(["sample", "Input", "--sellers", "2", "--orders", "30"]).status == 0)
    }

    private func index(_ name: String = "Output/index.html") throws -> String {
        try String(contentsOf: command.folder.appending(path: name), encoding: .utf8)
    }

    @Test func `the index stands beside the bundles and changes none of them`() throws {
        try command.write("sellerName: Sharma Sarees\n", to: "Input/1234567/settings.yaml")
        #expect(try command.run(["--as-of", "2026-01-31", "--output", "Plain"]).status == 0)
        #expect(try command.run(["--as-of", "2026-01-31", "--index"]).status == 0)
        let page = try index()
        #expect(page.contains("<a href=\"1234567/index.html\">Sharma Sarees</a> <span class=\"under\">1234567</span>"))
        #expect(page.contains("<a href=\"1234568/index.html\">Example Store 2</a>"))
        let (plain, indexed) = (try command.files("Plain"), try command.files("Output"))
        #expect(indexed.keys.sorted() == (plain.keys + ["index.html"]).sorted())
        for (path, bytes) in plain { #expect(indexed[path] == bytes, "\(path)") }

        // Another run writes it anew: of what that run built.
        #expect(try command.run(["--as-of", "2026-01-31", "--index", "--seller", "1234568"]).status == 0)
        #expect(try !index().contains("Sharma"))
    }

    @Test func `sellers that are not built are listed with the reason`() throws {
        try FileManager.default.moveItem(
            at: command.folder.appending(path: "Input/1234568"),
            to: command.folder.appending(path: "Input/1234567/more")
        )
        #expect(try command.run(["sample", "Others", "--orders", "30"]).status == 0)
        let result = try command.run(["--as-of", "2026-01-31", "--index"])
        // Where nothing is written, nothing is listed.
        #expect(result.status == 2)
        #expect(try command.files("Output").isEmpty)
    }

    @Test func `sealed and redacted runs list folders and no names`() throws {
        try command.write("sellerName: Sharma Sarees\n", to: "Input/1234567/settings.yaml")
        try command.write("otter velvet quarry maple\n", to: "phrases.txt")
        for options in [["--seal", "phrases.txt"], ["--redact"]] {
            #expect(try command.run(["--as-of", "2026-01-31", "--index"] + options).status == 0)
            let page = try index()
            #expect(page.contains("<a href=\"1234567/index.html\">1234567</a>"))
            #expect(!page.contains("Sharma") && !page.contains("class=\"n\""), "\(options)")
        }
    }

    @Test func `shards write an index each`() throws {
        for shard in ["1/2", "2/2"] {
            #expect(try command.run(["--as-of", "2026-01-31", "--index", "--shard", shard]).status == 0)
        }
        let pages = try ["Output/index-1-of-2.html", "Output/index-2-of-2.html"].map { name in
            FileManager.default.fileExists(atPath: command.folder.appending(path: name).path) ? try index(name) : ""
        }
        for seller in ["1234567", "1234568"] {
            #expect(pages.count { $0.contains("<a href=\"\(seller)/index.html\">") } == 1, "\(seller)")
        }
    }

    @Test func `a page that hisaab did not write is never replaced, and the bundles are written all the same`() throws {
        try command.write("<title>mine</title>", to: "Output/index.html")
        let result = try command.run(["--as-of", "2026-01-31", "--index", "--quiet"])
        #expect(result.status == 1)
        #expect(
            result.errors
                == "Cannot replace Output/index.html: hisaab did not write it. Move it away or choose another folder with "
                + "--output.\n"
        )
        #expect(try index() == "<title>mine</title>")
        #expect(result.cells.count == 2)
    }

    @Test func `an index that is not renewed is told, and a readable one beside sealed bundles is a problem`() throws {
        try command.write("otter velvet quarry maple\n", to: "phrases.txt")
        #expect(try command.run(["--as-of", "2026-01-31", "--index", "--archive"]).status == 0)
        let plain = try command.run(["--as-of", "2026-01-31"])
        #expect(plain.status == 0 && plain.errors.contains("Note: Output/index.html lists an earlier run"))
        let sealed = try command.run(["--as-of", "2026-01-31", "--quiet", "--seal", "phrases.txt"])
        #expect(sealed.status == 1)
        let advice = "remove it before you pass the folder on."
        #expect(sealed.errors.contains("Output/index.html lists an earlier run") && sealed.errors.contains(advice))
        #expect(sealed.errors.contains("Output/1234567.zip holds the report of an earlier run, readable: \(advice)"))
    }

    @Test func `an index and archives of sealed and redacted runs are not taken for readable`() throws {
        try command.write("otter velvet quarry maple\n", to: "phrases.txt")
        let sealing = ["--seal", "phrases.txt"]
        for (first, second) in [(sealing, sealing), (sealing, ["--redact"]), (["--redact"], ["--redact"])] {
            let run = ["--as-of", "2026-01-31"]
            #expect(try command.run(run + ["--index", "--archive"] + first).status == 0)
            let result = try command.run(run + second)
            #expect(result.status == 0, "\(first) \(second) \(result.errors)")
            #expect(result.errors.contains("Note: Output/index.html lists an earlier run; renew it with --index."))
            #expect(result.errors.contains("Output/1234567.zip holds the report of an earlier run; renew it"))
        }
        // A redacted archive can be read: it is a problem beside sealed bundles, and the index of its run none.
        let sealed = try command.run(["--as-of", "2026-01-31", "--quiet"] + sealing)
        #expect(sealed.status == 1)
        #expect(sealed.errors.contains("1234567.zip holds the report of an earlier run, readable"))
        #expect(!sealed.errors.contains("index.html"))
    }

    @Test func `a bundle's own page is never taken for an index`() throws {
        #expect(try command.run(["--as-of", "2026-01-31"]).status == 0)
        let page = try index("Output/1234567/index.html")
        let result = try command.run(["--as-of", "2026-01-31", "--quiet", "--output", "Output/1234567", "--index"])
        #expect(result.status == 1 && result.errors.contains("Cannot replace Output/1234567/index.html"))
        #expect(try index("Output/1234567/index.html") == page)
    }

    @Test func `what hisaab wrote itself is no input`() throws {
        let options = ["Input", "--as-of", "2026-01-31", "--quiet", "--output", "Input/Output", "--archive", "--index"]
        #expect(try command.run(options).status == 0)
        let first = try command.files("Input/Output/1234567")["data/summary.json"]
        let second = try command.run(options)
        #expect(second.status == 0, "\(second.errors)")
        #expect(try command.files("Input/Output/1234567")["data/summary.json"] == first)
    }

    @Test func `what a killed run left of an index goes`() throws {
        // No process has a number above the kernel's limit of 2²².
        try command.write("<meta name=\"generator\" content=\"hisaab index 1", to: "Output/.index.html.page-99999999")
        try command.write("mine", to: "Output/.notes.page-99999999")
        #expect(try command.run(["--as-of", "2026-01-31"]).status == 0)
        let hidden = try command.files("Output").keys.filter { $0.hasPrefix(".") }
        #expect(hidden == [".notes.page-99999999"])
    }
}
