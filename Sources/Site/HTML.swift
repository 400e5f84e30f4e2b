import Mustache

/// Text on its way into the page.
package enum HTML {
    /// `text` fit for element content and quoted attributes.
    ///
    /// Works on bytes, not characters: in Swift a quote followed by a combining mark is one character, which would
    /// slip past a search for the quote. Control characters, which no name needs, become blanks, and directional
    /// overrides, which would reorder the text around them, are dropped.
    package static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: bytes += "&amp;".utf8
            case 0x3C: bytes += "&lt;".utf8
            case 0x3E: bytes += "&gt;".utf8
            case 0x22: bytes += "&quot;".utf8
            case 0x27: bytes += "&#39;".utf8
            case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: bytes.append(0x20)
            case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: break
            default: bytes += UTF8.encode(scalar).map(Array.init) ?? []
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `text` as a quoted string of a style sheet; every character but letters and digits is written as its number.
    static func styleString(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars where scalar.value >= 0x20 {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", " ": result.unicodeScalars.append(scalar)
            default: result += "\\" + String(scalar.value, radix: 16) + " "
            }
        }
        return result + "\""
    }
}

/// Makes templates escape by ``HTML/escaped(_:)``.
struct EscapedContent: MustacheContentType {
    static let name = "ESCAPED"
    /// Put before every template: a partial does not take it over from its page.
    static let pragma = "{{% CONTENT_TYPE:\(name) }}"

    func escapeText(_ text: String) -> String { HTML.escaped(text) }
}
