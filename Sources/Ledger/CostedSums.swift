import Meesho

/// The money and taxes of the legs and goods of costed sub orders, by day.
struct CostedSums: Sendable {
    /// The legs of one payment day.
    struct Legs: Sendable {
        private(set) var settlement = Paisa.zero
        private(set) var taxes = LegTaxes()
        /// GST inside net sales, owed.
        private(set) var output = Paisa.zero
        private(set) var unrated = 0

        @inline(__always)
        mutating func add(_ leg: PaymentRow) {
            settlement += leg.settlement
            taxes.add(leg.amounts)
            if let gst = leg.outputGST { output += gst } else { unrated += 1 }
        }

        static func += (a: inout Legs, b: Legs) {
            a.settlement += b.settlement
            a.taxes += b.taxes
            a.output += b.output
            a.unrated += b.unrated
        }
    }

    /// The sub orders placed on one day.
    struct Goods: Sendable {
        /// Consumed.
        private(set) var cost = Paisa.zero
        private(set) var packaging = Paisa.zero
        /// Part of the cost, of which the cost sheet names no GST rate.
        private(set) var withoutRate = Paisa.zero

        @inline(__always)
        mutating func add(_ cost: Paisa, packaging: Paisa, hasRate: Bool) {
            self.cost += cost
            self.packaging += packaging
            if !hasRate { withoutRate += cost }
        }

        static func += (a: inout Goods, b: Goods) {
            a.cost += b.cost
            a.packaging += b.packaging
            a.withoutRate += b.withoutRate
        }
    }

    /// An order day and the GST rate of a purchase, in hundredths of a percent.
    private struct Purchase: Hashable {
        var day: PackedDay
        var rate: Int
    }

    private var legsByDay = DayTally(Legs())
    private var undatedLegs = Legs()
    private var goodsByDay = DayTally(Goods())
    private var undatedGoods = Goods()
    private var purchases: [Purchase: Paisa] = [:]

    @inline(__always)
    mutating func add(_ leg: PaymentRow) {
        if let day = leg.paymentDate { legsByDay[day].add(leg) } else { undatedLegs.add(leg) }
    }

    /// - Parameter rate: The GST rate of the goods, in hundredths of a percent; `nil` where the cost sheet names none.
    @inline(__always)
    mutating func add(_ cost: Paisa, packaging: Paisa, at rate: Int?, on day: Day?) {
        if let day {
            goodsByDay[day].add(cost, packaging: packaging, hasRate: rate != nil)
        } else {
            undatedGoods.add(cost, packaging: packaging, hasRate: rate != nil)
        }
        if let rate { purchases[Purchase(day: PackedDay(day), rate: rate), default: .zero] += cost }
    }

    var legs: Legs { legsByDay.entries.reduce(into: undatedLegs) { $0 += $1.value } }
    var goods: Goods { goodsByDay.entries.reduce(into: undatedGoods) { $0 += $1.value } }

    /// Legs by payment date and goods by order date; what has no date is left out.
    func cut(to days: DayRange) -> CostedSums {
        var cut = CostedSums()
        cut.legsByDay = legsByDay.cut(to: days)
        cut.goodsByDay = goodsByDay.cut(to: days)
        cut.purchases = purchases.filter { $0.key.day.day.map(days.contains) ?? false }
        return cut
    }

    /// The GST inside charges that include it, rounded once a month, as it is claimed.
    func inputGST(asOf: Day, _ charges: KeyPath<LegTaxes, Paisa>) -> Paisa {
        var byMonth: [Month: Paisa] = [:]
        for (day, legs) in legsByDay.entries { byMonth[day.month, default: .zero] += legs.taxes[keyPath: charges] }
        return byMonth.reduce(TaxRates.servicesGST(inside: -undatedLegs.taxes[keyPath: charges], on: asOf)) {
            sum,
            month in
            let day = Day(year: month.key.year, month: month.key.month, day: 1) ?? asOf
            return sum + TaxRates.servicesGST(inside: -month.value, on: day)
        }
    }

    /// The GST inside the goods consumed, rounded once for each rate.
    var purchaseGST: Paisa {
        var byRate: [Int: Paisa] = [:]
        for (purchase, cost) in purchases { byRate[purchase.rate, default: .zero] += cost }
        return byRate.reduce(.zero) { sum, entry in
            sum + ((entry.value * entry.key).divided(by: 10_000 + entry.key) ?? .zero)
        }
    }
}

/// Finds the GST rate that the cost sheet names for a sub order's goods.
struct PurchaseRates {
    private let costs: CostBook
    private var known: [[CostBook.Cost]?] = []

    init(_ costs: CostBook) { self.costs = costs }

    /// In hundredths of a percent; `nil` where the sheet does not say.
    mutating func rate(of entry: SubOrder, _ ledger: Ledger) -> Int? {
        let sku = Int(entry.sku)
        if sku >= known.count { known += repeatElement(nil, count: sku + 1 - known.count) }
        if known[sku] == nil { known[sku] = costs.costs(of: ledger.text(entry.sku)) }
        return CostBook.cost(in: known[sku] ?? [], on: entry.orderDate)?.gstRate
    }
}
