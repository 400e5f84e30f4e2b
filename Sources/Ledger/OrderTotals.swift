import Meesho

/// Sub orders placed, counted and summed over any set of them.
struct OrderTotals: Sendable {
    var outcomes = OutcomeCounts()
    var units = 0
    /// Over all but the cancelled.
    var orderValue = Paisa.zero
    /// All legs, whenever paid.
    var settlement = Paisa.zero
    /// Left the seller and have a payment leg.
    var settled = 0

    @inline(__always)
    mutating func add(_ entry: SubOrder) {
        outcomes[entry.outcome] += 1
        units += Int(entry.quantity)
        if entry.outcome != .cancelled { orderValue = orderValue + (entry.orderValue ?? .zero) }
        settlement = settlement + entry.settlement
        if !entry.legs.isEmpty, entry.outcome.wasDispatched { settled += 1 }
    }
}

/// The placed sub orders of a ledger by day, state and status, in one pass.
struct PlacedOrders: Sendable {
    private(set) var all = OrderTotals()
    private(set) var count = 0
    /// The days with orders, in order.
    private(set) var byDay: [(day: Day, totals: OrderTotals, count: Int)] = []
    private(set) var byState: [(state: TextID, totals: OrderTotals)] = []
    private(set) var byStatus: [(status: TextID, count: Int)] = []

    init(_ ledger: Ledger) {
        var days = DayTally((totals: OrderTotals(), count: 0))
        var states = TextTally(OrderTotals(), textCount: ledger.texts.count)
        var statuses = TextTally(0, textCount: ledger.texts.count)
        for entry in ledger.subOrders where entry.isInOrders {
            count += 1
            all.add(entry)
            statuses[entry.orderStatus] += 1
            if entry.state != 0 { states[entry.state].add(entry) }
            guard let day = entry.orderDate else { continue }
            days[day].totals.add(entry)
            days[day].count += 1
        }
        for (day, value) in days.entries where value.count > 0 { byDay.append((day, value.totals, value.count)) }
        byState = states.entries.map { ($0.text, $0.value) }
        byStatus = statuses.entries.map { ($0.text, $0.value) }
    }
}
