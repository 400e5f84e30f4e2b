import Ledger
import Meesho

extension CSVTable<Programme> {
    /// `programmes.csv`: what fees and programmes took and gave, by payment month; an empty month is not known.
    static var programmes: Self {
        CSVTable(columns: [
            .text("month") { $0.month?.iso ?? "" },
            .text("programme", \.name),
            .money("cost", \.cost),
            .money("benefit", \.benefit),
            .money("net", \.net),
        ])
    }
}

extension CSVTable<Promise> {
    /// `outstanding.csv`: what outstanding files promised for each sub order, and what came.
    static func promises(_ ledger: Ledger) -> Self {
        CSVTable(columns: [
            .subOrder("sub_order", \.subOrder),
            .day("snapshot", \.snapshot),
            .money("promised_amount", \.amount),
            .day("promised_date", \.day),
            .money("paid_amount", \.paid),
            .day("paid_date", \.paidOn),
            .money("difference", \.difference),
            .text("state", \.state.rawValue),
            .source(SourceNames(ledger)) { promise, body in body(promise.origin) },
        ])
    }
}
