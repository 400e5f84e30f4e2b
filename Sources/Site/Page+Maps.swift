import Charts
import Ledger
import Meesho
import Wording

extension Page {
    /// India by the orders of each state; empty where none is of a known state.
    func stateMap(_ texts: Texts) -> String {
        let states = report.states.filter { $0.outcomes.placed > 0 && IndianTile.tile(ofState: $0.state) != nil }
        let scale = HeatScale(states.map { Int64($0.outcomes.placed) })
        let figures = states.map { state in
            let placed = state.outcomes.placed
            return (
                state.state,
                TileMap.Figure(
                    step: scale.step(of: Int64(placed)),
                    value: Words(IndianNumber.shortCount(placed)),
                    detail: Words(IndianNumber.count(placed))
                )
            )
        }
        return TileMap(
            id: "map",
            figures: Dictionary(figures) { first, _ in first },
            names: Dictionary(states.map { ($0.state, name(ofState: $0.state, texts)) }) { first, _ in first },
            title: texts["map_title"],
            description: texts["map_desc"],
            heading: texts["map_key"],
            legend: scale.ranges.map { range in
                guard let range else { return "" }
                let (low, high) = (IndianNumber.count(Int(range.lowerBound)), IndianNumber.count(Int(range.upperBound)))
                return Words(low == high ? low : low + " – " + high)
            },
            none: texts["map_none"]
        ).svg(opening: texts.language)
    }

    /// In words where it is a known state, else as printed.
    func name(ofState state: String, _ texts: Texts) -> Words {
        IndianTile.tile(ofState: state).map { texts["state_" + $0.code] } ?? Words(state)
    }

    /// Profit against kept rate of the products that earn or lose most; empty where no profit is known.
    ///
    /// - Parameter rows: The SKUs whose rows stand in the page: only these can be led to without the script.
    func productChart(_ rows: Set<String>, _ texts: Texts) -> String {
        let known = report.products.filter { $0.profit != nil && $0.outcomes.keptRate.d > 0 }
        let shown = known.sorted { a, b in
            let (first, second) = (a.profit?.count.magnitude ?? 0, b.profit?.count.magnitude ?? 0)
            return first != second ? first > second : a.sku < b.sku
        }.prefix(ScatterChart.mostPoints)
        guard !report.isRedacted, shown.count > 1 else { return "" }
        let rising = shown.sorted { ($0.profit ?? .zero, $0.sku) < ($1.profit ?? .zero, $1.sku) }
        let labelled = Set((rising.prefix(Page.labelled) + rising.suffix(Page.labelled)).map(\.sku))
        return ScatterChart(
            id: "scatter",
            points: shown.map {
                point(of: $0, isLabelled: labelled.contains($0.sku), isLinked: rows.contains($0.sku), texts)
            },
            title: texts["scatter_title"],
            description: texts(
                "scatter_desc",
                ["n": IndianNumber.count(shown.count), "all": IndianNumber.count(report.products.count)]
            ),
            across: texts["kept_rate"],
            upwards: texts["profit"],
            percent: { Words("\($0) %") },
            axis: { Words(IndianNumber.shortRupees($0)) }
        ).svg(opening: texts.language)
    }

    /// So many of the products that earn most, and of those that lose most, have their names in the chart.
    private static let labelled = 3

    private func point(of product: ProductFigures, isLabelled: Bool, isLinked: Bool, _ texts: Texts)
        -> ScatterChart.Point
    {
        let profit = product.profit ?? .zero
        let rate = product.outcomes.keptRate
        return ScatterChart.Point(
            kept: rate.n,
            known: rate.d,
            profit: profit,
            name: texts(
                "scatter_point",
                [
                    "sku": product.sku, "rate": IndianNumber.percent(rate) ?? "",
                    "profit": IndianNumber.rupees(profit),
                ]
            ),
            label: isLabelled ? Words(product.sku) : nil,
            fragment: isLinked ? SKUFragment.of(product.sku) : nil
        )
    }

    /// What returns cost by the kind of reason; empty where they cost nothing.
    func returnChart(_ texts: Texts) -> String {
        let groups = report.returnAnalysis.byReasonGroup.filter { $0.tally.rupees > .zero }
        guard !groups.isEmpty else { return "" }
        return ParetoChart(
            id: "pareto",
            bars: groups.map { group in
                ParetoChart.Bar(
                    label: texts["return_group_" + group.name],
                    value: Words(IndianNumber.rupees(group.tally.rupees)),
                    amount: group.tally.rupees
                )
            },
            title: texts["pareto_title"],
            description: texts["pareto_desc"],
            heading: texts["pareto_heading"],
            mark: "80 %",
            share: { part, whole in
                Words(MoneyRatio(part, over: whole).tenThousandths.map(IndianNumber.percent(tenThousandths:)) ?? "")
            }
        ).svg(opening: texts.language)
    }
}
