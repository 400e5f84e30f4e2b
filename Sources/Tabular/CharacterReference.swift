/// The characters that XML allows, and the references that stand for some.
enum CharacterReference {
    /// Longer ones have leading zeros, which nobody writes.
    private static let longest = 10

    /// What a reference that starts at the `&` of `start` stands for, and its length: one of the five that XML knows, or
    /// a number. Reads no further than the first byte that does not belong.
    static func scalar(_ start: UnsafePointer<UInt8>) -> (Unicode.Scalar, count: Int)? {
        for (name, scalar) in named where matches(start + 1, name) { return (scalar, name.utf8CodeUnitCount + 1) }
        guard start[1] == UInt8(ascii: "#") else { return nil }
        let isHex = start[2] == UInt8(ascii: "x")
        var index = isHex ? 3 : 2
        let first = index
        var value: UInt32 = 0
        while index < longest, let digit = digit(start[index], isHex: isHex) {
            value = value * (isHex ? 16 : 10) + digit
            index += 1
        }
        guard index > first, start[index] == UInt8(ascii: ";"), let scalar = Unicode.Scalar(value), isAllowed(scalar)
        else { return nil }
        return (scalar, index + 1)
    }

    /// The length of the UTF-8 sequence at `start`, which is not ASCII; `nil` unless it is a character XML allows. Reads
    /// no further than the first byte that does not belong.
    static func lengthBeyondASCII(_ start: UnsafePointer<UInt8>) -> Int? {
        let count: Int
        var value: UInt32
        switch start[0] {
        case 0xC2..<0xE0: (count, value) = (2, UInt32(start[0] & 0x1F))
        case 0xE0..<0xF0: (count, value) = (3, UInt32(start[0] & 0x0F))
        case 0xF0..<0xF5: (count, value) = (4, UInt32(start[0] & 0x07))
        default: return nil
        }
        for index in 1..<count {
            guard start[index] & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(start[index] & 0x3F)
        }
        // A sequence longer than its character needs is none.
        guard let scalar = Unicode.Scalar(value), UTF8.width(scalar) == count, isAllowed(scalar) else { return nil }
        return count
    }

    private static let named: [(StaticString, Unicode.Scalar)] = [
        ("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("apos;", "'"),
    ]

    private static func matches(_ start: UnsafePointer<UInt8>, _ text: StaticString) -> Bool {
        for index in 0..<text.utf8CodeUnitCount where start[index] != text.utf8Start[index] { return false }
        return true
    }

    private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
        if byte &- 0x30 < 10 { return UInt32(byte - 0x30) }
        guard isHex, (byte | 0x20) &- 0x61 < 6 else { return nil }
        return UInt32((byte | 0x20) - 0x61) + 10
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }
}
