import Tabular

/// A mail address as mail headers take it, with the name shown before it: `asha@example.com`,
/// `Asha Patel <asha@example.com>`.
///
/// Stricter than RFC 5322, which also knows quoted local parts, comments and addresses in brackets: whatever could be
/// taken for anything but one address is refused.
package struct MailAddress: Sendable, Hashable, CustomStringConvertible {
    /// `nil` where there is none.
    package let name: String?
    /// ASCII: a local part, `@`, and a domain in lower case.
    package let address: String

    /// What is expected, for messages.
    package static let form: Phrase = "an address such as asha@example.com or Asha Patel <asha@example.com>"

    /// `nil` for a text that is no such address.
    package init?(_ text: String) {
        guard text.utf8.last == UInt8(ascii: ">"), let start = text.utf8.lastIndex(of: UInt8(ascii: "<")) else {
            guard let address = MailAddress.address(text.utf8[...]) else { return nil }
            (name, self.address) = (nil, address)
            return
        }
        let inside = text.utf8[text.utf8.index(after: start)...].dropLast()
        guard let address = MailAddress.address(inside),
            let name = MailAddress.name(String(text[..<start]))
        else { return nil }
        self.name = name.isEmpty ? nil : name
        self.address = address
    }

    /// As ``init(_:)`` reads it.
    package var description: String { name.map { "\($0) <\(address)>" } ?? address }

    private static func address(_ text: Substring.UTF8View) -> String? {
        // RFC 5321, section 4.5.3.1, less the brackets around an address.
        guard text.count <= 254, let at = text.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let local = text[..<at]
        let domain = text[text.index(after: at)...]
        guard (1...64).contains(local.count), local.first != dot, local.last != dot,
            local.allSatisfy(isOfLocalPart), !hasTwoDots(local),
            // An encoded word (RFC 2047) reads as something else.
            zip(local, local.dropFirst()).allSatisfy({ $0 != 0x3D || $1 != 0x3F })
        else { return nil }
        let labels = domain.split(separator: dot, omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy(isLabel), labels.last?.allSatisfy(isDigit) == false else {
            return nil
        }
        return "\(Substring(local))@\(Substring(domain).lowercased())"
    }

    private static let dot = UInt8(ascii: ".")

    private static func hasTwoDots(_ text: Substring.UTF8View) -> Bool {
        zip(text, text.dropFirst()).contains { $0 == dot && $1 == dot }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }

    /// RFC 5322, section 3.2.3: atext, and the dots between atoms.
    private static func isOfLocalPart(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
    }

    /// RFC 1123, section 2.1.
    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        let hyphen = UInt8(ascii: "-")
        return (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
            && label.allSatisfy { isLetterOrDigit($0) || $0 == hyphen }
    }

    /// A name without the blanks and quotes around it; `nil` where it holds what no name needs.
    private static func name(_ text: String) -> String? {
        var name = Substring(text).trimmingBlanks
        if name.utf8.count >= 2, name.utf8.first == UInt8(ascii: "\""), name.utf8.last == UInt8(ascii: "\"") {
            name = name.dropFirst().dropLast().trimmingBlanks
        }
        guard name.utf8.count <= 200, name.unicodeScalars.allSatisfy(isOfName) else { return nil }
        return String(name)
    }

    private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "\\", "<", ">": return false
        // Joiners, which Indian scripts need.
        case "\u{200C}", "\u{200D}": return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: return false
        default: return true
        }
    }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }
}
