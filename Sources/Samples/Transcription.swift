import Tabular

/// Text files as other programs save them.
enum Transcription {
    /// UTF-16, little endian, with mark.
    static func utf16(_ bytes: [UInt8]) -> [UInt8] {
        [0xFF, 0xFE] + String(decoding: bytes, as: UTF8.self).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    /// Windows-1252; what it lacks becomes a question mark.
    static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map { scalar in
            switch scalar.value {
            case ..<0x80, 0xA0...0xFF: UInt8(scalar.value)
            case 0x2013: 0x96
            case 0x2019: 0x92
            case 0x20AC: 0x80
            default: UInt8(ascii: "?")
            }
        }
    }

    /// One member: raw deflate between a header of ten bytes and checksum and size (RFC 1952).
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var zip = ZipWriter()
        zip.add("", bytes, usesDescriptor: false)
        let archive = zip.finish()
        let packedSize = archive[18..<22].reversed().reduce(0) { $0 << 8 | Int($1) }
        let nameless = 30
        return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + archive[nameless..<(nameless + packedSize)] + archive[14..<18]
            + archive[22..<26]
    }
}
