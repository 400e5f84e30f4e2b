import Meesho

/// One amount over another, with both.
package struct MoneyRatio: Sendable, Hashable {
    package var n: Paisa
    package var d: Paisa

    package init(_ n: Paisa, over d: Paisa) {
        self.n = n
        self.d = d
    }

    /// In ten-thousandths, rounded half away from zero; `nil` where there is nothing, or less, to divide by.
    package var tenThousandths: Int? { rounded(to: 10_000) }

    /// The digits before and from the point on, as a page shows a ratio: `-3` and `.13`; `nil` where there is none.
    package var parts: (whole: String, decimals: String)? {
        rounded(to: 100).map { MoneyRatio.digits(of: $0, places: 2) }
    }

    /// Four decimals, `3.1250`; `nil` where there is no ratio.
    package var decimal: String? {
        tenThousandths.map { MoneyRatio.digits(of: $0, places: 4) }.map { $0.whole + $0.decimals }
    }

    /// Whole parts of which `perWhole` make one.
    private func rounded(to perWhole: Int128.Magnitude) -> Int? {
        guard d > .zero else { return nil }
        let divisor = Int128(d.count).magnitude
        let magnitude = (Int128(n.count).magnitude * 2 * perWhole + divisor) / (2 * divisor)
        return Int(exactly: magnitude).map { n < .zero ? -$0 : $0 }
    }

    private static func digits(of value: Int, places: Int) -> (whole: String, decimals: String) {
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
        return ((value < 0 ? "-" : "") + padded.dropLast(places), "." + padded.suffix(places))
    }
}
