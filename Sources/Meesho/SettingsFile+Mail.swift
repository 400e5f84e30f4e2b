import Tabular
import Yams

extension SettingsFile {
    static let noMail: Phrase = "No mail goes to it: correct the address and run again."

    /// More than anyone writes to.
    private static let mostRecipients = 50

    /// A list of addresses; those that are none are named, the others kept.
    mutating func readRecipients(_ addresses: Node.Sequence, _ place: Place) {
        guard addresses.count <= Self.mostRecipients else {
            return refuse(
                expected: "at most \(Self.mostRecipients) addresses",
                found: "\(addresses.count)",
                at: place,
                advice: "No mail goes to any of them: shorten the list and run again."
            )
        }
        for node in addresses {
            let text = node.scalar?.string ?? ""
            if let address = MailAddress(text) {
                settings.mail.append(address)
            } else {
                let place = place.at(row: node.mark?.line ?? place.row, column: place.column)
                refuse(expected: MailAddress.form, found: Phrase(quoting: text), at: place, advice: SettingsFile.noMail)
            }
        }
    }
}
