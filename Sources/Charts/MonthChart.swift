import Meesho
import Wording

/// Standing bars over months: stacked counts, or single amounts with a dot for a second amount.
package struct MonthChart {
    package struct Column: Sendable {
        /// `Aug`; the year is added under the first month and every January.
        package var label: Words
        package var year: Words
        /// Values stacked from zero up, each drawn in the style of its place; a single negative value hangs down.
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

    private static let left = 1_400
    private static let top = 20
    private static let plot = 180
    private static let bottom = 40
    /// The width a chart has beside another one on a laptop.
    private static let wide = 480

    /// One or two months do not spread over the whole width.
    private var slot: Int { (10_000 - Self.left) / max(3, columns.count) }
    private var barWidth: Int { min(slot * 7 / 10, 1_200) }

    /// Every how many columns a label fits at `width` pixels.
    private func step(_ labels: [Words], width: Int) -> Int {
        let room = width * slot / 10_000
        let widest = labels.map { TextWidth.estimate($0) }.max() ?? 0
        return max(1, (widest + 4 + max(1, room) - 1) / max(1, room))
    }

    /// The labels that are shown on a phone, with their pixels from left to right; for the test that none overlap.
    package func narrowLabels(_ width: Int = SVG.narrowest) -> [(text: Words, from: Int, to: Int)] {
        let step = step(columns.map(\.label), width: width)
        return columns.indices.filter { $0 % step == 0 }.map { index in
            let half = TextWidth.estimate(columns[index].label) / 2
            let middle = width * middle(index).hundredths / 10_000
            return (columns[index].label, middle - half, middle + half)
        }
    }

    private func middle(_ index: Int) -> Share { Share(Self.left + slot * index + slot / 2) }

    /// The markup of the chart on a page that opens in `language`.
    package func svg(opening language: Language) -> String {
        let scale = Scale(
            rounding: columns.flatMap { column in
                [column.values.filter { $0 > 0 }.reduce(0, +), column.values.min() ?? 0, column.dot ?? 0]
            }
        )
        func y(_ value: Int64) -> Int { Self.top + Self.plot - scale.place(value, length: Self.plot) }
        let height = Self.top + Self.plot + Self.bottom
        var svg = SVG(id: id, title: title, description: description, height: height)
        let low = Int64(scale.low)
        let high = Int64(scale.high)
        for tick in Set([low, 0, high / 2, high]).sorted() {
            let place = y(tick)
            guard tick == 0 || abs(place - y(0)) > 14 else { continue }
            svg.line(x1: Share(Self.left), y1: place, x2: Share(10_000), y2: place, style: tick == 0 ? "zero" : "grid")
            svg.text(axis(tick), x: Share(0), y: place + 4, style: "m")
        }
        drawBars(into: &svg, y)
        drawLabels(into: &svg, y, height: height)
        return svg.markup(opening: language)
    }

    private func drawBars(into svg: inout SVG, _ y: (Int64) -> Int) {
        let width = Share(barWidth)
        for (index, column) in columns.enumerated() {
            let x = Share(middle(index).hundredths - width.hundredths / 2)
            var base: Int64 = 0
            for (series, value) in column.values.enumerated() where value != 0 {
                let from = y(max(base, base + value))
                let to = y(min(base, base + value))
                // A pixel of ground keeps stacked parts apart in greyscale.
                let gap = base != 0 && to - from > 2 ? 1 : 0
                let isLoss = value < 0
                svg.rect(
                    x: x,
                    y: from,
                    width: width,
                    height: max(1, to - from - gap),
                    style: isLoss ? "" : "s\(series)",
                    fill: isLoss ? "loss" : nil
                )
                base += value
            }
            if column.isProvisional, base > 0 {
                svg.rect(x: x, y: y(base), width: width, height: y(0) - y(base), style: "", fill: "open")
            }
        }
        for (index, column) in columns.enumerated() {
            if let dot = column.dot { svg.dot(x: middle(index), y: y(dot)) }
        }
    }

    private func drawLabels(into svg: inout SVG, _ y: (Int64) -> Int, height: Int) {
        let labels = columns.map(\.label)
        let narrow = step(labels, width: SVG.narrowest)
        let wide = step(labels, width: Self.wide)
        let values = columns.map(\.value)
        let showsValues = step(values, width: SVG.narrowest) == 1
        let showsValuesWide = step(values, width: Self.wide) == 1
        var lastYear: Words = ""
        for (index, column) in columns.enumerated() {
            let onPhone = index % narrow == 0
            if onPhone || index % wide == 0 {
                svg.text(
                    column.label,
                    x: middle(index),
                    y: height - 22,
                    anchor: .middle,
                    style: onPhone ? "m" : "m wide"
                )
                if column.year != lastYear, onPhone {
                    svg.text(column.year, x: middle(index), y: height - 6, anchor: .middle, style: "m")
                    lastYear = column.year
                }
            }
            if showsValuesWide {
                let top = max(column.values.filter { $0 > 0 }.reduce(0, +), column.dot ?? 0)
                let style = showsValues ? "" : "wide"
                let lift = (column.dot ?? .min) >= top ? 9 : 5
                svg.text(column.value, x: middle(index), y: y(top) - lift, anchor: .middle, style: style)
            }
        }
    }
}
