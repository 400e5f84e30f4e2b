import Wording

/// One chart being written: a picture with a title and a description, width in percent and height in pixels.
package struct SVG {
    enum Anchor: String { case start, middle, end }

    /// The narrowest a chart is drawn: a phone of 320 pixels less the page's and the panel's margins.
    package static let narrowest = 286
    /// The narrowest where elements of the style `wide` are shown, which those of `slim` make room for.
    package static let narrowestWide = 470
    /// The widest: the page's whole width.
    package static let widest = 1_150

    private let id: String
    private let title: Words
    private let description: Words
    private let height: Int
    private let style: String
    /// Pixels that the style keeps free on the left for text on the axis; shares count from there.
    let margin: Int
    private var body = Markup()
    private var holdsLinks = false

    init(id: String, title: Words, description: Words, height: Int, style: String = "", axis: [Words] = []) {
        self.id = id
        self.title = title
        self.description = description
        self.height = height
        self.style = style
        let widest = axis.map { TextWidth.estimate($0) + SVG.axisGap }.max() ?? 0
        margin = SVG.margins.first { $0 >= widest } ?? SVG.margins[SVG.margins.count - 1]
    }

    /// The margins that the style knows.
    private static let margins = [0, 40, 60]
    private static let axisGap = 8

    /// Widths in pixels that shares are of: on any screen, and where `wide` elements are shown.
    var widths: ClosedRange<Int> { SVG.narrowest - margin...SVG.widest - margin }
    var wideWidths: ClosedRange<Int> { SVG.narrowestWide - margin...SVG.widest - margin }

    mutating func rect(x: Share, y: Int, width: Share, height: Int, style: String, fill: StaticString? = nil) {
        body.raw("<rect")
        body.attribute("class", style)
        body.attribute("x", x)
        body.attribute("y", y)
        body.attribute("width", width)
        body.attribute("height", height)
        if let fill {
            body.raw(" fill=\"url(#")
            body.raw(fill)
            body.raw(")\"")
        }
        body.raw("/>")
    }

    mutating func line(x1: Share, y1: Int, x2: Share, y2: Int, style: String) {
        body.raw("<line")
        body.attribute("class", style)
        body.attribute("x1", x1)
        body.attribute("y1", y1)
        body.attribute("x2", x2)
        body.attribute("y2", y2)
        body.raw("/>")
    }

    mutating func dot(x: Share, y: Int) {
        body.raw("<circle class=\"dot\"")
        body.attribute("cx", x)
        body.attribute("cy", y)
        body.raw(" r=\"4\"/>")
    }

    /// One of the shapes of ``patterns``.
    mutating func shape(_ name: StaticString, x: Share, y: Int) {
        body.raw("<use href=\"#")
        body.raw(name)
        body.raw("\"")
        body.attribute("x", x)
        body.attribute("y", y)
        body.raw("/>")
    }

    /// Begins what leads to a place of the page; `name` says where.
    mutating func beginLink(to fragment: String, name: String, isTabStop: Bool) {
        holdsLinks = true
        body.raw("<a")
        body.attribute("href", "#" + fragment)
        body.attribute("aria-label", name)
        body.attribute("xlink:title", name)
        if !isTabStop { body.raw(" tabindex=\"-1\"") }
        body.raw(">")
    }

    mutating func endLink() { body.raw("</a>") }

    mutating func text(
        _ text: Words,
        x: Share,
        shift: Int = 0,
        y: Int,
        anchor: Anchor = .start,
        style: String = ""
    ) {
        guard !text.isEmpty else { return }
        beginText(x: x, shift: shift, y: y, anchor: anchor, style: style)
        body.words(text, as: "tspan")
        body.raw("</text>")
    }

    /// Text of an axis, beside the plot.
    mutating func axisText(_ text: Words, y: Int) {
        self.text(text, x: .zero, shift: -SVG.axisGap, y: y + 4, anchor: .end, style: "m")
    }

    /// A short text over a figure, both in the middle; `name` shows when pointed at.
    mutating func stack(
        _ text: String,
        over figure: Words,
        name: String,
        x: Share,
        y: Int,
        isFigureWide: Bool,
        style: String
    ) {
        beginText(x: x, shift: 0, y: y, anchor: .middle, style: style)
        body.raw("<title>")
        body.text(name)
        body.raw("</title>")
        body.text(text)
        if !figure.isEmpty {
            body.raw("<tspan")
            body.attribute("class", isFigureWide ? "wide" : nil)
            body.attribute("x", x)
            body.raw(" dy=\"15\">")
            body.words(figure, as: "tspan")
            body.raw("</tspan>")
        }
        body.raw("</text>")
    }

    private mutating func beginText(x: Share, shift: Int, y: Int, anchor: Anchor, style: String) {
        body.raw("<text")
        body.attribute("class", style)
        body.attribute("x", x)
        if shift != 0 { body.attribute("dx", shift) }
        body.attribute("y", y)
        if anchor != .start { body.attribute("text-anchor", anchor.rawValue) }
        body.raw(">")
    }

    /// Paths know no percent: they are drawn in a picture of their own, which is stretched.
    mutating func paths(_ paths: [(style: String, outline: Outline)]) {
        let drawn = paths.filter { !$0.outline.isEmpty }
        guard !drawn.isEmpty else { return }
        body.raw("<svg width=\"100%\"")
        body.attribute("height", height)
        body.raw(" viewBox=\"0 0 10000 ")
        body.number(height)
        body.raw("\" preserveAspectRatio=\"none\" overflow=\"visible\">")
        for path in drawn {
            body.raw("<path")
            body.attribute("class", path.style)
            body.raw(" vector-effect=\"non-scaling-stroke\" d=\"")
            body.append(path.outline.markup)
            body.raw("\"/>")
        }
        body.raw("</svg>")
    }

    /// The picture, and behind it its name for those who do not see it, in every language. Pictures hold one title
    /// and one description only: those of the language that the page opens in.
    func markup(opening language: Language) -> String {
        var svg = Markup()
        svg.raw("<svg")
        svg.attribute("class", "chart" + (margin > 0 ? " y\(margin)" : "") + (style.isEmpty ? "" : " " + style))
        // What a picture holds is hidden from assistive technology; links must not be.
        svg.raw(holdsLinks ? " role=\"group\"" : " role=\"img\"")
        svg.attribute("aria-labelledby", "\(id)-t")
        svg.raw(" width=\"100%\"")
        svg.attribute("height", height)
        svg.raw("><title>")
        svg.text(title.text(in: language))
        svg.raw("</title><desc>")
        svg.text(description.text(in: language))
        svg.raw("</desc>")
        svg.append(body)
        svg.raw("</svg><p class=\"vh\"")
        svg.attribute("id", "\(id)-t")
        svg.raw(">")
        svg.words(title + ": " + description)
        svg.raw("</p>")
        return svg.string
    }

    /// The patterns and shapes that all charts of a page share; defined once.
    package static let patterns = """
        <svg class="defs" aria-hidden="true" width="0" height="0"><defs>\
        <pattern id="loss" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect class="loss-ground" width="6" height="6"/><line class="loss-line" x1="0" y1="0" x2="0" y2="6"/></pattern>\
        <pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <line class="stripe" x1="0" y1="0" x2="0" y2="6"/></pattern>\
        <g id="earns"><circle class="hit" r="12"/><circle class="earns" r="4.5"/></g>\
        <g id="loses"><circle class="hit" r="12"/><path class="loses" d="M-4-4 4 4M4-4-4 4"/></g></defs></svg>
        """
}
