import Meesho

extension ProductFigures {
    private struct Tally {
        var totals = OrderTotals()
        var unitsDispatched = 0
        var unitsKept = 0
        var unitsRTO = 0
        var unitsReturned = 0
        var settlement = Paisa.zero
        var goodsCost: Paisa?
        var packaging: Paisa?
        /// Some of its sub orders have no cost.
        var hasUncosted = false
        var product: TextID = 0
        var newest: Day?
        var sample = ProductSample()

        @inline(__always)
        mutating func add(_ entry: SubOrder, _ legs: Legs) {
            sample.add(entry, legs)
            if entry.isInOrders {
                let units = Int(entry.quantity)
                totals.add(entry)
                if entry.outcome.wasDispatched { unitsDispatched += units }
                if entry.outcome == .delivered { unitsKept += units }
                if entry.outcome == .rto { unitsRTO += units }
                if entry.outcome == .customerReturn { unitsReturned += units }
            }
            if entry.product != 0, let day = entry.orderDate, newest.map({ $0 <= day }) ?? true {
                newest = day
                product = entry.product
            } else if product == 0 {
                product = entry.product
            }
            settlement = settlement + entry.settlement
            if let goods = entry.goodsCost, let packaging = entry.packaging {
                goodsCost = (goodsCost ?? .zero) + goods
                self.packaging = (self.packaging ?? .zero) + packaging
            } else {
                hasUncosted = true
            }
        }
    }

    /// One per SKU as the orders files spell it.
    static func all(_ ledger: Ledger) -> [ProductFigures] {
        var bySKU = TextTally(Tally(), textCount: ledger.texts.count)
        for entry in ledger.subOrders { bySKU[entry.sku].add(entry, ledger.legs) }
        return bySKU.entries.map { sku, tally in
            var figures = ProductFigures(sku: ledger.text(sku), product: ledger.text(tally.product))
            figures.outcomes = tally.totals.outcomes
            figures.units = tally.totals.units
            figures.unitsDispatched = tally.unitsDispatched
            figures.unitsKept = tally.unitsKept
            figures.unitsRTO = tally.unitsRTO
            figures.unitsReturned = tally.unitsReturned
            figures.settlement = tally.settlement
            // A cost that starts later than some orders would make a profit of part of the SKU only.
            guard !tally.hasUncosted, let goods = tally.goodsCost, let packaging = tally.packaging else {
                return figures
            }
            figures.goodsCost = goods
            figures.packaging = packaging
            figures.profit = figures.settlement - goods - packaging
            figures.sample = tally.sample
            figures.breakEvenPrice = tally.sample.breakEvenPrice
            return figures
        }.sorted { $0.sku < $1.sku }
    }
}

extension ProductFigures {
    /// Goods without what was paid for them are no profit, nor do they tell a price.
    mutating func forgetProfit() {
        profit = nil
        sample = ProductSample()
        breakEvenPrice = nil
    }
}

/// What the sub orders of a ledger add to the profit.
struct GoodsTotals: Sendable {
    private(set) var costed = CostedSums()
    private(set) var stockAtRisk = Paisa.zero
    /// Sorted.
    private(set) var uncostedSKUs: [String] = []

    /// What enters the profit of some days; stock at risk and SKUs without a cost are left out.
    init(_ costed: CostedSums) { self.costed = costed }

    /// - Parameters:
    ///   - returns: Sorted by sub order, as those of `ledger` are.
    ///   - costs: Tells the GST inside the goods.
    init(_ ledger: Ledger, _ returns: [ReturnBook.Return], _ costs: CostBook) {
        var rates = PurchaseRates(costs)
        var uncosted = TextTally(false, textCount: ledger.texts.count)
        var isBackByStatus: [TextID: Bool] = [:]
        var own = ReturnRanges(returns)
        for entry in ledger.subOrders {
            guard let goodsCost = entry.goodsCost, let packaging = entry.packaging else {
                uncosted[entry.sku] = true
                continue
            }
            for index in entry.legs { costed.add(ledger.legs.row(index)) }
            let rate = goodsCost == .zero ? nil : rates.rate(of: entry, ledger)
            costed.add(goodsCost, packaging: packaging, at: rate, on: entry.orderDate)
            guard entry.outcome == .rto || entry.outcome == .customerReturn, let unitCost = entry.unitCost else {
                continue
            }
            // Not known to be back at the seller: `RTO_COMPLETE` in the orders file says it is.
            if entry.outcome == .rto {
                let isBack =
                    isBackByStatus[entry.orderStatus]
                    ?? (ledger.text(entry.orderStatus).uppercased() == "RTO_COMPLETE")
                isBackByStatus[entry.orderStatus] = isBack
                if isBack { continue }
            }
            guard !returns[own.range(of: entry.number)].contains(where: \.isBack) else { continue }
            stockAtRisk = stockAtRisk + unitCost * Int(entry.quantity)
        }
        uncostedSKUs = uncosted.entries.map { ledger.text($0.text) }.filter { !$0.isEmpty }.sorted()
    }
}

/// Finds the returns of sub orders that are asked for in their order.
struct ReturnRanges {
    private let returns: [ReturnBook.Return]
    private var next = 0

    init(_ returns: [ReturnBook.Return]) { self.returns = returns }

    /// - Parameter number: Not below the one asked for before.
    @inline(__always)
    mutating func range(of number: SubOrderNumber) -> Range<Int> {
        let key = number.sortKey
        while next < returns.count, returns[next].subOrder.sortKey < key { next += 1 }
        var end = next
        while end < returns.count, returns[end].subOrder.sortKey == key { end += 1 }
        return next..<end
    }
}

extension ProfitFigures {
    /// Cash profit ties to the bank: settlement of costed SKUs, plus account-level money, less what was consumed.
    init(of totals: GoodsTotals, in report: SellerReport, hasCosts: Bool) {
        self.init()
        let (legs, consumed) = (totals.costed.legs, totals.costed.goods)
        settlementCosted = legs.settlement
        settlementUncosted = report.payments.settlement - settlementCosted
        goods = consumed.cost
        packaging = consumed.packaging
        stockAtRisk = totals.stockAtRisk
        uncostedSKUs = totals.uncostedSKUs
        other = report.months.lazy.filter { $0.payout != .zero || $0.legs > 0 }.reduce(.zero) {
            $0 + report.settings.expenses(in: $1.month)
        }
        coverage = Self.share(settlementCosted, of: settlementCosted + settlementUncosted)
        guard hasCosts, report.hasPayments else { return }
        cash =
            settlementCosted + report.ads.total + report.referral.net + report.platform.net - goods - packaging - other
        unratedLegs = legs.unrated
        bridge = cash.flatMap {
            GSTBridge(from: $0, totals.costed, ads: report.ads, report.settings, asOf: report.asOf)
        }
        afterGST = bridge?.afterGST
    }

    /// In ten-thousandths, rounded half away from zero; `nil` where nothing or less was settled.
    private static func share(_ part: Paisa, of whole: Paisa) -> Int? {
        guard whole > .zero, let divisor = Int(exactly: whole.count) else { return nil }
        return (part * 10_000).divided(by: divisor).map { Int($0.count) }
    }
}
