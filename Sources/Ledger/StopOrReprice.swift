import Meesho

/// A SKU that loses money on enough finished sub orders to mean something.
package struct StopOrReprice: Sendable, Hashable {
    package enum Verdict: String, Sendable {
        /// Ask at least the break-even price.
        case reprice
        /// No price within `repriceLimitPercent` of today's earns anything.
        case stop
    }

    package var sku: String
    package var product: String
    package var sample: ProductSample
    package var keptRate: Ratio
    package var verdict: Verdict

    /// The largest loss first.
    static func all(_ products: [ProductFigures], _ settings: Settings) -> [StopOrReprice] {
        products.filter { $0.sample.count >= settings.minimumSample && $0.sample.profit < .zero }
            .sorted { ($0.sample.profit, $0.sku) < ($1.sample.profit, $1.sku) }
            .map { product in
                StopOrReprice(
                    sku: product.sku,
                    product: product.product,
                    sample: product.sample,
                    keptRate: product.outcomes.keptRate,
                    verdict: verdict(of: product.sample, settings)
                )
            }
    }

    private static func verdict(of sample: ProductSample, _ settings: Settings) -> Verdict {
        guard let price = sample.averagePrice, let needed = sample.breakEvenPrice,
            needed * 100 <= price * (100 + settings.repriceLimitPercent)
        else { return .stop }
        return .reprice
    }
}
