import Ledger
import Meesho

extension Page {
    func money(_ texts: Texts) -> [String: Any] {
        let steps = MoneyFlow(report).steps
        guard let first = steps.first, let last = steps.last else {
            return ["lead": texts["money_none"], "chart": false]
        }
        let bars = steps.map { step in
            WaterfallChart.Bar(
                label: texts["flow_" + step.name.rawValue],
                value: IndianNumber.rupees(step.amount),
                amount: step.amount,
                isTotal: step.isTotal
            )
        }
        let chart = WaterfallChart(
            bars: bars,
            title: texts["waterfall_title"],
            description: texts(
                "waterfall_desc",
                ["first": texts["flow_" + first.name.rawValue], "last": texts["flow_" + last.name.rawValue]]
            )
        )
        return [
            "lead": texts("money_lead", ["period": report.paymentPeriod.map(texts.range) ?? texts["none"]]),
            "chart": chart.svg,
            "table": table(of: steps, texts),
        ]
    }

    private func table(of steps: [MoneyFlow.Step], _ texts: Texts) -> DataTable {
        var table = DataTable(
            caption: texts["money_table"],
            heads: [(texts["step"], false), (texts["amount"], true)]
        )
        for step in steps {
            // A step of several columns names those that hold money, with their amounts.
            let parts = step.components.filter { report.payments.components[$0] != .zero }
            let under = parts.count < 2 ? "" : parts.map { part(of: $0, texts) }.joined(separator: " · ")
            table.rows.append(
                DataTable.Row(
                    head: texts["flow_" + step.name.rawValue],
                    under: under,
                    style: step.isTotal ? "total" : "",
                    cells: [.money(step.amount)]
                )
            )
        }
        return table
    }

    private func part(of component: Component, _ texts: Texts) -> String {
        // A word joiner keeps the minus with its amount at a line's end.
        let amount = report.payments.components[component]
        let sign = amount < .zero ? "-\u{2060}" : ""
        return texts["component_" + component.name] + "\u{A0}" + sign + IndianNumber.rupees(amount.magnitude)
    }
}
