import Meesho

extension ProductFigures {
    /// One per SKU as the orders files spell it.
    static func all(_ ledger: Ledger) -> [ProductFigures] {
        var bySKU: [TextID: ProductFigures] = [:]
        var newest: [TextID: Day] = [:]
        for entry in ledger.subOrders {
            var figures = bySKU[entry.sku] ?? ProductFigures(sku: ledger.text(entry.sku), product: "")
            let units = Int(entry.quantity)
            if entry.isInOrders {
                figures.outcomes[entry.outcome] += 1
                figures.units += units
                if entry.outcome.wasDispatched { figures.unitsDispatched += units }
                if entry.outcome == .delivered { figures.unitsKept += units }
                if entry.outcome == .rto { figures.unitsRTO += units }
                if entry.outcome == .customerReturn { figures.unitsReturned += units }
            }
            if entry.product != 0, let day = entry.orderDate, newest[entry.sku].map({ $0 <= day }) ?? true {
                newest[entry.sku] = day
                figures.product = ledger.text(entry.product)
            } else if figures.product.isEmpty {
                figures.product = ledger.text(entry.product)
            }
            figures.settlement = figures.settlement + entry.settlement
            if let goods = entry.goodsCost, let packaging = entry.packaging {
                figures.goodsCost = (figures.goodsCost ?? .zero) + goods
                figures.packaging = (figures.packaging ?? .zero) + packaging
            } else {
                figures.hasUncosted = true
            }
            bySKU[entry.sku] = figures
        }
        return bySKU.values.map { figures in
            var figures = figures
            // A cost that starts later than some orders would make a profit of part of the SKU only.
            if figures.hasUncosted {
                (figures.goodsCost, figures.packaging) = (nil, nil)
            } else if let goods = figures.goodsCost, let packaging = figures.packaging {
                figures.profit = figures.settlement - goods - packaging
            }
            return figures
        }.sorted { $0.sku < $1.sku }
    }
}

extension ProfitFigures {
    /// Cash profit ties to the bank: settlement of costed SKUs, plus account-level money, less what was consumed.
    init(of report: SellerReport, costs: CostBook, returns: [Join.Return]) {
        self.init()
        let ledger = report.ledger
        var uncosted: Set<TextID> = []
        let back = Set(returns.lazy.filter(\.isBack).map(\.row.subOrder))
        for entry in ledger.subOrders {
            guard let goodsCost = entry.goodsCost, let entryPackaging = entry.packaging else {
                settlementUncosted = settlementUncosted + entry.settlement
                uncosted.insert(entry.sku)
                continue
            }
            settlementCosted = settlementCosted + entry.settlement
            goods = goods + goodsCost
            packaging = packaging + entryPackaging
            if entry.isComingBack(in: ledger), !back.contains(entry.number), let unitCost = entry.unitCost {
                stockAtRisk = stockAtRisk + unitCost * Int(entry.quantity)
            }
        }
        uncostedSKUs = uncosted.map(ledger.text).filter { !$0.isEmpty }.sorted()
        other = report.settings.otherMonthlyExpenses * report.months.count { $0.payout != .zero || $0.legs > 0 }
        coverage = Self.share(settlementCosted, of: settlementCosted + settlementUncosted)
        guard !costs.isEmpty else { return }
        cash =
            settlementCosted + report.ads.total + report.referral.net + report.platform.net - goods - packaging - other
    }

    /// In ten-thousandths, rounded half away from zero; `nil` where nothing or less was settled.
    private static func share(_ part: Paisa, of whole: Paisa) -> Int? {
        guard whole > .zero, let divisor = Int(exactly: whole.count) else { return nil }
        return (part * 10_000).divided(by: divisor).map { Int($0.count) }
    }
}

extension SubOrder {
    /// Returned or refused, and not known to be back at the seller: `RTO_COMPLETE` in the orders file says it is.
    fileprivate func isComingBack(in ledger: Ledger) -> Bool {
        guard outcome == .rto || outcome == .customerReturn else { return false }
        return outcome == .customerReturn || ledger.text(orderStatus).uppercased() != "RTO_COMPLETE"
    }
}
