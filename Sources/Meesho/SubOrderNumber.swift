/// Meesho's `Sub Order No`: up to 19 digits, mostly with a suffix `_1`; kept packed, shown as printed.
public struct SubOrderNumber: Sendable, BitwiseCopyable, Hashable, Comparable {
    @usableFromInline let number: UInt64
    /// One more than the suffix; 0 without one.
    @usableFromInline let suffixPlusOne: UInt32
    @usableFromInline let width: UInt8

    /// The number in `text`, or `nil` if it is not 6 to 19 digits with an optional `_` and 1 to 4 digits. Text in
    /// scientific notation, which a spreadsheet program makes of long numbers, is not a sub order any more.
    package init?(_ text: UnsafeBufferPointer<UInt8>) {
        var value: UInt64 = 0
        var index = 0
        // Most have 18 digits: two times eight at once, the rest one by one.
        while index <= 8, index + 8 <= text.count, let eight = Self.eightDigits(text, index) {
            value = value * 100_000_000 + eight
            index += 8
        }
        while index < text.count, case let digit = text[index] &- 0x30, digit < 10 {
            guard index < 19 else { return nil }
            value = value * 10 + UInt64(digit)
            index += 1
        }
        guard index >= 6 else { return nil }
        number = value
        width = UInt8(index)
        guard index < text.count else {
            suffixPlusOne = 0
            return
        }
        guard text[index] == UInt8(ascii: "_"), (2...5).contains(text.count - index) else { return nil }
        var suffix: UInt32 = 0
        for digit in text[(index + 1)...] {
            guard case let value = digit &- 0x30, value < 10 else { return nil }
            suffix = suffix * 10 + UInt32(value)
        }
        suffixPlusOne = suffix + 1
    }

    /// The number that the eight bytes from `index` on, which must be there, are the digits of.
    @inline(__always)
    private static func eightDigits(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt64? {
        let bytes = UInt64(
            littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        )
        // Digits are 0x30 to 0x39: the high half of each byte is 3, and still is when 6 is added.
        let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
        let threes: UInt64 = 0x3030_3030_3030_3030
        guard bytes & high == threes, (bytes &+ 0x0606_0606_0606_0606) & high == threes else { return nil }
        // Neighbours become numbers of two digits, then of four, then of eight; the first byte is the lowest.
        let ones = bytes & 0x0F0F_0F0F_0F0F_0F0F
        let pairs = (ones &* 10 &+ ones >> 8) & 0x00FF_00FF_00FF_00FF
        let fours = (pairs &* 100 &+ pairs >> 16) & 0x0000_FFFF_0000_FFFF
        return (fours &* 10_000 &+ fours >> 32) & 0xFFFF_FFFF
    }

    package init?(_ text: String) {
        let parsed = Array(text.utf8).withUnsafeBufferPointer { SubOrderNumber($0) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// The number and its suffix in one word: equal for equal numbers, and nearly always different for others.
    var packed: UInt64 { number ^ UInt64(suffixPlusOne) << 46 ^ UInt64(width) << 59 }

    @inlinable @inline(__always) public static func < (a: SubOrderNumber, b: SubOrderNumber) -> Bool {
        (a.width, a.number, a.suffixPlusOne) < (b.width, b.number, b.suffixPlusOne)
    }
}

extension SubOrderNumber: CustomStringConvertible {
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        appendHead(to: &bytes)
        return String(decoding: bytes, as: UTF8.self) + (parts.suffix.map { "_\($0)" } ?? "")
    }

    /// Appends what is printed up to the suffix.
    package func appendHead(to bytes: inout [UInt8]) {
        if isRunning { bytes += "O-".utf8 }
        let (number, width, _) = parts
        var count = max(1, width)
        var rest = number
        for _ in 0..<count { rest /= 10 }
        while rest > 0 {
            rest /= 10
            count += 1
        }
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: count))
        rest = number
        for index in (bytes.count - count..<bytes.count).reversed() {
            bytes[index] += UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}

extension SubOrderNumber {
    /// No number that is printed anywhere has so many digits.
    @usableFromInline static var runningWidth: UInt8 { 31 }

    /// Stands for the `running`th of some sub orders and tells nothing of its number; shown as `O-000001`.
    init(running: Int) { self.init(number: UInt64(running), suffixPlusOne: 0, width: SubOrderNumber.runningWidth) }

    @inlinable @inline(__always) public var isRunning: Bool { width == SubOrderNumber.runningWidth }
}

extension SubOrderNumber {
    /// What a record holds before its key is read; no text parses to it.
    package static let none = SubOrderNumber(number: 0, suffixPlusOne: 0, width: 0)

    private init(number: UInt64, suffixPlusOne: UInt32, width: UInt8) {
        self.number = number
        self.suffixPlusOne = suffixPlusOne
        self.width = width
    }
}

extension SubOrderNumber {
    /// The number, and its suffix and width in one word, for records without padding.
    var numberAndTail: (UInt64, UInt32) { (number, suffixPlusOne << 5 | UInt32(width)) }

    init(number: UInt64, tail: UInt32) {
        self.init(number: number, suffixPlusOne: tail >> 5, width: UInt8(truncatingIfNeeded: tail & 31))
    }
}

extension SubOrderNumber {
    /// The number as an integer below 2⁸³ that sorts as sub orders do; equal for equal numbers only.
    @inlinable @inline(__always) public var sortKey: UInt128 {
        UInt128(width) << 78 | UInt128(number) << 14 | UInt128(suffixPlusOne)
    }

    /// What is printed, a running number after `O-`: the number in so many digits at least, and the suffix after a `_`.
    @inlinable @inline(__always) public var parts: (number: UInt64, width: Int, suffix: UInt32?) {
        (number, isRunning ? 6 : Int(width), suffixPlusOne == 0 ? nil : suffixPlusOne - 1)
    }
}
