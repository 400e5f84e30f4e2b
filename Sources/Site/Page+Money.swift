import Charts
import Ledger
import Meesho
import Wording

extension Page {
    func money(_ texts: Texts) -> Scope {
        let steps = MoneyFlow(report).steps
        guard !steps.isEmpty else { return ["lead": texts["money_none"], "chart": false] }
        return [
            "lead": moneyLead(texts),
            "chart": chart(of: steps, texts).svg(opening: texts.language),
            "table": table(of: steps, texts),
            "programmes": programmes(texts),
        ]
    }

    func moneyLead(_ texts: Texts) -> Words {
        texts("money_lead", ["period": report.paymentPeriod.map(texts.range) ?? texts["none"]])
    }

    /// Without bars where there is no money.
    func moneyChart(_ texts: Texts) -> WaterfallChart { chart(of: MoneyFlow(report).steps, texts) }

    private func chart(of steps: [MoneyFlow.Step], _ texts: Texts) -> WaterfallChart {
        func name(_ step: MoneyFlow.Step?) -> Words { step.map { texts["flow_" + $0.name.rawValue] } ?? "" }
        return WaterfallChart(
            bars: steps.map { step in
                WaterfallChart.Bar(
                    label: name(step),
                    value: Words(IndianNumber.rupees(step.amount)),
                    amount: step.amount,
                    isTotal: step.isTotal
                )
            },
            title: texts["waterfall_title"],
            description: texts("waterfall_desc", ["first": name(steps.first), "last": name(steps.last)])
        )
    }

    /// Cost against benefit of each programme, all months together; `false` without any.
    private func programmes(_ texts: Texts) -> Any {
        let names = Set(report.programmes.map(\.name)).sorted()
        guard !names.isEmpty else { return false }
        let columns = ["return_premium", "gold", "mall", "fixed_fee", "warehousing"]
        let rows = names.map { name in
            let those = report.programmes.filter { $0.name == name }
            let cost = those.reduce(Paisa.zero) { $0 + $1.cost }
            let benefit = those.reduce(Paisa.zero) { $0 + $1.benefit }
            return DataTable.Row(
                head: columns.contains(name) ? texts["programme_" + name] : Words(name),
                cells: [.money(cost), .money(benefit), .money(cost + benefit)]
            )
        }
        return [
            "table": DataTable(
                id: "t-programmes",
                caption: texts["programme_title"],
                heads: [(texts["programme_head"], false)]
                    + ["programme_cost", "programme_benefit", "programme_net"].map { (texts[$0], true) },
                rows: Array(rows.prefix(20)),
                isNamedByHeading: true
            )
        ]
    }

    private func table(of steps: [MoneyFlow.Step], _ texts: Texts) -> DataTable {
        var table = DataTable(
            id: "t-money",
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

    private func part(of component: Component, _ texts: Texts) -> Words {
        // A word joiner keeps the minus with its amount at a line's end.
        let amount = report.payments.components[component]
        let sign = amount < .zero ? "-\u{2060}" : ""
        return texts["component_" + component.name] + "\u{A0}" + sign + IndianNumber.rupees(amount.magnitude)
    }
}
