import Tabular

/// Reads dates of one file, in which `03/04/26` must mean the same everywhere.
///
/// Numeric dates with the year last are taken day first, as Meesho and India write them; a date that can only be
/// month first is remembered, so that the whole file can be read again that way when nothing in it speaks against.
struct DayReader: Sendable {
    enum Order: Sendable {
        case dayFirst, monthFirst
    }

    let order: Order
    private(set) var sawDayFirst = false
    private(set) var sawMonthFirst = false

    init(order: Order = .dayFirst) { self.order = order }

    /// Whether the file should be read again with the month first.
    var isMonthFirst: Bool { order == .dayFirst && sawMonthFirst && !sawDayFirst }

    /// The date in `cell`, its time of day dropped; `nil` where it holds none.
    mutating func day(_ cell: Cell) -> Day? {
        let bytes = cell.content
        guard bytes.count >= 5 else { return nil }
        switch cell.kind {
        case .error, .boolean: return nil
        case .number: return Self.serial(bytes)
        case .empty, .text, .date: break
        }
        if let day = Self.iso(bytes) { return day }
        var scan = Scanner(bytes)
        guard let first = scan.number(), let separator = scan.separator() else { return nil }
        if first.digits == 4 {
            guard let month = scan.month(), scan.separator() == separator, let day = scan.number() else { return nil }
            guard day.digits <= 2, scan.isAtEndOrTime else { return nil }
            return Day(year: first.value, month: month.value, day: day.value)
        }
        guard first.digits <= 2, let second = scan.month(), scan.separator() != nil, let year = scan.number(),
            year.digits == 4 || year.digits == 2, scan.isAtEndOrTime
        else { return nil }
        let fullYear = year.digits == 2 ? 2000 + year.value : year.value
        if second.isName { return Day(year: fullYear, month: second.value, day: first.value) }
        if first.value > 12 { sawDayFirst = true }
        if second.value > 12 { sawMonthFirst = true }
        return order == .dayFirst
            ? Day(year: fullYear, month: second.value, day: first.value)
            : Day(year: fullYear, month: first.value, day: second.value)
    }

    /// `2026-01-31`, alone or before a time of day: the form nearly every date has; `nil` for any other.
    private static func iso(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        guard let text = bytes.baseAddress, bytes.count >= 10, text[4] == UInt8(ascii: "-"),
            text[7] == UInt8(ascii: "-")
        else { return nil }
        var digits: (year: Int, month: Int, day: Int) = (0, 0, 0)
        var highest: UInt8 = 0
        func digit(_ index: Int) -> Int {
            let digit = text[index] &- 0x30
            highest = max(highest, digit)
            return Int(digit)
        }
        digits.year = digit(0) * 1_000 + digit(1) * 100 + digit(2) * 10 + digit(3)
        digits.month = digit(5) * 10 + digit(6)
        digits.day = digit(8) * 10 + digit(9)
        guard highest < 10, isEndOrTime(bytes, from: 10) else { return nil }
        return Day(year: digits.year, month: digits.month, day: digits.day)
    }

    /// Whether nothing stands from `index` on, or what may be a time of day.
    fileprivate static func isEndOrTime(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Bool {
        guard index < bytes.count else { return true }
        guard bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "T") || bytes[index] == UInt8(ascii: ",") else {
            return false
        }
        for byte in bytes[index...] {
            switch byte {
            case 0x30...0x3A, 0x20, UInt8(ascii: "T"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "+"),
                UInt8(ascii: "-"), UInt8(ascii: "Z"), UInt8(ascii: "A"), UInt8(ascii: "P"), UInt8(ascii: "M"),
                UInt8(ascii: "a"), UInt8(ascii: "p"), UInt8(ascii: "m"):
                continue
            default: return false
            }
        }
        return true
    }

    /// A date serial without a date style, of the years 1990 to 2099 in the 1900 system.
    private static func serial(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        guard let days = DecimalText(bytes)?.scaled(decimals: 6).map({ $0 / 1_000_000 }),
            (32_874...73_050).contains(days)
        else { return nil }
        return Day(number: Int32(days) - 25_569)
    }

    private struct Scanner {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var index = 0

        init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        mutating func number() -> (value: Int, digits: Int)? {
            var value = 0
            let start = index
            while index < bytes.count, index - start < 5, case let digit = bytes[index] &- 0x30, digit < 10 {
                value = value * 10 + Int(digit)
                index += 1
            }
            return index > start ? (value, index - start) : nil
        }

        mutating func month() -> (value: Int, isName: Bool)? {
            if let number = number() { return number.digits <= 2 ? (number.value, false) : nil }
            let start = index
            while index < bytes.count, (bytes[index] | 0x20) &- 0x61 < 26 { index += 1 }
            guard index - start >= 3 else { return nil }
            let name = bytes[start..<(start + 3)].map { $0 | 0x20 }
            let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
            return names.firstIndex { $0.utf8.elementsEqual(name) }.map { ($0 + 1, true) }
        }

        mutating func separator() -> UInt8? {
            guard index < bytes.count, "-/. ".utf8.contains(bytes[index]) else { return nil }
            index += 1
            return bytes[index - 1]
        }

        var isAtEndOrTime: Bool { DayReader.isEndOrTime(bytes, from: index) }
    }
}
