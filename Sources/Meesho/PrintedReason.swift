/// A reason that a payments file prints beside an amount: kept only where there is an amount, without what could be a
/// phone number or an address.
enum PrintedReason {
    private static let limit = 160

    /// Words that hold ten digits or an `@` are left out, and all that is longer than a reason.
    static func kept(_ text: String) -> String {
        let words = words(of: text).map { isHarmless($0) ? String($0) : "…" }
        return String(words.joined(separator: " ").prefix(limit))
    }

    private static func words(of text: String) -> [Substring] {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return text.split(whereSeparator: \.isWhitespace) }
        return text.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.map { Substring($0) }
    }

    static func isHarmless(_ text: some StringProtocol) -> Bool {
        !text.utf8.contains(UInt8(ascii: "@")) && text.utf8.count { $0 &- 0x30 < 10 } < 10
    }
}

/// The reasons of a payment leg that has amounts for them; most legs have none.
package struct PaymentReason: Sendable, BitwiseCopyable {
    /// Index of the leg's row in its sheet.
    package var row: Int32
    package var compensation: Int32 = 0
    package var claims: Int32 = 0
    package var recovery: Int32 = 0
}
