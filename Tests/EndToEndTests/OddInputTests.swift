import Foundation
import Ledger
import Meesho
import Samples
import Tabular
import Testing

/// Input that would give a confident wrong number if it were taken at its word: each case once did.
struct OddInputTests {
    private static func orders(_ number: Int, on day: String = "2025-08-01") -> String {
        TextExport.orders("\(TextExport.key(number)),DELIVERED,\(day),Kurti,1,425,Goa")
    }

    private static func seller(_ files: KeyValuePairs<String, String>) async throws -> SellerInput {
        try #require(try await InputFolder(files).reading().sellers.first)
    }

    @Test func `a row with more cells than the header is named, not read shifted`() async throws {
        let header = "sku,cost,packaging"
        let seller = try await Self.seller([
            "1234567/orders.csv": Self.orders(1), "1234567/costs.csv": "\(header)\nKurti,195,50,6.00\nSaree,90,5\n",
        ])
        let problem = try #require(seller.problems.first)
        #expect(seller.problems.count == 1)
        #expect(problem.kind == .badCell && problem.place.row == 2 && problem.place.column == "D")
        #expect(problem.found == "4 cells" && problem.expected == "at most 3 cells, as many as the header has")
    }

    @Test func `a second header with other columns stops the file, the same one again does not`() async throws {
        let one = "sku,cost,packaging\nKurti,100,5\n"
        let repeated = try await Self.seller([
            "1234567/orders.csv": Self.orders(1), "1234567/costs.csv": one + "sku,cost,packaging\nSaree,90,5\n",
        ])
        #expect(repeated.problems == [])
        #expect(repeated.costs.map(\.record.rows) == [2])
        let changed = try await Self.seller([
            "1234567/orders.csv": Self.orders(1), "1234567/costs.csv": one + "sku,packaging,cost\nSaree,5,90\n",
        ])
        #expect(changed.problems.map(\.kind) == [.contradiction])
        #expect(changed.problems.map(\.place.row) == [3])
        #expect(changed.costs.isEmpty)
    }

    @Test func `a file in the wrong folder does not stand in for its copy in the right one`() async throws {
        let payments = TextExport.payments("\(TextExport.key(2)),Delivered,Kurti,T1,2025-08-20,400,400,0,0,0,")
        let name = "7654321_SP_ORDER_ADS_REFERRAL_PAYMENT_FILE_PREVIOUS_PAYMENT_2025-08-01_2025-08-31.csv"
        let reading = try await InputFolder([
            "1234567/orders.csv": Self.orders(1), "1234567/\(name)": payments, "7654321/\(name)": payments,
            "7654321/orders.csv": Self.orders(2),
        ]).reading()
        #expect(reading.sellers.map(\.id) == ["1234567", "7654321"])
        #expect(reading.sellers.map { $0.conflicts.count } == [1, 0])
        let second = try #require(reading.sellers.last)
        let report = await SellerReport(of: second, asOf: try day("2025-12-31"), version: "test")
        #expect(report.payments.settlement == Paisa(40_000))
    }

    @Test func `a payments file that is left out covers no day, so nothing counts as unpaid for lack of it`()
        async throws
    {
        let name = "1234567_SP_ORDER_ADS_REFERRAL_PAYMENT_FILE_PREVIOUS_PAYMENT_2025-08-01_2025-12-31.csv"
        let broken = "Sub Order No,Transaction ID,Live Order Status,Payment Date,Claims Reason\n"
        let input = try await Self.seller(["1234567/orders.csv": Self.orders(1), "1234567/\(name)": broken])
        let report = await SellerReport(of: input, asOf: try day("2025-12-31"), version: "test")
        #expect(report.problems.map(\.kind) == [.missingColumn])
        #expect(report.coverage.map(\.kind) == [.orders])
        #expect(report.exceptions.isEmpty)
        let whole = try await Self.seller([
            "1234567/orders.csv": Self.orders(1),
            "1234567/\(name)": TextExport.payments("\(TextExport.key(2)),Delivered,Kurti,T1,2025-12-20,400,400,0,0,0,"),
        ])
        let second = await SellerReport(of: whole, asOf: try day("2025-12-31"), version: "test")
        #expect(second.exceptions.map(\.kind) == [.unpaid])
    }

    @Test func `an empty file named with a foreign id stops nobody`() async throws {
        let reading = try await InputFolder([
            "1234567/orders.csv": Self.orders(1),
            "1234567/Orders_2025-08-01_2025-08-31_10_00-10_05_7654321.csv": "",
        ]).reading()
        #expect(reading.sellers.map(\.id) == ["1234567"])
        #expect(reading.sellers.flatMap(\.conflicts) == [])
        #expect(reading.sellers.flatMap(\.problems).map(\.kind) == [.damaged])
    }

    @Test func `months side by side add up to the whole, and a month accuses nobody of what another month paid`()
        async throws
    {
        let input = try await Self.seller([
            "1234567/orders.csv": TextExport.orders(
                "\(TextExport.key(1)),DELIVERED,2025-08-25,Kurti,1,425,Goa",
                "\(TextExport.key(2)),DELIVERED,2025-09-02,Kurti,1,425,Goa"
            ),
            "1234567/payments.csv": TextExport.payments(
                "\(TextExport.key(1)),Delivered,Kurti,T1,2025-09-05,400,400,0,0,0,",
                "\(TextExport.key(2)),Delivered,Kurti,T2,2025-09-12,380,380,0,0,0,"
            ), "1234567/costs.csv": "sku,cost,packaging\nKurti,100,5\n",
        ])
        func report(_ from: String?, _ to: String?) async throws -> SellerReport {
            let period = PeriodFilter(from: try from.map(day), to: try to.map(day))
            return await SellerReport(of: input, asOf: try day("2025-12-31"), version: "test", period: period)
        }
        let whole = try await report(nil, nil)
        let august = try await report("2025-08-01", "2025-08-31")
        let september = try await report("2025-09-01", "2025-09-30")
        // 400 + 380 − 2 × (100 + 5); August has the goods of one order and no money yet.
        #expect(whole.profit.cash == Paisa(57_000))
        #expect(august.profit.cash == Paisa(-10_500))
        #expect(september.profit.cash == Paisa(67_500))
        #expect(august.exceptions.isEmpty && september.exceptions.isEmpty)
        #expect(august.orders.count == 1 && september.orders.count == 1)
        #expect(september.payments.settlement == Paisa(78_000))
    }

    @Test func `the same sheet twice in one workbook counts once`() async throws {
        // The panel's workbook with its orders sheet listed a second time under another name.
        let parts = SampleVariants.payments(generation: 2)
        let seller = String(parts.path.prefix(7))
        let once = try await InputFolder([parts]).reading()
        let twice = try InputFolder([parts])
        try twice.write(parts.bytes + [], to: "\(seller)/again.xlsx")
        let both = try await twice.reading()
        func settlement(_ reading: Reading) async throws -> Paisa {
            let input = try #require(reading.sellers.first)
            return await SellerReport(of: input, asOf: try day("2025-12-31"), version: "test").payments.settlement
        }
        let settled = try await settlement(once)
        #expect(try await settlement(both) == settled)
        #expect(settled != .zero)
    }

    @Test func `a cost sheet named on the command line takes the place of the seller's own, which is told`()
        async throws
    {
        let folder = try InputFolder([
            "in/1234567/orders.csv": Self.orders(1), "in/1234567/costs.csv": "sku,cost\nKurti,100\n",
            "mine.csv": "sku,cost\nKurti,150\n",
        ])
        var options = ReadingOptions()
        options.costs = folder.path + "/mine.csv"
        let reading = try await Reading.read(folder: folder.path + "/in", options: options) { _ in }
        let seller = try #require(reading.sellers.first)
        let report = await SellerReport(of: seller, asOf: try day("2025-12-31"), version: "test")
        #expect(report.profit.goods == Paisa(15_000))
        #expect(
            report.inputs.map(\.note) == ["not used: another one was named on the command line", "", ""]
        )
    }

    @Test func `a seller's own cost sheet goes before the one at the top, also where there is one seller only`()
        async throws
    {
        let seller = try await Self.seller([
            "1234567/orders.csv": Self.orders(1), "1234567/costs.csv": "sku,cost\nKurti,100\n",
            "costs.csv": "sku,cost\nKurti,150\n",
        ])
        let report = await SellerReport(of: seller, asOf: try day("2025-12-31"), version: "test")
        #expect(report.problems == [])
        #expect(report.profit.goods == Paisa(10_000))
        let shared = try await Self.seller(["1234567/orders.csv": Self.orders(1), "costs.csv": "sku,cost\nKurti,150\n"])
        let fallback = await SellerReport(of: shared, asOf: try day("2025-12-31"), version: "test")
        #expect(fallback.profit.goods == Paisa(15_000))
    }

    @Test func `an adjustment of no pieces is money all the same`() async throws {
        let seller = try await Self.seller([
            "1234567/orders.csv": Self.orders(1),
            "1234567/payments.csv": """
            Sub Order No,Live Order Status,Quantity,Transaction ID,Payment Date,Final Settlement Amount,Recovery
            \(TextExport.key(1)),,0,T1,2025-08-20,-25,-25

            """,
        ])
        let report = await SellerReport(of: seller, asOf: try day("2025-12-31"), version: "test")
        #expect(report.problems == [] && report.payments.settlement == Paisa(-2_500))
    }

    @Test func `a folder that cannot be read is a problem, not an absence`() async throws {
        let folder = try InputFolder(["1234567/orders.csv": Self.orders(1)])
        var deep = "1234567"
        for level in 0..<34 { deep += "/\(level)" }
        try folder.write(Array(Self.orders(2).utf8), to: deep + "/orders.csv")
        let reading = try await folder.reading()
        #expect(reading.sellers.flatMap(\.problems).map(\.kind) == [.unreadable])
    }

    @Test(arguments: [
        "a: &a [x, x]\nb: *a\n", "? [1, 2]\n: 3\n", String(repeating: "x: 1\n", count: 20_000),
    ])
    func `a settings file that grows while it is read is refused at once`(text: String) async throws {
        let seller = try await Self.seller(["1234567/orders.csv": Self.orders(1), "1234567/settings.yaml": text])
        #expect(seller.problems.map(\.kind) == [.badSetting])
        #expect(seller.settings == Settings())
    }

    @Test func `a ticket's prose of blanks costs no time`() {
        let prose = "Rs" + String(repeating: " ", count: 30_000) + "x"
        #expect(ClaimUpdate(prose: prose) == nil)
    }

    @Test func `thousands of different legs of one sub order and day are all kept`() async throws {
        let rows = (1...4_000).map { "\(TextExport.key(1)),Delivered,Kurti,T1,2025-08-20,\($0),\($0),0,0,0," }
        let header = TextExport.payments().split(separator: "\n").first.map(String.init) ?? ""
        let input = try await Self.seller([
            "1234567/orders.csv": Self.orders(1),
            "1234567/payments.csv": header + "\n" + rows.joined(separator: "\n") + "\n",
        ])
        let report = await SellerReport(of: input, asOf: try day("2025-12-31"), version: "test")
        #expect(report.payments.rows == 4_000)
        #expect(report.payments.settlement == Paisa(800_200_000))
    }

    @Test(arguments: ["-5", "0", "1000000000", "2.5"])
    func `an impossible quantity is named`(quantity: String) async throws {
        let seller = try await Self.seller([
            "1234567/orders.csv": TextExport.orders(
                "\(TextExport.key(1)),DELIVERED,2025-08-01,Kurti,\(quantity),425,Goa",
                "\(TextExport.key(2)),DELIVERED,2025-08-01,Kurti,1,425,Goa"
            )
        ])
        #expect(seller.problems.map(\.place.column) == ["Quantity"])
        #expect(seller.parts.map(\.record.rows) == [1])
    }
}
