import Foundation
import Testing

/// A report of 5 August and one of 2 September of the same seller, the second compared with the first.
///
/// First: 1 kept and paid 413.50, 2 on the way, 3 kept and unpaid though July's payments cover the day it fell due.
/// Second: 1 came back, which takes 578.50; 2 was delivered and is unpaid 30 days later; 3 is paid 480.00; 4 is new.
struct SinceTests {
    private let command: Command
    private static let payments = "/1234567_SP_x_PREVIOUS_PAYMENT_2025-0"

    init() throws { command = try Command() }

    private func writeFirst(_ folder: String) throws {
        try command.write(
            TextExport.orders(
                "\(TextExport.key(1)),DELIVERED,2025-06-10,Kurti,1,425,Goa",
                "\(TextExport.key(2)),SHIPPED,2025-07-30,Kurti,1,300,Goa",
                "\(TextExport.key(3)),DELIVERED,2025-06-01,Kurti,1,500,Goa"
            ),
            to: folder + "/Orders_2025-06-01_2025-07-31_2025-08-05_1234567.csv"
        )
        try command.write(
            TextExport.payments("\(TextExport.key(1)),Delivered,Kurti,T1,2025-07-10,413.50,413.50,0,0,0,"),
            to: folder + Self.payments + "7-01_2025-07-31.csv"
        )
    }

    private func writeSecond(_ folder: String) throws {
        try writeFirst(folder)
        try command.write(
            TextExport.orders(
                "\(TextExport.key(2)),DELIVERED,2025-07-30,Kurti,1,300,Goa",
                "\(TextExport.key(4)),DELIVERED,2025-08-20,Kurti,2,125,Goa"
            ),
            to: folder + "/Orders_2025-07-25_2025-08-31_2025-09-02_1234567.csv"
        )
        try command.write(
            TextExport.payments(
                "\(TextExport.key(1)),Return,Kurti,T2,2025-08-12,-578.50,0,-413.50,-165,0,",
                "\(TextExport.key(3)),Delivered,Kurti,T3,2025-08-15,480,480,0,0,0,"
            ),
            to: folder + Self.payments + "8-01_2025-08-31.csv"
        )
    }

    private func first() throws {
        try writeFirst("first/1234567")
        let result = try command.run(["report", "first", "--output", "A", "--as-of", "2025-08-05", "--quiet"])
        #expect(result.status == 0, "\(result.errors)")
    }

    private func second(_ arguments: String...) throws -> Command.Result {
        try writeSecond("second/1234567")
        return try command.run(["report", "second", "--output", "B", "--as-of", "2025-09-02", "--quiet"] + arguments)
    }

    private func data(_ path: String) throws -> Data {
        try Data(contentsOf: command.folder.appending(path: path))
    }

    @Test func `what changed is told order by order`() throws {
        try first()
        let result = try second("--since", "A/1234567")
        #expect(result.status == 0, "\(result.errors)")
        let rows = TableText(try data("B/1234567/data/since.csv")).rows
        let columns = ["sub_order", "change", "before", "after", "amount"]
        let cells = rows.map { row in columns.map { row[$0] ?? "" } }
        #expect(
            cells == [
                [TextExport.key(1), "outcome_changed", "delivered", "customer_return", ""],
                [TextExport.key(1), "settlement_changed", "413.50", "-165.00", "-578.50"],
                [TextExport.key(2), "outcome_changed", "in_transit", "delivered", ""],
                [TextExport.key(2), "finding_new", "", "unpaid", "300.00"],
                [TextExport.key(3), "newly_paid", "", "2025-08-15", "480.00"],
                [TextExport.key(3), "finding_settled", "unpaid", "", "500.00"],
                [TextExport.key(4), "new_order", "", "delivered", "250.00"],
            ]
        )
        let sources = rows.map { $0["source"] ?? "" }
        #expect(sources[4].contains("PAYMENT_2025-08-01_2025-08-31.csv#!3") && sources[6].hasSuffix("_1234567.csv#!3"))
        let since = try JSONText(data("B/1234567/data/summary.json"))["since"]
        #expect(since["as_of"].string == "2025-08-05")
        #expect(since["settlement_before"].string == "413.50" && since["settlement_now"].string == "315.00")
        #expect(since["settlement_difference"].string == "-98.50")
        #expect(since["changes"]["newly_paid"].leaves == ["count": "1", "amount": "480.00"])
        #expect(since["changes"]["order_gone"].leaves == ["count": "0", "amount": "0.00"])
        #expect(since["outcomes"].leaves == ["delivered > customer_return": "1", "in_transit > delivered": "1"])
        let page = String(decoding: try data("B/1234567/index.html"), as: UTF8.self)
        #expect(page.contains("id=\"since\"") && page.contains("-₹98.50") && page.contains("href=\"#since\""))
        #expect(!page.contains("The two reports are of different days"))
    }

    @Test func `the same report again changes nothing, and says what is still open`() throws {
        #expect(try second().status == 0)
        // The bundle that is replaced is the one compared with.
        #expect(try second("--since", "B").status == 0)
        let rows = TableText(try data("B/1234567/data/since.csv")).rows
        #expect(
            rows.map { [$0["sub_order"], $0["change"], $0["amount"]] } == [
                [TextExport.key(2), "finding_open", "300.00"]
            ]
        )
    }

    @Test func `orders that are in no file any more are gone, and a shorter period is said`() throws {
        #expect(try second().status == 0)
        let late = [
            "report", "second", "--output", "C", "--as-of", "2025-09-02", "--since", "B", "--from", "2025-07-01",
        ]
        #expect(try command.run(late).status == 0)
        let rows = TableText(try data("C/1234567/data/since.csv")).rows
        // 3 was ordered in June and is paid in August: its money stays, its settlement does not change.
        #expect(rows.contains { $0["sub_order"] == TextExport.key(2) && $0["change"] == "finding_open" })
        #expect(!rows.contains { $0["change"] == "new_order" })
        let page = String(decoding: try data("C/1234567/index.html"), as: UTF8.self)
        #expect(page.contains("The two reports are of different days"))
        try writeFirst("third/1234567")
        let back = ["report", "third", "--output", "D", "--as-of", "2025-09-02", "--since", "B"]
        #expect(try command.run(back).status == 0)
        let gone = TableText(try data("D/1234567/data/since.csv")).rows.filter { $0["change"] == "order_gone" }
        #expect(
            gone.map { [$0["sub_order"], $0["before"], $0["amount"]] } == [[TextExport.key(4), "delivered", "0.00"]]
        )
        let since = try JSONText(data("D/1234567/data/summary.json"))["since"]
        #expect(since["settlement_before"].string == "315.00" && since["settlement_now"].string == "413.50")
    }

    @Test func `the same earlier bundle gives the same bytes, and the manifest names it`() throws {
        try first()
        #expect(try second("--since", "A").status == 0)
        let once = try command.files("B")
        #expect(try second("--since", "A/1234567", "--jobs", "1").status == 0)
        #expect(try command.files("B") == once)
        let hash = try JSONText(data("B/1234567/manifest.json"))["options"]["since"].string
        let said = try JSONText(data("B/1234567/data/summary.json"))["since"]["manifest_sha256"].string
        #expect(hash.count == 64 && hash == said)
        #expect(try command.run(["verify", "B/1234567"]).status == 0)
        #expect(try second().status == 0)
        #expect(try !command.files("B").keys.contains("1234567/data/since.csv"))
    }

    @Test func `each seller finds its own bundle, and one without is built all the same`() throws {
        try first()
        try writeSecond("both/1234567")
        try command.write(
            TextExport.orders("\(TextExport.key(7)),DELIVERED,2025-08-01,Saree,1,900,Goa"),
            to: "both/7654321/Orders_2025-08-01_2025-08-31_7654321.csv"
        )
        for since in ["A", "A/1234567"] {
            let result = try command.run(["report", "both", "--output", "B", "--as-of", "2025-09-02", "--since", since])
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.cells.map { $0[0] } == ["1234567", "7654321"])
            #expect(result.errors.contains("Seller 7654321 has no earlier report in \(since) to compare with."))
            let names = try command.files("B").keys.filter { $0.hasSuffix("since.csv") }
            #expect(names == ["1234567/data/since.csv"])
        }
    }

    @Test func `a bundle of another seller, of none, or no bundle is refused, and nothing written`() throws {
        try first()
        try command.write("", to: "empty/x")
        try command.write(
            TextExport.orders("\(TextExport.key(7)),DELIVERED,2025-08-01,Saree,1,900,Goa"),
            to: "other/7654321/Orders_2025-08-01_2025-08-31_7654321.csv"
        )
        for (since, words) in [
            ("A/1234567", "it is of seller 1234567, and the input is of 7654321"),
            ("A", "it holds none of seller 7654321"),
            ("empty", "it holds none of seller 7654321"), ("nowhere", "nowhere"),
        ] {
            let result = try command.run([
                "report", "other", "--output", "B", "--as-of", "2025-09-02", "--since", since,
            ])
            #expect(result.status == 2 && result.output.isEmpty)
            #expect(result.errors.contains(words), "\(result.errors)")
            #expect(try command.files("B").isEmpty)
        }
        // A folder named for the seller that holds somebody else's report.
        try FileManager.default.moveItem(
            at: command.folder.appending(path: "A/1234567"),
            to: command.folder.appending(path: "A/7654321")
        )
        let result = try command.run(["report", "other", "--output", "B", "--as-of", "2025-09-02", "--since", "A"])
        #expect(result.status == 2 && result.errors.contains("A/7654321: it is of seller 1234567"))
        #expect(try command.files("B").isEmpty)
    }

    @Test(arguments: ["data/orders.csv", "data/exceptions.csv", "data/summary.json", "data/states.csv", "index.html"])
    func `a bundle of which any file was changed or taken away is refused by name`(file: String) throws {
        try first()
        let path = command.folder.appending(path: "A/1234567/\(file)")
        let whole = try Data(contentsOf: path)
        try (whole + Data("\n".utf8)).write(to: path)
        let changed = try second("--since", "A")
        #expect(changed.status == 2 && changed.output.isEmpty)
        #expect(changed.errors.contains("A/1234567: \(file) in it is not as it was written"), "\(changed.errors)")
        try FileManager.default.removeItem(at: path)
        #expect(try second("--since", "A").errors.contains("\(file) in it is not as it was written"))
        #expect(try command.files("B").isEmpty)
        // What somebody laid beside it does no harm.
        try whole.write(to: path)
        try command.write("mine", to: "A/1234567/note.txt")
        #expect(try second("--since", "A").status == 0)
    }

    @Test func `a manifest that is damaged or of another version is refused by name`() throws {
        try first()
        let path = command.folder.appending(path: "A/1234567/manifest.json")
        let text = try String(contentsOf: path, encoding: .utf8)
        for (changed, words) in [
            (
                text.replacing("hisaab.manifest/1", with: "hisaab.manifest/2"),
                "of another version of hisaab (hisaab.manifest/2)"
            ),
            (String(text.dropLast(9)), "its manifest.json is damaged or not hisaab's"),
            (text.replacing("data/orders.csv", with: "data/order.csv"), "it has no data/orders.csv"),
        ] {
            try changed.write(to: path, atomically: true, encoding: .utf8)
            let result = try second("--since", "A")
            #expect(result.status == 2 && result.errors.contains(words), "\(result.errors)")
            #expect(result.errors.contains("A/1234567"))
        }
    }

    /// With two sellers, the one whose earlier bundle is damaged is left out, and the exit status says so.
    @Test func `one damaged bundle stops its own seller only`() throws {
        try first()
        try command.write("x", to: "A/1234567/data/orders.csv")
        try writeSecond("both/1234567")
        try command.write(
            TextExport.orders("\(TextExport.key(7)),DELIVERED,2025-08-01,Saree,1,900,Goa"),
            to: "both/7654321/Orders_2025-08-01_2025-08-31_7654321.csv"
        )
        let result = try command.run(["report", "both", "--output", "B", "--as-of", "2025-09-02", "--since", "A"])
        #expect(result.status == 1)
        #expect(result.cells.map { $0[0] } == ["7654321"])
    }
}
