import Meesho

/// A JSON value, for writing. Keys come out sorted, so that equal values give equal bytes.
package enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(Int)
    case text(String)
    indirect case array([JSON])
    indirect case object([String: JSON])

    /// Rupees as text with two decimals: `"1234.50"`; null for `nil`.
    package static func money(_ amount: Paisa?) -> JSON { text(amount?.decimal) }
    /// `"2026-01-31"`; null for `nil`.
    package static func day(_ day: Day?) -> JSON { text(day?.iso) }
    package static func text(_ text: String?) -> JSON { text.map { JSON.text($0) } ?? .null }

    /// The value as an indented UTF-8 text that ends in a line feed.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, indent: 0)
        bytes.append(0x0A)
        return bytes
    }

    /// The value in one line without blanks; no line feed ends it.
    var line: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, indent: nil)
        return bytes
    }

    /// - Parameter indent: Of the line; `nil` for no line breaks at all.
    private func append(to bytes: inout [UInt8], indent: Int?) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .number(let value): bytes += String(value).utf8
        case .text(let value): JSON.append(quoted: value, to: &bytes)
        case .array(let values):
            JSON.append(values, between: "[", "]", to: &bytes, indent: indent) { value, bytes in
                value.append(to: &bytes, indent: indent.map { $0 + 1 })
            }
        case .object(let members):
            // By code point, as other programs sort, which UTF-8 keeps; Swift's own order folds equivalent spellings.
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            JSON.append(sorted, between: "{", "}", to: &bytes, indent: indent) { member, bytes in
                JSON.append(quoted: member.key, to: &bytes)
                bytes += (indent == nil ? ":" : ": ").utf8
                member.value.append(to: &bytes, indent: indent.map { $0 + 1 })
            }
        }
    }

    private static func append<Element>(
        _ elements: [Element],
        between open: String,
        _ close: String,
        to bytes: inout [UInt8],
        indent: Int?,
        each: (Element, inout [UInt8]) -> Void
    ) {
        bytes += open.utf8
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            lineBreak(to: &bytes, indent: indent.map { $0 + 1 })
            each(element, &bytes)
        }
        if !elements.isEmpty { lineBreak(to: &bytes, indent: indent) }
        bytes += close.utf8
    }

    private static func lineBreak(to bytes: inout [UInt8], indent: Int?) {
        guard let indent else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: 2 * indent))
    }

    /// RFC 8259, section 7; also escapes U+2028 and U+2029, which end a line in older JavaScript.
    private static func append(quoted text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { append(quoted: $0, to: &bytes) }
    }

    /// - Parameter text: UTF-8.
    static func append(quoted text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        // Nearly all of a text is written as it is.
        var kept = 0
        var at = 0
        while at < text.count {
            guard mayBeEscaped(text[at]), let (escape, length) = escape(of: text[at...]) else {
                at += 1
                continue
            }
            bytes += text[kept..<at]
            bytes += escape.utf8
            at += length
            kept = at
        }
        bytes += text[kept...]
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a character that is written otherwise begins with `byte`; others may, too.
    @inline(__always)
    private static func mayBeEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F || byte == 0xE2
    }

    /// What is written for the first character of `text`, and how many bytes it has; `nil` for itself.
    private static func escape(of text: Slice<UnsafeBufferPointer<UInt8>>) -> (escape: String, length: Int)? {
        switch text[text.startIndex] {
        case UInt8(ascii: "\""): return (#"\""#, 1)
        case UInt8(ascii: "\\"): return (#"\\"#, 1)
        case UInt8(ascii: "\n"): return (#"\n"#, 1)
        case UInt8(ascii: "\r"): return (#"\r"#, 1)
        case UInt8(ascii: "\t"): return (#"\t"#, 1)
        case let byte where byte < 0x20 || byte == 0x7F:
            let digits = String(byte, radix: 16)
            return (#"\u"# + String(repeating: "0", count: 4 - digits.utf8.count) + digits, 1)
        case 0xE2 where text.starts(with: [0xE2, 0x80, 0xA8]): return (#"\u2028"#, 3)
        case 0xE2 where text.starts(with: [0xE2, 0x80, 0xA9]): return (#"\u2029"#, 3)
        default: return nil
        }
    }
}
