import Wording

/// A share of a chart's width, in hundredths of a percent. Charts take their height in pixels and their width in
/// percent, so that they fit any screen with their text unscaled.
struct Share: Hashable, Comparable {
    var hundredths: Int

    init(_ hundredths: Int) { self.hundredths = hundredths }
    static func < (a: Share, b: Share) -> Bool { a.hundredths < b.hundredths }
    static func + (a: Share, b: Share) -> Share { Share(a.hundredths + b.hundredths) }
    static func - (a: Share, b: Share) -> Share { Share(a.hundredths - b.hundredths) }
}

extension Markup {
    /// ` x="12.5%"`.
    mutating func attribute(_ name: StaticString, _ share: Share) {
        raw(" ")
        raw(name)
        raw(share.hundredths < 0 ? "=\"-" : "=\"")
        let (whole, rest) = abs(share.hundredths).quotientAndRemainder(dividingBy: 100)
        number(whole)
        if rest > 0 {
            raw(rest < 10 ? ".0" : ".")
            number(rest % 10 == 0 ? rest / 10 : rest)
        }
        raw("%\"")
    }
}

/// Maps values to places on an axis; only pictures go through `Double`, never a printed figure.
package struct Scale {
    package let low: Double
    package let high: Double

    /// Zero is always on the axis; an axis without any length is given one.
    package init(_ values: some Sequence<Int64>) {
        var low: Int64 = 0
        var high: Int64 = 0
        for value in values {
            low = min(low, value)
            high = max(high, value)
        }
        self.low = Double(low)
        self.high = low == high ? self.low + 1 : Double(high)
    }

    /// An axis that ends at round numbers.
    init(rounding values: some Sequence<Int64>) {
        let exact = Scale(values)
        low = -Scale.roundedUp(-exact.low)
        high = exact.high <= 0 ? 0 : Scale.roundedUp(exact.high)
    }

    private static func roundedUp(_ value: Double) -> Double {
        guard value > 0 else { return 0 }
        var power = 1.0
        while power * 10 <= value { power *= 10 }
        for factor in [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0] where factor * power >= value {
            return factor * power
        }
        return power * 10
    }

    /// The place of `value` on an axis of `length` steps, from its low end.
    package func place(_ value: Int64, length: Int) -> Int {
        Int(((Double(value) - low) / (high - low) * Double(length)).rounded())
    }
}

/// How wide text is on the page, near enough to keep labels apart: widths of common system fonts, in pixels.
package enum TextWidth {
    /// Of the widest language.
    package static func estimate(_ words: Words, size: Int = 12) -> Int {
        words.others.reduce(estimate(words.first, size: size)) { max($0, estimate($1, size: size)) }
    }

    private static func estimate(_ text: String, size: Int) -> Int {
        var thousandths = 0
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .format: continue
            default: break
            }
            switch scalar.value {
            case 0x20, 0x2C, 0x2E, 0xA0: thousandths += 300
            case 0x0900...0x0DFF: thousandths += 640
            case ..<0x0250: thousandths += 580
            default: thousandths += 900
            }
        }
        return thousandths * size / 1_000 + 1
    }
}

/// One chart being written: a picture with a title and a description, width in percent and height in pixels.
package struct SVG {
    enum Anchor: String { case start, middle, end }

    /// The narrowest a chart is drawn: a phone of 360 pixels less the page's and the panel's margins.
    package static let narrowest = 294

    private let id: String
    private let title: Words
    private let description: Words
    private let height: Int
    private var body = Markup()

    init(id: String, title: Words, description: Words, height: Int) {
        self.id = id
        self.title = title
        self.description = description
        self.height = height
    }

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

    mutating func text(_ text: Words, x: Share, y: Int, anchor: Anchor = .start, style: String = "") {
        body.raw("<text")
        body.attribute("class", style)
        body.attribute("x", x)
        body.attribute("y", y)
        if anchor != .start { body.attribute("text-anchor", anchor.rawValue) }
        body.raw(">")
        body.words(text, as: "tspan")
        body.raw("</text>")
    }

    /// Paths know no percent: they are drawn in `units` per width and stretched.
    mutating func paths(
        x: Share,
        y: Int,
        width: Share,
        height: Int,
        units: Int,
        _ paths: [(style: String, data: Markup)]
    ) {
        body.raw("<svg")
        body.attribute("x", x)
        body.attribute("y", y)
        body.attribute("width", width)
        body.attribute("height", height)
        body.raw(" viewBox=\"0 0 ")
        body.number(units)
        body.raw(" ")
        body.number(height)
        body.raw("\" preserveAspectRatio=\"none\">")
        for path in paths {
            body.raw("<path")
            body.attribute("class", path.style)
            body.raw(" vector-effect=\"non-scaling-stroke\" d=\"")
            body.append(path.data)
            body.raw("\"/>")
        }
        body.raw("</svg>")
    }

    /// The picture, and behind it its name for those who do not see it, in every language. Pictures hold one title
    /// and one description only: those of the language that the page opens in.
    func markup(opening language: Language) -> String {
        var svg = Markup()
        svg.raw("<svg class=\"chart\" role=\"img\"")
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

    /// The patterns that all charts of a page share; defined once.
    package static let patterns = """
        <svg class="defs" aria-hidden="true" width="0" height="0"><defs>\
        <pattern id="loss" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect class="loss-ground" width="6" height="6"/><line class="loss-line" x1="0" y1="0" x2="0" y2="6"/></pattern>\
        <pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <line class="stripe" x1="0" y1="0" x2="0" y2="6"/></pattern></defs></svg>
        """
}
