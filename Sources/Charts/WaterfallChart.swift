import Meesho
import Wording

/// A waterfall lying down: each step has its name and figure on one line and its bar on the next, so that long names
/// fit a phone.
package struct WaterfallChart {
    package struct Bar: Sendable, Hashable {
        package var label: Words
        package var value: Words
        package var amount: Paisa
        /// Whether it starts at zero rather than where the bar before ended.
        package var isTotal: Bool

        package init(label: Words, value: Words, amount: Paisa, isTotal: Bool) {
            self.label = label
            self.value = value
            self.amount = amount
            self.isTotal = isTotal
        }
    }

    package var bars: [Bar]
    package var title: Words
    package var description: Words

    package init(bars: [Bar], title: Words, description: Words) {
        self.bars = bars
        self.title = title
        self.description = description
    }

    static let rowHeight = 36
    private static let barTop = 19
    private static let barHeight = 10

    /// Where each bar begins and ends, in paise.
    package var extents: [(from: Paisa, to: Paisa)] {
        var sum = Paisa.zero
        return bars.map { bar in
            let from = bar.isTotal ? Paisa.zero : sum
            sum = bar.isTotal ? bar.amount : sum + bar.amount
            return (from, sum)
        }
    }

    /// The markup of the chart on a page that opens in `language`.
    package func svg(opening language: Language) -> String {
        let extents = extents
        let scale = Scale(extents.flatMap { [$0.from.count, $0.to.count] })
        func place(_ amount: Paisa) -> Share { Share(scale.place(amount.count, length: 10_000)) }
        var svg = SVG(id: "waterfall", title: title, description: description, height: bars.count * Self.rowHeight)
        let zero = place(.zero)
        svg.line(x1: zero, y1: 0, x2: zero, y2: bars.count * Self.rowHeight, style: "grid")
        for (index, (bar, extent)) in zip(bars, extents).enumerated() {
            let top = index * Self.rowHeight
            let weight = bar.isTotal ? "b" : ""
            svg.text(bar.label, x: Share(0), y: top + 13, style: weight)
            svg.text(bar.value, x: Share(10_000), y: top + 13, anchor: .end, style: weight)
            let from = place(min(extent.from, extent.to))
            // A step too small to see still leaves a mark.
            let width = max(place(max(extent.from, extent.to)) - from, Share(40))
            let x = min(from, Share(10_000) - width)
            let isLoss = bar.amount < .zero
            svg.rect(
                x: x,
                y: top + Self.barTop,
                width: width,
                height: Self.barHeight,
                style: isLoss ? "" : bar.isTotal ? "total" : "bar",
                fill: isLoss ? "loss" : nil
            )
            if index + 1 < bars.count {
                let end = place(extent.to)
                svg.line(
                    x1: end,
                    y1: top + Self.barTop + Self.barHeight,
                    x2: end,
                    y2: top + Self.rowHeight + Self.barTop,
                    style: "link"
                )
            }
        }
        return svg.markup(opening: language)
    }
}
