import Meesho
import Wording

/// A line of one count per day, without gaps.
package struct DayChart {
    package var first: Day
    package var values: [Int]
    package var title: Words
    package var description: Words
    /// `14 Nov: 132`, written at the highest day.
    package var peak: Words
    /// Text of a count on the axis.
    package var axis: (Int) -> Words
    /// Text of a month's first day on the axis.
    package var label: (Month) -> Words

    package init(
        first: Day,
        values: [Int],
        title: Words,
        description: Words,
        peak: Words,
        axis: @escaping (Int) -> Words,
        label: @escaping (Month) -> Words
    ) {
        self.first = first
        self.values = values
        self.title = title
        self.description = description
        self.peak = peak
        self.axis = axis
        self.label = label
    }

    private static let top = 24
    private static let plot = 140
    private static let units = 10_000

    private func x(_ index: Int) -> Int {
        values.count > 1 ? 10_000 * index / (values.count - 1) : 5_000
    }

    /// The markup of the chart on a page that opens in `language`.
    package func svg(opening language: Language) -> String {
        let scale = Scale(rounding: values.map(Int64.init))
        let height = Self.top + Self.plot + 24
        var svg = SVG(id: "days", title: title, description: description, height: height)
        func y(_ value: Int) -> Int { Self.plot - scale.place(Int64(value), length: Self.plot) }
        let high = Int(scale.high)
        for tick in Set([0, high / 2, high]).sorted() {
            let place = Self.top + y(tick)
            svg.line(x1: Share(0), y1: place, x2: Share(10_000), y2: place, style: tick == 0 ? "zero" : "grid")
        }
        drawLine(into: &svg, y)
        let peakIndex = values.indices.max { values[$0] < values[$1] }
        for tick in Set([high / 2, high]).sorted() where tick > 0 {
            // The peak's own label stands where the axis label would.
            if let peakIndex, x(peakIndex) < 2_000, abs(y(values[peakIndex]) - y(tick)) < 28 { continue }
            svg.text(axis(tick), x: Share(0), y: Self.top + y(tick) - 4, style: "m")
        }
        if let index = peakIndex {
            let share = x(index)
            let anchor: SVG.Anchor = share < 3_500 ? .start : share > 7_500 ? .end : .middle
            svg.dot(x: Share(share), y: Self.top + y(values[index]))
            svg.text(peak, x: Share(share), y: Self.top + y(values[index]) - 10, anchor: anchor, style: "b")
        }
        drawMonths(into: &svg, height: height)
        return svg.markup(opening: language)
    }

    private func drawLine(into svg: inout SVG, _ y: (Int) -> Int) {
        var line = Markup()
        for index in values.indices {
            line.raw(index == values.startIndex ? "M" : "L")
            line.number(values.count > 1 ? Self.units * index / (values.count - 1) : Self.units / 2)
            line.raw(" ")
            line.number(y(values[index]))
        }
        var area = line
        for end in [Self.units, 0] {
            area.raw("L")
            area.number(end)
            area.raw(" ")
            area.number(Self.plot)
        }
        area.raw("Z")
        svg.paths(
            x: Share(0),
            y: Self.top,
            width: Share(10_000),
            height: Self.plot,
            units: Self.units,
            [("area", area), ("line", line)]
        )
    }

    /// Months' first days, as many as fit a phone.
    private func drawMonths(into svg: inout SVG, height: Int) {
        let starts = values.indices.filter { (first + $0).components.day == 1 }
        var free = 0
        for index in starts {
            let text = label((first + index).month)
            let from = SVG.narrowest * x(index) / 10_000
            guard from >= free, from + TextWidth.estimate(text) <= SVG.narrowest else { continue }
            svg.text(text, x: Share(x(index)), y: height - 6, style: "m")
            free = from + TextWidth.estimate(text) + 8
        }
    }
}
