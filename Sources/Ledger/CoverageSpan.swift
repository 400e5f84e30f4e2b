import Meesho

/// Days in a row that the same number of files of one kind cover: a row of `coverage.csv`.
package struct CoverageSpan: Sendable, Hashable {
    package enum State: String, Sendable {
        case covered, gap, overlap
    }

    package var days: DayRange
    /// How many files cover each of the days.
    package var files: Int

    package var state: State { files == 0 ? .gap : files == 1 ? .covered : .overlap }

    package init(_ days: DayRange, files: Int) {
        self.days = days
        self.files = files
    }
}

extension CoverageSpan {
    /// The calendar from the first to the last covered day: without holes, and no two spans share a day.
    static func all(of files: [DayRange]) -> [CoverageSpan] {
        var changes: [Day: Int] = [:]
        for range in files {
            changes[range.first, default: 0] += 1
            changes[range.last + 1, default: 0] -= 1
        }
        var spans: [CoverageSpan] = []
        var open: (first: Day, files: Int)?
        // A day on which one file ends and the next begins changes nothing.
        for (day, change) in changes.sorted(by: { $0.key < $1.key }) where change != 0 {
            if let open { spans.append(CoverageSpan(DayRange(open.first, day - 1), files: open.files)) }
            open = (day, (open?.files ?? 0) + change)
        }
        return spans
    }
}
