import Tabular

extension Cell {
    // By pattern: comparing enumerations of another module for equality is a call.

    @inline(__always)
    var isError: Bool { if case .error = kind { true } else { false } }

    @inline(__always)
    var isNumber: Bool { if case .number = kind { true } else { false } }

    /// Nothing that a number may be read from.
    @inline(__always)
    fileprivate var isNoNumber: Bool {
        switch kind {
        case .error, .date, .boolean: true
        case .empty, .text, .number: false
        }
    }

    /// ``trimmed``, told at once for the many cells without blanks around them.
    @inline(__always)
    var content: UnsafeBufferPointer<UInt8> {
        // Visible ASCII at both ends: nothing to trim.
        guard let first = bytes.first, first &- 0x21 < 0x5E, bytes[bytes.count - 1] &- 0x21 < 0x5E else {
            return bytes.isEmpty ? bytes : trimmed
        }
        return bytes
    }

    /// Empty, or one of the words exports print for a missing value: `NA`, `N/A`, `null`, `-`.
    package var isMissing: Bool {
        let text = content
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
        let text = content
        guard let exponent = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), exponent > 0 else {
            return false
        }
        let after = text[(exponent + 1)...]
        return text[..<exponent].allSatisfy { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
            && after.first == UInt8(ascii: "+") && after.count > 1 && after.dropFirst().allSatisfy { $0 &- 0x30 < 10 }
    }

    /// A whole number such as a quantity: digits, or digits with a fraction of zeros as spreadsheets write them.
    package var integer: Int? {
        if isNoNumber { return nil }
        let text = content
        if let whole = text.wholeNumber { return whole }
        guard let decimal = DecimalText(text), let value = decimal.scaled(decimals: 3), value % 1_000 == 0 else {
            return nil
        }
        return Int(exactly: value / 1_000).flatMap { abs($0) <= 1_000_000_000 ? $0 : nil }
    }

    /// A percentage in hundredths of a percent: `5` → 500, `0.1` → 10, `18%` → 1800.
    package var hundredthsOfPercent: Int? {
        var text = content
        if text.last == UInt8(ascii: "%") { text = UnsafeBufferPointer(rebasing: text.dropLast()) }
        if let hundredths = text.hundredths { return hundredths.magnitude <= 1_000_000 ? Int(hundredths) : nil }
        guard let value = DecimalText(text)?.scaled(decimals: 2), value.magnitude <= 1_000_000 else { return nil }
        return Int(value)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The number of one to nine digits that these bytes are; `nil` for any other text.
    @inline(__always)
    var wholeNumber: Int? {
        guard count > 0, count <= 9 else { return nil }
        var value = 0
        for byte in self {
            let digit = byte &- 0x30
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return value
    }

    /// Hundredths of the number that these bytes are in the form nearly every amount has: an optional minus, digits,
    /// and a point with one or two digits, 14 bytes at most; `nil` for any other text.
    @inline(__always)
    var hundredths: Int64? {
        guard let text = baseAddress, count > 0, count <= 14 else { return nil }
        let start = text[0] == UInt8(ascii: "-") ? 1 : 0
        var index = start
        var value: Int64 = 0
        // No more than 14 digits: nothing below can overflow.
        while index < count {
            let digit = text[index] &- 0x30
            guard digit < 10 else { break }
            value = value &* 10 &+ Int64(digit)
            index &+= 1
        }
        guard index > start else { return nil }
        value = value &* 100
        if index < count {
            let decimals = count &- index &- 1
            guard text[index] == UInt8(ascii: "."), decimals == 1 || decimals == 2 else { return nil }
            let tens = text[index &+ 1] &- 0x30
            let ones = decimals == 2 ? text[index &+ 2] &- 0x30 : 0
            guard tens < 10, ones < 10 else { return nil }
            value = value &+ Int64(tens) &* 10 &+ Int64(ones)
        }
        return start == 1 ? 0 &- value : value
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
        guard !cell.isNoNumber else { return nil }
        self.init(rupees: cell.bytes)
    }

    package init?(rupees text: String) {
        let parsed = Array(text.utf8).withUnsafeBufferPointer { Paisa(rupees: $0) }
        guard let parsed else { return nil }
        self = parsed
    }

    @inline(__always)
    package init?(rupees bytes: UnsafeBufferPointer<UInt8>) {
        guard let count = bytes.hundredths ?? DecimalText.hundredths(bytes), count.magnitude <= Paisa.limit else {
            return nil
        }
        self.init(count)
    }
}

extension DecimalText {
    /// Hundredths of a number in any of the spellings; `nil` for other text and far beyond any amount.
    @inline(never)
    fileprivate static func hundredths(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        DecimalText(bytes)?.scaled(decimals: 2).flatMap { Int64(exactly: $0) }
    }
}

extension ExactRupees {
    /// Rupees at full precision; `nil` for text that is no number, error cells and dates.
    package init?(_ cell: Cell) {
        guard !cell.isNoNumber else { return nil }
        if let plain = ExactRupees(plain: cell.bytes) {
            self = plain
            return
        }
        guard let value = DecimalText(cell.bytes)?.scaled(decimals: ExactRupees.decimals),
            value.magnitude <= UInt128(Paisa.limit) * UInt128(ExactRupees.unitsPerPaisa)
        else { return nil }
        self.init(units: value)
    }

    /// An optional minus and at most 18 digits, with or without a point among them, below the limit in any case:
    /// twelve digits at most stand before the point.
    private init?(plain bytes: UnsafeBufferPointer<UInt8>) {
        guard let text = bytes.baseAddress, bytes.count > 0, bytes.count <= 20 else { return nil }
        let start = text[0] == UInt8(ascii: "-") ? 1 : 0
        var coefficient: UInt64 = 0
        var point: Int?
        for index in start..<bytes.count {
            let digit = text[index] &- 0x30
            if digit < 10 {
                coefficient = coefficient &* 10 &+ UInt64(digit)
            } else {
                guard text[index] == UInt8(ascii: "."), point == nil, index > start else { return nil }
                point = index
            }
        }
        let end = point ?? bytes.count
        let decimals = point.map { bytes.count - $0 - 1 } ?? 0
        guard end - start >= 1, end - start <= 12, end - start + decimals <= 18, point == nil || decimals > 0 else {
            return nil
        }
        let units = Int128(coefficient) * Int128(DecimalText.powersOfTen[ExactRupees.decimals - decimals])
        self.init(units: start == 1 ? -units : units)
    }
}
