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
    package var tenThousandths: Int? {
        guard d > .zero else { return nil }
        let divisor = Int128(d.count)
        let magnitude = (Int128(n.count).magnitude * 20_000 + divisor.magnitude) / (2 * divisor.magnitude)
        return Int(exactly: magnitude).map { n < .zero ? -$0 : $0 }
    }

    /// The digits before and from the point on: `-3` and `.1250`; `nil` where there is no ratio.
    package var parts: (whole: String, decimals: String)? {
        tenThousandths.map { value in
            let digits = String(value.magnitude % 10_000)
            return (
                (value < 0 ? "-" : "") + String(value.magnitude / 10_000),
                "." + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            )
        }
    }

    /// Four decimals, `3.1250`; `nil` where there is no ratio.
    package var decimal: String? { parts.map { $0.whole + $0.decimals } }
}
