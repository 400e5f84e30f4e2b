/// How the characters of a text file are stored, told from its bytes.
package enum TextEncoding: String, Sendable, Hashable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16 LE"
    case utf16BigEndian = "UTF-16 BE"
    /// What Windows programs write by default; taken whenever the bytes are not valid UTF-8.
    case windows1252 = "Windows-1252"

    package init(detecting bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else if let wide = TextEncoding.wide(bytes.prefix(4_096)) {
            self = wide
        } else {
            self = TextEncoding.isUTF8(bytes) ? .utf8 : .windows1252
        }
    }

    /// Most of a text is ASCII, which is told eight bytes at a time: only what is more than that is looked at closely.
    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        let whole = bytes.count & ~7
        func isASCII(_ offset: Int) -> Bool {
            bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & Word.highs == 0 }
        }
        var start = 0
        while start < whole {
            guard !isASCII(start) else {
                start += 8
                continue
            }
            // No character reaches from here into a word of ASCII, or from one to here.
            var end = start + 8
            while end < whole, !isASCII(end) { end += 8 }
            if end == whole { end = bytes.count }
            guard (try? UTF8Span(validating: bytes.span.extracting(start..<end))) != nil else { return false }
            start = end
        }
        return start >= bytes.count || (try? UTF8Span(validating: bytes.span.extracting(start..<bytes.count))) != nil
    }

    package var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

    /// UTF-16 without a mark shows in zeros at every other place and none in between.
    private static func wide(_ head: ArraySlice<UInt8>) -> TextEncoding? {
        guard head.count >= 4 else { return nil }
        var zeros = [0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 1] += 1 }
        guard zeros.contains(0), max(zeros[0], zeros[1]) * 4 > head.count else { return nil }
        return zeros[1] > 0 ? .utf16LittleEndian : .utf16BigEndian
    }

    /// What `bytes` say.
    package func text(of bytes: [UInt8]) -> String { String(decoding: decode(bytes), as: UTF8.self) }

    /// `bytes` as UTF-8 without byte order marks at their start; lone halves of surrogate pairs become U+FFFD.
    func decode(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .utf8: return bytes
        case .windows1252: return decode1252(bytes)
        case .utf16LittleEndian: return decode16(bytes, low: 0)
        case .utf16BigEndian: return decode16(bytes, low: 1)
        }
    }

    private func decode1252(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            guard byte >= 0x80 else {
                result.append(byte)
                continue
            }
            let code = byte < 0xA0 ? TextEncoding.windowsBlock[Int(byte) - 0x80] : UInt16(byte)
            if code < 0x800 {
                result.append(UInt8(0xC0 | code >> 6))
            } else {
                result.append(UInt8(0xE0 | code >> 12))
                result.append(UInt8(0x80 | code >> 6 & 0x3F))
            }
            result.append(UInt8(0x80 | code & 0x3F))
        }
        return result
    }

    private func decode16(_ bytes: [UInt8], low: Int) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        let units = stride(from: 0, to: bytes.count - bytes.count % 2, by: 2).lazy.map { index in
            UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
        }
        _ = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false) {
            result.append($0)
        }
        return result
    }

    /// 0x80 to 0x9F; the five unassigned ones stay control characters, as in browsers.
    private static let windowsBlock: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
