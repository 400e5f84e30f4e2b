import Ledger
import Meesho

/// A row of `periods.csv`.
struct PeriodRow: Sendable {
    var period: PeriodSummary
    var line: PeriodSummary.Line
}

extension [PeriodSummary] {
    /// Every figure of every period, in their order.
    var figures: [PeriodRow] {
        flatMap { period in period.lines.map { PeriodRow(period: period, line: $0) } }
    }
}

extension CSVTable<PeriodRow> {
    /// `periods.csv`: money as rupees, rates with four decimals, orders as a count.
    static var periods: Self {
        CSVTable(columns: [
            .text("period", \.period.kind.name),
            .day("from", \.period.days?.first),
            .day("to", \.period.days?.last),
            .text("figure", \.line.name.rawValue),
            .value("value", \.line.value),
            .value("previous", \.line.previous),
            .text("basis") { $0.line.basis == .orderMonth ? "order" : "payment" },
            .text("label", \.line.certainty.rawValue),
            .number("rows", \.line.rows),
            .flag("provisional", \.line.isProvisional),
            .flag("orders_loaded", \.period.hasAllOrders),
            .flag("payments_loaded", \.period.hasAllPayments),
        ])
    }
}

extension PeriodSummary.Kind {
    /// `all`, `FY 2025-26` or `2026-01`.
    fileprivate var name: String {
        switch self {
        case .all: "all"
        case .financialYear(let year): "FY \(year.name)"
        case .month(let month): month.iso
        }
    }
}

extension CSVTable.Column {
    fileprivate static func value(_ name: String, _ value: @escaping (Row) -> Answer.Value?) -> Self {
        Self(names: [name]) { row, text in
            text.beginCell()
            switch value(row) {
            case .money(let amount): text.money(amount)
            case .count(let count): text.number(count)
            case .rate(let ratio): text.rate(ratio)
            case nil: break
            }
        }
    }
}
