import Meesho
import Wording

/// One or two lines over days or months. What may still change stands on a ground of its own, drawn in dots.
package struct LineChart {
    package struct Line: Sendable, Hashable {
        /// One for each day or month; `nil` leaves a gap.
        package var values: [Int64?]
        /// Written at the line's end.
        package var label: Words

        package init(values: [Int64?], label: Words = "") {
            self.values = values
            self.label = label
        }
    }

    /// A text at one of the values: below the axis, or at a point of the first line.
    package struct Note: Sendable, Hashable {
        package var index: Int
        package var label: Words

        package init(index: Int, label: Words) {
            self.index = index
            self.label = label
        }
    }

    package var id: String
    /// The second is told apart by its dashes; more are left out.
    package var lines: [Line]
    /// Texts below the axis; as many are shown as fit.
    package var ticks: [Note]
    /// Whether ticks are where something begins, as months among days do, rather than points of the line.
    package var ticksBegin = false
    /// From which value on all may still change, and what says so.
    package var provisional: Note?
    /// A point of the first line with a text.
    package var mark: Note?
    package var title: Words
    package var description: Words
    /// Text of a value on the axis.
    package var axis: (Int64) -> Words

    package init(
        id: String,
        lines: [Line],
        ticks: [Note],
        title: Words,
        description: Words,
        axis: @escaping (Int64) -> Words
    ) {
        self.id = id
        self.lines = Array(lines.prefix(2))
        self.ticks = ticks
        self.title = title
        self.description = description
        self.axis = axis
    }

    private static let plot = 140
    private static let foot = 24

    private var count: Int { lines.map(\.values.count).max() ?? 0 }
    /// Where the plot begins; what is provisional is said in a line above.
    private var top: Int { provisional == nil ? 24 : 40 }
    private var bottom: Int { top + Self.plot }

    private func x(_ index: Int) -> Share {
        count > 1 ? Share(10_000 * min(max(0, index), count - 1) / (count - 1)) : Share(5_000)
    }

    private func y(_ value: Int64, _ scale: Scale) -> Int { bottom - scale.place(value, length: Self.plot) }

    /// The markup of the chart on a page that opens in `language`; empty without values.
    package func svg(opening language: Language) -> String {
        let values = lines.flatMap { $0.values.compactMap(\.self) }
        guard !values.isEmpty else { return "" }
        let scale = Scale(rounding: values)
        var svg = SVG(id: id, title: title, description: description, height: bottom + Self.foot)
        drawProvisional(into: &svg)
        let ticks = scale.ticks(length: Self.plot)
        for tick in ticks {
            let place = y(tick, scale)
            svg.line(x1: .zero, y1: place, x2: .full, y2: place, style: tick == 0 ? "zero" : "grid")
        }
        svg.paths(outlines(scale))
        var taken: [LabelBox] = []
        drawMark(scale, into: &svg, &taken)
        drawEnds(scale, into: &svg, &taken)
        for tick in ticks where tick != 0 || scale.low < 0 {
            let box = LabelBox(axis(tick), at: .zero, baseline: y(tick, scale) - 4)
            guard taken.allSatisfy({ box.isApart(from: $0, at: svg.widths) }) else { continue }
            svg.text(axis(tick), x: .zero, y: y(tick, scale) - 4, style: "m")
        }
        drawTicks(into: &svg)
        return svg.markup(opening: language)
    }

    /// The first value that may still change; the number of values where none may.
    private var firstProvisional: Int { min(max(0, provisional?.index ?? count), count) }

    private func drawProvisional(into svg: inout SVG) {
        guard let provisional, firstProvisional < count else { return }
        let first = firstProvisional
        let from = first == 0 ? .zero : Share((x(first - 1).hundredths + x(first).hundredths) / 2)
        svg.rect(x: from, y: 18, width: .full - from, height: bottom - 18, style: "soon")
        svg.text(provisional.label, x: .full, y: 12, anchor: .end, style: "m")
    }

    private func outlines(_ scale: Scale) -> [(style: String, outline: Outline)] {
        var outlines: [(style: String, outline: Outline)] = []
        if lines.count == 1, let line = lines.first { outlines.append(("area", area(line, scale))) }
        outlines.append(("zero", tickMarks))
        for (index, line) in lines.enumerated() {
            let style = index == 0 ? "line" : "line two"
            let first = firstProvisional
            outlines.append((style, outline(line, 0..<first, scale)))
            // From the last value that holds on, so that the two parts meet.
            guard first < line.values.count else { continue }
            outlines.append((style + " dots", outline(line, max(0, first - 1)..<line.values.count, scale)))
        }
        return outlines
    }

    /// The runs of values without a gap, among those at `indices`.
    private func runs(_ line: Line, _ indices: Range<Int>) -> [[(x: Share, value: Int64)]] {
        var runs: [[(x: Share, value: Int64)]] = [[]]
        for index in indices.clamped(to: line.values.indices) {
            if let value = line.values[index] {
                runs[runs.count - 1].append((x(index), value))
            } else {
                runs.append([])
            }
        }
        return runs.filter { !$0.isEmpty }
    }

    private func outline(_ line: Line, _ indices: Range<Int>, _ scale: Scale) -> Outline {
        var outline = Outline()
        for run in runs(line, indices) {
            // The value before what is provisional is no part of it.
            if run.count == 1, indices.lowerBound > 0, run[0].x == x(indices.lowerBound) { continue }
            // A value alone is a short dash.
            let half = Share(run.count == 1 ? 40 : 0)
            outline.move(to: run[0].x - half, y(run[0].value, scale))
            if run.count == 1 { outline.line(to: run[0].x + half, y(run[0].value, scale)) }
            for place in run.dropFirst() { outline.line(to: place.x, y(place.value, scale)) }
        }
        return outline
    }

    private func area(_ line: Line, _ scale: Scale) -> Outline {
        var outline = Outline()
        let ground = y(0, scale)
        for run in runs(line, line.values.indices) {
            guard let first = run.first, let last = run.last, run.count > 1 else { continue }
            outline.move(to: first.x, ground)
            for place in run { outline.line(to: place.x, y(place.value, scale)) }
            outline.line(to: last.x, ground)
            outline.close()
        }
        return outline
    }

    private var tickMarks: Outline {
        var outline = Outline()
        for tick in ticks {
            outline.move(to: x(tick.index), bottom)
            outline.line(to: x(tick.index), bottom + 5)
        }
        return outline
    }

    /// Labels at the lines' ends: the upper line's above it, the lower line's below it, or as near as there is room.
    private func drawEnds(_ scale: Scale, into svg: inout SVG, _ taken: inout [LabelBox]) {
        let ends = lines.compactMap { line -> (line: Line, y: Int)? in
            guard !line.label.isEmpty, let last = line.values.lazy.compactMap(\.self).last else { return nil }
            return (line, y(last, scale))
        }
        let upper = ends.indices.min { ends[$0].y < ends[$1].y }
        for index in ends.indices.sorted(by: { $0 == upper && $1 != upper }) {
            let line = ends[index].line
            let heights = heights(of: line, over: TextWidth.estimate(line.label, isBold: true), scale)
            let wanted = index == upper ? heights.lowerBound - 7 : heights.upperBound + 15
            let nearest = (top - 8...bottom - 5).sorted { (abs($0 - wanted), $0) < (abs($1 - wanted), $1) }
            let boxes = nearest.lazy.map {
                LabelBox(line.label, at: .full, anchor: .end, baseline: $0, isBold: true)
            }
            guard let box = boxes.first(where: { box in taken.allSatisfy { box.isApart(from: $0, at: svg.widths) } })
            else { continue }
            taken.append(box)
            svg.text(line.label, x: .full, y: box.baseline, anchor: .end, style: "b")
        }
    }

    /// Between which pixels a line runs over its last `width` pixels on a phone.
    private func heights(of line: Line, over width: Int, _ scale: Scale) -> ClosedRange<Int> {
        let from = Share(10_000 - min(10_000, width * 10_000 / SVG.narrowest))
        let points = line.values.indices.compactMap { index in
            line.values[index].map { (x: x(index), y: y($0, scale)) }
        }
        let before = points.last { $0.x < from }
        let heights = (points.filter { $0.x >= from } + [before].compactMap(\.self)).map(\.y)
        return (heights.min() ?? top)...(heights.max() ?? bottom)
    }

    private func drawMark(_ scale: Scale, into svg: inout SVG, _ taken: inout [LabelBox]) {
        guard let mark, let values = lines.first?.values, values.indices.contains(mark.index),
            let value = values[mark.index]
        else { return }
        let (x, y) = (x(mark.index), y(value, scale))
        svg.dot(x: x, y: y)
        let anchor: SVG.Anchor = x.hundredths < 3_500 ? .start : x.hundredths > 6_500 ? .end : .middle
        let places: [(shift: Int, anchor: SVG.Anchor, baseline: Int)] = [
            (0, anchor, y - 10), (9, .start, y + 4), (-9, .end, y + 4), (0, .start, y - 10), (0, .end, y - 10),
        ]
        for (widths, style) in [(svg.widths, "b"), (svg.wideWidths, "b wide")] {
            for place in places {
                let box = LabelBox(
                    mark.label,
                    at: x,
                    shift: place.shift,
                    anchor: place.anchor,
                    baseline: place.baseline,
                    isBold: true
                )
                guard box.isInside(widths), taken.allSatisfy({ box.isApart(from: $0, at: widths) }) else { continue }
                taken.append(box)
                let (shift, anchor, baseline) = place
                svg.text(mark.label, x: x, shift: shift, y: baseline, anchor: anchor, style: style)
                return
            }
        }
    }

    private func drawTicks(into svg: inout SVG) {
        let row = ticks.map { tick in
            var text = TickRow.Tick(place: x(tick.index), label: tick.label)
            if ticksBegin {
                text.anchor = .start
            } else {
                // Texts of the first and the last value stay inside.
                let half = TextWidth.estimate(tick.label) / 2
                let pixels = text.place.pixels(of: svg.widths.lowerBound)
                if pixels < half { text.anchor = .start }
                if pixels + half > svg.widths.lowerBound { text.anchor = .end }
            }
            return text
        }
        TickRow(row, in: svg).draw(into: &svg, y: bottom + 18)
    }
}

extension LineChart {
    /// The months that begin among `count` days.
    package static func months(from first: Day, count: Int, label: (Month) -> Words) -> [Note] {
        (0..<max(0, count)).compactMap { index in
            let day = first + index
            return day.components.day == 1 ? Note(index: index, label: label(day.month)) : nil
        }
    }
}
