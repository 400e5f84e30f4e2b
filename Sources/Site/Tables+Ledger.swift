import Ledger
import Meesho

extension CSVTable<SubOrder> {
    /// `orders.csv`: every sub order that any file knows; order columns are empty where no orders file holds it.
    static func orders(_ ledger: Ledger) -> Self {
        CSVTable(columns: [
            .text("sub_order") { $0.number.description },
            .day("order_date", \.orderDate),
            .day("dispatch_date", \.dispatchDate),
            .day("payment_date", \.paymentDate),
            .text("sku") { ledger.text($0.sku) },
            .text("product") { ledger.text($0.product) },
            .text("size") { ledger.text($0.size) },
            .number("quantity") { Int($0.quantity) },
            .text("state") { ledger.text($0.state) },
            .text("order_status") { ledger.text($0.orderStatus) },
            .text("payment_status") { ledger.text($0.paymentStatus) },
            .text("outcome", \.outcome.name),
            .text("outcome_source", \.outcomeSource.name),
            .money("order_value", \.orderValue),
            .money("sale", \.sale),
            .money("sale_return", \.saleReturn),
            .money("settlement", \.settlement),
            .money("goods_cost", \.goodsCost),
            .money("packaging", \.packaging),
            .money("profit", \.profit),
            .source(SourceNames(ledger)) { subOrder in
                subOrder.origins + ledger.legs[subOrder.legs.clamped(to: ledger.legs.indices)].map(\.origin)
            },
        ])
    }
}

extension CSVTable<Leg> {
    /// `settlements.csv`: one row per payment leg, every amount as printed.
    static func settlements(_ ledger: Ledger) -> Self {
        let amounts = Component.allCases.map { component in
            Column.money(component.name) { $0.amounts[component] }
        }
        return CSVTable(
            columns: [
                .text("sub_order") { $0.subOrder.description },
                .day("payment_date", \.paymentDate),
                .text("transaction_id") { ledger.text($0.transactionID) },
                .text("live_status") { ledger.text($0.status) },
                .money("settlement", \.settlement),
            ] + amounts + [
                .money("settlement_formula", \.formula),
                .text("settlement_audit", \.settlementAudit.name),
                .text("tcs_audit", \.tcsAudit.name),
                .text("tds_audit", \.tdsAudit.name),
                .source(SourceNames(ledger)) { [$0.origin] },
                .text("commission_audit", \.commissionAudit.name),
                .text("services_gst_audit", \.servicesGSTAudit.name),
            ]
        )
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
            .source(SourceNames(ledger)) { [$0.origin] },
        ])
    }
}

extension CSVTable<ExceptionFinding> {
    /// `exceptions.csv`; days left count from the day of the report and are negative once the deadline is past.
    static func exceptions(_ ledger: Ledger, asOf: Day) -> Self {
        CSVTable(columns: [
            .text("kind", \.kind.rawValue),
            .text("sub_order") { $0.subOrder.description },
            .text("sku", \.sku),
            .money("amount", \.amount),
            .day("deadline", \.deadline),
            .number("days_left") { finding in finding.deadline.map { $0 - asOf } },
            .text("evidence", \.evidence),
            .text("reason", \.reason),
            .source(SourceNames(ledger), \.origins),
        ])
    }
}
