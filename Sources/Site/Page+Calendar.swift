import Ledger
import Meesho
import Wording

extension Page {
    private static let needsInTable = 20

    /// What to load next, and where the whole calendar is.
    func calendar(_ texts: Texts) -> Scope {
        let shown = report.toLoad.prefix(Page.needsInTable)
        let table = DataTable(
            id: "t-next",
            caption: texts["calendar_next"],
            heads: [
                (texts["coverage_kind"], false), (texts["days_column"], false), (texts["calendar_days"], true),
                (texts["calendar_why"], false),
            ],
            rows: shown.map { need in
                DataTable.Row(
                    head: texts["kind_" + need.kind.rawValue],
                    cells: [
                        .text(texts.range(need.days)), .count(need.days.count),
                        .text(texts["calendar_" + need.reason.rawValue]),
                    ]
                )
            },
            isNamedByHeading: true
        )
        return [
            "needs": shown.isEmpty ? false : table,
            "whole": report.toLoad.contains { $0.reason == .gap } ? false : texts["calendar_whole"],
            "calendar": texts["calendar_file"],
        ]
    }

    /// How far the orders of each month have come, the newest first; `nil` without orders.
    func cohorts(_ texts: Texts) -> DataTable? {
        let months = report.months.filter { $0.outcomes.dispatched > 0 }
        guard !months.isEmpty else { return nil }
        func share(_ ratio: Ratio) -> DataTable.Cell {
            var cell = DataTable.Cell.rate(ratio)
            cell.text += " (\(IndianNumber.count(ratio.n))/\(IndianNumber.count(ratio.d)))"
            return cell
        }
        let columns = ["dispatched", "final", "settled", "open", "expected"]
        return DataTable(
            id: "t-cohorts",
            caption: texts["cohort_title"],
            heads: [(texts["month"], false)] + columns.map { (texts["cohort_" + $0], true) },
            rows: months.reversed().map { month in
                DataTable.Row(
                    head: texts.month(month.month),
                    under: month.outcomes.isProvisional ? texts["provisional"] : "",
                    headSort: String(month.month.year * 12 + month.month.month),
                    cells: [
                        .count(month.outcomes.dispatched), share(month.finalShare), share(month.settledShare),
                        .count(month.stillOpen), .money(month.expected),
                    ]
                )
            },
            isNamedByHeading: true
        )
    }
}
