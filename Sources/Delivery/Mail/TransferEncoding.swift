import FoundationEssentials

/// How text and files become ASCII lines of at most 76 octets that no mail server changes. Specification: RFC 2045,
/// section 6.
enum TransferEncoding: String {
    case quotedPrintable = "quoted-printable"
    case base64

    /// The one that makes `text` shorter: quoted-printable for what is mostly ASCII, which can still be read as it is.
    init(for text: String) {
        let coded = text.utf8.count { !(0x20..<0x7F ~= $0) && $0 != 0x0A }
        self = coded * 6 <= text.utf8.count ? .quotedPrintable : .base64
    }

    /// The lines of a text whose own lines end with a line feed, the last one, too.
    func lines(of text: String) -> String {
        // Templates of one's own may come from elsewhere, with carriage returns.
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map { line in
            line.last == 0x0D ? line.dropLast() : line
        }
        switch self {
        case .quotedPrintable: return TransferEncoding.quotedPrintable(lines)
        case .base64: return TransferEncoding.base64(Data(lines.flatMap { Array($0) + [0x0D, 0x0A] }))
        }
    }

    /// Base64 of whole lines goes in pieces of as many bytes.
    static let base64Line = 57

    static func base64(_ data: Data) -> String {
        guard !data.isEmpty else { return "" }
        return data.base64EncodedString(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]
        ) + "\r\n"
    }

    private static func quotedPrintable(_ lines: [Substring.UTF8View]) -> String {
        var result: [UInt8] = []
        for line in lines {
            var column = 0
            for index in line.indices {
                let byte = line[index]
                let rest = line[index...]
                let isLast = rest.count == 1
                // A full line ends with a sign of its own.
                let width = needsCode(byte, in: rest, atStart: column == 0, isLast: isLast) ? 3 : 1
                if column + width > MailHeader.lineLimit - (isLast ? 0 : 1) {
                    result += "=\r\n".utf8
                    column = 0
                }
                if needsCode(byte, in: rest, atStart: column == 0, isLast: isLast) {
                    let digits = String(byte, radix: 16, uppercase: true)
                    result += ((byte < 16 ? "=0" : "=") + digits).utf8
                    column += 3
                } else {
                    result.append(byte)
                    column += 1
                }
            }
            result += "\r\n".utf8
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Besides what is not printable: blanks at the end of a line, which get lost, and at its start a dot, which servers
    /// double, and the word by which mailboxes tell mails apart.
    private static func needsCode(
        _ byte: UInt8,
        in rest: Substring.UTF8View,
        atStart isStart: Bool,
        isLast: Bool
    ) -> Bool {
        switch byte {
        case UInt8(ascii: "="): true
        case UInt8(ascii: " "): isLast
        case UInt8(ascii: "."): isStart
        case UInt8(ascii: "F"): isStart && rest.starts(with: "From ".utf8)
        default: !(0x21..<0x7F ~= byte)
        }
    }
}
