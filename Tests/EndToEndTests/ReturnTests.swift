import Ledger
import Meesho
import Tabular
import Testing

struct ReturnTests {
    private static let returns = """
        Meesho Supplier Panel
        Supplier Id,1234567

        S No,SKU,Variation,Suborder Number,Return Created Date,Type of Return,Delivered Date,Courier Partner,AWB Number,Return Reason
        1,Kurti,M,\(TextExport.key(1)),2025-08-10,Customer Return,2025-08-15,Xpress Bees,VL000001,Have size / fit related issues
        2,Kurti,L,\(TextExport.key(2)),2025-08-10,Customer Return,2025-08-20,xpressbees,VL000002,Received wrong product (different size)
        3,Saree,M,\(TextExport.key(3)),2025-08-10,Customer Return,NA,XPRESS BEES,VL000003,Have size / fit related issues
        4,Saree,M,\(TextExport.key(4)),2025-08-01,Courier Return (RTO),2025-08-05,Valmo,VL000004,NA
        5,Kurti,M,\(TextExport.key(6)),2025-08-10,Courier Return (RTO),NA,Valmo,VL000006,NA

        """

    private static let files: KeyValuePairs<String, String> = [
        "1234567/Orders_1234567.csv": """
        Sub Order No,Reason for Credit Entry,Order Date,SKU,Size,Quantity,\
        Supplier Discounted Price (Incl GST and Commision),Customer State
        \(TextExport.key(1)),DELIVERED,2025-08-01,Kurti,M,1,425,Goa
        \(TextExport.key(2)),DELIVERED,2025-08-01,Kurti,L,1,425,Goa
        \(TextExport.key(3)),DELIVERED,2025-08-01,Saree,M,2,500,Bihar
        \(TextExport.key(4)),RTO_COMPLETE,2025-08-01,Saree,M,1,500,Bihar
        \(TextExport.key(5)),DELIVERED,2025-08-01,Kurti,M,1,425,Goa
        \(TextExport.key(6)),RTO_LOCKED,2025-08-01,Kurti,M,1,425,Goa
        \(TextExport.key(7)),RTO_OFD,2025-08-01,Kurti,M,1,425,Goa

        """,
        "1234567/payments.csv": TextExport.payments(
            "\(TextExport.key(1)),Return,Kurti,T1,2025-08-20,-165,425,-425,-165,0,",
            "\(TextExport.key(2)),Return,Kurti,T1,2025-08-20,-180,425,-425,-180,0,",
            "\(TextExport.key(2)),Return,Kurti,T2,2025-08-21,20,0,0,20,0,",
            "\(TextExport.key(3)),Return,Saree,T1,2025-08-20,-150,1000,-1000,-150,0,"
        ),
        "1234567/completed_delivered_2025-08-01_2025-08-31_1234567__.csv": returns,
        "1234567/costs.csv": "sku,cost\nKurti,100\nSaree,200\n",
        "1234567/settings.yaml": "costLostOnCustomerReturn: 50\n",
    ]

    private static func report(received: String? = nil) async throws -> SellerReport {
        let folder = try InputFolder(files)
        if let received { try folder.write(Array(received.utf8), to: "1234567/received.txt") }
        return try await folder.report(asOf: "2025-09-10")
    }

    /// On paper. Size: 165 + 150 return shipping; 50 + 2 × 100 of goods lost; 2 × 200 of the saree not back.
    /// Wrong item: 180 − 20 and 50. No reason: the RTO of 6 is out with a Kurti of 100; 4 is back.
    @Test func `rupees by reason are those on paper`() async throws {
        let report = try await Self.report()
        let table = try report.table("return_reasons.csv")
        let size = try #require(table.row("reason", "Have size / fit related issues"))
        #expect(size["group"] == "size_fit" && size["returns"] == "2" && size["rate"] == "0.4000")
        #expect(size["return_shipping"] == "315.00" && size["goods_lost"] == "250.00")
        #expect(size["stock_at_risk"] == "400.00" && size["rupees"] == "965.00")
        let wrong = try #require(table.row("reason", "Received wrong product (different size)"))
        #expect(wrong["group"] == "wrong_item" && wrong["return_shipping"] == "160.00" && wrong["rupees"] == "210.00")
        let none = try #require(table.row("reason", "NA"))
        #expect(none["group"] == "none" && none["rto"] == "2" && none["not_back"] == "1" && none["rupees"] == "100.00")
        let all = try report.summary()["returns"]
        #expect(all["all"]["rupees"].string == "1275.00" && all["all"]["count"].int == 5)
        #expect(all["by_group"]["size_fit"]["rupees"].string == "965.00")
        // 7 is on its way back, and no returns file knows it.
        #expect(all["not_in_returns_files"]["count"].int == 1)
        #expect(all["not_in_returns_files"]["stock_at_risk"].string == "100.00")
        #expect(report.profit.stockAtRisk == Paisa(60_000))
        #expect(report.returnAnalysis.byReasonGroup.map(\.reason) == [.sizeFit, .wrongItem, .none])
    }

    @Test func `couriers are one whatever their case and blanks`() async throws {
        let report = try await Self.report()
        let table = try report.table("couriers.csv")
        #expect(table.rows.map { $0["courier"] } == ["Valmo", "XPRESS BEES"])
        let bees = try #require(table.rows.last)
        // 5 and 10 days.
        #expect(bees["returns"] == "3" && bees["days_median"] == "5" && bees["days_ninetieth"] == "10")
        #expect(bees["rupees"] == "1175.00" && bees["not_back"] == "1")
    }

    @Test func `rates of SKU, size and state are returns of what was delivered`() async throws {
        let analysis = try await Self.report().returnAnalysis
        let skus = Dictionary(uniqueKeysWithValues: analysis.bySKU.map { ($0.name, $0) })
        #expect(skus["Kurti"]?.rate == Ratio(2, of: 3) && skus["Saree"]?.rate == Ratio(1, of: 1))
        #expect(skus["Kurti"]?.tally.count == 3)
        #expect(analysis.byState.first { $0.name == "Goa" }?.rate == Ratio(2, of: 3))
        #expect(analysis.bySize.first { $0.name == "L" }?.tally.rupees == Paisa(21_000))
        let kurti = try #require(analysis.bySKU.firstIndex { $0.name == "Kurti" })
        #expect(analysis.reasonsOfSKU[kurti] == [1, 1, 0, 0, 0, 0, 0, 1])
        // Both created on 10 August, 31 days before.
        #expect(analysis.ages.filter { $0.count > 0 } == [ReturnAnalysis.Age(from: 31, to: 60, count: 2)])
        #expect(analysis.daysBack == DayStatistics(median: 5, ninetieth: 10, count: 3))
    }

    /// A mark, CRLF, blanks, quotes, a column behind and a title; one repeated, one of nobody, one that is none.
    @Test func `parcels scanned in count as back`() async throws {
        let folder = try InputFolder(Self.files)
        let list =
            "\u{FEFF}AWB Number\r\n  vl000003 \r\n\r\n\"VL000006\",2025-09-01 10:00\r\nVL000003\r\nVL999999\r\nRamesh\r\n"
        try folder.write(Array(list.utf8), to: "1234567/received.txt")
        let reading = try await folder.reading()
        let seller = try #require(reading.sellers.first)
        #expect(seller.problems.map(\.place.row) == [7])
        #expect(!seller.problems.contains { "\($0)".contains("Ramesh") })
        let record = try #require(seller.records.first { $0.kind == .received })
        #expect(record.rows == 4 && record.skipped == 2 && record.rejected == 1)
        let report = await SellerReport(of: seller, asOf: try day("2025-09-10"), version: "test")
        #expect(report.returnAnalysis.all.notBack == 0 && report.profit.stockAtRisk == Paisa(10_000))
        let summary = try report.summary()["returns"]["received"]
        #expect(summary.leaves == ["scans": "4", "matched": "2", "unmatched": "1"])
        #expect(try report.table("unmatched_scans.csv").rows.map { $0["awb"] } == ["VL999999"])
        // On no known day: it adds nothing to the days returns take.
        #expect(report.returnAnalysis.daysBack?.count == 3)
    }

    @Test func `a list of scans at the top makes nobody a seller`() async throws {
        let folder = try InputFolder(["received today.txt": "VL000003\n", "other.txt": "VL000003\n"])
        let reading = try await folder.reading()
        #expect(reading.sellers.isEmpty)
        #expect(reading.problems.count == 2)
    }

    // MARK: Charges

    /// Eleven returns of 165.00 and one at another amount: 11 of 12 are more than nine in ten.
    @Test(arguments: [(250, true), (214, false), (215, true), (127, false), (126, true)])
    func `return shipping of another slab is asked about`(rupees: Int, isAsked: Bool) async throws {
        let legs = (0..<12).map { index in
            let charge = index == 0 ? rupees : 165
            return "90000000000000001\(index + 10)_1,Return,Kurti,T1,2025-08-20,-\(charge),425,-425,-\(charge),0,\n"
        }
        let report = try await InputFolder([
            "1234567/payments.csv": TextExport.payments() + legs.joined()
        ]).report()
        let table = try report.table("charge_questions.csv")
        #expect(table.rows.map { $0["question"] } == (isAsked ? ["return_shipping_band"] : []))
        guard isAsked else { return }
        #expect(table.rows[0]["usual"] == "165.00")
        #expect(table.rows[0]["charged"] == "\(rupees).00" && table.rows[0]["difference"] == "\(rupees - 165).00")
    }

    @Test(arguments: [
        [165, 165, 165, 165, 165, 165, 165, 165, 250], [100, 120, 140, 165, 165, 190, 230, 280, 340, 400, 480],
    ])
    func `few charges, or spread ones, make no usual one`(charges: [Int]) async throws {
        let legs = charges.enumerated().map { index, charge in
            "90000000000000001\(index + 10)_1,Return,Kurti,T1,2025-08-20,-\(charge),425,-425,-\(charge),0,\n"
        }
        let report = try await InputFolder([
            "1234567/payments.csv": TextExport.payments() + legs.joined()
        ]).report()
        #expect(report.chargeQuestions.isEmpty)
    }

    /// The check values of exports.md: 425 + 70 at 5 % is charged 78.67, 350 + 61 at 18 % is charged 61.00.
    @Test(
        arguments: [
            ("425,1,495,-78.67,5", nil), ("350,1,411,-61,18", nil), ("425,1,495,-78.69,5", nil),
            ("425,1,495,-78.70,5", "78.67"), ("425,1,495,-60,5", "78.67"), ("425,1,425,-10,5", "0.00"),
            // Two pieces; a sale that is no price and whole rupees; a price over the sale.
            ("425,2,920,-99,5", nil), ("425,1,495.50,-99,5", nil), ("500,1,495,-99,5", nil), ("NA,1,495,-99,5", nil),
        ] as [(String, String?)]
    )
    func `shipping is held against what the customer paid`(leg: String, usual: String?) async throws {
        let report = try await InputFolder([
            "1234567/payments.csv": """
            Sub Order No,Live Order Status,Supplier SKU,Transaction ID,Payment Date,Final Settlement Amount,\
            Listing Price (Incl. taxes),Quantity,Total Sale Amount (Incl. Shipping & GST),\
            Shipping Charge (Incl. GST),Product GST %
            \(TextExport.key(1)),Delivered,Kurti,T1,2025-08-20,100,\(leg)

            """
        ]).report()
        let rows = try report.table("charge_questions.csv").rows
        #expect(rows.map { $0["usual"] } == [usual].compactMap(\.self))
        #expect(rows.allSatisfy { $0["question"] == "shipping_rule" })
    }
}
