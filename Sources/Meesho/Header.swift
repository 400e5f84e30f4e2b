import Tabular

/// A header as exports spell it, folded for comparison: trimmed, white space collapsed, lower case, without
/// zero-width characters and points, `commision` spelled `commission`.
package enum Header {
    package static func fold(_ text: String) -> String {
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
        return result.replacing("commision", with: "commission")
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
