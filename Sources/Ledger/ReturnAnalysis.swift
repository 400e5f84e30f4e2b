import Meesho

/// What returns cost and where they come from. Source: returns files, one return per sub order and AWB; money of the
/// sub order stands with its first return, so that it counts once. Basis: day the return was created.
package struct ReturnAnalysis: Sendable {
    /// Returns of some kind, and what they cost; all amounts positive.
    package struct Tally: Sendable, Hashable {
        package var count = 0
        package var customerReturns = 0
        package var rto = 0
        package var lost = 0
        /// On their way back, as far as the files tell.
        package var notBack = 0
        /// "Return Shipping Charge" of the payments, reversals deducted.
        package var returnShipping = Paisa.zero
        /// Cost of goods that are not back; a risk, not a cost.
        package var stockAtRisk = Paisa.zero
        /// The share of the goods' cost that the settings count as lost.
        package var goodsLost = Paisa.zero

        package init() {}

        package var rupees: Paisa { returnShipping + stockAtRisk + goodsLost }
    }

    package struct Group: Sendable {
        package var name: String
        package var reason = ReturnReason.none
        package var tally = Tally()
        /// Of a reason or courier: its share of all returns. Of a SKU, size or state: customer returns ÷ ever delivered.
        package var rate = Ratio(0, of: 0)
        /// Days from created to back at the seller.
        package var daysBack: DayStatistics?
        package var claims = ClaimFigures.Counts()

        package init(name: String) { self.name = name }
    }

    /// Returns not back, by how long ago they were created.
    package struct Age: Sendable, Hashable {
        package var from: Int
        /// `nil` for no upper end.
        package var to: Int?
        package var count = 0

        package init(from: Int, to: Int?, count: Int = 0) {
            self.from = from
            self.to = to
            self.count = count
        }
    }

    package var all = Tally()
    /// Every group with a return, most rupees first.
    package var byReasonGroup: [Group] = []
    /// As printed; most rupees first, as are all below.
    package var byReason: [Group] = []
    package var bySKU: [Group] = []
    package var bySize: [Group] = []
    package var byState: [Group] = []
    package var byCourier: [Group] = []
    /// The returns of each SKU by ``ReturnReason``, in the order of ``bySKU``.
    package var reasonsOfSKU: [[Int]] = []
    package var ages: [Age] = []
    /// Not back, and created on no known day.
    package var undated = 0
    package var daysBack: DayStatistics?
    /// Sub orders that payments or orders call RTO or customer return and no returns file knows.
    package var withoutRow = (count: 0, tally: Tally())
    /// Lines of the seller's own lists, and scans of parcels that no returns file knows.
    package var scans = 0
    package var received = 0
    package var unmatchedScans: [UnmatchedScan] = []

    package init() {}
}

/// A parcel that the seller scanned in and no loaded returns file knows.
package struct UnmatchedScan: Sendable {
    package var waybill: String
    package var origin: Origin

    package init(waybill: String, origin: Origin) {
        self.waybill = waybill
        self.origin = origin
    }
}

/// Median and 90th percentile of a number of days, nearest rank.
package struct DayStatistics: Sendable, Hashable {
    package var median: Int
    package var ninetieth: Int
    package var count: Int

    package init(median: Int, ninetieth: Int, count: Int) {
        self.median = median
        self.ninetieth = ninetieth
        self.count = count
    }

    /// Few different times stand behind many returns: `counts` is by days.
    init?(_ counts: [Int: Int]) {
        let all = counts.values.reduce(0, +)
        guard all > 0 else { return nil }
        let sorted = counts.sorted { $0.key < $1.key }
        func rank(_ percent: Int) -> Int {
            var left = max(1, (all * percent + 99) / 100)
            for (days, count) in sorted {
                left -= count
                if left <= 0 { return days }
            }
            return 0
        }
        self.init(median: rank(50), ninetieth: rank(90), count: all)
    }
}
