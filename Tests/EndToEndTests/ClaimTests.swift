import Foundation
import Ledger
import Meesho
import Site
import Tabular
import Testing

struct ClaimTests {
    /// Three tickets about one sub order, 231.50 promised and paid once.
    @Test func `money of a claim counts once, from the payments`() async throws {
        var files = OwedFiles()
        files.tickets = [
            "T1,Rejected,2025-09-11,wrong item,no,2025-10-01",
            "T2,Approved,2025-09-12,wrong item,Rs 231.5 was done on 22 Sep 2025 with transaction id X,NA",
            "T3,Closed,2025-09-13,damaged,no,2025-10-05",
        ]
        files.returned = ["2025-09-01,Customer Return,2025-09-10,VL123456,Valmo,NA"]
        files.legs = ["Return,T1,2025-09-22,231.50,0,0,0,0,231.50,0,0,"]
        let report = try await files.report(asOf: "2025-09-30")
        let summary = try report.summary()["claims"]
        // With one more of another sub order.
        #expect(summary["tickets"].int == 4)
        #expect(summary["status"].leaves == ["approved": "1", "open": "0", "rejected": "3", "unknown": "0"])
        #expect(summary["promised"].string == "231.50" && summary["paid"].string == "231.50")
        #expect(summary["paid_without_ticket"].string == "0.00")
        #expect(summary["approved_unpaid"].leaves == ["count": "0", "amount": "0.00"])
        #expect(summary["approval"].leaves == ["n": "1", "d": "4", "rate": "0.2500"])
        #expect(summary["by_issue"]["wrong item"].leaves == ["n": "1", "d": "2", "rate": "0.5000"])
        #expect(summary["by_courier"]["Valmo"].leaves == ["n": "1", "d": "3", "rate": "0.3333"])
        let table = try report.table("claims.csv")
        #expect(table.rows.map { $0["paid"] } == ["0.00", "", "231.50", ""])
        let row = try #require(table.row("ticket", "T2"))
        #expect(row["amount"] == "231.50" && row["amount_day"] == "2025-09-22")
        #expect(row["awb"] == "VL123456" && row["return_delivered"] == "2025-09-10" && row["sku"] == "Kurti")
        // Paid already: no ticket of the sub order is worth opening again.
        #expect(table.rows.map { $0["can_reopen"] } == ["false", "false", "false", "false"])
    }

    @Test(arguments: [("2025-10-01", true), ("2025-10-02", false)])
    func `a rejected ticket can be opened again up to its day`(asOf: String, canReopen: Bool) async throws {
        var files = OwedFiles()
        files.tickets = ["T1,Rejected,2025-09-11,wrong item,no,2025-10-01"]
        let report = try await files.report(asOf: asOf)
        #expect(try report.table("claims.csv").row("ticket", "T1")?["can_reopen"] == "\(canReopen)")
        #expect(ClaimCalendar(report).count == (canReopen ? 1 : 0))
    }

    @Test func `a ticket whose amount cannot be read counts, and is named`() async throws {
        var files = OwedFiles()
        files.tickets = [
            "T1,Approved,2025-09-11,wrong item,Payment of Rs two hundred was done on 12 Sep 2025,soon",
            "T2,Approved,2025-09-11,wrong item,fine,31/31/2025",
            "T3,Weird,2025-09-11,about me,orders 12 was done on 12 Sep 2025,NA",
        ]
        let reading = try await InputFolder(files.files).reading()
        let seller = try #require(reading.sellers.first)
        #expect(seller.problems.map(\.place.column) == ["Last Update", "Reopen Validity", "Last Update"])
        #expect(seller.problems.map(\.place.row) == [2, 3, 4])
        #expect(!seller.problems.contains { "\($0)".contains("two hundred") })
        #expect(seller.records.contains { $0.note == "ticket statuses that are not known: 1" })
        let report = await SellerReport(of: seller, asOf: try day("2025-12-31"), version: "test")
        #expect(report.claims.unreadableAmounts == 2)
        #expect(report.claims.counts.approved == 2 && report.claims.counts.unknown == 1)
        #expect(try report.table("claims.csv").row("ticket", "T3")?["issue"] == "other")
    }

    @Test func `the newest file tells of a ticket that two files hold`() async throws {
        var files = OwedFiles()
        files.tickets = ["T1,Open,2025-09-11,wrong item,wait,NA"]
        var later = files
        later.claimed = "01-09-2025-to-31-01-2026"
        later.tickets = ["T1,Approved,2025-09-11,wrong item,Rs 9 is scheduled on 2025-09-20,NA"]
        let claims = later.files.filter { $0.path.contains("Supplier-") }
        let report = try await InputFolder(files.files + claims).report()
        #expect(report.claims.claims.first { $0.ticket == "T1" }?.status == .approved)
        #expect(report.claims.counts.all == 2)
    }
}

/// `claims.ics`, read as another program reads it.
struct CalendarTests {
    private static func lines(_ report: SellerReport) throws -> [String] {
        let bytes = ClaimCalendar(report).bytes()
        let text = try #require(String(bytes: bytes, encoding: .utf8))
        #expect(text.hasSuffix("END:VCALENDAR\r\n"))
        let physical = text.components(separatedBy: "\r\n")
        // No line is longer than 75 octets, no line break stands alone, and every piece is whole UTF-8.
        #expect(physical.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") && !$0.contains("\r") })
        // Unfolded by bytes: to Swift, a mark behind the blank of a folded line is one character with it.
        var unfolded: [UInt8] = []
        for byte in bytes {
            unfolded.append(byte)
            if unfolded.suffix(3) == [0x0D, 0x0A, 0x20] { unfolded.removeLast(3) }
        }
        return String(decoding: unfolded, as: UTF8.self).components(separatedBy: "\r\n").filter { !$0.isEmpty }
    }

    @Test func `a calendar without deadlines is one`() async throws {
        let lines = try Self.lines(try await OwedFiles().report(asOf: "2025-12-31"))
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.contains("BEGIN:VTIMEZONE"))
        #expect(!lines.contains("BEGIN:VEVENT"))
        #expect(lines.count { $0.hasPrefix("BEGIN:") } == lines.count { $0.hasPrefix("END:") })
    }

    @Test func `each deadline is a day with a reminder the day before`() async throws {
        var files = OwedFiles(returned: ["2025-09-01,Customer Return,2025-09-10,VL123456,Valmo,NA"])
        let other = OwedFiles(tickets: ["T1,Rejected,2025-09-11,wrong item,no,2025-10-01"])
        files.claimed = other.claimed
        let open = try Self.lines(try await files.report(asOf: "2025-09-12"))
        #expect(open.count { $0 == "BEGIN:VEVENT" } == 1)
        for line in [
            "DTSTAMP:20250912T000000Z", "DTSTART;VALUE=DATE:20250917", "DTEND;VALUE=DATE:20250918", "TRIGGER:-PT15H",
            "SUMMARY:Last day to claim: \(OwedFiles.key) (Kurti)",
        ] { #expect(open.contains(line), "\(line)") }
        #expect(open.contains { $0.contains("VL123456\\, Valmo\\nNeeded: unpacking video\\, photos") })
        let again = try Self.lines(try await files.report(asOf: "2025-09-13"))
        func ids(_ lines: [String]) -> [String] { lines.filter { $0.hasPrefix("UID:") } }
        #expect(ids(open) == ids(again))
        let reopen = try Self.lines(try await other.report(asOf: "2025-09-12"))
        #expect(reopen.contains("DTSTART;VALUE=DATE:20251001"))
        #expect(ids(reopen).count == 1 && ids(reopen) != ids(open))
    }

    @Test func `long and foreign words are folded between characters`() async throws {
        var report = try await OwedFiles().report(asOf: "2025-12-31")
        let number = try #require(SubOrderNumber(OwedFiles.key))
        let sku = "सूती; कुर्ता, \\ 👗" + String(repeating: "ક", count: 90)
        report.exceptions = [
            ExceptionFinding(
                .claimWindowOpen(back: try day("2025-12-27"), printed: 0),
                subOrder: number,
                sku: sku,
                amount: nil,
                deadline: try day("2026-01-03"),
                origins: []
            )
        ]
        let lines = try Self.lines(report)
        let summary = try #require(lines.first { $0.hasPrefix("SUMMARY:") })
        #expect(
            summary == "SUMMARY:Last day to claim: \(OwedFiles.key) (सूती\\; कुर्ता\\, \\\\ 👗"
                + String(repeating: "ક", count: 90) + ")"
        )
    }
}
