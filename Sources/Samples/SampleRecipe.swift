import Meesho

/// What ``SampleExports`` makes up. Equal recipes give equal bytes.
package struct SampleRecipe: Sendable, Hashable {
    package var sellers = 1
    /// Sub orders of each seller over all months together, spread evenly over the days.
    package var ordersPerSeller = 300
    package var months = 3
    package var seed: UInt64 = 1
    package var firstMonth = Month(year: 2025, month: 8)
    /// Also writes the folders of ``SampleVariants``.
    package var extras = false
    /// Id of the first seller; the others follow.
    package var firstSeller = 1_234_567

    package init() {}

    package init(sellers: Int = 1, ordersPerSeller: Int, months: Int, seed: UInt64 = 1) {
        self.sellers = sellers
        self.ordersPerSeller = ordersPerSeller
        self.months = months
        self.seed = seed
    }

    /// The made-up seller in this repository's `Input` folder.
    package static let repository = SampleRecipe(ordersPerSeller: 120, months: 3, seed: 7)

    /// The day everything was downloaded last: the first after the last month.
    package var asOf: Day { lastDay + 1 }

    var firstDay: Day { firstMonth.first }
    var lastDay: Day { month(max(months, 1) - 1).last }

    /// The month at `index`, 0 being the first.
    func month(_ index: Int) -> Month { (0..<max(index, 0)).reduce(firstMonth) { month, _ in month.next } }
}

extension Month {
    var first: Day { Day(year: year, month: month, day: 1) ?? Day(number: 0) }
    var last: Day { next.first - 1 }
    var days: DayRange { DayRange(first, last) }
}

extension Day {
    /// This day, or the Monday after a weekend.
    var orWorkingDay: Day { self + [0, 0, 0, 0, 0, 2, 1][weekday - 1] }
}
