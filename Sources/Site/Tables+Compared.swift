import Ledger
import Meesho
import Wording

extension CSVTable<Action> {
    /// `actions.csv`: what to do now, the most pressing first, in the English words of the page.
    static func actions(_ report: SellerReport) -> Self {
        let words = ActionWords(report, .english)
        let ranks = Dictionary(report.actions.enumerated().map { ($1, $0 + 1) }) { first, _ in first }
        return CSVTable(columns: [
            .number("rank") { ranks[$0] },
            .text("action", \.kind.rawValue),
            .number("count", \.count),
            .money("amount", \.amount),
            .day("deadline", \.deadline),
            .number("days_left", \.daysLeft),
            .text("text") { words.text($0).first },
        ])
    }
}

/// A row of `coverage.csv`.
struct CoverageRow: Sendable {
    var kind: ExportKind
    var span: CoverageSpan
}

extension [Coverage] {
    /// Every kind's calendar, sorted by the names of the kinds.
    var calendar: [CoverageRow] {
        sorted { $0.kind.rawValue < $1.kind.rawValue }.flatMap { coverage in
            coverage.spans.map { CoverageRow(kind: coverage.kind, span: $0) }
        }
    }
}

extension CSVTable<CoverageRow> {
    /// `coverage.csv`: the days from a kind's first covered day to its last, cut where the number of files changes.
    static var coverage: Self {
        CSVTable(columns: [
            .text("kind", \.kind.rawValue),
            .day("from", \.span.days.first),
            .day("to", \.span.days.last),
            .text("state", \.span.state.rawValue),
            .number("files", \.span.files),
        ])
    }
}

extension CSVTable<SinceFigures.Change> {
    /// `since.csv`: what changed since the earlier report; before and after are an outcome, a settlement, the kind of a
    /// finding, or the payment date of a newly paid order.
    static func since(_ since: SinceFigures, _ report: SellerReport) -> Self {
        let ledger = report.ledger
        let exceptions = report.exceptions
        return CSVTable(columns: [
            .subOrder("sub_order", \.subOrder),
            .text("change", \.kind.name),
            .words("before", of: { since.settlementBefore($0, in: ledger) }, else: { since.before($0, in: ledger) }),
            .words("after", of: { since.settlementAfter($0, in: ledger) }, else: { since.after($0, in: ledger) }),
            .money("amount", \.amount),
            .source(SourceNames(ledger)) { change, print in
                if let finding = since.finding(change, in: exceptions) { finding.origins.forEach(print) }
                guard let entry = since.entry(change, in: ledger) else { return }
                for index in entry.origins.clamped(to: ledger.origins.indices) { print(ledger.origins[index]) }
                for index in entry.legs.clamped(to: ledger.legs.indices) { print(ledger.legs.origin(index)) }
            },
        ])
    }
}

extension CSVTable.Column {
    /// An amount where there is one, which needs no guard against formulas, else a text.
    fileprivate static func words(
        _ name: String,
        of amount: @escaping (Row) -> Paisa?,
        else words: @escaping (Row) -> String
    ) -> Self {
        Self(names: [name]) { row, text in
            text.beginCell()
            if let amount = amount(row) { text.money(amount) } else { text.text(words(row)) }
        }
    }
}
