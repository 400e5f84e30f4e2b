import Ledger
import Meesho
import Tabular
import Testing

/// What repeats, what adds up and what counts once, in exports of a few rows.
struct LedgerTrapTests {
    private static let sale = "\(TextExport.key(1)),Delivered,Kurti,T1,2025-08-20,413.50,413.50,0,0,0,"
    private static let other = "\(TextExport.key(2)),Delivered,Kurti,T1,2025-08-20,200,200,0,0,0,"

    /// The sale so often in each file, beside another leg that keeps the files from being equal.
    @Test(arguments: [
        ([1, 1], 1, 1, 0), ([2], 2, 0, 1), ([2, 1], 2, 1, 1), ([1, 2], 2, 1, 1), ([1, 3, 2], 3, 3, 2),
        ([1, 1, 1], 1, 2, 0),
    ])
    func `a leg counts as often as the file that holds it most often`(
        copies: [Int],
        counted: Int,
        duplicates: Int,
        listed: Int
    ) async throws {
        let files = copies.enumerated().map { index, count in
            let extra = "\(TextExport.key(index + 3)),Delivered,Kurti,T2,2025-08-2\(index),1,1,0,0,0,\n"
            let rows = String(repeating: Self.sale + "\n", count: count) + extra
            return ("1234567/payments \(index).csv", Array((TextExport.payments() + rows).utf8))
        }
        let report = try await InputFolder(files).report()
        let summary = try report.summary()
        #expect(summary["payments"]["rows"].int == counted + copies.count)
        #expect(summary["payments"]["duplicates"].int == duplicates)
        #expect(report.payments.settlement == Paisa(41_350) * counted + Paisa(100) * copies.count)
        #expect(summary["exceptions"]["duplicate_settlement"]["count"].int == listed)
    }

    @Test(arguments: [
        // Another day, another transaction or another paisa in any column: another leg.
        "\(TextExport.key(1)),Delivered,Kurti,T1,2025-08-21,413.50,413.50,0,0,0,",
        "\(TextExport.key(1)),Delivered,Kurti,T9,2025-08-20,413.50,413.50,0,0,0,",
        "\(TextExport.key(1)),Delivered,Kurti,T1,2025-08-20,413.50,413.51,0,-0.01,0,",
    ])
    func `legs that differ in anything but words are two`(leg: String) async throws {
        let report = try await InputFolder([
            "1234567/payments 1.csv": TextExport.payments(Self.sale),
            "1234567/payments 2.csv": TextExport.payments(leg),
        ]).report()
        #expect(report.payments.rows == 2 && report.payments.duplicates == 0)
        #expect(report.payments.settlement == Paisa(82_700))
    }

    /// Status and reason are those of the day of download.
    @Test(arguments: [("a", "b"), ("b", "a")])
    func `a leg whose words changed by the next download is one leg, in the newer words`(
        newer: String,
        older: String
    ) async throws {
        let report = try await InputFolder([
            "1234567/\(newer)/1234567_SP_x_PREVIOUS_PAYMENT_2025-08-20_2025-09-30.csv": TextExport.payments(
                "\(TextExport.key(1)),Return,Kurti,T1,2025-08-20,413.50,413.50,0,0,0,late"
            ),
            "1234567/\(older)/1234567_SP_x_PREVIOUS_PAYMENT_2025-08-01_2025-08-31.csv": TextExport.payments(
                Self.sale,
                Self.other
            ),
        ]).report()
        #expect(report.payments.rows == 2 && report.payments.duplicates == 1)
        #expect(report.payments.byStatus["Return"]?.rows == 1)
        #expect(report.ledger.subOrders.first?.outcome == .customerReturn)
    }

    /// 413.50 in August; in September the sale is taken back and 165.00 of return shipping charged.
    @Test func `a return after the payout nets against the sale of another file`() async throws {
        let report = try await InputFolder([
            "1234567/Orders_1234567.csv": TextExport.orders(
                "\(TextExport.key(1)),DELIVERED,2025-08-01,Kurti,1,425,Goa"
            ),
            "1234567/payments august.csv": TextExport.payments(Self.sale),
            "1234567/payments september.csv": TextExport.payments(
                "\(TextExport.key(1)),Return,Kurti,T2,2025-09-12,-578.50,0,-413.50,-165,0,"
            ),
        ]).report()
        let summary = try report.summary()
        #expect(summary["payments"]["rows"].int == 2 && summary["payments"]["sub_orders"].int == 1)
        #expect(summary["payments"]["settlement"].string == "-165.00")
        #expect(summary["payments"]["by_month"].leaves == ["2025-08": "413.50", "2025-09": "-578.50"])
        #expect(summary["orders"]["count"].int == 1)
        #expect(summary["orders"]["outcomes"]["customer_return"].int == 1)
        #expect(summary["orders"]["status"].leaves == ["DELIVERED": "1"])
        #expect(try report.table("orders.csv").rows.first?["outcome_source"] == "payments")
    }

    @Test func `an adjustment without status moves money and no order`() async throws {
        let report = try await InputFolder([
            "1234567/Orders_1234567.csv": TextExport.orders(
                "\(TextExport.key(1)),DELIVERED,2025-08-01,Kurti,1,425,Goa"
            ),
            "1234567/payments.csv": TextExport.payments(
                Self.sale,
                "\(TextExport.key(1)),,Kurti,T2,2025-08-27,-30.25,0,0,0,-30.25,smart coin fee"
            ),
        ]).report()
        let summary = try report.summary()
        #expect(summary["payments"]["by_status"][""]["settlement"].string == "-30.25")
        #expect(summary["payments"]["components"]["recovery"].string == "-30.25")
        #expect(summary["payments"]["settlement"].string == "383.25")
        #expect(summary["orders"]["outcomes"]["delivered"].int == 1 && summary["orders"]["count"].int == 1)
        #expect(report.ledger.subOrders.first.map { report.ledger.text($0.paymentStatus) } == "Delivered")
    }

    /// Two snapshots: the newer promises 300.00 for 2, of which nothing is paid, and 413.50 for 1, which is.
    @Test func `what is outstanding is never money received, and goes when it is paid`() async throws {
        let name = "1234567/1234567_SP_x_OUTSTANDING_PAYMENT_2025-0"
        let report = try await InputFolder([
            "1234567/payments.csv": TextExport.payments(Self.sale),
            name + "8-15.csv": TextExport.payments(
                "\(TextExport.key(1)),Delivered,Kurti,NA,2025-08-20,413.50,413.50,0,0,0,",
                "\(TextExport.key(3)),Delivered,Kurti,NA,2025-08-21,99,99,0,0,0,"
            ),
            name + "9-01.csv": TextExport.payments(
                "\(TextExport.key(1)),Delivered,Kurti,,2025-08-10,413.50,413.50,0,0,0,",
                "\(TextExport.key(2)),Shipped,Kurti,NA,unscheduled,300,300,0,0,0,"
            ),
        ]).report()
        let summary = try report.summary()
        #expect(summary["outstanding"].leaves == ["rows": "1", "settlement": "300.00", "snapshot": "2025-09-01"])
        #expect(summary["payments"]["settlement"].string == "413.50")
        #expect(report.ledger.legs.count == 1)
        #expect(report.payouts.map(\.total) == [Paisa(41_350)])
    }

    @Test func `an outstanding file under another name is told by its missing transactions`() async throws {
        let report = try await InputFolder([
            "1234567/next week.csv": TextExport.payments(
                "\(TextExport.key(1)),Delivered,Kurti,NA,2025-08-20,9,9,0,0,0,"
            )
        ]).report()
        #expect(report.outstanding.rows == 1 && report.payments.rows == 0)
    }

    @Test func `an ads charge of an overlapping download counts once, two equal ones of one file twice`() async throws {
        let header = "Deduction Duration,Deduction Date,Campaign ID,Ad Cost,Total Ads Cost\n"
        let charge = "2025-08-01,2025-08-05,77,10,-11.80\n"
        let report = try await InputFolder([
            "1234567/payments.csv": TextExport.payments(Self.sale), "1234567/ads 1.csv": header + charge,
            "1234567/ads 2.csv": header + charge + charge + "2025-08-02,2025-08-05,77,5,-5.90\n",
        ]).report()
        #expect(report.ads.rows == 3)
        #expect(report.ads.total == Paisa(-2_950))
        #expect(report.payouts.map(\.ads) == [Paisa(-2_950), .zero])
    }

    /// The second copy has been saved again: other bytes, the same sheet of the same month.
    @Test func `a GST sheet counts once however often it lies there`() async throws {
        let row = "abcde,24AAAAA0000A1Z0,\(TextExport.key(1)),6204,1,5.00,95.23809523809524,100.0,GOA,2025,8,1234567"
        let negative =
            "abcde,24AAAAA0000A1Z0,\(TextExport.key(1)),6204,0,5.00,-9.523809523809524,-10.0,GOA,2025,8,1234567"
        let next = row.replacing(",2025,8,", with: ",2025,9,")
        let report = try await InputFolder([
            "1234567/gst_1234567_8_2025/tcs_sales.csv": TextExport.sales(row, negative),
            "1234567/tcs_sales again.csv": TextExport.sales(row, negative) + ",,,,,,,,,,,\n",
            "1234567/tcs_sales september.csv": TextExport.sales(next),
        ]).report()
        let sales = try report.summary()["gst"]["sales"]
        // 95.238… − 9.523… in August and 95.238… in September; the negative adjustment of the same sub order adds.
        #expect(
            sales.leaves == ["rows": "3", "quantity": "2", "taxable": "180.95", "tax": "9.05", "invoice": "190.00"]
        )
    }

    @Test func `a browser's copy of a file counts once, and is told`() async throws {
        let orders = TextExport.orders("\(TextExport.key(1)),DELIVERED,2025-08-01,Kurti,2,425,Goa")
        let report = try await InputFolder([
            "1234567/orders.csv": orders, "1234567/orders (1).csv": orders,
            "1234567/payments.csv": TextExport.payments(Self.sale, Self.sale),
            "1234567/payments (1).csv": TextExport.payments(Self.sale, Self.sale),
        ]).report()
        #expect(report.orders.count == 1 && report.orders.rows == 1)
        #expect(report.payments.rows == 2 && report.payments.duplicates == 0)
        let notes = report.inputs.map(\.note).filter { !$0.isEmpty }
        #expect(
            notes == [
                "the same content as 1234567/orders.csv: counted once",
                "the same content as 1234567/payments.csv: counted once",
            ]
        )
    }
}

/// The same sub order in several orders files: the newest download holds.
struct NewestDownloadTests {
    private static func orders(_ status: String, extra: String = "") -> String {
        TextExport.orders("\(TextExport.key(1)),\(status),2025-08-03,Kurti,1,425,Goa") + extra
    }

    /// Files by name, the older one named so that it sorts last.
    @Test(arguments: [
        // The day and the time of day of the download in the name.
        (
            "a/Orders_2025-08-01_2025-08-31_2025-09-10_16_12-16_17_1234567.csv",
            "z/Orders_2025-08-01_2025-08-31_2025-09-09_16_12-16_17_1234567.csv"
        ),
        (
            "a/Orders_2025-08-01_2025-08-31_2025-09-09_16_12-16_17_1234567.csv",
            "z/Orders_2025-08-01_2025-08-31_2025-09-09_09_12-09_17_1234567.csv"
        ),
        // Milliseconds since 1970: 8 December 2025 against 7 December.
        ("a/Orders_2025-08-01_2025-08-31_1765146848885.csv", "z/Orders_2025-08-01_2025-08-31_1765060448885.csv"),
        // Milliseconds (10 September 2025) against a day.
        (
            "a/Orders_2025-08-01_2025-08-31_1757500000000.csv",
            "z/Orders_2025-08-01_2025-08-31_2025-09-09_16_12-16_17_1234567.csv"
        ),
        // Nothing to tell them apart: the later path.
        ("b.csv", "a.csv"), ("orders september.csv", "orders august.csv"),
    ])
    func `the name tells, else the path`(newer: String, older: String) async throws {
        let folder = try InputFolder()
        try folder.write(Array(Self.orders("DELIVERED").utf8), to: "1234567/" + newer)
        try folder.write(Array(Self.orders("SHIPPED").utf8), to: "1234567/" + older)
        let report = try await folder.report()
        #expect(report.orders.rows == 2 && report.orders.count == 1)
        #expect(report.orders.byStatus == ["DELIVERED": 1])
    }

    @Test func `without a time in the name, the file with the newest order is the newest`() async throws {
        let later = "\(TextExport.key(2)),PENDING,2025-09-09,Kurti,1,425,Goa\n"
        let report = try await InputFolder([
            "1234567/a.csv": Self.orders("RTO_COMPLETE", extra: later), "1234567/z.csv": Self.orders("SHIPPED"),
        ]).report()
        #expect(report.orders.byStatus == ["RTO_COMPLETE": 1, "PENDING": 1])
    }
}

/// Costs by SKU, and profit.
struct CostTrapTests {
    private static func report(costs: String, skus: [String], quantity: Int = 1) async throws -> SellerReport {
        let orders = skus.enumerated().map { index, sku in
            "\(TextExport.key(index + 1)),DELIVERED,2025-08-01,\(sku),\(quantity),500,Goa\n"
        }
        let legs = skus.enumerated().map { index, sku in
            "\(TextExport.key(index + 1)),Delivered,\(sku),T1,2025-08-20,400,400,0,0,0,\n"
        }
        return try await InputFolder([
            "1234567/orders.csv": TextExport.orders() + orders.joined(),
            "1234567/payments.csv": TextExport.payments() + legs.joined(), "1234567/costs.csv": costs,
        ]).report()
    }

    @Test(arguments: [
        ("Kurti", "100.00"), ("KURTI", "90.00"), ("kurti", ""), ("Saree Red", "200.00"), ("saree  RED", "200.00"),
        ("Saree", ""), ("null", "50.00"), ("N/A", "60.00"), ("NA", ""),
    ])
    func `an exact spelling beats a folded one, and an ambiguous one has no cost`(sku: String, cost: String)
        async throws
    {
        let report = try await Self.report(
            costs: "sku,cost\nKurti,100\nKURTI,90\nSaree Red,200\nnull,50\nN/A,60\n",
            skus: [sku]
        )
        #expect(try report.table("orders.csv").rows.map { $0["goods_cost"] } == [cost])
        #expect(try report.table("products.csv").rows.map { $0["sku"] } == [sku])
        let summary = try report.summary()["profit"]
        #expect(summary["uncosted_skus"].texts == (cost.isEmpty ? [sku] : []))
        #expect(summary[cost.isEmpty ? "settlement_uncosted" : "settlement_costed"].string == "400.00")
    }

    /// Three units at 100.00 and one parcel at 7.50 against 400.00.
    @Test func `cost goes by unit, packaging by order`() async throws {
        let report = try await Self.report(costs: "sku,cost,packaging\nKurti,100,7.50\n", skus: ["Kurti"], quantity: 3)
        let summary = try report.summary()
        #expect(summary["orders"]["units"].int == 3 && summary["orders"]["order_value"].string == "1500.00")
        #expect(summary["profit"]["goods"].string == "300.00")
        #expect(summary["profit"]["packaging"].string == "7.50")
        #expect(summary["profit"]["cash"].string == "92.50")
        #expect(try report.table("products.csv").rows.first?["units"] == "3")
    }

    @Test func `SKUs of payments take the spelling of the orders`() async throws {
        let report = try await InputFolder([
            "1234567/orders.csv": TextExport.orders("\(TextExport.key(1)),DELIVERED,2025-08-01,Kurti Red,1,500,Goa"),
            "1234567/payments.csv": TextExport.payments(
                "\(TextExport.key(1)),Delivered,KURTI  red,T1,2025-08-20,400,400,0,0,0,",
                "\(TextExport.key(2)),Delivered,kurti red ,T1,2025-08-20,300,300,0,0,0,"
            ),
        ]).report()
        #expect(
            try report.table("products.csv").rows.map { [$0["sku"], $0["settlement"]] } == [["Kurti Red", "700.00"]]
        )
    }
}
