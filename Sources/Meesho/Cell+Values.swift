import Tabular

extension Cell {
    /// Empty, or one of the words exports print for a missing value: `NA`, `N/A`, `null`, `-`.
    package var isMissing: Bool {
        let text = trimmed
        switch text.count {
        case 0: return true
        case 1: return text[0] == UInt8(ascii: "-")
        case 2: return text.equalsFolded("na")
        case 3: return text.equalsFolded("n/a")
        case 4: return text.equalsFolded("null")
        default: return false
        }
    }

    /// `1.23E+14`: a long number that a spreadsheet program has rounded, so that it identifies nothing any more.
    package var isScientific: Bool {
        let text = trimmed
        guard let exponent = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), exponent > 0 else {
            return false
        }
        let after = text[(exponent + 1)...]
        return text[..<exponent].allSatisfy { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
            && after.first == UInt8(ascii: "+") && after.count > 1 && after.dropFirst().allSatisfy { $0 &- 0x30 < 10 }
    }

    /// A whole number such as a quantity: digits, or digits with a fraction of zeros as spreadsheets write them.
    package var integer: Int? {
        guard kind != .error, kind != .date, let decimal = DecimalText(trimmed),
            let value = decimal.scaled(decimals: 3), value % 1_000 == 0
        else { return nil }
        return Int(exactly: value / 1_000).flatMap { abs($0) <= 1_000_000_000 ? $0 : nil }
    }

    /// A percentage in hundredths of a percent: `5` → 500, `0.1` → 10, `18%` → 1800.
    package var hundredthsOfPercent: Int? {
        var text = trimmed
        if text.last == UInt8(ascii: "%") { text = UnsafeBufferPointer(rebasing: text.dropLast()) }
        guard let value = DecimalText(text)?.scaled(decimals: 2), value.magnitude <= 1_000_000 else { return nil }
        return Int(value)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Equality with `word`, which must be lower-case ASCII, whatever the case of these bytes.
    func equalsFolded(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount else { return false }
        for index in 0..<count where (self[index] | (self[index] &- 0x41 < 26 ? 0x20 : 0)) != word.utf8Start[index] {
            return false
        }
        return true
    }
}

extension Paisa {
    /// No single amount of an export comes near: a hundred thousand crore rupees.
    static let limit: Int64 = 100_000_000_000_000

    /// Rupees as exports write them (``DecimalText``); decimals past the second round to the nearest paisa, half away
    /// from zero. `nil` for any other text, error cells and dates.
    package init?(_ cell: Cell) {
        guard cell.kind != .error, cell.kind != .date, cell.kind != .boolean else { return nil }
        self.init(rupees: cell.bytes)
    }

    package init?(rupees text: String) {
        let parsed = Array(text.utf8).withUnsafeBufferPointer { Paisa(rupees: $0) }
        guard let parsed else { return nil }
        self = parsed
    }

    package init?(rupees bytes: UnsafeBufferPointer<UInt8>) {
        if let count = Paisa.plain(bytes) {
            guard count.magnitude <= Paisa.limit else { return nil }
            self.init(count)
            return
        }
        guard let scaled = DecimalText(bytes)?.scaled(decimals: 2), scaled.magnitude <= UInt128(Paisa.limit) else {
            return nil
        }
        self.init(Int64(scaled))
    }

    /// The form nearly every cell has: an optional minus, digits, a point and one or two digits.
    private static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard let first = bytes.first, bytes.count <= 14 else { return nil }
        var index = first == UInt8(ascii: "-") ? 1 : 0
        var value: Int64 = 0
        let start = index
        while index < bytes.count, case let digit = bytes[index] &- 0x30, digit < 10 {
            value = value * 10 + Int64(digit)
            index += 1
        }
        guard index > start else { return nil }
        value *= 100
        if index < bytes.count {
            guard bytes[index] == UInt8(ascii: "."), (2...3).contains(bytes.count - index) else { return nil }
            let tens = bytes[index + 1] &- 0x30
            let ones = bytes.count - index == 3 ? bytes[index + 2] &- 0x30 : 0
            guard tens < 10, ones < 10 else { return nil }
            value += Int64(tens) * 10 + Int64(ones)
        }
        return start == 1 ? -value : value
    }
}

extension ExactRupees {
    /// Rupees at full precision; `nil` for text that is no number, error cells and dates.
    package init?(_ cell: Cell) {
        guard cell.kind != .error, cell.kind != .date, cell.kind != .boolean,
            let value = DecimalText(cell.bytes)?.scaled(decimals: ExactRupees.decimals),
            value.magnitude <= UInt128(Paisa.limit) * UInt128(ExactRupees.unitsPerPaisa)
        else { return nil }
        self.init(units: value)
    }
}
