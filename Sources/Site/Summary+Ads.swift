import Ledger
import Meesho

extension Summary {
    static func ads(_ ads: AdFigures, _ analysis: AdAnalysis, isRedacted: Bool) -> JSON {
        .object([
            "rows": .number(ads.rows),
            "cost": .money(ads.cost),
            "credits": .money(ads.credits),
            "net": .money(ads.net),
            "gst": .money(ads.gst),
            "total": .money(ads.total),
            "by_month": byMonth(ads.byMonth.mapValues { .money($0) }),
            "campaigns": .number(analysis.campaigns.count),
            "by_day": .object([
                "count": .number(analysis.days.count { $0.day != nil }),
                "undated_rows": .number(analysis.campaigns.reduce(0) { $0 + $1.undated }),
            ]),
            "share_of_sales": share(analysis.shareOfSales),
            "source": .object([
                "ad": .number(analysis.sources.ad),
                "organic": .number(analysis.sources.organic),
                "unknown": .number(analysis.sources.unknown),
                "none": .number(analysis.sources.none),
                "contradictions": .number(analysis.contradictions),
            ]),
            "roas": figure(analysis.roas, over: "cost"),
            "net_roas": figure(analysis.netROAS, over: "cost"),
            "break_even_roas": isRedacted ? .null : figure(analysis.breakEvenROAS, over: "contribution"),
            "uncovered": .money(analysis.uncovered),
        ])
    }

    private static func share(_ ratio: MoneyRatio?) -> JSON {
        .object([
            "ads": .money(ratio?.n), "sales": .money(ratio?.d), "rate": .text(ratio?.decimal),
        ])
    }

    private static func figure(_ figure: AdAnalysis.Figure, over name: String) -> JSON {
        .object([
            "sales": .money(figure.ratio?.n),
            name: .money(figure.ratio?.d),
            "ratio": .text(figure.ratio?.decimal),
            "orders": .number(figure.orders),
            "label": .text(figure.ratio == nil ? nil : figure.certainty.rawValue),
        ])
    }
}
