import Foundation

/// A pass phrase as it enters the key derivation.
package struct PassPhrase: Sendable, Hashable {
    /// NFKC, without blanks at either end: what the page makes of the text that a reader types.
    let text: String

    /// `nil` for a text of nothing but blanks.
    package init?(_ typed: String) {
        // Both ends after the mapping, which turns wide and unbreakable blanks into plain ones.
        let normal = Array(typed.precomposedStringWithCompatibilityMapping.unicodeScalars)
        guard let first = normal.firstIndex(where: { !PassPhrase.isBlank($0) }),
            let last = normal.lastIndex(where: { !PassPhrase.isBlank($0) })
        else { return nil }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: normal[first...last])
        text = String(scalars)
    }

    /// UTF-8.
    var bytes: [UInt8] { Array(text.utf8) }

    /// As `trim` in a browser: white space, line ends and the byte order mark.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace && scalar != "\u{85}" || scalar == "\u{FEFF}"
    }
}
