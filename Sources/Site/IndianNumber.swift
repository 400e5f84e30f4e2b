import Ledger
import Meesho

/// Numbers as India writes them, by integer arithmetic only: `1,23,456`, `₹1,23,456.78`, `12.5L`.
///
/// The oracle is Chromium's `Intl.NumberFormat('en-IN')`; Hindi and Gujarati pages use the same Latin digits.
package enum IndianNumber {
    /// Keeps a figure and its unit on one line.
    private static let noBreakSpace = "\u{A0}"

    /// `12,34,567`, `-1,000`.
    package static func count(_ value: Int) -> String { (value < 0 ? "-" : "") + grouped(UInt64(value.magnitude)) }

    /// `₹1,23,456.78`, `-₹0.50`.
    package static func rupees(_ amount: Paisa) -> String {
        let (whole, rest) = parts(amount)
        return whole + rest
    }

    /// The figure split before its decimals, for showing these smaller: `-₹1,234` and `.50`.
    package static func parts(_ amount: Paisa) -> (whole: String, decimals: String) {
        let paise = amount.count.magnitude
        let cents = paise % 100
        return ((amount.count < 0 ? "-₹" : "₹") + grouped(paise / 100), (cents < 10 ? ".0" : ".") + String(cents))
    }

    /// At most three digits and a unit, for charts: `₹950`, `₹1.5K`, `₹12.5L`, `-₹1.23Cr`. Rounded half up.
    package static func shortRupees(_ amount: Paisa) -> String {
        (amount.count < 0 ? "-₹" : "₹") + short(hundredths: amount.count.magnitude)
    }

    /// `950`, `1.5K`, `12.5L`.
    package static func shortCount(_ value: Int) -> String {
        let (hundredths, overflow) = UInt64(value.magnitude).multipliedReportingOverflow(by: 100)
        return (value < 0 ? "-" : "") + short(hundredths: overflow ? .max : hundredths)
    }

    /// `15.3 %`; `nil` where there is nothing to divide by.
    package static func percent(_ ratio: Ratio) -> String? { ratio.tenThousandths.map(percent(tenThousandths:)) }

    /// `1534` becomes `15.3 %`; half a tenth rounds up.
    package static func percent(tenThousandths value: Int) -> String {
        tenths(value) + noBreakSpace + "%"
    }

    /// Ten-thousandths as a percentage with one decimal and no sign of its own: `-12` becomes `-0.1`.
    package static func tenths(_ tenThousandths: Int) -> String {
        let tenths = (tenThousandths.magnitude + 5) / 10
        return (tenThousandths < 0 && tenths > 0 ? "-" : "") + grouped(UInt64(tenths / 10)) + ".\(tenths % 10)"
    }

    /// Digits in groups: three, then twos.
    private static func grouped(_ value: UInt64) -> String {
        guard value >= 1_000 else { return String(value) }
        // Twenty digits and nine commas are the most there can be.
        return String(unsafeUninitializedCapacity: 29) { buffer in
            var rest = value
            var count = 0
            var digits = 0
            while rest > 0 {
                if digits >= 3, digits % 2 == 1 {
                    buffer[count] = UInt8(ascii: ",")
                    count += 1
                }
                buffer[count] = UInt8(ascii: "0") + UInt8(rest % 10)
                count += 1
                rest /= 10
                digits += 1
            }
            var written = buffer[..<count]
            written.reverse()
            return count
        }
    }

    /// Three significant digits of a number given in hundredths.
    private static func short(hundredths: UInt64) -> String {
        let units: [(size: UInt64, name: String)] = [(1, ""), (1_000, "K"), (100_000, "L"), (10_000_000, "Cr")]
        // The largest unit of which the rounded number holds at least one: 99,950 is 1L, not 100K.
        for unit in units.reversed() {
            let scaled = hundredths / unit.size
            guard unit.size == 1 || hundredths >= unit.size * 100 - unit.size / 20 else { continue }
            guard unit.size > 1 else { return grouped((hundredths + 50) / 100) }
            let step: UInt64 = scaled >= 10_000 ? 100 : scaled >= 1_000 ? 10 : 1
            return decimal(rounded(hundredths, to: step, of: unit.size)) + unit.name
        }
        return "0"
    }

    /// `hundredths ÷ size`, rounded half up to a multiple of `step`.
    private static func rounded(_ hundredths: UInt64, to step: UInt64, of size: UInt64) -> UInt64 {
        let unit = size * step
        return (hundredths / unit + (hundredths % unit * 2 >= unit ? 1 : 0)) * step
    }

    /// Hundredths without trailing zeros: `1250` is `12.5`.
    private static func decimal(_ hundredths: UInt64) -> String {
        let cents = hundredths % 100
        guard cents > 0 else { return grouped(hundredths / 100) }
        if cents % 10 == 0 { return grouped(hundredths / 100) + ".\(cents / 10)" }
        return grouped(hundredths / 100) + (cents < 10 ? ".0" : ".") + String(cents)
    }
}
