/// Indian money in whole paise (100 to the rupee). Positive is money to the seller, negative money from the seller.
///
/// Public, as the other values that sums are made of: other modules take public functions in-line, `package` ones never.
public struct Paisa: Sendable, BitwiseCopyable, Hashable, Comparable, AdditiveArithmetic {
    /// Whole paise.
    public var count: Int64

    @inlinable @inline(__always) public init(_ count: Int64) { self.count = count }
    @inlinable @inline(__always) public static var zero: Paisa { Paisa(0) }
    @inlinable @inline(__always) public static func < (a: Paisa, b: Paisa) -> Bool { a.count < b.count }
    /// Sums saturate instead of trapping; single amounts are limited at the reader far below where that could happen.
    @inlinable @inline(__always) public static func + (a: Paisa, b: Paisa) -> Paisa {
        let (sum, overflow) = a.count.addingReportingOverflow(b.count)
        guard overflow else { return Paisa(sum) }
        return Paisa(a.count > 0 ? .max : .min)
    }
    @inlinable @inline(__always) public static func - (a: Paisa, b: Paisa) -> Paisa {
        a + Paisa(b.count == .min ? .max : -b.count)
    }
    @inlinable @inline(__always) public static prefix func - (a: Paisa) -> Paisa { zero - a }
    @inlinable @inline(__always) public static func * (a: Paisa, times: Int) -> Paisa {
        let (product, overflow) = a.count.multipliedReportingOverflow(by: Int64(times))
        guard overflow else { return Paisa(product) }
        return Paisa((a.count > 0) == (times > 0) ? .max : .min)
    }

    @inlinable @inline(__always) public var magnitude: Paisa { count < 0 ? -self : self }

    /// Rupees with two decimals and no grouping, as the CSVs and `summary.json` print them: `-1234.50`, `0.00`.
    package var decimal: String {
        let paise = count.magnitude
        let cents = paise % 100
        return (count < 0 ? "-" : "") + String(paise / 100) + (cents < 10 ? ".0" : ".") + String(cents)
    }
}
