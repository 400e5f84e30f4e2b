import Tabular

/// A decimal number as exports and people write it, read exactly: no digit passes through `Double`.
///
/// Reads `-0.0`, `1,23,456.78`, `₹ 45`, `Rs. 45`, `(12.50)`, `12.5-`, `9.5E-4`. Refuses all else, among it `NaN`,
/// `1.234,56` and commas that group neither the Indian nor the Western way.
struct DecimalText {
    var isNegative = false
    /// The digits without the point, at most 19; digits further right are dropped.
    var coefficient: UInt64 = 0
    /// The value is `coefficient` × 10^`exponent`.
    var exponent = 0

    init?(_ cell: UnsafeBufferPointer<UInt8>) {
        guard var rest = Self.plain(cell, &isNegative) else { return nil }
        guard readInteger(&rest), readFraction(&rest), readExponent(&rest), rest.isEmpty else { return nil }
    }

    /// The value in units of 10^-`decimals`, rounded half away from zero; `nil` beyond `Int128`'s comfort.
    func scaled(decimals: Int) -> Int128? {
        var value = Int128(coefficient)
        let shift = exponent + decimals
        if shift >= 0 {
            guard shift <= 19 else { return coefficient == 0 ? 0 : nil }
            value *= Int128(Self.powersOfTen[shift])
        } else {
            guard shift >= -20 else { return 0 }
            let divisor = shift == -20 ? Int128(Self.powersOfTen[19]) * 10 : Int128(Self.powersOfTen[-shift])
            value = (value * 2 + divisor) / (2 * divisor)
        }
        return isNegative ? -value : value
    }

    /// From 10^0 to 10^19; written out, so that it stands in the program as it is.
    static let powersOfTen: [UInt64] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ]

    /// Without sign, brackets and currency; `nil` where two signs contradict or nothing is left.
    private static func plain(
        _ cell: UnsafeBufferPointer<UInt8>,
        _ isNegative: inout Bool
    ) -> Slice<UnsafeBufferPointer<UInt8>>? {
        var rest = cell[...]
        var signs = 0
        trim(&rest)
        if rest.first == UInt8(ascii: "'") { rest.removeFirst() }
        if rest.first == UInt8(ascii: "("), rest.last == UInt8(ascii: ")"), rest.count > 2 {
            rest = rest.dropFirst().dropLast()
            isNegative = true
            signs += 1
        }
        takeSign(&rest, &isNegative, &signs)
        takeCurrency(&rest)
        takeSign(&rest, &isNegative, &signs)
        if rest.last == UInt8(ascii: "-") {
            rest.removeLast()
            isNegative = true
            signs += 1
        }
        trim(&rest)
        return signs > 1 || rest.isEmpty ? nil : rest
    }

    private static func trim(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) {
        let trimmed = Cell(bytes: UnsafeBufferPointer(rebasing: rest), kind: .text).trimmed
        rest = trimmed[...]
    }

    private static func takeSign(
        _ rest: inout Slice<UnsafeBufferPointer<UInt8>>,
        _ isNegative: inout Bool,
        _ signs: inout Int
    ) {
        trim(&rest)
        if rest.first == UInt8(ascii: "-") {
            isNegative = true
        } else if rest.starts(with: [0xE2, 0x88, 0x92]) {  // the minus sign U+2212
            isNegative = true
            rest = rest.dropFirst(2)
        } else if rest.first != UInt8(ascii: "+") {
            return
        }
        rest.removeFirst()
        signs += 1
        trim(&rest)
    }

    private static func takeCurrency(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) {
        for mark in ["₹", "Rs.", "Rs", "rs.", "rs", "INR"] where rest.starts(with: mark.utf8) {
            rest = rest.dropFirst(mark.utf8.count)
            break
        }
        trim(&rest)
    }

    private mutating func append(_ digit: UInt8, isFraction: Bool) -> Bool {
        if coefficient < 1_000_000_000_000_000_000 {
            coefficient = coefficient * 10 + UInt64(digit)
            if isFraction { exponent -= 1 }
            return true
        }
        // Further digits of a fraction are below every unit in use; further digits of an integer are no amount.
        return isFraction
    }

    private mutating func readInteger(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var groups: [Int] = []
        var inGroup = 0
        while let byte = rest.first {
            if case let digit = byte &- 0x30, digit < 10 {
                guard append(digit, isFraction: false) else { return false }
                inGroup += 1
            } else if byte == UInt8(ascii: ",") {
                groups.append(inGroup)
                inGroup = 0
            } else {
                break
            }
            rest.removeFirst()
        }
        guard let first = groups.first else { return inGroup > 0 || rest.first == UInt8(ascii: ".") }
        return (1...3).contains(first) && inGroup == 3 && groups.dropFirst().allSatisfy { $0 == 2 || $0 == 3 }
    }

    private mutating func readFraction(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard rest.first == UInt8(ascii: ".") else { return true }
        rest.removeFirst()
        var count = 0
        while let byte = rest.first, case let digit = byte &- 0x30, digit < 10 {
            guard append(digit, isFraction: true) else { return false }
            rest.removeFirst()
            count += 1
        }
        return count > 0
    }

    private mutating func readExponent(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return true }
        rest.removeFirst()
        var isNegative = false
        if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            rest.removeFirst()
        }
        var value = 0
        var count = 0
        while let byte = rest.first, case let digit = byte &- 0x30, digit < 10 {
            value = min(1_000, value * 10 + Int(digit))
            rest.removeFirst()
            count += 1
        }
        guard count > 0 else { return false }
        exponent += isNegative ? -value : value
        return true
    }
}
