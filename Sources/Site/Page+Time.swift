import Charts
import Ledger
import Meesho
import Wording

extension Page {
    /// Outcomes as the chart of months stacks them, from the ground up.
    private static let groups: [(key: String, outcomes: [Outcome])] = [
        ("group_kept", [.delivered]),
        ("group_returned", [.customerReturn, .exchange]),
        ("group_rto", [.rto]),
        ("group_lost", [.lost]),
        ("group_cancelled", [.cancelled]),
        ("group_moving", [.inTransit, .notShipped, .unknown]),
    ]
    /// Days that the table beside the chart of days shows; months have their own table.
    private static let daysInTable = 7

    func time(_ texts: Texts) -> Scope {
        guard let first = report.months.first?.month, let last = report.months.last?.month else {
            return ["months": false, "days": false]
        }
        let span: Values = ["from": texts.month(first), "to": texts.month(last)]
        let outcomes = MonthChart(
            id: "outcomes",
            columns: report.months.map { column(of: $0, texts) { outcomeColumn($0) } },
            title: texts["outcomes_title"],
            description: texts("outcomes_desc", span),
            axis: { Words(IndianNumber.shortCount(Int($0))) }
        )
        let payouts = MonthChart(
            id: "payout-months",
            columns: report.months.map { column(of: $0, texts) { payoutColumn($0) } },
            title: texts["payout_title"],
            description: texts("payout_desc", span),
            axis: { Words(IndianNumber.shortRupees(Paisa($0))) }
        )
        return [
            "months": true,
            "bridge": monthBridge(texts),
            "outcomes": outcomes.svg(opening: texts.language),
            // Nothing paid is no picture.
            "payouts": report.months.contains { $0.settlement != .zero || $0.payout != .zero }
                ? payouts.svg(opening: texts.language) : false,
            "key": Page.groups.enumerated().map { ["class": "s\($0.offset)", "name": texts[$0.element.key]] as Scope },
            "days": days(texts) ?? false,
            "monthsTable": monthsTable(texts),
            "mark": mark(report.months.lazy.map(\.outcomes), texts),
            "cohorts": cohorts(texts) ?? false,
        ]
    }

    private func column(
        of month: MonthFigures,
        _ texts: Texts,
        _ content: (MonthFigures) -> MonthChart.Column
    ) -> MonthChart.Column {
        var column = content(month)
        column.label = texts.name(ofMonth: month.month.month)
        column.year = Words(String(month.month.year))
        return column
    }

    private func outcomeColumn(_ month: MonthFigures) -> MonthChart.Column {
        MonthChart.Column(
            label: "",
            year: "",
            values: Page.groups.map { group in Int64(group.outcomes.reduce(0) { $0 + month.outcomes[$1] }) },
            value: Words(label(month.outcomes.placed)),
            isProvisional: month.outcomes.isProvisional
        )
    }

    /// A count over its bar: whole while it is short enough.
    private func label(_ count: Int) -> String {
        count == 0 ? "" : count < 100_000 ? IndianNumber.count(count) : IndianNumber.shortCount(count)
    }

    private func payoutColumn(_ month: MonthFigures) -> MonthChart.Column {
        MonthChart.Column(
            label: "",
            year: "",
            values: [month.settlement.count],
            dot: month.payout.count,
            value: month.payout == .zero ? "" : Words(IndianNumber.shortRupees(month.payout))
        )
    }

    private func days(_ texts: Texts) -> Scope? {
        // A line needs two days.
        guard report.days.count > 1, let first = report.days.first?.day, let last = report.days.last?.day,
            let peak = report.days.max(by: { ($0.orders, $1.day) < ($1.orders, $0.day) }), peak.orders > 0
        else { return nil }
        let most: Values = ["day": texts.shortDate(peak.day), "n": IndianNumber.count(peak.orders)]
        let chart = DayChart(
            first: first,
            values: report.days.map(\.orders),
            title: texts["days_title"],
            description: texts(
                "days_desc",
                most.adding(["from": texts.date(first), "to": texts.date(last)])
            ),
            peak: texts("days_peak", most),
            axis: { Words(IndianNumber.shortCount($0)) },
            label: { texts.name(ofMonth: $0.month) }
        )
        let newest = report.days.suffix(Page.rowsAtMost).reversed()
        let caption = texts("days_table", ["n": IndianNumber.count(newest.count)])
        let table = DataTable(
            id: "t-days",
            caption: caption,
            heads: [(texts["day"], false), (texts["orders"], true), (texts["payout"], true)],
            rows: newest.map { day in
                DataTable.Row(
                    head: day.day.numeric,
                    headSort: String(day.day.number),
                    cells: [.count(day.orders), .money(day.payout)]
                )
            },
            isNamedByHeading: true
        )
        return [
            "chart": chart.svg(opening: texts.language), "summary": caption,
            "table": cut(table, to: Page.daysInTable, of: report.days.count),
        ]
    }

    private func monthsTable(_ texts: Texts) -> DataTable {
        let columns = [
            "orders", "kept_rate", "rto_rate", "return_rate", "moving", "order_value", "cohort", "payout", "settlement",
            "ads",
        ]
        return DataTable(
            id: "t-months",
            caption: texts["months_caption"],
            heads: [(texts["month"], false)] + columns.map { (texts[$0], true) },
            rows: report.months.reversed().map { month in
                DataTable.Row(
                    head: texts.month(month.month),
                    under: month.outcomes.isProvisional ? texts["provisional"] : "",
                    headSort: String(month.month.year * 12 + month.month.month),
                    cells: [
                        .count(month.outcomes.placed)
                    ] + rates(of: month.outcomes) + [
                        .count(month.stillOpen), .money(month.orderValue),
                    ]
                        + [month.cohortSettlement, month.payout, month.settlement, month.ads].map {
                            .money(report.hasPayments ? $0 : nil)
                        }
                )
            },
            sorts: true,
            isNamedByHeading: true
        )
    }
}
