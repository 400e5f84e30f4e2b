import Ledger
import Meesho

extension CSVTable<MonthBridge.Cell> {
    /// `month_bridge.csv`: settlement by order month and payment month; an empty month is not known.
    static var monthBridge: Self {
        CSVTable(columns: [
            .text("order_month") { $0.ordered?.iso ?? "" },
            .text("payment_month") { $0.paid?.iso ?? "" },
            .number("legs", \.legs),
            .money("settlement", \.settlement),
        ])
    }
}

/// A product at another price and another rate of returns.
struct WhatIf: Sendable {
    /// In percent.
    static let prices = [-10, -5, 0, 5, 10]
    /// In points.
    static let returns = [-5, 0, 5]

    var product: ProductFigures
    var price: Int
    var returns: Int

    var profit: Paisa? { product.sample.profit(withPrice: price, returns: returns) }

    /// Of all SKUs with at least `minimum` finished sub orders.
    static func all(_ products: [ProductFigures], minimum: Int) -> [WhatIf] {
        products.filter { $0.sample.count >= minimum }.flatMap { product in
            prices.flatMap { price in returns.map { WhatIf(product: product, price: price, returns: $0) } }
        }
    }
}

extension CSVTable<WhatIf> {
    /// `what_if.csv`: profit of the finished and settled sub orders of a SKU.
    static var whatIf: Self {
        CSVTable(columns: [
            .text("sku", \.product.sku),
            .number("price_change_percent", \.price),
            .number("return_change_points", \.returns),
            .money("profit", \.profit),
            .money("profit_now", \.product.sample.profit),
            .number("sub_orders", \.product.sample.count),
        ])
    }
}

extension CSVTable<StopOrReprice> {
    /// `stop_or_reprice.csv`: SKUs whose finished and settled sub orders lose money.
    static var stopOrReprice: Self {
        CSVTable(columns: [
            .text("sku", \.sku),
            .text("product", \.product),
            .number("sub_orders", \.sample.count),
            .rate("kept_rate", \.keptRate),
            .money("profit", \.sample.profit),
            .money("average_price", \.sample.averagePrice),
            .money("break_even_price", \.sample.breakEvenPrice),
            .text("verdict", \.verdict.rawValue),
        ])
    }
}
