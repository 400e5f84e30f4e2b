import Meesho

/// Days from order to the first payment leg, over sub orders with both.
struct DaysToPayment: Sendable {
    /// How often each number of days was met: few different ones stand behind many sub orders.
    struct Counts: Sendable {
        private var counts: [Int: Int] = [:]
        private var all = 0

        mutating func add(_ days: Int) {
            counts[days, default: 0] += 1
            all += 1
        }

        /// Median and 90th percentile, nearest rank; `nil` without any.
        var figures: (median: Int, ninetieth: Int, count: Int)? {
            let sorted = counts.sorted { $0.key < $1.key }
            func rank(_ percent: Int) -> Int {
                var left = max(1, (all * percent + 99) / 100)
                for (days, count) in sorted {
                    left -= count
                    if left <= 0 { return days }
                }
                return 0
            }
            return all > 0 ? (rank(50), rank(90), all) : nil
        }
    }

    private(set) var all = Counts()
    /// Of sub orders that an orders file holds, by the month of the order.
    private(set) var byMonth: [Month: Counts] = [:]

    init(_ ledger: Ledger) {
        for entry in ledger.subOrders where !entry.legs.isEmpty {
            guard let ordered = entry.orderDate else { continue }
            var paid: Day?
            for index in entry.legs {
                guard let day = ledger.legs.row(index).paymentDate else { continue }
                paid = min(paid ?? day, day)
            }
            guard let paid else { continue }
            all.add(paid - ordered)
            if entry.isInOrders { byMonth[ordered.month, default: Counts()].add(paid - ordered) }
        }
    }
}
