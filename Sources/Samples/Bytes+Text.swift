import Meesho

/// Cell texts written straight into a buffer, in the spelling of the exports.
extension [UInt8] {
    mutating func put(_ text: String) { append(contentsOf: text.utf8) }

    mutating func put(xml text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): put("&amp;")
            case UInt8(ascii: "<"): put("&lt;")
            case UInt8(ascii: ">"): put("&gt;")
            default: append(byte)
            }
        }
    }

    mutating func put(_ number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        put(digits: UInt64(number.magnitude), width: 1)
    }

    /// Decimal digits, with zeros in front up to `width`.
    mutating func put(digits number: UInt64, width: Int) {
        let start = count
        var rest = number
        while rest > 0 || count - start < width {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        self[start...].reverse()
    }

    /// `495.0`, `413.5`, `-78.67`: rupees with one decimal or two.
    mutating func put(_ amount: Paisa) {
        let paise = amount.count.magnitude
        if amount.count < 0 { append(UInt8(ascii: "-")) }
        put(digits: paise / 100, width: 1)
        append(UInt8(ascii: "."))
        if paise % 10 == 0 { put(digits: paise % 100 / 10, width: 1) } else { put(digits: paise % 100, width: 2) }
    }

    /// As ``put(_:)``, but an amount that was computed as a negative one prints `-0.0` when it is zero.
    mutating func put(deduction amount: Paisa) {
        if amount == .zero { append(UInt8(ascii: "-")) }
        put(amount)
    }

    /// `23`, `5.5`, `-0.99`: rupees without decimals that are not needed.
    mutating func put(short amount: Paisa) {
        put(amount)
        if amount.count % 100 == 0 { removeLast(2) }
    }

    mutating func put(_ day: Day, _ form: DateForm = .iso) {
        let (year, month, date) = day.components
        switch form {
        case .iso:
            put(digits: UInt64(year), width: 4)
            append(UInt8(ascii: "-"))
            put(digits: UInt64(month), width: 2)
            append(UInt8(ascii: "-"))
            put(digits: UInt64(date), width: 2)
        case .slashed, .slashedShort, .dashed:
            let mark = form == .dashed ? UInt8(ascii: "-") : UInt8(ascii: "/")
            put(digits: UInt64(date), width: 2)
            append(mark)
            put(digits: UInt64(month), width: 2)
            append(mark)
            if form == .slashedShort {
                put(digits: UInt64(year % 100), width: 2)
            } else {
                put(digits: UInt64(year), width: 4)
            }
        }
    }

    /// `HH:MM:SS`.
    mutating func put(second: Int) {
        put(digits: UInt64(second / 3_600), width: 2)
        append(UInt8(ascii: ":"))
        put(digits: UInt64(second / 60 % 60), width: 2)
        append(UInt8(ascii: ":"))
        put(digits: UInt64(second % 60), width: 2)
    }
}

/// How an export spells its dates.
package enum DateForm: Sendable, CaseIterable {
    /// `2025-08-31`.
    case iso
    /// `31/08/2025`.
    case slashed
    /// `31/08/25`.
    case slashedShort
    /// `31-08-2025`.
    case dashed
}

extension String {
    /// The text that `write` puts into a buffer.
    init(_ write: (inout [UInt8]) -> Void) {
        var bytes: [UInt8] = []
        write(&bytes)
        self.init(decoding: bytes, as: UTF8.self)
    }
}
