/// A GST registration number: two digits of the state, the PAN, an entity number, a letter, a check character.
package struct GSTIN: Sendable, Hashable {
    /// 15 characters, upper case.
    package let text: String

    /// `nil` where the text has another form or its last character does not check the others.
    package init?(_ text: String) {
        let text = text.uppercased()
        let bytes = Array(text.utf8)
        guard bytes.count == 15, bytes[0] &- 0x30 < 10, bytes[1] &- 0x30 < 10, let last = GSTIN.value(bytes[14]),
            last == GSTIN.check(bytes.prefix(14))
        else { return nil }
        self.text = text
    }

    /// The place-of-supply code of the state that an exports' GSTIN begins with; `nil` where it is none.
    package static func stateCode(of text: String) -> Int? {
        let digits = text.utf8.prefix(2)
        guard digits.count == 2, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return Int(text.prefix(2)).flatMap { IndianState.name(ofCode: $0) == nil ? nil : $0 }
    }

    /// Base 36, weights 1 and 2 in turn, the digits of each product added. `nil` for any other character.
    private static func check(_ bytes: some Sequence<UInt8>) -> Int? {
        var sum = 0
        for (index, byte) in bytes.enumerated() {
            guard let value = value(byte) else { return nil }
            let product = value * (index % 2 + 1)
            sum += product / 36 + product % 36
        }
        return (36 - sum % 36) % 36
    }

    private static func value(_ byte: UInt8) -> Int? {
        if byte &- 0x30 < 10 { return Int(byte - 0x30) }
        return byte &- 0x41 < 26 ? Int(byte - 0x41) + 10 : nil
    }
}
