import Tabular

/// A header as exports spell it, folded for comparison: trimmed, white space collapsed, lower case, without
/// zero-width characters and points, `commision` spelled `commission`.
package enum Header {
    package static func fold(_ text: String) -> String {
        let folded = foldedASCII(text) ?? foldedScalars(text)
        return folded.utf8.count >= misspelling.count && contains(misspelling, in: folded.utf8)
            ? folded.replacing("commision", with: "commission") : folded
    }

    private static let misspelling = Array("commision".utf8)

    private static func contains(_ word: [UInt8], in text: String.UTF8View) -> Bool {
        text.indices.contains { text[$0] == word[0] && text[$0...].starts(with: word) }
    }

    /// `nil` where `text` is more than ASCII.
    private static func foldedASCII(_ text: String) -> String? {
        var isASCII = true
        let folded = String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
            var count = 0
            var needsBlank = false
            for byte in text.utf8 {
                switch byte {
                case 0x80...:
                    isASCII = false
                    return 0
                case UInt8(ascii: "."): continue
                case 0x20, 0x09...0x0D: needsBlank = count > 0
                default:
                    // Each byte of the result stands for at least one of the text.
                    if needsBlank {
                        buffer[count] = 0x20
                        count += 1
                    }
                    needsBlank = false
                    buffer[count] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                    count += 1
                }
            }
            return count
        }
        return isASCII ? folded : nil
    }

    private static func foldedScalars(_ text: String) -> String {
        var result = ""
        var needsBlank = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", ".": continue
            case _ where scalar.properties.isWhitespace: needsBlank = !result.isEmpty
            default:
                if needsBlank { result += " " }
                needsBlank = false
                result += scalar.properties.lowercaseMapping
            }
        }
        return result
    }

    /// `A`, `Z`, `AA`: the letter of a 0-based column, for columns without a header.
    package static func letter(of column: Int) -> String {
        var rest = column
        var letters = ""
        repeat {
            letters = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }
}

/// A header row, as printed and folded; folded once for all who look at it.
struct HeaderRow: Sendable {
    let texts: [String]
    let folded: [String]

    init(_ texts: [String]) {
        self.texts = texts
        folded = texts.map(Header.fold)
    }

    var count: Int { texts.count }

    /// The column of the first header among `names`, which are folded.
    func firstIndex(of names: [String]) -> Int? { folded.firstIndex(where: names.contains) }
}
