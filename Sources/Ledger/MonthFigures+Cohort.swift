import Meesho

extension MonthFigures {
    /// Sub orders of the month that left the seller and have a final outcome ÷ all that left.
    package var finalShare: Ratio { Ratio(outcomes.arrived, of: outcomes.dispatched) }
    /// Sub orders of the month that left the seller and have a payment leg ÷ all that left.
    package var settledShare: Ratio { Ratio(settled, of: outcomes.dispatched) }
    /// Left the seller, and the way has not ended.
    package var stillOpen: Int { outcomes.dispatched - outcomes.arrived }
}

extension [MonthFigures] {
    /// Adds what the newest outstanding file still promises for the orders of each month; nothing without such a file.
    mutating func expect(_ outstanding: [SubOrderNumber: Join.Outstanding], _ hasSnapshot: Bool, in ledger: Ledger) {
        guard hasSnapshot else { return }
        var byMonth: [Month: Paisa] = [:]
        for (number, row) in outstanding {
            guard let entry = ledger.subOrder(number), entry.isInOrders, let day = entry.orderDate else { continue }
            byMonth[day.month, default: .zero] += row.settlement
        }
        for index in indices where self[index].outcomes.placed > 0 {
            self[index].expected = byMonth[self[index].month] ?? .zero
        }
    }
}
