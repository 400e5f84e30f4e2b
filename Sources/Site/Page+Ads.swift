import Ledger
import Meesho
import Wording

extension Page {
    private static let campaignsInTable = 6
    private static let adProductsInTable = 6

    func ads(_ texts: Texts) -> Scope {
        let analysis = report.adAnalysis
        guard !analysis.campaigns.isEmpty || analysis.sources.known > 0 else {
            return ["lead": texts["adsx_none"], "answers": false, "table": false]
        }
        let shown = analysis.bySKU.filter { $0.value.ad > 0 }
            .sorted { ($1.value.ad, $0.key) < ($0.value.ad, $1.key) }
        let campaigns = cut(campaigns(texts), to: Page.campaignsInTable, of: analysis.campaigns.count)
        let products = cut(
            adProducts(shown.prefix(Page.rowsAtMost), texts),
            to: Page.adProductsInTable,
            of: shown.count
        )
        return [
            "lead": adsLead(texts),
            "answers": ["cards": adCards(texts), "notes": adNotes(texts)] as Scope,
            "table": analysis.campaigns.isEmpty ? false : campaigns,
            "more": more(
                "more_rows",
                campaigns,
                of: analysis.campaigns.count,
                file: "ad_campaigns.csv",
                texts
            ),
            "months": adMonths(texts),
            "products": shown.isEmpty ? false : products,
            "productsMore": more(
                "more_rows",
                products,
                of: shown.count,
                file: "products.csv",
                texts
            ),
        ]
    }

    private func adsLead(_ texts: Texts) -> Words {
        let analysis = report.adAnalysis
        guard report.ads.rows > 0 else { return texts["adsx_lead_no_cost"] }
        let cost = IndianNumber.rupees(-report.ads.total)
        guard let share = analysis.shareOfSales, let rate = share.tenThousandths else {
            return texts("adsx_lead_no_sales", ["cost": cost])
        }
        return texts(
            "adsx_lead",
            [
                "cost": cost, "rate": IndianNumber.percent(tenThousandths: rate),
                "sales": IndianNumber.rupees(share.d),
            ]
        )
    }

    /// What must be known beside the ratios.
    private func adNotes(_ texts: Texts) -> [Words] {
        let analysis = report.adAnalysis
        let sources = analysis.sources
        var notes = [
            texts(
                "adsx_sources",
                [
                    "known": IndianNumber.count(sources.known), "all": IndianNumber.count(sources.all),
                    "ad": IndianNumber.count(sources.ad), "organic": IndianNumber.count(sources.organic),
                    "unknown": IndianNumber.count(sources.unknown), "none": IndianNumber.count(sources.none),
                ]
            )
        ]
        if analysis.contradictions > 0 {
            notes.append(texts("adsx_contradictions", ["n": IndianNumber.count(analysis.contradictions)]))
        }
        if analysis.roas.ratio != nil, analysis.uncovered != .zero {
            notes.append(texts("adsx_uncovered", ["amount": IndianNumber.rupees(analysis.uncovered)]))
        }
        return notes
    }

    private func adCards(_ texts: Texts) -> [Scope] {
        let analysis = report.adAnalysis
        let returns = [
            card("roas", analysis.roas, kinds: [.orders, .payments], load: sourceLoad(texts), texts),
            card("net_roas", analysis.netROAS, kinds: [.orders, .payments], load: sourceLoad(texts), texts),
        ]
        guard !report.isRedacted else { return returns }
        return returns + [
            card(
                "break_even",
                analysis.breakEvenROAS,
                kinds: [.orders, .payments, .costs],
                load: breakEvenLoad(texts),
                texts
            )
        ]
    }

    private func sourceLoad(_ texts: Texts) -> Words {
        if report.ads.rows == 0 { return texts["adsx_load_cost"] }
        return texts[report.adAnalysis.sources.known == 0 ? "adsx_load_source" : "load_nothing"]
    }

    private func breakEvenLoad(_ texts: Texts) -> Words {
        if report.adAnalysis.breakEvenROAS.ratio != nil { return texts["adsx_break_even_never"] }
        let loaded = Set(report.inputs.lazy.filter { !$0.isRejected }.map(\.kind))
        let missing = [ExportKind.orders, .payments, .costs].filter { !loaded.contains($0) }
        return missing.isEmpty ? texts["load_nothing"] : texts("load", ["kinds": texts.list(missing)])
    }

    private func card(
        _ name: String,
        _ figure: AdAnalysis.Figure,
        kinds: [ExportKind],
        load: Words,
        _ texts: Texts
    ) -> Scope {
        let value = figure.ratio?.parts.map {
            ["whole": $0.whole, "rest": $0.decimals, "negative": false] as Scope
        }
        let counts = figure.ratio.map {
            texts(
                "adsx_\(name)_counts",
                [
                    "sales": IndianNumber.rupees($0.n), "over": IndianNumber.rupees($0.d),
                    "orders": IndianNumber.count(figure.orders),
                ]
            )
        }
        let basis = texts[name == "break_even" ? "basis_orderMonth" : "adsx_basis"]
        let sure = value == nil ? [] : [("line_label", texts["adsx_\(figure.certainty.rawValue)_text"])]
        let lines: [(name: String, value: Words)] =
            [("line_basis", basis)] + sure
            + [("line_rows", Words(IndianNumber.count(figure.orders))), ("line_kinds", texts.list(kinds))]
        return [
            "name": texts["adsx_" + name],
            "size": "small",
            "certainty": figure.certainty.tag(texts),
            "basis": basis,
            "how": texts["adsx_\(name)_how"],
            "lines": lines.map { ["name": texts[$0.0], "value": $0.1] as Scope },
            "value": value ?? false,
            "load": load,
            "counts": counts ?? false,
            "open": false,
            "change": false,
        ]
    }

    private func campaigns(_ texts: Texts) -> DataTable {
        let all = report.adAnalysis.campaigns
        return DataTable(
            id: "t-campaigns",
            caption: texts("adsx_campaigns_caption", ["n": IndianNumber.count(all.count)]),
            heads: [(texts["adsx_campaign"], false)]
                + ["adsx_total", "adsx_share", "adsx_days", "adsx_cost", "adsx_credits", "adsx_gst"]
                .map { (texts[$0], true) },
            rows: all.prefix(Page.rowsAtMost).map { campaign in
                DataTable.Row(
                    head: campaign.name.isEmpty ? texts["not_known"] : campaign.name,
                    under: days(of: campaign, texts),
                    cells: [.money(campaign.spend.total), .share(campaign.share), .count(campaign.days)]
                        + [campaign.spend.cost, campaign.spend.credits, campaign.spend.gst].map { .money($0) }
                )
            },
            sorts: true,
            isNamedByHeading: true
        )
    }

    private func days(of campaign: AdAnalysis.Campaign, _ texts: Texts) -> Words {
        let range = campaign.first.flatMap { first in campaign.last.map { texts.range(DayRange(first, $0)) } }
        let undated =
            campaign.undated > 0 ? texts("adsx_undated", ["n": IndianNumber.count(campaign.undated)]) : nil
        return [range, undated].compactMap(\.self).joined(separator: " · ")
    }

    private func adMonths(_ texts: Texts) -> DataTable {
        DataTable(
            id: "t-ad-months",
            caption: texts["adsx_months_title"],
            heads: [(texts["month"], false)]
                + ["adsx_total", "adsx_cost", "adsx_credits", "adsx_gst", "adsx_running"].map { (texts[$0], true) },
            rows: report.adAnalysis.months.reversed().map { month in
                DataTable.Row(
                    head: month.month.map(texts.month) ?? texts["not_known"],
                    headSort: month.month.map { String($0.year * 12 + $0.month) },
                    cells: [month.spend.total, month.spend.cost, month.spend.credits, month.spend.gst].map {
                        .money($0)
                    } + [.count(month.campaigns)]
                )
            },
            sorts: true,
            isNamedByHeading: true
        )
    }

    private func adProducts(
        _ products: ArraySlice<(key: String, value: AdAnalysis.Sources)>,
        _ texts: Texts
    ) -> DataTable {
        DataTable(
            id: "t-ad-products",
            caption: texts["adsx_products_title"],
            heads: [(texts["product"], false)]
                + ["adsx_ad_orders", "adsx_organic_orders", "adsx_ad_share"].map { (texts[$0], true) },
            rows: products.map { sku, sources in
                DataTable.Row(
                    head: sku,
                    cells: [.count(sources.ad), .count(sources.organic), .rate(sources.adShare)]
                )
            },
            sorts: true,
            isNamedByHeading: true
        )
    }
}

extension DataTable.Cell {
    /// A share of money as a percentage; empty where there is none.
    fileprivate static func share(_ ratio: MoneyRatio) -> Self {
        guard let value = ratio.tenThousandths else { return Self(text: "", style: "n") }
        return Self(text: IndianNumber.percent(tenThousandths: value), sort: String(value), style: "n")
    }
}
