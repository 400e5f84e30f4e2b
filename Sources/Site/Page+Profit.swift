import Ledger
import Meesho
import Wording

extension Page {
    private static let losersInTable = 8
    private static let whatIfSKUs = 3

    /// SKUs to stop or reprice, or that there are none; `false` where no cost is known.
    func stopOrReprice(_ texts: Texts) -> Any {
        guard !report.isRedacted, report.products.contains(where: { $0.profit != nil }) else { return false }
        guard !report.stopOrReprice.isEmpty else {
            return [
                "text": noneToStop(texts), "unknown": withoutCost(texts), "table": false, "more": false, "how": false,
            ] as Scope
        }
        let shown = report.stopOrReprice.prefix(Page.rowsAtMost)
        let whole = DataTable(
            id: "t-reprice",
            caption: texts["profit_reprice_title"],
            heads: [(texts["product"], false), (texts["profit_verdict"], false)]
                + ["profit_loss", "profit_price", "break_even", "kept_rate"].map { (texts[$0], true) },
            rows: shown.map { entry in
                DataTable.Row(
                    head: entry.sku,
                    under: entry.product,
                    cells: [
                        .text(verdict(of: entry, texts)), .money(entry.sample.profit),
                        .money(entry.sample.averagePrice), .money(entry.sample.breakEvenPrice),
                        .rate(entry.keptRate),
                    ]
                )
            },
            sorts: true,
            isNamedByHeading: true
        )
        let table = cut(whole, to: Page.losersInTable, of: report.stopOrReprice.count)
        return [
            "text": texts["profit_reprice_text"],
            "how": texts(
                "profit_reprice_how",
                [
                    "n": IndianNumber.count(report.settings.minimumSample),
                    "limit": IndianNumber.count(report.settings.repriceLimitPercent),
                ]
            ),
            "unknown": withoutCost(texts),
            "table": table,
            "more": more(
                "products_more",
                table,
                of: report.stopOrReprice.count,
                file: "stop_or_reprice.csv",
                texts
            ),
        ] as Scope
    }

    private func noneToStop(_ texts: Texts) -> Words {
        let losers = report.products.count { $0.loses }
        guard losers > 0 else { return texts["profit_no_loser"] }
        return texts(
            "profit_few_losers",
            ["n": IndianNumber.count(losers), "least": IndianNumber.count(report.settings.minimumSample)]
        )
    }

    /// How many products have no cost; `false` where all have one.
    private func withoutCost(_ texts: Texts) -> Any {
        let unknown = report.products.count { $0.profit == nil }
        guard unknown > 0 else { return false }
        return texts(
            "profit_without_cost",
            ["n": IndianNumber.count(unknown), "all": IndianNumber.count(report.products.count)]
        )
    }

    private func verdict(of entry: StopOrReprice, _ texts: Texts) -> Words {
        guard entry.verdict == .reprice, let price = entry.sample.breakEvenPrice else { return texts["profit_stop"] }
        return texts("profit_reprice", ["price": IndianNumber.rupees(price)])
    }

    /// Profit at other prices and rates of returns, of the SKUs with the most finished sub orders.
    func whatIf(_ texts: Texts) -> Any {
        let shown = report.products.filter { $0.sample.count >= report.settings.minimumSample }
            .sorted { ($1.sample.count, $0.sku) < ($0.sample.count, $1.sku) }.prefix(Page.whatIfSKUs)
        guard !shown.isEmpty else { return false }
        let tables = shown.enumerated().map { index, product in
            DataTable(
                id: "t-what-if-\(index)",
                caption: texts("profit_what_if_of", ["sku": product.sku]),
                heads: [(texts["profit_price_change"], false)]
                    + WhatIf.returns.map { points in
                        (
                            points == 0
                                ? texts["profit_returns_same"]
                                : texts(
                                    points < 0 ? "profit_returns_less" : "profit_returns_more",
                                    ["n": IndianNumber.count(abs(points))]
                                ), true
                        )
                    },
                rows: WhatIf.prices.map { price in
                    DataTable.Row(
                        head: price == 0 ? texts["profit_price_same"] : "\(price > 0 ? "+" : "−")\(abs(price)) %",
                        cells: WhatIf.returns.map {
                            .money(WhatIf(product: product, price: price, returns: $0).profit)
                        }
                    )
                }
            )
        }
        return ["tables": tables]
    }

    /// Settlement by order month and payment month, adding up both ways; `false` without payments.
    func monthBridge(_ texts: Texts) -> Any {
        let bridge = report.monthBridge
        guard !bridge.cells.isEmpty else { return false }
        let paid = bridge.paymentMonths.suffix(Page.bridgeMonths)
        var sums: [Month?: [Month?: Paisa]] = [:]
        for cell in bridge.cells { sums[cell.ordered, default: [:]][cell.paid, default: .zero] += cell.settlement }
        var rows = bridge.orderMonths.suffix(Page.bridgeMonths).map { ordered in
            let row = sums[ordered] ?? [:]
            return DataTable.Row(
                head: ordered.map(texts.month) ?? texts["profit_bridge_other"],
                cells: paid.map { .money(row[$0]) } + [.money(row.values.reduce(.zero, +))]
            )
        }
        let columns = paid.map { month in
            bridge.cells.reduce(Paisa.zero) { $1.paid == month ? $0 + $1.settlement : $0 }
        }
        let all = bridge.cells.reduce(Paisa.zero) { $0 + $1.settlement }
        rows.append(
            DataTable.Row(
                head: texts["profit_bridge_sum"],
                style: "total",
                cells: columns.map { .money($0) } + [.money(all)]
            )
        )
        let isCut = bridge.paymentMonths.count > paid.count || bridge.orderMonths.count > Page.bridgeMonths
        return [
            "table": DataTable(
                id: "t-bridge",
                caption: texts["profit_bridge_title"],
                heads: [(texts["profit_bridge_ordered"], false)]
                    + paid.map { ($0.map(texts.month) ?? texts["profit_bridge_undated"], true) }
                    + [(texts["profit_bridge_sum"], true)],
                rows: rows,
                isNamedByHeading: true
            ),
            "cut": isCut ? texts("profit_bridge_cut", ["n": IndianNumber.count(Page.bridgeMonths)]) : false as Any,
        ] as Scope
    }

    /// The newest of either kind; the rest is in the CSV.
    private static let bridgeMonths = 7
}

extension ProductFigures {
    var loses: Bool { profit.map { $0 < .zero } ?? false }
}
