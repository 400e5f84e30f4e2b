import Meesho

/// An Indian financial year, April to March.
package struct FinancialYear: Sendable, Hashable, Comparable {
    /// The calendar year of its April.
    package var start: Int

    package init(start: Int) { self.start = start }

    package init(of month: Month) { start = month.month < 4 ? month.year - 1 : month.year }

    /// From 1 April to 31 March; `nil` where the calendar here lacks any of them.
    package var days: DayRange? {
        guard let first = Day(year: start, month: 4, day: 1), let last = Day(year: start + 1, month: 3, day: 31) else {
            return nil
        }
        return DayRange(first, last)
    }

    package var previous: FinancialYear { FinancialYear(start: start - 1) }

    /// `2025-26`.
    package var name: String {
        let end = (start + 1) % 100
        return "\(start)-\(end < 10 ? "0" : "")\(end)"
    }

    package static func < (a: FinancialYear, b: FinancialYear) -> Bool { a.start < b.start }
}
