import FoundationEssentials
import Meesho
import Site
import Wording

/// Header fields of a mail: ASCII lines of at most 76 octets, which only an address longer than that exceeds.
/// Specifications: RFC 5322, section 2.2.3 (folding), and RFC 2047 (encoded words).
enum MailHeader {
    static let lineLimit = 76
    /// As many bytes as leave room, in the first line, for the name of any field that holds text.
    private static let wordBytes = 39

    /// A field of free text, without line end. Whatever is no printable character becomes a blank.
    static func field(_ name: String, text: String) -> String { folded(name, words(HTML.plain(text))) }

    static func field(_ name: String, addresses: [MailAddress]) -> String {
        let last = addresses.count - 1
        return folded(
            name,
            addresses.enumerated().flatMap { index, address in
                let end = index < last ? "," : ""
                guard let name = address.name else { return [address.address + end] }
                return phrase(name) + ["<\(address.address)>\(end)"]
            }
        )
    }

    /// A name before an address.
    private static func phrase(_ name: String) -> [String] {
        let words = words(name)
        // What needs no encoding is quoted; the name itself holds neither quotes nor backslashes.
        return words == [name] ? ["\"\(name)\""] : words
    }

    /// `text` as one piece where it is short ASCII, else as encoded words, none of which holds part of a character.
    static func words(_ text: String) -> [String] {
        let isPlain = text.utf8.allSatisfy { 0x20..<0x7F ~= $0 } && !text.contains("=?")
        guard !isPlain || text.utf8.count > wordBytes else { return [text] }
        var words: [String] = []
        var piece: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            if piece.count + bytes.count > wordBytes {
                words.append(encoded(piece))
                piece = []
            }
            piece += bytes
        }
        words.append(encoded(piece))
        return words
    }

    private static func encoded(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Data(bytes).base64EncodedString())?=" }

    /// `pieces` with blanks between them, in lines that break at these.
    private static func folded(_ name: String, _ pieces: [String]) -> String {
        var field = name + ":"
        var column = field.utf8.count
        for piece in pieces {
            if column + 1 + piece.utf8.count > lineLimit {
                field += "\r\n"
                column = 0
            }
            field += " " + piece
            column += 1 + piece.utf8.count
        }
        return field
    }
}

extension MailHeader {
    /// The middle of the day in India: a mail tells the day of its report, not when it was made.
    static func date(_ day: Day) -> String {
        let (year, month, number) = day.components
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "Date: \(weekdays[day.weekday - 1]), \(number) \(months[month - 1]) \(year) 12:00:00 +0530"
    }
}
