import Tabular
import Testing

@testable import Ledger
@testable import Meesho

/// A small report, made by hand; its figures need not add up.
enum ReportExample {
    static func report() throws -> SellerReport {
        var report = SellerReport(
            seller: .init(id: "1005589", name: "Aarav & \"Sons\"", gstins: ["24ABCDE1234F1Z5"]),
            asOf: try day(2026, 1, 31),
            version: "0.1.0"
        )
        report.orderPeriod = DayRange(try day(2025, 12, 1), try day(2025, 12, 31))
        report.ledger = try ledger()
        var outcomes = OutcomeCounts()
        outcomes[.delivered] = 5
        for outcome in [Outcome.customerReturn, .rto, .exchange, .cancelled, .lost] { outcomes[outcome] = 1 }
        try fillTables(&report, outcomes)
        report.orders.count = 10
        report.orders.rows = 11
        report.orders.units = 12
        report.orders.orderValue = Paisa(299_000)
        report.orders.outcomes = outcomes
        report.orders.byStatus = ["DELIVERED": 8, "LOST \"x\"\n": 2]
        report.orders.byMonth = [Month(year: 2025, month: 12): 10]
        report.payments.rows = 3
        report.payments.subOrders = 2
        report.payments.settlement = Paisa(-5_150)
        report.payments.components[.saleReturn] = Paisa(-29_900)
        report.payments.byMonth = [Month(year: 2026, month: 1): Paisa(-5_150)]
        report.payments.byStatus = [
            "Delivered": (rows: 1, settlement: Paisa(50_000)), "": (rows: 1, settlement: Paisa(1_000)),
        ]
        report.profit.coverage = 9_310
        report.profit.uncostedSKUs = ["zzz", "कपड़ा"]
        report.gst.total.sales.rows = 4
        report.gst.total.sales.taxable.units = 931_499_599_230_196_575_700_000
        var pair = GSTPair()
        pair.sales.taxable.units = 1_004_000_000_000_000_000
        pair.returns.taxable.units = 500_000_000_000_000
        pair.sales.quantity = 2
        report.gst.byState = ["BIHAR": pair]
        report.gst.byHSNRate = ["6204|5": pair]
        return report
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) throws -> Day {
        try #require(Day(year: year, month: month, day: day))
    }

    private static func ledger() throws -> Ledger {
        let first = try #require(SubOrderNumber("100000000001_1"))
        let second = try #require(SubOrderNumber("100000000002"))
        var texts = [""]
        func id(_ text: String) -> TextID {
            texts.append(text)
            return TextID(texts.count - 1)
        }
        let (t1, t2) = (id("T1"), id("T2"))
        func leg(_ number: SubOrderNumber, _ date: Day, _ transaction: TextID, _ status: TextID, _ row: Int32)
            -> PaymentRow
        {
            var leg = PaymentRow(subOrder: number)
            leg.paymentDate = date
            leg.transaction = transaction
            leg.status = status
            leg.audits.servicesGST = .ok
            leg.row = row
            return leg
        }
        let (delivered, returned) = (id("Delivered"), id("Return"))
        var legs = [
            leg(first, try day(2026, 1, 1), t1, delivered, 4),
            leg(first, try day(2026, 1, 8), t2, returned, 5),
            leg(second, try day(2026, 1, 8), t2, 0, 6),
        ]
        legs[0].settlement = Paisa(50_000)
        legs[0].formulaSum = Paisa(50_000)
        _ = legs[0].amounts.add(Paisa(59_800), to: .sale)
        _ = legs[0].amounts.add(Paisa(-28), to: .tds)
        legs[0].audits.settlement = .ok
        legs[0].audits.tcs = .ok
        legs[0].audits.tds = .ok
        legs[1].settlement = Paisa(-56_150)
        legs[1].formulaSum = Paisa(-56_100)
        _ = legs[1].amounts.add(Paisa(-29_900), to: .saleReturn)
        legs[1].audits.settlement = .mismatch
        legs[1].audits.tcs = .ok
        legs[2].settlement = Paisa(1_000)
        _ = legs[2].amounts.add(Paisa(1_000), to: .claims)
        var known = SubOrder(number: first, legs: 0..<2)
        known.isInOrders = true
        known.orderDate = try day(2025, 12, 30)
        known.dispatchDate = try day(2025, 12, 31)
        known.paymentDate = try day(2026, 1, 8)
        known.sku = id("=SUM(A1)")
        known.product = id("सूती कुर्ता, \"नया\" 👗")
        known.size = id("M")
        known.state = id("Bihar")
        known.orderStatus = id("DELIVERED")
        known.paymentStatus = delivered
        known.quantity = 2
        known.discountedPrice = Paisa(29_900)
        known.outcome = .customerReturn
        known.outcomeSource = .payments
        known.settlement = Paisa(-6_150)
        known.sale = Paisa(59_800)
        known.saleReturn = Paisa(-29_900)
        known.goodsCost = Paisa(12_000)
        known.packaging = Paisa(500)
        known.origins = 0..<1
        var paidOnly = SubOrder(number: second, legs: 2..<3)
        paidOnly.paymentDate = try day(2026, 1, 8)
        paidOnly.outcomeSource = .payments
        paidOnly.settlement = Paisa(1_000)
        return Ledger(
            subOrders: [known, paidOnly],
            // The last one as if of a sheet without a formula.
            legs: Legs(
                sheets: [
                    Legs.Sheet(rows: legs, hasFormula: true, source: 1, texts: Array(0..<TextID(texts.count))),
                    Legs.Sheet(rows: legs, hasFormula: false, source: 1, texts: Array(0..<TextID(texts.count))),
                ],
                places: [
                    Legs.Place(sheet: 0, row: 0), Legs.Place(sheet: 0, row: 1), Legs.Place(sheet: 1, row: 2),
                ]
            ),
            origins: [Origin(source: 0, row: 2)],
            texts: texts,
            sources: [
                SourceSheet(path: "orders.csv", sheet: ""),
                SourceSheet(path: "pay.zip!/jan.xlsx", sheet: "Order Payments"),
            ]
        )
    }

    private static func fillTables(_ report: inout SellerReport, _ outcomes: OutcomeCounts) throws {
        var payout = Payout(date: try day(2026, 1, 8), transactionIDs: ["T1", "T2"])
        payout.settlement = Paisa(-5_150)
        payout.ads = Paisa(-1_000)
        payout.referral = Paisa(200)
        payout.compensation = Paisa(300)
        payout.recovery = Paisa(-400)
        report.payouts = [payout]

        var ad = AdDay(
            campaign: "-55",
            ranOn: "2026-01-01 to 2026-01-02",
            deductedOn: try day(2026, 1, 3),
            origin: Origin(source: 1, row: 9)
        )
        ad.cost = Paisa(10_000)
        ad.credits = Paisa(-1_000)
        ad.gst = Paisa(-1_620)
        ad.total = Paisa(-10_620)
        report.adDays = [ad]

        let first = try #require(report.ledger.subOrders.first).number
        let second = try #require(report.ledger.subOrders.last).number
        report.exceptions = [
            ExceptionFinding(
                .unpaid(ordered: try day(2025, 12, 2), due: try day(2026, 1, 1)),
                subOrder: second,
                sku: "",
                amount: Paisa(30_000),
                deadline: try day(2026, 2, 3),
                origins: []
            ),
            ExceptionFinding(
                .unpaid(ordered: try day(2025, 12, 1), due: try day(2025, 12, 31)),
                subOrder: first,
                sku: "=SUM(A1)",
                amount: Paisa(1_200),
                deadline: try day(2026, 1, 29),
                origins: [Origin(source: 0, row: 2), Origin(source: 1, row: 5)]
            ),
            ExceptionFinding(
                .duplicateSettlement,
                subOrder: first,
                sku: "=SUM(A1)",
                amount: nil,
                origins: [Origin(source: 1, row: 4)]
            ),
        ]

        var product = ProductFigures(sku: "=SUM(A1)", product: "Kurta")
        product.outcomes = outcomes
        product.units = 12
        product.unitsDispatched = 9
        product.unitsKept = 5
        product.unitsRTO = 1
        product.unitsReturned = 1
        product.settlement = Paisa(100_000)
        product.goodsCost = Paisa(40_000)
        product.packaging = Paisa(4_500)
        product.profit = Paisa(55_500)
        product.breakEvenPrice = Paisa(24_950)
        report.products = [product, ProductFigures(sku: "zzz", product: "")]

        var month = MonthFigures(month: Month(year: 2025, month: 12))
        month.outcomes = outcomes
        month.units = 12
        month.orderValue = Paisa(299_000)
        month.cohortSettlement = Paisa(100_000)
        month.settled = 3
        month.expected = .zero
        month.legs = 3
        month.settlement = payout.settlement
        month.ads = payout.ads
        month.referral = payout.referral
        month.compensation = payout.compensation
        month.recovery = payout.recovery
        report.months = [month]

        var state = StateFigures(state: "Bihar")
        state.outcomes = outcomes
        state.units = 12
        state.orderValue = Paisa(299_000)
        state.settlement = Paisa(100_000)
        report.states = [state]

        var record = InputRecord(path: "orders.csv", kind: .orders, size: 2_048, sha256: "ab12")
        record.seller = "1005589"
        record.days = report.orderPeriod
        record.rows = 10
        record.skipped = 2
        record.rejected = 1
        record.unknownColumns = ["Colour", "'=x"]
        record.unknownSheets = ["Extra"]
        record.note = "Odd, but read"
        report.inputs = [record]
    }
}
