import Meesho
import Wording

/// Products as points: how many of their orders were kept across, what they earned upwards.
package struct ScatterChart {
    package struct Point: Sendable, Hashable {
        /// Orders kept, of those whose end is known; a point of none is left out.
        package var kept: Int
        package var known: Int
        package var profit: Paisa
        /// Says all of the point: `SKU-1: 62 % kept, -₹1,234`.
        package var name: Words
        /// Written beside the point, where there is room; of two the first has it.
        package var label: Words?
        /// Where the point leads to: `sku-1`.
        package var fragment: String?

        package init(
            kept: Int,
            known: Int,
            profit: Paisa,
            name: Words,
            label: Words? = nil,
            fragment: String? = nil
        ) {
            self.kept = kept
            self.known = known
            self.profit = profit
            self.name = name
            self.label = label
            self.fragment = fragment
        }
    }

    package var id: String
    package var points: [Point]
    package var title: Words
    package var description: Words
    /// What is across, and what upwards.
    package var across: Words
    package var upwards: Words
    /// Text of whole percents on the axis across.
    package var percent: (Int) -> Words
    /// Text of an amount on the axis upwards.
    package var axis: (Paisa) -> Words

    package init(
        id: String,
        points: [Point],
        title: Words,
        description: Words,
        across: Words,
        upwards: Words,
        percent: @escaping (Int) -> Words,
        axis: @escaping (Paisa) -> Words
    ) {
        self.id = id
        self.points = points
        self.title = title
        self.description = description
        self.across = across
        self.upwards = upwards
        self.percent = percent
        self.axis = axis
    }

    /// More would hide one another.
    package static let mostPoints = 60
    private static let top = 28
    private static let plot = 220
    private static let bottom = 42
    private static let widestLabel = 130

    /// A point in its place.
    private struct Spot {
        var point: Point
        var x: Share
        var y: Int

        var box: LabelBox { LabelBox(place: x, left: -6, right: 6, top: y - 6, bottom: y + 6) }
    }

    /// The rate at the left end: one that many products stay above is not drawn.
    private func lowest(_ points: [Point]) -> Int {
        let rate = points.map { Double($0.kept) / Double($0.known) }.min() ?? 0
        return rate >= 0.5 ? 50 : rate >= 0.25 ? 25 : 0
    }

    /// The markup of the chart on a page that opens in `language`; empty without points.
    package func svg(opening language: Language) -> String {
        let points = Array(points.filter { $0.known > 0 }.prefix(Self.mostPoints))
        guard !points.isEmpty else { return "" }
        let scale = Scale(rounding: points.map(\.profit.count))
        let lowest = lowest(points)
        let ticks = scale.ticks(length: Self.plot).map(Paisa.init)
        var svg = SVG(
            id: id,
            title: title,
            description: description,
            height: Self.top + Self.plot + Self.bottom,
            axis: ticks.map(axis)
        )
        func y(_ amount: Paisa) -> Int { Self.top + Self.plot - scale.place(amount.count, length: Self.plot) }
        for tick in ticks {
            svg.line(x1: .zero, y1: y(tick), x2: .full, y2: y(tick), style: tick == .zero ? "zero" : "grid")
            svg.axisText(axis(tick), y: y(tick))
        }
        drawRates(from: lowest, into: &svg)
        let spots = points.map { point in
            let rate = min(1, max(0, Double(point.kept) / Double(point.known)))
            let share = (rate * 100 - Double(lowest)) / Double(100 - lowest)
            return Spot(point: point, x: Share(Int((share * 10_000).rounded())), y: y(point.profit))
        }
        for spot in spots { draw(spot, language, into: &svg) }
        drawLabels(of: spots, into: &svg)
        return svg.markup(opening: language)
    }

    private func drawRates(from lowest: Int, into svg: inout SVG) {
        let foot = Self.top + Self.plot
        for rate in stride(from: lowest, through: 100, by: 25) {
            let x = Share((rate - lowest) * 10_000 / (100 - lowest))
            svg.line(x1: x, y1: Self.top, x2: x, y2: foot, style: "grid")
            let anchor: SVG.Anchor = rate == lowest ? .start : rate == 100 ? .end : .middle
            svg.text(percent(rate), x: x, y: foot + 16, anchor: anchor, style: "m")
        }
        svg.text(across, x: .full, y: foot + 34, anchor: .end, style: "m")
        svg.text(upwards, x: .zero, shift: -svg.margin, y: 12, style: "m")
    }

    private func draw(_ spot: Spot, _ language: Language, into svg: inout SVG) {
        if let fragment = spot.point.fragment {
            // The table holds every link; the keyboard stops at the points that matter.
            let name = spot.point.name.text(in: language)
            svg.beginLink(to: fragment, name: name, isTabStop: spot.point.label != nil)
        }
        svg.shape(spot.point.profit < .zero ? "loses" : "earns", x: spot.x, y: spot.y)
        if spot.point.fragment != nil { svg.endLink() }
    }

    /// A text beside a point.
    private struct Label {
        var text: Words
        var shift: Int
        var anchor: SVG.Anchor
        var baseline: Int
        var box: LabelBox
    }

    private func drawLabels(of spots: [Spot], into svg: inout SVG) {
        let labelled = spots.filter { $0.point.label != nil }
        var taken = labelled.map(\.box)
        var left: [Spot] = []
        for (widths, style) in [(svg.widths, ""), (svg.wideWidths, "wide")] {
            for spot in style.isEmpty ? labelled : left {
                guard let label = label(of: spot, apartFrom: taken, spots, at: widths) else {
                    left.append(spot)
                    continue
                }
                taken.append(label.box)
                svg.text(
                    label.text,
                    x: spot.x,
                    shift: label.shift,
                    y: label.baseline,
                    anchor: label.anchor,
                    style: style
                )
            }
        }
    }

    /// The text of a point in the place, of those where it touches no other text, where it covers the fewest points.
    private func label(
        of spot: Spot,
        apartFrom taken: [LabelBox],
        _ spots: [Spot],
        at widths: ClosedRange<Int>
    ) -> Label? {
        guard let label = spot.point.label else { return nil }
        let text = TextWidth.fitted(label, to: Self.widestLabel)
        let own = spot.box
        let places: [(shift: Int, anchor: SVG.Anchor, baseline: Int)] = [
            (10, .start, spot.y + 4), (-10, .end, spot.y + 4), (0, .middle, spot.y - 10), (0, .middle, spot.y + 18),
            (8, .start, spot.y - 5), (-8, .end, spot.y - 5), (8, .start, spot.y + 14), (-8, .end, spot.y + 14),
            (0, .start, spot.y - 10), (0, .end, spot.y - 10), (0, .start, spot.y + 18), (0, .end, spot.y + 18),
        ]
        let free = places.compactMap { place -> (label: Label, covered: Int)? in
            let (shift, anchor, baseline) = place
            let box = LabelBox(text, at: spot.x, shift: shift, anchor: anchor, baseline: baseline)
            guard box.isInside(widths), box.top >= 16, box.bottom <= Self.top + Self.plot + 4,
                taken.allSatisfy({ $0 == own || box.isApart(from: $0, at: widths) })
            else { return nil }
            let covered = spots.filter { $0.box != own && !box.isApart(from: $0.box, at: widths) }.count
            return (Label(text: text, shift: shift, anchor: anchor, baseline: baseline, box: box), covered)
        }
        return free.min { $0.covered < $1.covered }?.label
    }
}
