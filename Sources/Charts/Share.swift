import Wording

/// A share of a chart's width, in hundredths of a percent. Charts take their height in pixels and their width in
/// percent, so that they fit any screen with their text unscaled.
struct Share: Hashable, Comparable {
    var hundredths: Int

    init(_ hundredths: Int) { self.hundredths = hundredths }

    static let zero = Share(0)
    /// The chart's whole width.
    static let full = Share(10_000)

    static func < (a: Share, b: Share) -> Bool { a.hundredths < b.hundredths }
    static func + (a: Share, b: Share) -> Share { Share(a.hundredths + b.hundredths) }
    static func - (a: Share, b: Share) -> Share { Share(a.hundredths - b.hundredths) }

    /// In a chart of `width` pixels.
    func pixels(of width: Int) -> Int { hundredths * width / 10_000 }
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
