import Foundation
import Ledger
import Meesho
import Site
import Synchronization
import Tabular
import Testing
import Wording

@testable import Delivery

struct ReportMailTests {
    private final class Log: Sendable {
        private let entries = Mutex<[String]>([])
        var paths: [String] { entries.withLock { $0 } }
        func add(_ path: String) { entries.withLock { $0.append(path) } }
    }

    /// Bytes that cannot be packed.
    private static func noise(_ count: Int) -> [UInt8] {
        var state: UInt64 = 88_172_645_463_325_252
        return (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state)
        }
    }

    private func files(_ contents: [String: [UInt8]], log: Log = Log()) -> FinishedFiles {
        let outputs = contents.map { Manifest.Output(path: $0.key, size: $0.value.count, sha256: "") }
        return FinishedFiles(outputs: outputs.sorted { $0.path < $1.path }, manifest: Array("{}\n".utf8)) {
            path,
            sink in
            log.add(path)
            let bytes = contents[path] ?? []
            for start in stride(from: 0, to: bytes.count, by: 10_000) {
                try bytes[start..<min(start + 10_000, bytes.count)].withUnsafeBytes(sink)
            }
        }
    }

    private func mail(limit: Int = ReportMail.attachmentLimit, seller: String = "1005589") throws -> ReportMail {
        let report = try BundleExample.report(seller)
        let design = try PageDesign(.en, templates: TemplateFiles())
        var mail = ReportMail(
            from: try #require(MailAddress("a@example.com")),
            to: [try #require(MailAddress("b@example.com")), try #require(MailAddress("जी <c@example.com>"))],
            on: try #require(Day(year: 2026, month: 1, day: 31)),
            folder: FolderName(sellerID: seller)
        ) { MailBody(report, with: $0, design: design) }
        mail.limit = limit
        return mail
    }

    private func text(_ mail: ReportMail, _ files: FinishedFiles) throws -> String {
        var bytes: [UInt8] = []
        try mail.write(with: files) { bytes.append(contentsOf: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private let small = ["index.html": Array("<p>page</p>".utf8), "data/orders.csv": Array("a,b\r\n".utf8)]

    @Test func `a mail is 7-bit lines of at most 76, that end with CRLF`() throws {
        let text = try text(mail(), files(small))
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.last == "")
        for line in lines {
            #expect(line.utf8.count <= 76 && line.utf8.allSatisfy { 0x20..<0x7F ~= $0 }, "\(line)")
        }
        let head = lines.prefix { !$0.isEmpty }.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
        #expect(
            head == [
                "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted", "Content-Type",
            ]
        )
        #expect(text.contains("\r\nContent-Disposition: attachment;\r\n filename=\"1005589.zip\"\r\n"))
    }

    @Test func `the same content gives the same bytes, other content another id`() throws {
        let first = try text(mail(), files(small))
        #expect(try text(mail(), files(small)) == first)
        func id(_ text: String) -> Substring? { text.firstMatch(of: /Message-ID: <([0-9a-f]{32})@/)?.output.1 }
        #expect(id(first) != nil)
        var other = try mail()
        other.recipients.removeLast()
        #expect(try id(text(other, files(small))) != id(first))
        #expect(try id(text(mail(), files(["index.html": Array("<p>Page</p>".utf8)]))) != id(first))
        #expect(try id(text(mail(seller: "1005590"), files(small))) != id(first))
    }

    /// Room for the whole bundle, for the page, and for neither.
    @Test(arguments: [(200_000, "7.zip"), (100_000, "7.html"), (10_000, nil)])
    func `what is too large stays behind, and both texts say so`(limit: Int, name: String?) throws {
        let log = Log()
        let files = files(
            ["data/a.csv": Self.noise(60_000), "data/b.csv": Self.noise(60_000), "index.html": Self.noise(50_000)],
            log: log
        )
        let text = try text(mail(limit: limit, seller: "7"), files)
        #expect(text.firstMatch(of: /filename="([^"]*)"/).map { String($0.output.1) } == name)
        let said = text.replacing("=\r\n", with: "")
        let line =
            switch name {
            case "7.zip": "Attached: 7.zip, the whole report."
            case "7.html": "too large for a mail. Attached: 7.html, its page"
            default: "so nothing is attached. It lies in the folder 7 "
            }
        #expect(said.components(separatedBy: line).count == 3)
        // The archive is given up within the file that is one too many; the page is read anew.
        #expect(
            log.paths
                == (name == "7.zip"
                    ? ["data/a.csv", "data/b.csv", "index.html"]
                    : name == "7.html" ? ["data/a.csv", "data/b.csv", "index.html"] : ["data/a.csv", "index.html"])
        )
    }

    @Test func `a mail with the most that is attached stays below what servers take`() throws {
        let limit = ReportMail.attachmentLimit
        // Deflate looks no further back than 32 KB.
        let noise = Self.noise(100_000)
        var page: [UInt8] = []
        while page.count + noise.count < limit { page += noise }
        // The archive is above the limit, and the page just below it.
        let files = files(["index.html": page, "data/x.csv": noise + noise])
        var size = 0
        try mail().write(with: files) { size += $0.count }
        #expect(size > 24_000_000 && size < 25_000_000)
    }

    @Test func `a long folder name is cut to fit a line`() throws {
        let text = try text(mail(seller: String(repeating: "long name ", count: 9)), files(small))
        #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 76 })
    }

    @Test func `who gets a mail, and whom it is from`() throws {
        let address = { (text: String) in try #require(MailAddress(text)) }
        var report = try BundleExample.report("1")
        let design = try PageDesign(.en, templates: TemplateFiles())
        let maker: Mailing.BodyMaker = { MailBody($0, with: $1, design: design) }
        func mail(_ mailing: Mailing) -> ReportMail? { mailing.mail(with: report, isSealed: false, body: maker) }
        #expect(mail(Mailing { maker }) == nil)
        report.settings.mail = [try address("s@example.com"), try address("O <o@example.com>")]
        let option = Mailing(to: [try address("o@example.com")]) { maker }
        #expect(mail(option)?.recipients.map(\.description) == ["o@example.com", "s@example.com"])
        #expect(mail(option)?.sender.address == "o@example.com")
        report.settings.mailFrom = try address("f@example.com")
        #expect(mail(option)?.sender.address == "f@example.com")
        #expect(mail(Mailing(from: try address("g@example.com")) { maker })?.sender.address == "g@example.com")
    }
}
