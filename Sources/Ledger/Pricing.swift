import Meesho

/// What the goods and the packaging of sub orders cost, by the seller's own cost sheets.
struct Pricing: Sendable {
    private let costs: CostBook
    private let settings: Settings
    /// By SKU, looked up once each.
    private var known: [[CostBook.Cost]?] = []

    init(_ costs: CostBook, _ settings: Settings) {
        self.costs = costs
        self.settings = settings
    }

    /// Fills in goods and packaging of a sub order whose outcome is known, where its SKU has a cost.
    mutating func price(_ entry: inout SubOrder, _ texts: TextTable) {
        let sku = Int(entry.sku)
        if sku >= known.count { known += repeatElement(nil, count: sku + 1 - known.count) }
        if known[sku] == nil { known[sku] = costs.costs(of: texts[entry.sku]) }
        guard let cost = CostBook.cost(in: known[sku] ?? [], on: entry.orderDate) else { return }
        entry.goodsCost = cost.goods.lost(on: entry.outcome, settings) * Int(entry.quantity)
        entry.packaging = entry.outcome.wasDispatched ? cost.packaging ?? settings.packagingPerOrder : .zero
        entry.unitCost = cost.goods
    }
}

extension Paisa {
    /// The share of a unit's cost that an outcome consumes, rounded half away from zero.
    fileprivate func lost(on outcome: Outcome, _ settings: Settings) -> Paisa {
        let hundredths =
            switch outcome {
            case .delivered: 10_000
            case .rto: settings.costLostOnRTO
            case .customerReturn: settings.costLostOnCustomerReturn
            case .exchange: settings.costLostOnExchange
            case .lost: settings.costLostOnLost
            case .cancelled, .inTransit, .notShipped, .unknown: 0
            }
        return (self * hundredths).divided(by: 10_000) ?? .zero
    }
}
