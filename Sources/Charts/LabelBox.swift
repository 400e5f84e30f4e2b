import Wording

/// Where a text stands: pixels beside a place that moves with the chart's width.
struct LabelBox: Hashable {
    var place: Share
    var left: Int
    var right: Int
    var top: Int
    var bottom: Int

    init(place: Share, left: Int, right: Int, top: Int, bottom: Int) {
        self.place = place
        self.left = left
        self.right = right
        self.top = top
        self.bottom = bottom
    }

    init(
        _ text: Words,
        at place: Share,
        shift: Int = 0,
        anchor: SVG.Anchor = .start,
        baseline: Int,
        isBold: Bool = false
    ) {
        let width = TextWidth.estimate(text, isBold: isBold)
        let left =
            switch anchor {
            case .start: shift
            case .middle: shift - width / 2
            case .end: shift - width
            }
        self.init(
            place: place,
            left: left,
            right: left + width,
            top: baseline - LabelBox.above,
            bottom: baseline + LabelBox.below
        )
    }

    /// How far text reaches above and below its baseline.
    private static let above = 11
    private static let below = 3

    var baseline: Int { bottom - LabelBox.below }

    func left(at width: Int) -> Int { place.pixels(of: width) + left }
    func right(at width: Int) -> Int { place.pixels(of: width) + right }

    func isInside(_ widths: ClosedRange<Int>) -> Bool {
        [widths.lowerBound, widths.upperBound].allSatisfy { left(at: $0) >= 0 && right(at: $0) <= $0 }
    }

    /// Whether the two keep apart at all those widths: places move in straight lines, so boxes in the same order at
    /// both ends never cross between them.
    func isApart(from other: LabelBox, at widths: ClosedRange<Int>) -> Bool {
        guard top < other.bottom, other.top < bottom else { return true }
        let first = side(of: other, at: widths.lowerBound)
        return first != 0 && first == side(of: other, at: widths.upperBound)
    }

    /// 1 where the other one is right of this one, -1 where it is left of it, 0 where they touch.
    private func side(of other: LabelBox, at width: Int) -> Int {
        if right(at: width) + 4 <= other.left(at: width) { return 1 }
        return other.right(at: width) + 4 <= left(at: width) ? -1 : 0
    }
}
