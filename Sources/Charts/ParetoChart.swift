import Meesho
import Wording

/// Categories by rupees, the largest first: each has its name, its amount and the share that all down to it make
/// together on one line, and on the next a bar from zero, in front of a pale one as long as that share.
package struct ParetoChart {
    package struct Bar: Sendable, Hashable {
        package var label: Words
        package var value: Words
        /// Zero or more; less counts as nothing.
        package var amount: Paisa

        package init(label: Words, value: Words, amount: Paisa) {
            self.label = label
            self.value = value
            self.amount = amount
        }
    }

    package var id: String
    /// In the order they are drawn in, usually falling with what is left over last.
    package var bars: [Bar]
    package var title: Words
    package var description: Words
    /// Stands over the shares: `Total so far`.
    package var heading: Words
    /// Text of the place that four fifths have: `80 %`.
    package var mark: Words
    /// Text of a share, from a part and the whole.
    package var share: (_ part: Paisa, _ whole: Paisa) -> Words

    package init(
        id: String,
        bars: [Bar],
        title: Words,
        description: Words,
        heading: Words,
        mark: Words,
        share: @escaping (_ part: Paisa, _ whole: Paisa) -> Words
    ) {
        self.id = id
        self.bars = bars
        self.title = title
        self.description = description
        self.heading = heading
        self.mark = mark
        self.share = share
    }

    private static let rowHeight = 36
    private static let head = 20
    private static let foot = 20
    private static let barTop = 19
    private static let barHeight = 10
    private static let marked = Share(8_000)

    /// The sums down to each bar.
    package var sums: [Paisa] {
        var sum = Paisa.zero
        return bars.map { bar in
            sum = sum + max(.zero, bar.amount)
            return sum
        }
    }

    /// The markup of the chart on a page that opens in `language`; empty where nothing is lost.
    package func svg(opening language: Language) -> String {
        let sums = sums
        guard let whole = sums.last, whole > .zero else { return "" }
        let scale = Scale(CollectionOfOne(whole.count))
        func place(_ amount: Paisa) -> Share { Share(scale.place(amount.count, length: 10_000)) }
        let bottom = Self.head + bars.count * Self.rowHeight
        var svg = SVG(id: id, title: title, description: description, height: bottom + Self.foot)
        svg.text(heading, x: .full, y: 12, anchor: .end, style: "m")
        svg.text(mark, x: Self.marked, y: bottom + 13, anchor: .middle, style: "m")
        let shares = sums.map { share($0, whole) }
        // Bold or not, shares end at one place and amounts at another.
        let inset = 12 + (shares.map { TextWidth.estimate($0, isBold: true) }.max() ?? 0)
        let reached = sums.firstIndex { place($0) >= Self.marked }
        for (index, bar) in bars.enumerated() {
            let top = Self.head + index * Self.rowHeight
            let sum = place(sums[index])
            let y = top + Self.barTop
            svg.rect(x: .zero, y: y, width: sum, height: Self.barHeight, style: "sum")
            let width = place(max(.zero, bar.amount))
            if bar.amount > .zero {
                svg.rect(x: .zero, y: y, width: max(width, Share(40)), height: Self.barHeight, style: "bar")
            }
            svg.line(x1: Self.marked, y1: y - 2, x2: Self.marked, y2: y + Self.barHeight + 2, style: "link")
            svg.line(x1: sum, y1: y - 2, x2: sum, y2: y + Self.barHeight + 2, style: "mark")
            NamedLine(label: bar.label, value: bar.value, inset: inset).draw(into: &svg, y: top + 13)
            let style = index == reached ? "b" : "m"
            svg.text(shares[index], x: .full, y: top + 13, anchor: .end, style: style)
        }
        return svg.markup(opening: language)
    }
}
