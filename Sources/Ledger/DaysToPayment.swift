import Meesho

/// Days from order to the first payment leg, over sub orders with both.
struct DaysToPayment: Sendable {
    let all: DayStatistics?
    /// Of sub orders that an orders file holds, by the month of the order.
    let byMonth: [Month: DayStatistics]

    init(_ ledger: Ledger) {
        var counts: [Int: Int] = [:]
        var countsByMonth: [Month: [Int: Int]] = [:]
        for entry in ledger.subOrders where !entry.legs.isEmpty {
            guard let ordered = entry.orderDate else { continue }
            var paid: Day?
            for index in entry.legs {
                guard let day = ledger.legs.row(index).paymentDate else { continue }
                paid = min(paid ?? day, day)
            }
            guard let paid else { continue }
            counts[paid - ordered, default: 0] += 1
            if entry.isInOrders { countsByMonth[ordered.month, default: [:]][paid - ordered, default: 0] += 1 }
        }
        all = DayStatistics(counts)
        byMonth = countsByMonth.compactMapValues { DayStatistics($0) }
    }
}
