import Wording

/// Texts along the foot of a chart, of which as many are shown as fit: every one, every second, third, fourth, sixth,
/// twelfth and so on, so that months keep their places in the year.
struct TickRow {
    struct Tick {
        var place: Share
        var label: Words
        var anchor = SVG.Anchor.middle
    }

    struct Shown {
        var tick: Tick
        var index: Int
        /// Whether it is shown on any screen, not only where there is more room.
        var isOnPhone: Bool
    }

    /// Those of ``ticks`` that are shown, from left to right.
    let shown: [Shown]

    private static let strides = [1, 2, 3, 4, 6, 12, 24, 60, 120]

    /// Of every so many texts the one at `origin` is one.
    init(_ ticks: [Tick], in svg: SVG, origin: Int = 0) {
        let (phoneWidth, wideWidth) = (svg.widths.lowerBound, svg.wideWidths.lowerBound)
        let wide =
            TickRow.strides.first { TickRow.fits(ticks, every: $0, from: origin, svg.margin, width: wideWidth) } ?? .max
        // Those shown on phones are among those shown elsewhere.
        let phone =
            TickRow.strides.first {
                $0 % wide == 0 && TickRow.fits(ticks, every: $0, from: origin, svg.margin, width: phoneWidth)
            } ?? .max
        shown = ticks.indices.compactMap { index in
            let tick = ticks[index]
            let isOnPhone = (index - origin) % phone == 0 && TickRow.isInside(tick, svg.margin, phoneWidth)
            guard isOnPhone || (index - origin) % wide == 0 && TickRow.isInside(tick, svg.margin, wideWidth) else {
                return nil
            }
            return Shown(tick: tick, index: index, isOnPhone: isOnPhone)
        }
    }

    /// Whether every so many texts keep apart at that width; wider charts only move them further apart.
    private static func fits(
        _ ticks: [Tick],
        every stride: Int,
        from origin: Int,
        _ margin: Int,
        width: Int
    ) -> Bool {
        var end = Int.min
        for (index, tick) in ticks.enumerated() where (index - origin) % stride == 0 {
            guard isInside(tick, margin, width) else { continue }
            let box = LabelBox(tick)
            guard box.left(at: width) >= end else { return false }
            end = box.right(at: width) + 4
        }
        return true
    }

    private static func isInside(_ tick: Tick, _ margin: Int, _ width: Int) -> Bool {
        let box = LabelBox(tick)
        return box.left(at: width) >= -margin && box.right(at: width) <= width
    }

    func draw(into svg: inout SVG, y: Int) {
        for shown in shown {
            svg.text(
                shown.tick.label,
                x: shown.tick.place,
                y: y,
                anchor: shown.tick.anchor,
                style: shown.isOnPhone ? "m" : "m wide"
            )
        }
    }
}

extension LabelBox {
    init(_ tick: TickRow.Tick) {
        self.init(tick.label, at: tick.place, anchor: tick.anchor, baseline: 0)
    }
}
