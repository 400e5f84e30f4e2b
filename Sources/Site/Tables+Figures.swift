import Ledger
import Meesho
import Tabular

extension CSVTable<Payout> {
    /// `payouts.csv`: what each bank transfer day should show in the bank statement.
    static var payouts: Self {
        CSVTable(columns: [
            .day("payment_date", \.date),
            .text("transaction_ids") { $0.transactionIDs.joined(separator: " ") },
            .money("settlement", \.settlement),
            .money("ads", \.ads),
            .money("referral", \.referral),
            .money("compensation", \.compensation),
            .money("recovery", \.recovery),
            .money("payout", \.total),
            .day("bank_date", \.bank?.day),
            .money("bank_amount", \.bank?.amount),
            .text("bank_status") { $0.bank?.status.rawValue ?? "" },
        ])
    }
}

extension CSVTable<ProductFigures> {
    /// `products.csv`: counts are sub orders, but for the columns that say units.
    static func products(isRedacted: Bool) -> Self {
        CSVTable(columns: [
            .text("sku", \.sku),
            .text("product", \.product),
            .number("orders", \.outcomes.placed),
            .number("units", \.units),
            .number("dispatched", \.outcomes.dispatched),
            .number("delivered", \.outcomes.everDelivered),
            .number("kept", \.outcomes.kept),
            .number("rto") { $0.outcomes[.rto] },
            .number("returned") { $0.outcomes[.customerReturn] },
            .number("exchanged") { $0.outcomes[.exchange] },
            .number("lost") { $0.outcomes[.lost] },
            .rate("rto_rate", \.outcomes.rtoRate),
            .rate("return_rate", \.outcomes.customerReturnRate),
            .money("settlement", \.settlement),
            .money("goods_cost", \.goodsCost),
            .money("packaging", \.packaging),
            .money("profit", \.profit),
            .money("profit_per_kept", \.profitPerKept),
            .money("break_even_price", \.breakEvenPrice),
            isRedacted ? .empty("cost_known") : .flag("cost_known", \.costKnown),
            .number("units_dispatched", \.unitsDispatched),
            .number("units_kept", \.unitsKept),
            .number("units_rto", \.unitsRTO),
            .number("units_returned", \.unitsReturned),
            .flag("provisional", \.outcomes.isProvisional),
            .number("ad_orders", \.adOrders),
            .number("organic_orders", \.organicOrders),
        ])
    }
}

extension CSVTable<MonthFigures> {
    /// `months.csv`: up to `cohort_settlement` by the month the order was placed, from `legs` on by the month the
    /// money moved. The order counts are outcomes and add up to `orders`.
    static var months: Self {
        CSVTable(columns: [
            .month("month", \.month),
            .number("orders", \.outcomes.placed),
            .number("units", \.units),
            .money("order_value", \.orderValue),
            .number("delivered") { $0.outcomes[.delivered] },
            .number("customer_return") { $0.outcomes[.customerReturn] },
            .number("rto") { $0.outcomes[.rto] },
            .number("exchange") { $0.outcomes[.exchange] },
            .number("cancelled") { $0.outcomes[.cancelled] },
            .number("lost") { $0.outcomes[.lost] },
            .number("in_transit") { $0.outcomes[.inTransit] },
            .number("not_shipped") { $0.outcomes[.notShipped] },
            .number("unknown") { $0.outcomes[.unknown] },
            .rate("rto_rate", \.outcomes.rtoRate),
            .rate("return_rate", \.outcomes.customerReturnRate),
            .rate("kept_rate", \.outcomes.keptRate),
            .flag("provisional", \.outcomes.isProvisional),
            .money("cohort_settlement", \.cohortSettlement),
            .number("legs", \.legs),
            .money("settlement", \.settlement),
            .money("ads", \.ads),
            .money("referral", \.referral),
            .money("compensation", \.compensation),
            .money("recovery", \.recovery),
            .money("payout", \.payout),
            .rate("final_share", \.finalShare),
            .rate("settled_share", \.settledShare),
            .money("expected_settlement", \.expected),
            .number("days_to_payment_median", \.daysToPayment?.median),
            .number("days_to_payment_90", \.daysToPayment?.ninetieth),
        ])
    }
}

extension CSVTable<StateFigures> {
    /// `states.csv`: sub orders by the customer's state; `delivered` counts those that came back later, too.
    static var states: Self {
        CSVTable(columns: [
            .text("state", \.state),
            .number("orders", \.outcomes.placed),
            .number("units", \.units),
            .number("dispatched", \.outcomes.dispatched),
            .number("delivered", \.outcomes.everDelivered),
            .number("kept", \.outcomes.kept),
            .number("rto") { $0.outcomes[.rto] },
            .number("returned") { $0.outcomes[.customerReturn] },
            .number("exchanged") { $0.outcomes[.exchange] },
            .number("cancelled") { $0.outcomes[.cancelled] },
            .number("lost") { $0.outcomes[.lost] },
            .number("in_transit") { $0.outcomes[.inTransit] },
            .rate("rto_rate", \.outcomes.rtoRate),
            .rate("return_rate", \.outcomes.customerReturnRate),
            .rate("kept_rate", \.outcomes.keptRate),
            .money("order_value", \.orderValue),
            .money("settlement", \.settlement),
            .flag("provisional", \.outcomes.isProvisional),
        ])
    }
}

extension CSVTable<InputRecord> {
    /// `inputs.csv`: what became of every file and archive member; lists of names are joined by `; `.
    static func inputs(isRedacted: Bool) -> Self {
        CSVTable(columns: [
            .text("path", \.path),
            .text("kind", \.kind.rawValue),
            .text("seller") { $0.seller ?? "" },
            .day("from", \.days?.first),
            .day("to", \.days?.last),
            .number("rows", \.rows),
            .number("rejected", \.rejected),
            .text("unknown_columns") { $0.unknownColumns.joined(separator: "; ") },
            .text("note", \.note.description),
            .text("sha256", \.sha256),
            isRedacted ? .empty("size") : .number("size", \.size),
            .number("skipped", \.skipped),
            .flag("left_out", \.isRejected),
            .text("unknown_sheets") { $0.unknownSheets.map(\.description).joined(separator: "; ") },
        ])
    }
}
