import Meesho
import Wording

/// A strip of days per kind of file: filled where covered, crossed where missing.
package struct CoverageChart {
    package struct Strip: Sendable {
        package var label: Words
        package var value: Words
        package var ranges: [DayRange]
        package var gaps: [DayRange]

        package init(label: Words, value: Words, ranges: [DayRange], gaps: [DayRange]) {
            self.label = label
            self.value = value
            self.ranges = ranges
            self.gaps = gaps
        }
    }

    package var strips: [Strip]
    package var days: DayRange
    package var title: Words
    package var description: Words
    package var first: Words
    package var last: Words

    package init(
        strips: [Strip],
        days: DayRange,
        title: Words,
        description: Words,
        first: Words,
        last: Words
    ) {
        self.strips = strips
        self.days = days
        self.title = title
        self.description = description
        self.first = first
        self.last = last
    }

    private static let rowHeight = 36

    private func share(_ day: Day) -> Share { Share((day - days.first) * 10_000 / days.count) }
    private func extent(_ range: DayRange) -> (x: Share, width: Share) {
        let from = share(max(range.first, days.first))
        return (from, max(share(min(range.last, days.last) + 1) - from, Share(30)))
    }

    /// The markup of the chart on a page that opens in `language`.
    package func svg(opening language: Language) -> String {
        let height = strips.count * Self.rowHeight + 20
        var svg = SVG(id: "coverage", title: title, description: description, height: height)
        for (index, strip) in strips.enumerated() {
            let top = index * Self.rowHeight
            svg.text(strip.label, x: Share(0), y: top + 12)
            svg.text(strip.value, x: Share(10_000), y: top + 12, anchor: .end, style: "m")
            svg.rect(x: Share(0), y: top + 18, width: Share(10_000), height: 10, style: "track")
            for range in strip.ranges {
                let (x, width) = extent(range)
                svg.rect(x: x, y: top + 18, width: width, height: 10, style: "bar")
            }
            for gap in strip.gaps {
                let (x, width) = extent(gap)
                svg.line(x1: x, y1: top + 23, x2: x + width, y2: top + 23, style: "gap-line")
            }
        }
        svg.text(first, x: Share(0), y: height - 4, style: "m")
        svg.text(last, x: Share(10_000), y: height - 4, anchor: .end, style: "m")
        return svg.markup(opening: language)
    }
}
