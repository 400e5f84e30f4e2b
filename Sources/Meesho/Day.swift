/// A civil date in India, without time or zone; never shifted.
public struct Day: Sendable, BitwiseCopyable, Hashable, Comparable {
    /// Days since 1970-01-01.
    public var number: Int32

    @inlinable @inline(__always) public init(number: Int32) { self.number = number }

    /// `nil` for a date the calendar does not have, or outside the years 1990 to 2099.
    package init?(year: Int, month: Int, day: Int) {
        guard (1990...2099).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        // Days from civil, after Howard Hinnant's date algorithms: the year starts in March.
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    @inlinable @inline(__always) public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
    @inlinable @inline(__always) public static func + (day: Day, days: Int) -> Day {
        Day(number: day.number &+ Int32(truncatingIfNeeded: days))
    }
    @inlinable @inline(__always) public static func - (day: Day, days: Int) -> Day { day + -days }
    /// Days from `b` to `a`.
    @inlinable @inline(__always) public static func - (a: Day, b: Day) -> Int { Int(a.number) - Int(b.number) }

    package var components: (year: Int, month: Int, day: Int) {
        let z = Int(number) + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    package var month: Month {
        let (year, month, _) = components
        return Month(year: year, month: month)
    }

    /// 1 is Monday, 7 is Sunday.
    package var weekday: Int { ((Int(number) + 3) % 7 + 7) % 7 + 1 }

    /// `2026-01-31`.
    package var iso: String {
        let (year, month, day) = components
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A calendar month.
public struct Month: Sendable, Hashable, Comparable {
    public var year: Int
    /// 1 to 12.
    public var month: Int

    @inlinable @inline(__always) public init(year: Int, month: Int) {
        self.year = year
        self.month = month
    }

    @inlinable @inline(__always) public static func < (a: Month, b: Month) -> Bool {
        (a.year, a.month) < (b.year, b.month)
    }
    /// `2026-01`.
    package var iso: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
    package var next: Month { month == 12 ? Month(year: year + 1, month: 1) : Month(year: year, month: month + 1) }
    package var previous: Month { month == 1 ? Month(year: year - 1, month: 12) : Month(year: year, month: month - 1) }
}

extension Month? {
    /// For sorting: what has no month comes first.
    package var order: (year: Int, month: Int) { (self?.year ?? .min, self?.month ?? 0) }
}

/// All days from `first` to `last`, both included.
package struct DayRange: Sendable, Hashable {
    package var first: Day
    package var last: Day

    package init(_ first: Day, _ last: Day) {
        self.first = min(first, last)
        self.last = max(first, last)
    }

    package func contains(_ day: Day) -> Bool { first <= day && day <= last }
    package func contains(_ days: DayRange) -> Bool { first <= days.first && days.last <= last }
    package var count: Int { last - first + 1 }
    package func union(_ other: DayRange) -> DayRange { DayRange(min(first, other.first), max(last, other.last)) }
}
