import Meesho

/// The figures that two periods are compared by.
struct PeriodFigures: Sendable {
    let days: DayRange
    /// Of the sub orders placed in the period.
    private(set) var orders = 0
    private(set) var outcomes = OutcomeCounts()
    /// Of the payment dates in the period.
    private(set) var settlement = Paisa.zero
    private(set) var payout = Paisa.zero

    init(_ days: DayRange, _ placed: PlacedOrders, _ payouts: [Payout]) {
        self.days = days
        for (day, totals, count) in placed.byDay where days.contains(day) {
            orders += count
            outcomes += totals.outcomes
        }
        for payout in payouts where payout.date.map(days.contains) ?? false {
            settlement = settlement + payout.settlement
            self.payout = self.payout + payout.total
        }
    }
}

extension PeriodFilter {
    /// The days asked for; `nil` where one end is open.
    var days: DayRange? {
        guard let from, let to, from <= to else { return nil }
        return DayRange(from, to)
    }
}

extension DayRange {
    /// As many days, just before.
    var previous: DayRange { DayRange(first - count, first - 1) }
}

extension Month {
    /// From the first to the last day; `nil` for a year the calendar here does not have.
    package var days: DayRange? {
        guard let first = Day(year: year, month: month, day: 1),
            let last = Day(year: year, month: month, day: Day.length(ofMonth: month, year: year))
        else { return nil }
        return DayRange(first, last)
    }
}
