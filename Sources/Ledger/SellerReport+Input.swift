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

    package var isOpen: Bool { from == nil && to == nil }

    /// Whether any day of a file's range may be meant; a file without dates is.
    func overlaps(_ range: DayRange?) -> Bool {
        guard let range else { return true }
        return range.last >= from ?? range.last && range.first <= to ?? range.first
    }

    /// Rows that print no date belong to an open period only.
    func contains(_ day: Day?) -> Bool { day.map(contains) ?? isOpen }
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
        problems += costs.problems
        let join = Join(input.parts)
        let platformRows = PlatformRows(input.parts, period: period)
        var whole = join.ledger
        whole.price(with: costs, settings: settings)
        // What Meesho owes is told by all rows, whatever the period; then only the period's findings are shown.
        exceptions = ExceptionFinding.all(in: whole, of: self, join: join)
        ledger = period.isOpen ? whole : whole.cut(to: period)
        if !period.isOpen { exceptions = exceptions.filter { period.contains($0.day) } }

        orders = OrderFigures(of: ledger, rows: join.orderRows)
        payments = PaymentFigures(of: ledger, duplicates: join.payments.duplicates)
        (ads, adDays) = platformRows.ads
        referral = platformRows.referral
        platform = platformRows.platform
        outstanding = OutstandingFigures(of: join)
        audit = AuditFigures(of: ledger)
        gst = GSTFigures(of: input.parts, in: period, problems: &problems)
        returns = ReturnFigures(of: join, in: period)
        payouts = Payout.all(ledger, platformRows)
        months = MonthFigures.all(ledger, payouts)
        days = DayFigures.all(ledger, payouts)
        states = StateFigures.all(ledger)
        products = ProductFigures.all(ledger)
        profit = ProfitFigures(of: self, costs: costs, returns: join.returns)
        daysToPayment = ledger.daysToPayment
        seller.gstins = GSTFigures.gstins(of: input.parts)
        orderPeriod = ledger.subOrders.lazy.filter(\.isInOrders).compactMap(\.orderDate).span
        paymentPeriod = payouts.lazy.compactMap(\.date).span
        answers = Answer.all(self)
        problems.sort { $0.place.precedes($1.place) }
    }
}

extension Sequence<Day> {
    /// From the first to the last day; `nil` without any.
    var span: DayRange? {
        reduce(into: DayRange?.none) { range, day in range = range?.union(DayRange(day, day)) ?? DayRange(day, day) }
    }
}

extension Join {
    /// All sub orders and legs, states by their standard names.
    var ledger: Ledger {
        var subOrders = subOrders
        var texts = texts
        var standard: [TextID: TextID] = [:]
        for index in subOrders.indices {
            let printed = subOrders[index].state
            if standard[printed] == nil {
                standard[printed] = IndianState.standardName(texts[printed]).map { texts.id(of: $0) } ?? printed
            }
            subOrders[index].state = standard[printed] ?? printed
        }
        return Ledger(subOrders: subOrders, legs: payments.legs, texts: texts.strings, sources: sources)
    }
}

extension Ledger {
    /// The sub orders and legs of a period: orders, goods and packaging by order date, money by payment date, so that
    /// periods side by side add up to the whole. What became of a sub order is told by all its rows.
    func cut(to period: PeriodFilter) -> Ledger {
        var cut = Ledger(texts: texts, sources: sources)
        for var entry in subOrders {
            let first = cut.legs.count
            cut.legs += legs[entry.legs].filter { period.contains($0.paymentDate) }
            entry.legs = first..<cut.legs.count
            let isOrdered = period.contains(entry.orderDate)
            guard isOrdered || !entry.legs.isEmpty else { continue }
            entry.isInOrders = entry.isInOrders && isOrdered
            if !isOrdered, entry.goodsCost != nil {
                (entry.goodsCost, entry.packaging, entry.unitCost) = (.zero, .zero, nil)
            }
            entry.addMoney(of: cut.legs[entry.legs])
            cut.subOrders.append(entry)
        }
        return cut
    }

    /// Fills in each sub order's money and, where its SKU has a cost, its goods and packaging.
    mutating func price(with costs: CostBook, settings: Settings) {
        struct Key: Hashable {
            var sku: TextID
            var day: Day?
        }
        var known: [Key: CostBook.Cost?] = [:]
        for index in subOrders.indices {
            var entry = subOrders[index]
            entry.addMoney(of: legs[entry.legs])
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

extension SubOrder {
    /// Sums of its legs.
    fileprivate mutating func addMoney(of legs: some Sequence<Leg>) {
        (settlement, sale, saleReturn) = (.zero, .zero, .zero)
        for leg in legs {
            settlement = settlement + leg.settlement
            sale = sale + leg.amounts[.sale]
            saleReturn = saleReturn + leg.amounts[.saleReturn]
        }
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
