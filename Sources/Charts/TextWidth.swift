import Wording

/// How wide text is on the page, near enough to keep labels apart: widths of Noto Sans, the widest of common system
/// fonts, in pixels.
package enum TextWidth {
    /// Of the widest language.
    package static func estimate(_ words: Words, size: Int = 12, isBold: Bool = false) -> Int {
        words.others.reduce(estimate(words.first, size: size, isBold: isBold)) {
            max($0, estimate($1, size: size, isBold: isBold))
        }
    }

    /// Every variant that is wider than `width` cut, with an ellipsis for the rest.
    package static func fitted(_ words: Words, to width: Int) -> Words {
        words.map { text in
            guard estimate(text) > width else { return text }
            // Characters, not scalars: half a syllable would read as another one.
            var characters = Array(text.prefix(400))
            while !characters.isEmpty, estimate(String(characters) + "…") > width { characters.removeLast() }
            while characters.last?.isWhitespace == true { characters.removeLast() }
            return String(characters) + "…"
        }
    }

    static func estimate(_ text: String, size: Int = 12, isBold: Bool = false) -> Int {
        let thousandths = max(0, text.unicodeScalars.reduce(0) { $0 + width(of: $1) })
        return thousandths * (isBold ? 106 : 100) / 100 * size / 1_000 + 1
    }

    /// In thousandths of the size.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "i", "j", "l", "J", ".", ",", ":", ";", "'", "|", "!", " ", "\u{A0}": 280
        case "f", "r", "t", "I", "-", "(", ")", "/": 400
        case "c", "k", "s", "v", "x", "y", "z": 530
        case "w", "%": 840
        case "m", "M", "W", "@", "&": 940
        case "D", "G", "H", "N", "O", "Q", "U": 770
        case "A"..."Z": 640
        case "0"..."9", "₹": 580
        // Before a consonant the sign of a missing vowel makes two letters one.
        case "\u{94D}", "\u{ACD}": -200
        case "\u{900}"..."\u{AFF}": indicWidth(of: scalar)
        case "\u{2010}"..."\u{2022}": 500
        case "…": 830
        case ..<"\u{250}": 610
        default: scalar.properties.generalCategory == .format ? 0 : 1_000
        }
    }

    private static func indicWidth(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark: return 0
        case .spacingMark: return 330
        default: break
        }
        // The vowels A, AU, O and their like stand as far into each script's block.
        return switch (scalar.value - 0x900) & 0x7F {
        case 0x06, 0x0B, 0x11...0x14: 1_060
        default: 700
        }
    }
}
