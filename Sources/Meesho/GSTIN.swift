/// A GST registration number: two digits of the state, the PAN (5 letters, 4 digits, a letter), and 3 characters.
package struct GSTIN: Sendable, Hashable {
    /// 15 characters, upper case.
    package let text: String

    /// `nil` where the text has another form or begins with no state.
    package init?(_ text: String) {
        let text = text.uppercased()
        guard Array(text.utf8).withUnsafeBufferPointer({ GSTIN.isOne($0) }) else { return nil }
        self.text = text
    }

    /// Whether the text is a GSTIN, with letters in either case.
    static func isOne(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count == 15, text[..<2].allSatisfy(GSTIN.isDigit) else { return false }
        return IndianState.isCode(Int(text[0] - 0x30) * 10 + Int(text[1] - 0x30))
            && text[2..<7].allSatisfy(GSTIN.isLetter) && text[7..<11].allSatisfy(GSTIN.isDigit)
            && GSTIN.isLetter(text[11]) && text[12...].allSatisfy { GSTIN.isDigit($0) || GSTIN.isLetter($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte & ~0x20) &- 0x41 < 26 }

    /// The place-of-supply code of the state that a GSTIN begins with; `nil` where it is none.
    package static func stateCode(of text: String) -> Int? {
        let digits = text.utf8.prefix(2)
        guard digits.count == 2, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return Int(text.prefix(2)).flatMap { IndianState.isCode($0) ? $0 : nil }
    }
}
