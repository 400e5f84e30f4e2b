/// The apostrophe before a cell of a CSV that a spreadsheet program would take for a formula.
package enum FormulaGuard {
    /// Whether `text` needs it, by its first character, or by a blank one that some programs drop. The full-width forms
    /// count in those set to Chinese or Japanese.
    package static func isNeeded(for text: some Collection<UInt8>) -> Bool {
        switch text.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
        case 0xEF: wideStarts.contains { text.starts(with: $0.utf8) }
        default: false
        }
    }

    private static let wideStarts = ["\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"]
}
