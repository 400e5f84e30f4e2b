/// Text on its way into the page.
public enum HTML {
    /// `text` fit for element content and quoted attributes.
    ///
    /// Works on bytes, not characters: in Swift a quote followed by a combining mark is one character, which would
    /// slip past a search for the quote. Control characters, which no name needs, become blanks, and directional
    /// overrides, which would reorder the text around them, are dropped.
    package static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: mayBeSpecial) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends ``escaped(_:)``.
    public static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { utf8 in
            var copied = 0
            var index = 0
            while index < utf8.count {
                guard mayBeSpecial(utf8[index]), let special = special(in: utf8, at: index) else {
                    index += 1
                    continue
                }
                bytes.append(contentsOf: utf8[copied..<index])
                bytes.append(contentsOf: special.replacement.utf8)
                index += special.length
                copied = index
            }
            bytes.append(contentsOf: utf8[copied...])
        }
    }

    /// Whether a character that must not stand as it is begins with `byte`; others may, too.
    private static func mayBeSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00...0x1F, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0xC2, 0xE2, 0xEF: true
        default: false
        }
    }

    /// Whether a character that ``plain(_:)`` replaces or drops begins with `byte`; others may, too.
    private static func mayBeReplaced(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF
    }

    /// What stands for the character that begins at `index`, and how many bytes it has; `nil` where it may stand.
    private static func special(
        in utf8: UnsafeBufferPointer<UInt8>,
        at index: Int
    ) -> (replacement: String, length: Int)? {
        let second = index + 1 < utf8.count ? utf8[index + 1] : 0
        let third = index + 2 < utf8.count ? utf8[index + 2] : 0
        return switch (utf8[index], second, third) {
        case (0x26, _, _): ("&amp;", 1)
        case (0x3C, _, _): ("&lt;", 1)
        case (0x3E, _, _): ("&gt;", 1)
        case (0x22, _, _): ("&quot;", 1)
        case (0x27, _, _): ("&#39;", 1)
        case (0x00...0x1F, _, _), (0x7F, _, _): (" ", 1)
        case (0xC2, 0x80...0x9F, _): (" ", 2)  // U+0080 to U+009F
        case (0xE2, 0x80, 0xA8...0xA9): (" ", 3)  // U+2028 and U+2029
        case (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9): ("", 3)  // U+202A to U+202E, U+2066 to U+2069
        case (0xEF, 0xBB, 0xBF), (0xEF, 0xBF, 0xBE...0xBF): ("", 3)  // U+FEFF, U+FFFE and U+FFFF
        default: nil
        }
    }

    /// `text` as it is, but for the characters that ``escaped(_:)`` replaces by blanks or drops.
    package static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: mayBeReplaced) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0...0x1F, 0x7F...0x9F, 0x2028...0x2029: result += " "
            case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE...0xFFFF: break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// `text` as a quoted string of a style sheet; every character but letters and digits is written as its number.
    package static func styleString(_ text: String) -> String {
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
