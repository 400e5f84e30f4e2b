import Meesho
import Wording

/// Standing bars over months: stacked counts, or single amounts with a dot for a second amount.
package struct MonthChart {
    package struct Column: Sendable {
        /// `Aug`; its year stands under the first one shown of each year.
        package var label: Words
        package var year: Words
        /// Values stacked from zero, each drawn in the style of its place: up, or down where they are negative.
        package var values: [Int64]
        package var dot: Int64?
        /// Text over the bar, where there is room for it.
        package var value: Words
        /// Drawn striped.
        package var isProvisional: Bool

        package init(
            label: Words,
            year: Words,
            values: [Int64],
            dot: Int64? = nil,
            value: Words,
            isProvisional: Bool = false
        ) {
            self.label = label
            self.year = year
            self.values = values
            self.dot = dot
            self.value = value
            self.isProvisional = isProvisional
        }

        /// How far the values reach down and up.
        var extent: (low: Int64, high: Int64) {
            var extent = (low: Paisa.zero, high: Paisa.zero)
            // Sums of amounts saturate.
            for value in values {
                if value < 0 {
                    extent.low = extent.low + Paisa(value)
                } else {
                    extent.high = extent.high + Paisa(value)
                }
            }
            return (extent.low.count, extent.high.count)
        }
    }

    package var id: String
    package var columns: [Column]
    package var title: Words
    package var description: Words
    /// Text of a value on the axis.
    package var axis: (Int64) -> Words

    package init(
        id: String,
        columns: [Column],
        title: Words,
        description: Words,
        axis: @escaping (Int64) -> Words
    ) {
        self.id = id
        self.columns = columns
        self.title = title
        self.description = description
        self.axis = axis
    }

    private static let top = 22
    private static let plot = 180
    private static let foot = 40
    private static var bottom: Int { top + plot }

    /// One or two months do not spread over the whole width.
    private var slots: Int { max(3, columns.count) }
    private var slot: Int { 10_000 / slots }
    private var barWidth: Share { Share(min(slot * 7 / 10, 1_200)) }
    private func middle(_ index: Int) -> Share { Share(10_000 * (2 * index + 1) / (2 * slots)) }

    private var scale: Scale {
        Scale(rounding: columns.flatMap { [$0.extent.low, $0.extent.high, $0.dot ?? 0] })
    }
    private func y(_ value: Int64, _ scale: Scale) -> Int { Self.bottom - scale.place(value, length: Self.plot) }

    /// The markup of the chart on a page that opens in `language`; empty without months.
    package func svg(opening language: Language) -> String {
        guard !columns.isEmpty else { return "" }
        let scale = scale
        var svg = picture(scale)
        for tick in scale.ticks(length: Self.plot) {
            let place = y(tick, scale)
            svg.line(x1: .zero, y1: place, x2: .full, y2: place, style: tick == 0 ? "zero" : "grid")
            svg.axisText(axis(tick), y: place)
        }
        drawBars(into: &svg, scale)
        for (index, column) in columns.enumerated() {
            if let dot = column.dot { svg.dot(x: middle(index), y: y(dot, scale)) }
        }
        drawValues(into: &svg, scale)
        drawMonths(into: &svg)
        return svg.markup(opening: language)
    }

    private func picture(_ scale: Scale) -> SVG {
        SVG(
            id: id,
            title: title,
            description: description,
            height: Self.bottom + Self.foot,
            axis: scale.ticks(length: Self.plot).map(axis)
        )
    }

    /// One path for each series; losses and what is provisional are patterns, which paths would stretch.
    private func drawBars(into svg: inout SVG, _ scale: Scale) {
        var series = Array(repeating: Outline(), count: columns.map(\.values.count).max() ?? 0)
        for (index, column) in columns.enumerated() {
            let x = Share(middle(index).hundredths - barWidth.hundredths / 2)
            var (low, high) = (Paisa.zero, Paisa.zero)
            for (place, value) in column.values.enumerated() where value != 0 {
                let from = value < 0 ? low : high
                let to = from + Paisa(value)
                if value < 0 { low = to } else { high = to }
                let top = y(max(from, to).count, scale)
                let height = y(min(from, to).count, scale) - top
                // A pixel of ground keeps stacked parts apart in greyscale.
                let gap = from != .zero && height > 2 ? 1 : 0
                if value < 0 {
                    svg.rect(x: x, y: top + gap, width: barWidth, height: max(1, height - gap), style: "", fill: "loss")
                } else {
                    series[place].rect(x: x, y: top, width: barWidth, height: max(1, height - gap))
                }
            }
        }
        svg.paths(series.enumerated().map { ("s\($0.offset)", $0.element) })
        for (index, column) in columns.enumerated() where column.isProvisional && column.extent.high > 0 {
            let x = Share(middle(index).hundredths - barWidth.hundredths / 2)
            let top = y(column.extent.high, scale)
            svg.rect(x: x, y: top, width: barWidth, height: max(1, y(0, scale) - top), style: "", fill: "open")
        }
    }

    /// Texts over the bars, all or none of them.
    private func drawValues(into svg: inout SVG, _ scale: Scale) {
        let widest = columns.map { TextWidth.estimate($0.value) }.max() ?? 0
        guard widest + 2 <= Share(slot).pixels(of: svg.wideWidths.lowerBound) else { return }
        let style = widest + 2 <= Share(slot).pixels(of: svg.widths.lowerBound) ? "" : "wide"
        for (index, column) in columns.enumerated() {
            let top = max(column.extent.high, column.dot ?? 0)
            let lift = column.dot.map { $0 >= top } ?? false ? 9 : 5
            svg.text(column.value, x: middle(index), y: y(top, scale) - lift, anchor: .middle, style: style)
        }
    }

    private func months(_ svg: SVG) -> TickRow {
        // Januaries are shown first, for their years stand under them.
        let origin = columns.indices.dropFirst().first { columns[$0].year != columns[$0 - 1].year }
        let ticks = columns.indices.map { TickRow.Tick(place: middle($0), label: columns[$0].label) }
        return TickRow(ticks, in: svg, origin: origin ?? 0)
    }

    /// The labels that are shown on a phone, with their pixels from left to right; for the test that none overlap.
    package func narrowLabels() -> [(text: Words, from: Int, to: Int)] {
        let svg = picture(scale)
        return months(svg).shown.filter(\.isOnPhone).map { shown in
            let box = LabelBox(shown.tick)
            let width = svg.widths.lowerBound
            return (shown.tick.label, svg.margin + box.left(at: width), svg.margin + box.right(at: width))
        }
    }

    private func drawMonths(into svg: inout SVG) {
        let row = months(svg)
        row.draw(into: &svg, y: Self.bottom + 18)
        let onPhone = years(under: row.shown.filter(\.isOnPhone), svg.widths)
        let onWide = years(under: row.shown, svg.wideWidths)
        for shown in row.shown where onPhone.contains(shown.index) || onWide.contains(shown.index) {
            let style = !onPhone.contains(shown.index) ? "m wide" : onWide.contains(shown.index) ? "m" : "m slim"
            let text = columns[shown.index].year
            svg.text(text, x: shown.tick.place, y: Self.bottom + 34, anchor: .middle, style: style)
        }
    }

    /// The columns whose year is written: where it begins among those shown.
    private func years(under shown: [TickRow.Shown], _ widths: ClosedRange<Int>) -> Set<Int> {
        var written: Set<Int> = []
        var year: Words = ""
        var last: LabelBox?
        for shown in shown where columns[shown.index].year != year {
            let box = LabelBox(columns[shown.index].year, at: shown.tick.place, anchor: .middle, baseline: 0)
            // A year too near the one before goes under a later month.
            if let last, !box.isApart(from: last, at: widths) { continue }
            written.insert(shown.index)
            (year, last) = (columns[shown.index].year, box)
        }
        return written
    }
}
