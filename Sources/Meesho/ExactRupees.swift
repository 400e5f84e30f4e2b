/// Rupees at the full precision of the GST files (up to 18 decimals), for sums that are rounded only where shown.
package struct ExactRupees: Sendable, BitwiseCopyable, Hashable, AdditiveArithmetic {
    /// In 10⁻¹⁸ rupees: room for ±1.7 × 10²⁰ rupees.
    package var units: Int128

    package init(units: Int128) { self.units = units }
    package init(_ paisa: Paisa) { units = Int128(paisa.count) * ExactRupees.unitsPerPaisa }

    package static let decimals = 18
    package static let unitsPerPaisa: Int128 = 10_000_000_000_000_000
    package static let zero = ExactRupees(units: 0)
    package static func + (a: ExactRupees, b: ExactRupees) -> ExactRupees { ExactRupees(units: a.units &+ b.units) }
    package static func - (a: ExactRupees, b: ExactRupees) -> ExactRupees { ExactRupees(units: a.units &- b.units) }

    /// To the nearest paisa, half away from zero.
    package var rounded: Paisa {
        let half = ExactRupees.unitsPerPaisa / 2
        let paise = (units.magnitude + UInt128(half)) / UInt128(ExactRupees.unitsPerPaisa)
        let count = Int64(clamping: paise)
        return Paisa(units < 0 ? -count : count)
    }
}
