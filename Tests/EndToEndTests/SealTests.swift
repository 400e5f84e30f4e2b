import Foundation
import Testing

struct SealTests {
    private static let phrase = "otter velvet quarry maple"
    private let command: Command

    init() throws {
        command = try Command()
        #expect(try command.run(["sample", "Input", "--orders", "30"]).status == 0)
        try command.write(Self.phrase + "\n", to: "phrases.txt")
    }

    private func report(_ arguments: String..., input: String? = nil) throws -> Command.Result {
        try command.run(["--as-of", "2026-01-31"] + arguments, input: input)
    }

    @Test func `a sealed bundle replaces a readable one whole, and the other way round`() throws {
        #expect(try report().status == 0)
        #expect(try command.files("Output").count > 30)
        let result = try report("--seal", "phrases.txt")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.cells.map { $0[1] } == ["Output/1234567"])
        #expect(try command.files("Output").keys.sorted() == ["1234567/index.html", "1234567/manifest.json"])
        #expect(try command.run(["verify", "Output/1234567"]).output == "Output/1234567\tok\t1 files\n")
        #expect(try report().status == 0)
        #expect(try command.files("Output").count > 30)
    }

    @Test func `nothing outside the ciphertext tells whose it is or how large`() throws {
        #expect(try report("--seal", "phrases.txt").status == 0)
        let files = try command.files("Output/1234567")
        let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
        let manifest = String(decoding: try #require(files["manifest.json"]), as: UTF8.self)
        let start = try #require(page.firstRange(of: "type=\"text/plain\">")).upperBound
        let end = try #require(page[start...].firstRange(of: "<")).lowerBound
        #expect(Data(base64Encoded: String(page[start..<end]))?.count == 131_072 + 16)
        for text in [String(page[..<start]), String(page[end...]), manifest] {
            for secret in ["1234567", "Example", "2025", "2026-", Self.phrase] {
                #expect(!text.contains(secret), "\(secret)")
            }
        }
    }

    @Test(arguments: ["en", "hi", "gu"])
    func `the mail of a sealed report tells nothing of it and holds the page`(language: String) throws {
        try command.write("sellerName: Sharma Sarees\n", to: "Input/1234567/settings.yaml")
        let result = try report("--seal", "phrases.txt", "--mail", "asha@example.com", "--lang", language)
        #expect(result.status == 0, "\(result.errors)")
        let files = try command.files("Output/1234567")
        #expect(files.keys.filter { $0.contains(".") }.sorted() == ["index.html", "mail/report.eml", "manifest.json"])
        let mail = try #require(files["mail/report.eml"])
        let parts = MailText.parts(of: mail)
        for text in [String(decoding: mail, as: UTF8.self)] + parts.dropLast() {
            for secret in ["1234567", "Sharma", "₹", "2025", Self.phrase] {
                #expect(!text.contains(secret), "\(secret)")
            }
        }
        let attached = try #require(parts.last)
        #expect(attached.contains("filename=\"report.html\""))
        #expect(attached.hasSuffix(String(decoding: try #require(files["index.html"]), as: UTF8.self)))
    }

    @Test func `pass phrases come from standard input, too, and are told nowhere`() throws {
        let result = try report("--seal", "-", "--verbose", input: "phrases.txt")
        #expect(result.status == 0, "\(result.errors)")
        var written = try command.files("Output").mapValues { String(decoding: $0, as: UTF8.self) }
        written["output"] = result.output
        written["errors"] = result.errors
        for (name, text) in written { #expect(!text.contains("quarry"), "\(name)") }
    }

    @Test func `a weak phrase stops the run by its line, and the old bundle stays`() throws {
        #expect(try report().status == 0)
        let before = try command.files("Output")
        try command.write(Self.phrase + "\nPassword@2026\n", to: "weak.txt")
        let result = try report("--seal", "weak.txt")
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(
            result.errors == """
                Cannot seal with weak.txt: the pass phrase of line 2 is one of those that are tried first. hisaab \
                passphrase proposes a strong one.

                """
        )
        #expect(try command.files("Output") == before)
    }

    @Test(arguments: ["Input/1234567/phrases.txt", "Output/phrases.txt", "nowhere.txt"])
    func `pass phrases that are read or passed on, and none, stop the run`(path: String) throws {
        if path != "nowhere.txt" { try command.write(Self.phrase, to: path) }
        let result = try report("--seal", path)
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.errors.hasPrefix("Cannot seal with \(path): "))
    }

    @Test func `what somebody put into the folder stays, and is told to be readable`() throws {
        #expect(try report().status == 0)
        try command.write("mine", to: "Output/1234567/data/notes.txt")
        let result = try report("--seal", "phrases.txt")
        #expect(result.status == 0)
        #expect(result.errors.contains("Note: Output/1234567/data/notes.txt is not sealed: "))
        #expect(try command.files("Output/1234567").keys.contains("data/notes.txt"))
        #expect(!(try command.files("Output/1234567").keys.contains("data/orders.csv")))
    }

    @Test func `a sealed bundle cannot be compared with, but may be the result of comparing`() throws {
        #expect(try report("--output", "Plain").status == 0)
        #expect(try report("--since", "Plain", "--seal", "phrases.txt").status == 0)
        for path in ["Output", "Output/1234567"] {
            let result = try report("--since", path, "--output", "Again")
            #expect(result.status == 2)
            #expect(result.errors.contains("it is sealed. "), "\(result.errors)")
        }
    }

    @Test func `two runs of the same seal to different bytes`() throws {
        #expect(try report("--seal", "phrases.txt", "--output", "One").status == 0)
        #expect(try report("--seal", "phrases.txt", "--output", "Two").status == 0)
        let pages = try ["One", "Two"].map { try command.files($0)["1234567/index.html"] }
        #expect(pages[0] != pages[1])
        #expect(pages[0]?.count == pages[1]?.count)
    }

    @Test func `proposed phrases have as many words as asked for`() throws {
        let result = try command.run(["passphrase"])
        #expect(result.status == 0)
        #expect(result.output.split(separator: " ").count == 6)
        #expect(result.errors.hasPrefix("6 words at random: 63 bits."))
        let more = try command.run(["passphrase", "--words", "8"])
        #expect(more.output.split(separator: " ").count == 8)
        try command.write(result.output + more.output, to: "proposed.txt")
        #expect(try report("--seal", "proposed.txt").status == 0)
        for words in ["4", "21", "x"] { #expect(try command.run(["passphrase", "--words", words]).status == 64) }
    }
}
