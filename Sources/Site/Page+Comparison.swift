import Ledger
import Meesho
import Wording

extension Page {
    /// `nil` where no two periods can be compared.
    func comparison(_ texts: Texts) -> Scope? {
        guard let comparison = report.comparison else { return nil }
        var lead = [texts[report.period.isOpen ? "since_compare_months" : "since_compare_period"]]
        for (key, periods) in [("orders", comparison.orders), ("payments", comparison.payments)] {
            guard let periods else { continue }
            lead.append(
                texts("since_compare_" + key, ["now": name(periods.now, texts), "before": name(periods.before, texts)])
            )
        }
        let table = DataTable(
            id: "t-compare",
            caption: texts["since_compare_caption"],
            heads: [(texts["since_compare_figure"], false)]
                + ["now", "before", "change"].map { (texts["since_compare_" + $0], true) },
            rows: months(of: comparison, texts)
                ?? comparison.lines.map { line in
                    DataTable.Row(
                        head: texts[Page.names[line.name] ?? line.name.rawValue],
                        under: texts["basis_" + line.name.basis.rawValue],
                        cells: [
                            cell(line.now, line.isNowProvisional, texts),
                            cell(line.before, line.isBeforeProvisional, texts),
                            change(line.difference, texts),
                        ]
                    )
                }
        )
        let isOpen = comparison.lines.contains { $0.isNowProvisional || $0.isBeforeProvisional }
        return [
            "lead": lead.joined(separator: " "),
            "table": table,
            "mark": isOpen ? texts["cohort_mark"] : false,
        ]
    }

    /// All figures of the months compared, profit among them; `nil` where other periods are.
    private func months(of comparison: Comparison, _ texts: Texts) -> [DataTable.Row]? {
        guard report.period.isOpen else { return nil }
        let rows = PeriodSummary.Name.allCases.compactMap { name -> DataTable.Row? in
            let days = name.basis == .orderMonth ? comparison.orders?.now : comparison.payments?.now
            guard let month = days?.first.month,
                let line = report.periods.first(where: { $0.kind == .month(month) })?[name]
            else { return nil }
            return DataTable.Row(
                head: texts[Page.key(of: name)],
                under: texts["basis_" + name.basis.rawValue],
                cells: [
                    cell(line.value, line.isProvisional, texts), cell(line.previous, false, texts),
                    change(Comparison.Difference(from: line.previous, to: line.value), texts),
                ]
            )
        }
        return rows.isEmpty ? nil : rows
    }

    private func change(_ difference: Comparison.Difference?, _ texts: Texts) -> DataTable.Cell {
        DataTable.Cell(text: difference.map { Change($0, texts).signed } ?? "", style: "n")
    }

    private static let names: [Comparison.Name: String] = [
        .orders: "orders", .keptRate: "kept_rate", .rtoRate: "rto_rate", .returnRate: "return_rate",
        .settlement: "settlement", .payout: "payout",
    ]

    private func name(_ days: DayRange, _ texts: Texts) -> Words {
        days.first.month.days == days ? texts.month(days.first.month) : texts.range(days)
    }

    /// A rate with its two counts.
    private func cell(_ value: Answer.Value?, _ isProvisional: Bool, _ texts: Texts) -> DataTable.Cell {
        switch value {
        case .money(let amount): return .money(amount)
        case .count(let count): return .count(count)
        case .rate(let ratio):
            var cell = DataTable.Cell.rate(ratio, isProvisional: isProvisional)
            cell.text += " (\(IndianNumber.count(ratio.n))/\(IndianNumber.count(ratio.d)))"
            return cell
        case nil: return DataTable.Cell(text: texts["not_known"], style: "n")
        }
    }
}
