import Ledger
import Meesho
import Wording

extension CSVTable<SubOrder> {
    /// `orders.csv`: every sub order that any file knows; order columns are empty where no orders file holds it.
    static func orders(_ ledger: Ledger) -> Self {
        let texts = CSVCells(ledger.texts)
        return CSVTable(columns: [
            .subOrder("sub_order", \.number),
            .day("order_date", \.orderDate),
            .day("dispatch_date", \.dispatchDate),
            .day("payment_date", \.paymentDate),
            .text("sku", in: texts) { Int($0.sku) },
            .text("product", in: texts) { Int($0.product) },
            .text("size", in: texts) { Int($0.size) },
            .number("quantity") { Int($0.quantity) },
            .text("state", in: texts) { Int($0.state) },
            .text("order_status", in: texts) { Int($0.orderStatus) },
            .text("payment_status", in: texts) { Int($0.paymentStatus) },
            .text("outcome", in: CSVCells(Outcome.allCases.map(\.name)), \.outcome.rawValue),
            .text("outcome_source", in: CSVCells(SubOrder.Evidence.allCases.map(\.name))) {
                Int($0.outcomeSource.rawValue)
            },
            .money("order_value", \.orderValue),
            .money("sale", \.sale),
            .money("sale_return", \.saleReturn),
            .money("settlement", \.settlement),
            .money("goods_cost", \.goodsCost),
            .money("packaging", \.packaging),
            .money("profit", \.profit),
            .source(SourceNames(ledger)) { entry, print in
                for index in entry.origins.clamped(to: ledger.origins.indices) { print(ledger.origins[index]) }
                for index in entry.legs.clamped(to: ledger.legs.indices) { print(ledger.legs.origin(index)) }
            },
        ])
    }
}

extension CSVTable<Leg> {
    /// `settlements.csv`: one row per payment leg, every amount as printed.
    static func settlements(_ ledger: Ledger) -> Self {
        let texts = CSVCells(ledger.texts)
        let audits = CSVCells([AuditResult.ok, .mismatch, .notAudited].map(\.name))
        return CSVTable(columns: [
            .subOrder("sub_order", \.subOrder),
            .day("payment_date", \.paymentDate),
            .text("transaction_id", in: texts) { Int($0.transactionID) },
            .text("live_status", in: texts) { Int($0.status) },
            .money("settlement", \.settlement),
            .amounts(\.amounts),
            .money("settlement_formula", \.formula),
            .text("settlement_audit", in: audits) { Int($0.audits.settlement.rawValue) },
            .text("tcs_audit", in: audits) { Int($0.audits.tcs.rawValue) },
            .text("tds_audit", in: audits) { Int($0.audits.tds.rawValue) },
            .source(SourceNames(ledger)) { leg, print in print(leg.origin) },
            .text("commission_audit", in: audits) { Int($0.audits.commission.rawValue) },
            .text("services_gst_audit", in: audits) { Int($0.audits.servicesGST.rawValue) },
        ])
    }
}

extension CSVTable<AdDay> {
    /// `ads.csv`: campaign × day of the ads sheet, signs as printed.
    static func ads(_ ledger: Ledger) -> Self {
        CSVTable(columns: [
            .text("campaign", \.campaign),
            .text("ran_on", \.ranOn),
            .day("deducted_on", \.deductedOn),
            .money("cost", \.cost),
            .money("credits", \.credits),
            .money("gst", \.gst),
            .money("total", \.total),
            .source(SourceNames(ledger)) { day, print in print(day.origin) },
        ])
    }
}

extension CSVTable<ExceptionFinding> {
    /// `exceptions.csv`; days left count from the day of the report and are negative once the deadline is past.
    static func exceptions(_ ledger: Ledger, asOf: Day) -> Self {
        let words = FindingWords.inTables(ledger, asOf: asOf)
        return CSVTable(columns: [
            .text("kind", \.kind.rawValue),
            .subOrder("sub_order", \.subOrder),
            .text("sku", \.sku),
            .money("amount", \.amount),
            .day("deadline", \.deadline),
            .number("days_left") { finding in finding.deadline.map { $0 - asOf } },
            .text("evidence") { words.evidence(of: $0).first },
            .text("reason") { words.reason(of: $0).first },
            .source(SourceNames(ledger)) { finding, print in finding.origins.forEach(print) },
            .text("awb", \.awb),
            .text("courier", \.courier),
        ])
    }
}
