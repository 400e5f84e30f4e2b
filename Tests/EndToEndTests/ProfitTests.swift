import Foundation
import Ledger
import Meesho
import Tabular
import Testing

/// Profit after GST, expenses and the bridge of months, on exports of a few rows.
struct ProfitTests {
    private static func payments(_ rows: String...) -> String {
        """
        Sub Order No,Live Order Status,Supplier SKU,Product GST %,Transaction ID,Payment Date,Final Settlement Amount,\
        Total Sale Amount (Incl. Shipping & GST),Total Sale Return Amount (Incl. Shipping & GST),\
        Shipping Charge (Incl. GST),TCS,TDS

        """ + rows.map { $0 + "\n" }.joined()
    }

    private static let orders = TextExport.orders(
        "\(TextExport.key(1)),DELIVERED,2025-08-01,K1,1,425,Goa",
        "\(TextExport.key(2)),DELIVERED,2025-08-30,K2,1,500,Goa"
    )
    private static let costs = "sku,cost,packaging,gst %\nK1,210,0,5\nK2,118,0,\n"

    private static func report(
        settings: String = "",
        rate: String = "18",
        costs: String = costs
    ) async throws -> SellerReport {
        try await InputFolder([
            "1234567/Orders_1234567.csv": orders,
            // K1: 525 at 5 %: 25.00 of GST. K2: 590 at 18 %: 90.00.
            "1234567/payments august.csv": payments(
                "\(TextExport.key(1)),Delivered,K1,5,T1,2025-08-20,461,525,0,-59,-2.50,-2.50"
            ),
            "1234567/payments september.csv": payments(
                "\(TextExport.key(2)),Delivered,K2,\(rate),T2,2025-09-12,465.50,590,0,-118,-5.00,-1.50"
            ),
            "1234567/cost_sheet.csv": costs,
            "1234567/settings.yaml": settings.isEmpty ? "overdueAfterDays: 30\n" : settings,
        ]).report()
    }

    /// Cash 461 + 465.50 − 210 − 118 = 598.50. Owed 25 + 90 = 115. Shipping 59 and 118: 9 + 18 = 27 back. Goods: K1
    /// 210 × 5 ÷ 105 = 10; K2's sheet names no rate. TCS 7.50, TDS 4.00. 598.50 − 115 + 27 + 10 + 11.50 = 532.00.
    @Test func `profit after GST line by line`() async throws {
        let profit = try await Self.report().summary()["profit"]
        #expect(profit["cash"].string == "598.50")
        #expect(profit["after_gst"].string == "532.00")
        let lines = profit["bridge"]
        #expect(lines["output_gst"].string == "-115.00")
        #expect(lines["input_shipping"].string == "27.00")
        #expect(lines["input_fees"].string == "0.00")
        #expect(lines["input_purchases"].string == "10.00")
        #expect(lines["tcs"].string == "7.50" && lines["tds"].string == "4.00")
        #expect(lines["goods_without_rate"].string == "118.00")
        #expect(lines["cash"].string == "598.50" && lines["after_gst"].string == "532.00")
    }

    /// Without claims and without GST of its own to pay out of these figures: 598.50 + 11.50.
    @Test(arguments: ["composition", "unregistered"])
    func `other schemes owe and claim nothing here`(scheme: String) async throws {
        let profit = try await Self.report(settings: "gstScheme: \(scheme)\n").summary()["profit"]
        #expect(profit["after_gst"].string == "610.00")
        #expect(profit["bridge"]["output_gst"].string == "0.00")
    }

    /// No rate of GST is below 0 or above 100: such a cost, or such a leg, is not computed with.
    @Test(arguments: ["-5", "500", "five"])
    func `a rate that cannot be is no rate`(rate: String) async throws {
        let folder = try InputFolder(["1234567/cost_sheet.csv": "sku,cost,gst %\nK1,210,\(rate)\n"])
        try folder.write(Array(Self.orders.utf8), to: "1234567/Orders_1234567.csv")
        let seller = try #require(try await folder.reading().sellers.first)
        #expect(seller.problems.map(\.place.column) == ["gst %"] && seller.problems.map(\.foundText) == [rate])
        guard rate != "five" else { return }
        let report = try await Self.report(rate: rate)
        #expect(report.profit.unratedLegs == 1 && report.profit.afterGST == nil)
    }

    @Test func `costs without GST leave nothing to claim`() async throws {
        let profit = try await Self.report(settings: "costsIncludeGst: no\n").summary()["profit"]
        #expect(profit["bridge"]["input_purchases"].string == "0.00")
        #expect(profit["after_gst"].string == "522.00")
    }

    @Test func `a leg without a rate leaves it open`() async throws {
        let report = try await Self.report(rate: "")
        #expect(report.profit.cash == Paisa(59_850))
        #expect(report.profit.afterGST == nil && report.profit.unratedLegs == 1)
        #expect(try report.summary()["profit"]["bridge"]["cash"].string.isEmpty)
        // A SKU without cost is in neither figure, whatever its rate.
        let other = try await Self.report(rate: "", costs: "sku,cost\nK1,210\n")
        #expect(other.profit.afterGST != nil)
    }

    /// Rent 100 in August and in September 150; software 20 in both; a fee of September alone.
    @Test func `expenses by name and month`() async throws {
        let settings = """
            otherMonthlyExpenses: 5
            monthlyExpenses:
              software: 20
              rent:
                2025-08: 100
                2025-09: 150
                2025-12: 999
              fee:
                2025-09: 1.50

            """
        // Two months with payments: 2 × 5 + 2 × 20 + 250 + 1.50.
        let report = try await Self.report(settings: settings)
        #expect(report.profit.other == Paisa(30_150))
    }

    @Test(arguments: [
        ("monthlyExpenses: 5\n", "5"), ("monthlyExpenses:\n  rent: -5\n", "-5"),
        ("monthlyExpenses:\n  rent:\n    2025-13: 5\n", "2025-13"),
        ("monthlyExpenses:\n  rent:\n    2025-08: many\n", "many"), ("costsIncludeGst: perhaps\n", "perhaps"),
        ("minimumSample: 0\n", "0"), ("repriceLimitPercent: x\n", "x"),
    ])
    func `a wrong expense is named and counts as none`(settings: String, found: String) async throws {
        let folder = try InputFolder([
            "1234567/Orders_1234567.csv": Self.orders, "1234567/settings.yaml": settings,
        ])
        let seller = try #require(try await folder.reading().sellers.first)
        #expect(seller.problems.map(\.foundText) == [found])
        #expect(seller.problems.first?.place.row != nil)
        #expect(seller.settings.expensesOfAugust == .zero)
    }

    /// Ordered in August; paid 461 in August and 465.50 in September; a third sub order is in no orders file.
    @Test func `the bridge of months closes both ways`() async throws {
        let report = try await InputFolder([
            "1234567/Orders_1234567.csv": Self.orders,
            "1234567/payments.csv": Self.payments(
                "\(TextExport.key(1)),Delivered,K1,5,T1,2025-08-20,461,525,0,-59,-2.50,-2.50",
                "\(TextExport.key(2)),Delivered,K2,18,T2,2025-09-12,465.50,590,0,-118,-5.00,-1.50",
                "\(TextExport.key(3)),Delivered,K2,18,T2,2025-09-12,10,10,0,0,0,0",
                "\(TextExport.key(1)),,K1,5,T3,2025-09-12,-7.25,0,0,0,0,0"
            ),
        ]).report()
        let rows = try report.table("month_bridge.csv").rows
        #expect(
            rows.map { [$0["order_month"], $0["payment_month"], $0["legs"], $0["settlement"]] } == [
                ["2025-08", "2025-08", "1", "461.00"], ["2025-08", "2025-09", "2", "458.25"],
                ["", "2025-09", "1", "10.00"],
            ]
        )
        #expect(report.months.map(\.cohortSettlement) == [Paisa(91_925), .zero])
        #expect(report.months.map(\.settlement) == [Paisa(46_100), Paisa(46_825)])
    }
}

extension Settings {
    fileprivate var expensesOfAugust: Paisa {
        monthlyExpenses.reduce(.zero) { $0 + $1.amount(in: Month(year: 2025, month: 8)) }
    }
}
