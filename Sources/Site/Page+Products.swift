import Ledger
import Meesho
import Wording

extension Page {
    private static let productsInTable = 15
    private static let statesInTable = 12

    func products(_ texts: Texts) -> Scope {
        guard !report.products.isEmpty else { return ["lead": texts["products_none"], "table": false] }
        let shown = productsInOrder.prefix(Page.rowsAtMost)
        // A column that is empty throughout takes a phone's room for nothing.
        let hasBreakEven = report.products.contains { $0.breakEvenPrice != nil }
        let columns =
            (hasProfits ? ["profit"] : []) + ["orders", "kept_rate", "settlement"]
            + (hasProfits ? ["profit_per_kept"] : []) + (hasBreakEven ? ["break_even"] : [])
            + ["rto_rate", "return_rate"]
        let whole = DataTable(
            id: "t-products",
            caption: texts(
                captionKey,
                ["n": IndianNumber.count(report.products.count)]
            ),
            heads: [(texts["product"], false)] + columns.map { (texts[$0], true) },
            rows: shown.map { row(of: $0, hasBreakEven: hasBreakEven) },
            sorts: true,
            filter: "products"
        )
        let table = cut(whole, to: Page.productsInTable, of: report.products.count)
        return [
            "lead": texts[report.isRedacted ? "redact_products_lead" : "products_lead"],
            "chart": markup(productChart(Set(shown.prefix(Page.productsInTable).map(\.sku)), texts)),
            "reprice": stopOrReprice(texts),
            "whatIf": whatIf(texts),
            "mark": mark(shown.lazy.map(\.outcomes), texts),
            "table": table,
            "more": more(
                "products_more",
                table,
                of: report.products.count,
                file: "products.csv",
                texts
            ),
        ]
    }

    private var hasProfits: Bool { !report.isRedacted && report.products.contains { $0.profit != nil } }

    /// Of the caption that tells the order the products are in.
    private var captionKey: String {
        guard hasProfits else { return "products_caption_sales" }
        if report.products.contains(where: \.loses) { return "products_caption" }
        return report.products.contains { $0.profit == nil } ? "products_caption_no_loss" : "products_caption_sales"
    }

    /// Losers first: they are what a seller opens the table for. Then those of which nobody knows whether they lose.
    private var productsInOrder: [ProductFigures] {
        func loss(_ product: ProductFigures) -> Paisa { min(product.profit ?? .zero, .zero) }
        func known(_ product: ProductFigures) -> Int { product.profit == nil ? 0 : 1 }
        return report.products.sorted {
            (loss($0), known($0), $1.settlement, $0.sku) < (loss($1), known($1), $0.settlement, $1.sku)
        }
    }

    private func row(of product: ProductFigures, hasBreakEven: Bool) -> DataTable.Row {
        // Profit stands first: a phone shows two or three columns.
        let profits = hasProfits ? [DataTable.Cell.money(product.profit), .money(product.profitPerKept)] : []
        let rates = rates(of: product.outcomes)
        let first: [DataTable.Cell] =
            profits.prefix(1) + [
                .count(product.outcomes.placed),
                rates[0], .money(report.hasPayments ? product.settlement : nil),
            ] + profits.dropFirst()
        return DataTable.Row(
            head: product.sku,
            under: product.product,
            id: SKUFragment.of(product.sku),
            cells: first
                + (hasBreakEven ? [.money(product.breakEvenPrice)] : [])
                + rates.dropFirst()
        )
    }

    func states(_ texts: Texts) -> Scope {
        guard !report.states.isEmpty else { return ["table": false] }
        let columns = ["orders", "kept_rate", "rto_rate", "return_rate", "order_value", "settlement"]
        let table = DataTable(
            id: "t-states",
            caption: texts["states_caption"],
            heads: [(texts["state"], false)] + columns.map { (texts[$0], true) },
            rows: report.states.sorted { ($1.outcomes.placed, $0.state) < ($0.outcomes.placed, $1.state) }.map {
                state in
                DataTable.Row(
                    head: name(ofState: state.state, texts),
                    cells: [.count(state.outcomes.placed)] + rates(of: state.outcomes)
                        + [.money(state.orderValue), .money(report.hasPayments ? state.settlement : nil)]
                )
            },
            sorts: true
        )
        let cut = cut(table, to: Page.statesInTable)
        return [
            "map": markup(stateMap(texts)),
            "table": cut,
            "more": more("more_rows", cut, of: report.states.count, file: "states.csv", texts),
            "mark": mark(report.states.lazy.map(\.outcomes), texts),
        ]
    }

    /// Kept, RTO and return rate; orders files alone do not tell the first and the last.
    func rates(of outcomes: OutcomeCounts) -> [DataTable.Cell] {
        func told(_ ratio: Ratio) -> Ratio { report.isToldOfReturns ? ratio : Ratio(0, of: 0) }
        return [told(outcomes.keptRate), outcomes.rtoRate, told(outcomes.customerReturnRate)].map {
            .rate($0, isProvisional: outcomes.isProvisional)
        }
    }

    /// What the mark of a provisional rate means, under a table that has one.
    func mark(_ outcomes: some Sequence<OutcomeCounts>, _ texts: Texts) -> Any {
        outcomes.contains(where: \.isProvisional) ? texts["cohort_mark"] : false
    }
}
