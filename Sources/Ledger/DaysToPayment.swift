import Meesho

/// Days from order to the first payment leg, over sub orders with both.
struct DaysToPayment: Sendable {
    let all: DayStatistics?
    /// Of sub orders that an orders file holds, by the month of the order.
    let byMonth: [Month: DayStatistics]

    init(_ ledger: Ledger) {
        var counts: [Int: Int] = [:]
        var countsByMonth: [MonthAndDays: Int] = [:]
        for entry in ledger.subOrders where !entry.legs.isEmpty {
            guard let ordered = entry.orderDate else { continue }
            var paid: Day?
            for index in entry.legs {
                guard let day = ledger.legs.row(index).paymentDate else { continue }
                paid = min(paid ?? day, day)
            }
            guard let paid else { continue }
            counts[paid - ordered, default: 0] += 1
            if entry.isInOrders {
                countsByMonth[MonthAndDays(month: ordered.month, days: paid - ordered), default: 0] += 1
            }
        }
        all = DayStatistics(counts)
        var months: [Month: [Int: Int]] = [:]
        for (key, count) in countsByMonth { months[key.month, default: [:]][key.days] = count }
        byMonth = months.compactMapValues { DayStatistics($0) }
    }

    private struct MonthAndDays: Hashable {
        var month: Month
        var days: Int
    }
}
