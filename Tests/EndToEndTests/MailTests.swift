import Foundation
import Testing

/// Mails and archives as other programs find them.
struct MailTests {
    private let command: Command

    init() throws {
        command = try Command()
        #expect(try command.run(["sample", "Input", "--orders", "60"]).status == 0)
    }

    private func run(_ arguments: [String]) throws -> Command.Result {
        try command.run(["--as-of", "2026-01-31", "--quiet"] + arguments)
    }

    private static let mail = "Output/1234567/mail/report.eml"

    /// What a script of `Fixtures` says about a file.
    private func ask(_ script: String, about path: String) throws -> JSONText {
        let result = try Tool.python([
            Fixture.folder.appending(path: "Fixtures/\(script)").path, command.folder.appending(path: path).path,
        ])
        #expect(result.status == 0, "\(result.errors)")
        return try JSONText(Data(result.output.utf8))
    }

    @Test(.enabled(if: Tool.hasPython))
    func `another program reads the mail without a defect`() throws {
        #expect(try run(["--mail", "आशा पटेल <asha@Example.com>", "b@example.com", "Input"]).status == 0)
        let files = try command.files("Output/1234567")
        let raw = try #require(files["mail/report.eml"])
        let lines = String(decoding: raw, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { 0x20..<0x7F ~= $0 } })

        let mail = try ask("read_mail.py", about: Self.mail)
        #expect(mail["defects"].texts == [])
        #expect(
            mail["types"].texts == [
                "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/zip",
            ]
        )
        #expect(
            mail["names"].texts == [
                "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted", "Content-Type",
            ]
        )
        let headers = mail["headers"]
        #expect(headers["Subject"].string == "Example Textiles – Meesho report, 31 Jan 2026")
        #expect(headers["Date"].string == "Sat, 31 Jan 2026 12:00:00 +0530")
        #expect(headers["To"].string == "आशा पटेल <asha@example.com>, b@example.com")
        #expect(headers["From"].string == "आशा पटेल <asha@example.com>")
        #expect(headers["Auto-Submitted"].string == "auto-generated")

        // The figures are those of the bundle.
        let summary = try JSONText(try #require(files["data/summary.json"]))
        let orders = summary["orders"]["count"].int
        for part in ["text", "html"] {
            #expect(mail[part].string.contains("Example Textiles"))
            #expect(mail[part].string.contains("\(orders)"))
        }
        #expect(mail["html"].string.hasPrefix("<!doctype html>\n"))

        #expect(mail["attachment"].string == "1234567.zip")
        let members = mail["members"]
        let others = files.keys.filter { $0.contains(".") && $0 != "mail/report.eml" }
        #expect(members.keys == others.map { "1234567/" + $0 }.sorted())
        for path in others where path != "manifest.json" {
            #expect(
                members["1234567/" + path].string == String(decoding: files[path] ?? Data(), as: UTF8.self),
                "\(path)"
            )
        }
        // What is attached is a whole bundle by itself.
        for name in members.keys { try command.write(members[name].string, to: "Unpacked/" + name) }
        #expect(try command.run(["verify", "Unpacked/1234567", "Output/1234567"]).status == 0)
    }

    @Test(.enabled(if: Tool.hasPython && Tool.hasMailServer))
    func `a mail goes through a mail program to a server and arrives as it was`() throws {
        #expect(
            try run(["--mail", "Asha Patel <asha@example.com>", "--mail", "b@example.com", "--lang", "gu"]).status == 0
        )
        let result = try ask("send_mail.py", about: Self.mail)
        #expect(result["status"].int == 0)
        let arrived = try #require(result["mails"].elements.first)
        #expect(result["mails"].elements.count == 1)
        #expect(arrived["from"].string == "asha@example.com")
        #expect(arrived["to"].texts == ["asha@example.com", "b@example.com"])
        let content = try #require(Data(base64Encoded: arrived["content"].string))
        #expect(content == (try command.files("Output/1234567")["mail/report.eml"]))
    }

    @Test func `the same input gives the same mail and archive`() throws {
        let options = ["--mail", "a@example.com", "--archive"]
        #expect(try run(options).status == 0)
        let first = try command.files("Output")
        #expect(first["1234567.zip"] != nil && first["1234567/mail/report.eml"] != nil)
        #expect(try run(options + ["--jobs", "1"]).status == 0)
        #expect(try command.files("Output") == first)
        #expect(try run(options + ["--shard", "1/1", "--output", "Other"]).status == 0)
        #expect(try command.files("Other") == first)
        // Nobody asks for a mail any more, and the old archive is told of.
        let without = try command.run(["--as-of", "2026-01-31"])
        #expect(
            without.errors.contains(
                "Note: Output/1234567.zip holds the report of an earlier run; renew it with --archive."
            )
        )
        #expect(try command.files("Output")["1234567/mail/report.eml"] == nil)
    }

    @Test func `a mail of an earlier run is told, and no name or address is shared by several sellers`() throws {
        #expect(try command.run(["sample", "Two", "--sellers", "2", "--orders", "30"]).status == 0)
        try FileManager.default.removeItem(at: command.folder.appending(path: "Two/1234568/settings.yaml"))
        try command.write("sellerName: One\nmail: one@example.com\n", to: "Two/settings.yaml")
        let both = try command.run(["--as-of", "2026-01-31", "--mail", "a@example.com", "--output", "O", "Two"])
        #expect(both.status == 0 && both.errors.contains("Mails to be sent: 2, O/*/mail/report.eml."))
        #expect(both.errors.contains("Each of the 2 mails goes to everyone named by --mail"))
        let files = try command.files("O")
        let mail = MailText.parts(of: try #require(files["1234568/mail/report.eml"])).dropLast().joined()
        #expect(!mail.contains("one@example.com") && mail.contains("Seller 1234568"))
        let one = try command.run([
            "--as-of", "2026-01-31", "--mail", "a@example.com", "--output", "O", "--seller", "1234568", "Two",
        ])
        #expect(one.errors.contains("Note: O/1234567/mail/report.eml is of an earlier run: do not send it again."))
        let none = try command.run(["--as-of", "2026-01-31", "--mail-from", "a@example.com", "--output", "P", "Two"])
        #expect(none.errors.contains("Note: --mail-from has no effect"))
    }

    @Test func `the mail of a redacted report says so, and that of a compared one what changed`() throws {
        #expect(try run(["--mail", "a@example.com", "--redact"]).status == 0)
        let redacted = MailText.parts(of: try #require(try command.files("Output")["1234567/mail/report.eml"]))
        #expect(redacted.dropLast().count { $0.contains("Redacted: costs and everything computed from them") } == 2)
        #expect(try run(["--output", "Before"]).status == 0)
        #expect(try run(["--mail", "a@example.com", "--since", "Before", "--output", "After"]).status == 0)
        let compared = MailText.parts(of: try #require(try command.files("After")["1234567/mail/report.eml"]))
        #expect(compared.dropLast().count { $0.contains("Since the earlier report") } == 2)
    }

    @Test(.enabled(if: Tool.hasPython && Tool.hasUnzip))
    func `other programs unpack the archive`() throws {
        #expect(try run(["--archive"]).status == 0)
        let archive = command.folder.appending(path: "Output/1234567.zip").path
        #expect(try Tool.run("/usr/bin/unzip", ["-tqq", archive]).status == 0)
        let script = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])"
        let target = command.folder.appending(path: "Unpacked").path
        #expect(try Tool.python(["-c", script, archive, target]).status == 0)
        #expect(try command.files("Unpacked/1234567") == command.files("Output/1234567"))
        #expect(try command.run(["verify", "Unpacked/1234567"]).status == 0)
        // What is not hisaab's own is never replaced.
        try command.write("mine", to: "Output/1234567.zip")
        let refused = try run(["--archive"])
        #expect(refused.status == 2)
        #expect(refused.errors.contains("Cannot replace Output/1234567.zip: hisaab did not write it"))
        #expect(try command.files("Output")["1234567.zip"] == Data("mine".utf8))
    }

    @Test(.enabled(if: Tool.hasPython))
    func `settings name who gets the mail and whom it is from`() throws {
        try command.write(
            "sellerName: \"Shop\\r\\nBcc: x@example.com\"\nmail:\n  - s@example.com\n  - Asha <a@example.com>\n  - nobody\n"
                + "mailFrom: Shop <shop@example.com>\n",
            to: "Input/1234567/settings.yaml"
        )
        let result = try run(["--mail", "a@example.com", "--mail-from", "desk@example.com"])
        #expect(result.status == 1)
        #expect(
            result.errors == """
                1234567/settings.yaml › row 5 › column "mail": expected an address such as asha@example.com or Asha Patel \
                <asha@example.com>, found "nobody". No mail goes to it: correct the address and run again.

                """
        )
        var mail = try ask("read_mail.py", about: Self.mail)
        #expect(mail["names"].texts.count == 8 && mail["defects"].texts == [])
        #expect(mail["headers"]["Subject"].string == "Shop  Bcc: x@example.com – Meesho report, 31 Jan 2026")
        #expect(mail["headers"]["To"].string == "a@example.com, s@example.com")
        #expect(mail["headers"]["From"].string == "desk@example.com")
        #expect(try run([]).status == 1)
        mail = try ask("read_mail.py", about: Self.mail)
        #expect(mail["headers"]["To"].string == "s@example.com, Asha <a@example.com>")
        #expect(mail["headers"]["From"].string == "Shop <shop@example.com>")
        let manifest = try JSONText(try #require(command.files("Output/1234567")["manifest.json"]))
        #expect(manifest["settings"]["mail"].texts == ["s@example.com", "Asha <a@example.com>"])
        #expect(manifest["settings"]["mail_from"].string == "Shop <shop@example.com>")
        #expect(manifest["options"]["mail"].texts == [])
        let page = String(decoding: try #require(command.files("Output/1234567")["index.html"]), as: UTF8.self)
        #expect(page.contains("s@example.com, Asha &lt;a@example.com&gt;"))
    }

    @Test(arguments: [
        ["--mail"], ["--mail", "asha"], ["--mail", "a@example.com,b@example.com"],
        ["--mail", "a@example.com\r\nBcc: b@example.com"],
        ["--mail", "a@example.com", "--mail-from", "x\n<a@example.com>"], ["--mail-from", ""],
        ["--mail", "a@example.com", "nowhere"],
    ])
    func `an address that is none is wrong usage`(arguments: [String]) throws {
        let result = try run(arguments)
        #expect(result.status == 64 && result.output.isEmpty)
        #expect(result.errors.contains("--mail"))
        #expect(try command.files("Output").isEmpty)
    }
}

/// Programs beside hisaab that its tests need; `.scripts/test` installs them.
enum Tool {
    static let hasPython = isPresent("/usr/bin/python3")
    static let hasUnzip = isPresent("/usr/bin/unzip")
    /// A program that sends mails, and Python's server that takes them.
    static let hasMailServer = isPresent("/usr/bin/msmtp") && (try? python(["-c", "import aiosmtpd"]).status) == 0

    private static func isPresent(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// Debian's own: its packages are of no use to another one.
    static func python(_ arguments: [String]) throws -> Command.Result {
        try run("/usr/bin/python3", ["-B"] + arguments)
    }

    static func run(_ program: String, _ arguments: [String]) throws -> Command.Result {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let output = Pipe()
        let errors = FileManager.default.temporaryDirectory.appending(path: "hisaab-test-\(UUID().uuidString)")
        try Data().write(to: errors)
        defer { try? FileManager.default.removeItem(at: errors) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Command.Result(
            status: process.terminationStatus,
            output: String(decoding: data, as: UTF8.self),
            errors: try String(contentsOf: errors, encoding: .utf8)
        )
    }
}
