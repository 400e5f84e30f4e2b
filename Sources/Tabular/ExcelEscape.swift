/// The `_xHHHH_` with which Excel writes characters XML cannot hold, each a UTF-16 unit.
enum ExcelEscape {
    /// Resolves the escapes in `bytes` from `start` on, in place; `_x005F_` is an underscore that begins nothing.
    static func resolve(_ bytes: inout [UInt8], from start: Int) {
        guard var source = first(in: bytes, from: start) else { return }
        var target = source
        while source < bytes.count {
            guard let unit = unit(in: bytes, at: source) else {
                bytes[target] = bytes[source]
                source += 1
                target += 1
                continue
            }
            source += 7
            var units = [unit]
            if UTF16.isLeadSurrogate(unit), let trail = self.unit(in: bytes, at: source), UTF16.isTrailSurrogate(trail)
            {
                units.append(trail)
                source += 7
            }
            for byte in String(decoding: units, as: UTF16.self).utf8 {
                bytes[target] = byte
                target += 1
            }
        }
        bytes.removeSubrange(target...)
    }

    private static func first(in bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + 7 <= bytes.count {
            if bytes[index] == 0x5F, unit(in: bytes, at: index) != nil { return index }
            index += 1
        }
        return nil
    }

    /// The unit of an escape that starts at `index`.
    @inline(__always)
    private static func unit(in bytes: [UInt8], at index: Int) -> UInt16? {
        guard index + 7 <= bytes.count, bytes[index] == 0x5F, bytes[index + 1] == UInt8(ascii: "x"),
            bytes[index + 6] == 0x5F
        else { return nil }
        var value: UInt16 = 0
        for digit in bytes[(index + 2)..<(index + 6)] {
            guard let number = Character(UnicodeScalar(digit)).hexDigitValue else { return nil }
            value = value << 4 | UInt16(number)
        }
        return value
    }
}
