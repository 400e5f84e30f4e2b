extension ZipArchive {
    /// One member of an archive, as the central directory states it.
    package struct Entry: Sendable, Hashable {
        /// For people and for finding parts: control characters escaped, never to be used as a path.
        package let name: String
        /// Inflated bytes as declared; compared with what comes out when the member is read.
        package let size: Int
        package let compressedSize: Int
        package let method: ZipMethod
        package let crc32: UInt32
        package let isDirectory: Bool
        package let isSymlink: Bool
        package let isEncrypted: Bool
        /// Where the packed bytes lie in the archive.
        package let data: Range<Int>
        /// Thrown by whoever reads the member.
        var problem: InputError?
    }
}

/// How a member is packed.
package enum ZipMethod: Sendable, Hashable {
    case stored
    case deflated
    /// Not read by hisaab.
    case other(Int)

    init(code: Int) {
        switch code {
        case 0: self = .stored
        case 8: self = .deflated
        default: self = .other(code)
        }
    }

    /// For people: `9 (Deflate64)`.
    package var name: String {
        switch self {
        case .stored: "0 (stored)"
        case .deflated: "8 (deflated)"
        case .other(let code): ZipMethod.names[code].map { "\(code) (\($0))" } ?? "\(code)"
        }
    }

    private static let names = [
        1: "Shrink", 6: "Implode", 9: "Deflate64", 10: "PKWARE Implode", 12: "BZIP2", 14: "LZMA", 93: "Zstandard",
        94: "MP3", 95: "XZ", 96: "JPEG", 97: "WavPack", 98: "PPMd", 99: "AES",
    ]
}

/// Names of members: UTF-8 where they are valid UTF-8 (flagged or not: many writers forget the flag), else code page 437.
enum ZipName {
    static func label(_ bytes: ArraySlice<UInt8>) -> String {
        // No message needs more of a name that is refused for its length.
        guard bytes.count <= Limits.standard.memberNameSize else {
            return Place.printable(String(decoding: bytes.prefix(64), as: UTF8.self)) + "…"
        }
        return Place.printable(String(validating: bytes, as: UTF8.self) ?? codePage437(bytes))
    }

    private static func codePage437(_ bytes: ArraySlice<UInt8>) -> String {
        var text = ""
        for byte in bytes {
            text.unicodeScalars.append(byte < 0x80 ? Unicode.Scalar(byte) : upperHalf[Int(byte) - 0x80])
        }
        return text
    }

    private static let upperHalf = Array(
        ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
            + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}").unicodeScalars
    )
}
