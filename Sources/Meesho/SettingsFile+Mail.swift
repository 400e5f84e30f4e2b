import Tabular
import Yams

extension SettingsFile {
    static let noMail = "No mail goes to it: correct the address and run again."

    /// More than anyone writes to.
    private static let mostRecipients = 50

    /// A list of addresses; those that are none are named, the others kept.
    mutating func readRecipients(_ addresses: Node.Sequence, _ place: Place) {
        guard addresses.count <= Self.mostRecipients else {
            return refuse("at most \(Self.mostRecipients) addresses", "\(addresses.count)", place)
        }
        for node in addresses {
            let text = node.scalar?.string ?? ""
            if let address = MailAddress(text) {
                settings.mail.append(address)
            } else {
                refuse(MailAddress.form, text, place.at(row: node.mark?.line ?? place.row, column: place.column))
            }
        }
    }

    private mutating func refuse(_ expected: String, _ found: String, _ place: Place) {
        problems.append(
            InputError(
                .badSetting,
                at: place,
                expected: expected,
                found: found,
                advice: SettingsFile.noMail
            )
        )
    }
}
