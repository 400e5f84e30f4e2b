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

    package var id = "waterfall"
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

    /// The markup of the chart on a page that opens in `language`; empty without bars.
    package func svg(opening language: Language) -> String {
        guard !bars.isEmpty else { return "" }
        let extents = extents
        let scale = Scale(extents.flatMap { [$0.from.count, $0.to.count] })
        func place(_ amount: Paisa) -> Share { Share(scale.place(amount.count, length: 10_000)) }
        let height = bars.count * Self.rowHeight
        var svg = SVG(id: id, title: title, description: description, height: height)
        let zero = place(.zero)
        svg.line(x1: zero, y1: 0, x2: zero, y2: height, style: "grid")
        for (index, (bar, extent)) in zip(bars, extents).enumerated() {
            let top = index * Self.rowHeight
            if index + 1 < bars.count {
                let end = place(extent.to)
                let under = top + Self.barTop + Self.barHeight
                svg.line(x1: end, y1: under, x2: end, y2: top + Self.rowHeight + Self.barTop, style: "link")
            }
            draw(bar, top: top, from: place(extent.from), to: place(extent.to), into: &svg)
        }
        return svg.markup(opening: language)
    }

    private func draw(_ bar: Bar, top: Int, from: Share, to: Share, into svg: inout SVG) {
        // A step too small to see still leaves a mark.
        let width = max(max(from, to) - min(from, to), Share(40))
        let isLoss = bar.amount < .zero
        svg.rect(
            x: min(min(from, to), .full - width),
            y: top + Self.barTop,
            width: width,
            height: Self.barHeight,
            style: isLoss ? "" : bar.isTotal ? "total" : "bar",
            fill: isLoss ? "loss" : nil
        )
        NamedLine(label: bar.label, value: bar.value, isBold: bar.isTotal).draw(into: &svg, y: top + 13)
    }
}
