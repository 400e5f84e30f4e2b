import Meesho
import Wording

/// A strip of days per kind of file: filled where covered, with a light line where two files cover the same days, and
/// a hollow box where days are missing.
package struct CoverageChart {
    package struct Strip: Sendable {
        package var label: Words
        package var value: Words
        package var ranges: [DayRange]
        package var gaps: [DayRange]
        package var overlaps: [DayRange]

        package init(
            label: Words,
            value: Words,
            ranges: [DayRange],
            gaps: [DayRange],
            overlaps: [DayRange] = []
        ) {
            self.label = label
            self.value = value
            self.ranges = ranges
            self.gaps = gaps
            self.overlaps = overlaps
        }
    }

    package var id = "coverage"
    package var strips: [Strip]
    package var days: DayRange
    package var title: Words
    package var description: Words
    package var first: Words
    package var last: Words
    /// Text of a month on the axis; without it the axis says only where it begins and ends.
    package var month: ((Month) -> Words)?

    package init(
        strips: [Strip],
        days: DayRange,
        title: Words,
        description: Words,
        first: Words,
        last: Words,
        month: ((Month) -> Words)? = nil
    ) {
        self.strips = strips
        self.days = days
        self.title = title
        self.description = description
        self.first = first
        self.last = last
        self.month = month
    }

    private static let rowHeight = 36
    private static let barTop = 18
    private static let barHeight = 10

    private func share(_ day: Day) -> Share { Share((day - days.first) * 10_000 / days.count) }

    /// Where a range is drawn, at least `least` wide; `nil` outside the days of the chart.
    private func extent(_ range: DayRange, least: Int) -> (x: Share, width: Share)? {
        guard range.first <= days.last, range.last >= days.first else { return nil }
        let from = share(max(range.first, days.first))
        let width = max(share(min(range.last, days.last) + 1) - from, Share(least))
        return (min(from, .full - width), width)
    }

    /// The markup of the chart on a page that opens in `language`; empty without strips.
    package func svg(opening language: Language) -> String {
        guard !strips.isEmpty else { return "" }
        let bottom = strips.count * Self.rowHeight
        let foot = month == nil ? 20 : 36
        var svg = SVG(id: id, title: title, description: description, height: bottom + foot)
        drawStrips(into: &svg)
        for (index, strip) in strips.enumerated() {
            NamedLine(label: strip.label, value: strip.value).draw(into: &svg, y: index * Self.rowHeight + 12)
        }
        drawMonths(into: &svg, y: bottom + 16)
        svg.text(first, x: .zero, y: bottom + foot - 4, style: "m")
        svg.text(last, x: .full, y: bottom + foot - 4, anchor: .end, style: "m")
        return svg.markup(opening: language)
    }

    private func drawStrips(into svg: inout SVG) {
        var (tracks, bars, overlaps, gaps) = (Outline(), Outline(), Outline(), Outline())
        for (index, strip) in strips.enumerated() {
            let y = index * Self.rowHeight + Self.barTop
            tracks.rect(x: .zero, y: y, width: .full, height: Self.barHeight)
            for (x, width) in strip.ranges.compactMap({ extent($0, least: 30) }) {
                bars.rect(x: x, y: y, width: width, height: Self.barHeight)
            }
            for (x, width) in strip.overlaps.compactMap({ extent($0, least: 60) }) {
                overlaps.move(to: x, y + Self.barHeight / 2)
                overlaps.line(to: x + width, y + Self.barHeight / 2)
            }
            for (x, width) in strip.gaps.compactMap({ extent($0, least: 30) }) {
                gaps.rect(x: x, y: y, width: width, height: Self.barHeight)
            }
        }
        svg.paths([
            ("track", tracks), ("grid", monthLines), ("bar", bars), ("twice", overlaps), ("miss", gaps),
        ])
    }

    /// The first days of months among the days of the chart.
    private var months: [Day] {
        // Only as many as a chart can show; nothing covers more years.
        (0..<min(days.count, 36_600)).lazy.map { days.first + $0 }.filter { $0.components.day == 1 }
    }

    private var monthLines: Outline {
        var outline = Outline()
        guard month != nil else { return outline }
        for day in months {
            for index in strips.indices {
                let top = index * Self.rowHeight + Self.barTop
                outline.move(to: share(day), top)
                outline.line(to: share(day), top + Self.barHeight + (index + 1 == strips.count ? 10 : 0))
            }
        }
        return outline
    }

    private func drawMonths(into svg: inout SVG, y: Int) {
        guard let month else { return }
        let ticks = months.map { TickRow.Tick(place: share($0), label: month($0.month), anchor: .start) }
        TickRow(ticks, in: svg).draw(into: &svg, y: y)
    }
}
