import Wording

/// A line of a lying chart: a name at the left and a figure at the right. A name too long for the room left of the
/// figure is cut, on a phone shorter than elsewhere.
struct NamedLine {
    var label: Words
    var value: Words
    /// Pixels kept free right of the value.
    var inset = 0
    var isBold = false

    private static let gap = 8

    private func fitted(_ width: Int) -> Words {
        let value = TextWidth.estimate(value, isBold: isBold)
        let room = width - inset - Self.gap - value
        return TextWidth.fitted(label, to: isBold ? room * 100 / 106 : room)
    }

    func draw(into svg: inout SVG, y: Int) {
        let weight = isBold ? "b" : ""
        let narrow = fitted(SVG.narrowest)
        let wide = fitted(SVG.narrowestWide)
        if narrow == wide {
            svg.text(narrow, x: .zero, y: y, style: weight)
        } else {
            svg.text(narrow, x: .zero, y: y, style: isBold ? "b slim" : "slim")
            svg.text(wide, x: .zero, y: y, style: isBold ? "b wide" : "wide")
        }
        svg.text(value, x: .full, shift: -inset, y: y, anchor: .end, style: weight)
    }
}
