import Meesho
import Tabular

/// The days whose orders and money a report is about; open where `nil`.
package struct PeriodFilter: Sendable, Hashable {
    package var from: Day?
    package var to: Day?

    package init(from: Day? = nil, to: Day? = nil) {
        self.from = from
        self.to = to
    }

    package func contains(_ day: Day) -> Bool { day >= from ?? day && day <= to ?? day }

    /// Rows that print no date belong to an open period only.
    func contains(_ day: Day?) -> Bool { day.map(contains) ?? (from == nil && to == nil) }
}

extension SellerReport {
    /// Joins what was read of one seller and computes every figure.
    package init(of input: SellerInput, asOf: Day, version: String, period: PeriodFilter = PeriodFilter()) {
        self.init(seller: Seller(id: input.id), asOf: asOf, version: version, settings: input.settings)
        seller.name = input.settings.sellerName
        inputs = input.records
        problems = input.problems
        coverage = Coverage.all(of: input.parts)
        let costs = CostBook(input.costs)
        problems = (problems + costs.problems).sorted { $0.place.precedes($1.place) }
        var join = Join(input.parts)
        let platformRows = PlatformRows(input.parts, period: period)
        ledger = join.ledger(in: period)
        ledger.price(with: costs, settings: settings)

        orders = OrderFigures(of: ledger, rows: join.orderRows)
        payments = PaymentFigures(of: ledger, duplicates: join.payments.duplicates)
        (ads, adDays) = platformRows.ads(sources: ledger.sources)
        referral = platformRows.referral
        platform = platformRows.platform
        outstanding = OutstandingFigures(of: join)
        audit = AuditFigures(of: ledger)
        gst = GSTFigures(of: input.parts)
        returns = ReturnFigures(of: join, in: period)
        payouts = Payout.all(ledger, platformRows)
        months = MonthFigures.all(ledger, payouts)
        days = DayFigures.all(ledger, payouts)
        states = StateFigures.all(ledger)
        products = ProductFigures.all(ledger)
        profit = ProfitFigures(of: self, costs: costs, returns: join.returns)
        exceptions = ExceptionFinding.all(in: self, join: join)
        daysToPayment = ledger.daysToPayment
        seller.gstins = GSTFigures.gstins(of: input.parts)
        orderPeriod = ledger.subOrders.lazy.filter(\.isInOrders).compactMap(\.orderDate).span
        paymentPeriod = payouts.lazy.compactMap(\.date).span
        answers = Answer.all(self)
    }
}

extension Sequence<Day> {
    /// From the first to the last day; `nil` without any.
    var span: DayRange? {
        reduce(into: DayRange?.none) { range, day in range = range?.union(DayRange(day, day)) ?? DayRange(day, day) }
    }
}

extension Join {
    /// The sub orders and legs of a period: orders by order date, money by payment date. What became of a sub order is
    /// told by all its rows, also those outside the period.
    mutating func ledger(in period: PeriodFilter) -> Ledger {
        var subOrders = subOrders
        var legs = payments.legs
        if period != PeriodFilter() { Self.cut(&subOrders, &legs, to: period) }
        var texts = texts
        var standard: [TextID: TextID] = [:]
        for index in subOrders.indices {
            let printed = subOrders[index].state
            if standard[printed] == nil {
                standard[printed] = IndianState.standardName(texts[printed]).map { texts.id(of: $0) } ?? printed
            }
            subOrders[index].state = standard[printed] ?? printed
        }
        return Ledger(subOrders: subOrders, legs: legs, texts: texts.strings, sources: sources)
    }

    private static func cut(_ subOrders: inout [SubOrder], _ legs: inout [Leg], to period: PeriodFilter) {
        var keptLegs: [Leg] = []
        var kept: [SubOrder] = []
        for var entry in subOrders {
            let first = keptLegs.count
            keptLegs += legs[entry.legs].filter { period.contains($0.paymentDate) }
            entry.legs = first..<keptLegs.count
            entry.isInOrders = entry.isInOrders && period.contains(entry.orderDate)
            if entry.isInOrders || !entry.legs.isEmpty { kept.append(entry) }
        }
        (subOrders, legs) = (kept, keptLegs)
    }
}

extension Ledger {
    /// Fills in each sub order's money and, where its SKU has a cost, its goods and packaging.
    mutating func price(with costs: CostBook, settings: Settings) {
        struct Key: Hashable {
            var sku: TextID
            var day: Day?
        }
        var known: [Key: CostBook.Cost?] = [:]
        for index in subOrders.indices {
            var entry = subOrders[index]
            for leg in legs[entry.legs] {
                entry.settlement = entry.settlement + leg.settlement
                entry.sale = entry.sale + leg.amounts[.sale]
                entry.saleReturn = entry.saleReturn + leg.amounts[.saleReturn]
            }
            let key = Key(sku: entry.sku, day: entry.orderDate)
            if known[key] == nil { known[key] = .some(costs.cost(of: text(entry.sku), on: entry.orderDate)) }
            if let cost = known[key] ?? nil {
                entry.goodsCost = cost.goods.lost(on: entry.outcome, settings) * Int(entry.quantity)
                entry.packaging = entry.outcome.wasDispatched ? cost.packaging ?? settings.packagingPerOrder : .zero
                entry.unitCost = cost.goods
            }
            subOrders[index] = entry
        }
    }

    /// Days from order to the first payment leg, over sub orders with both: median and 90th percentile, nearest rank.
    var daysToPayment: (median: Int, ninetieth: Int, count: Int)? {
        let days = subOrders.compactMap { entry -> Int? in
            guard !entry.legs.isEmpty, let ordered = entry.orderDate,
                let paid = legs[entry.legs].lazy.compactMap(\.paymentDate).min()
            else { return nil }
            return paid - ordered
        }.sorted()
        guard !days.isEmpty else { return nil }
        func rank(_ percent: Int) -> Int { days[max(0, (days.count * percent + 99) / 100 - 1)] }
        return (rank(50), rank(90), days.count)
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
