import Ledger
import Meesho
import Site

/// What a run writes mails with.
package struct Mailing: Sendable {
    package typealias BodyMaker = @Sendable (SellerReport, MailBody.Attachment) -> MailBody

    /// For every seller, beside those of the seller's settings.
    package var recipients: [MailAddress]
    /// In place of the one of the seller's settings.
    package var sender: MailAddress?
    /// Gets ready what makes the texts; not called where no mail is to be written.
    package var body: @Sendable () throws -> BodyMaker

    package init(
        to recipients: [MailAddress] = [],
        from sender: MailAddress? = nil,
        body: @escaping @Sendable () throws -> BodyMaker
    ) {
        self.recipients = recipients
        self.sender = sender
        self.body = body
    }

    func recipients(with settings: Settings) -> [MailAddress] {
        var seen: Set<String> = []
        return (recipients + settings.mail).filter { seen.insert($0.address.lowercased()).inserted }
    }

    /// The mail with a report; `nil` where nobody gets one.
    ///
    /// - Parameter isSealed: Whether the report is, so that the mail may not tell what is in it, or whose it is.
    func mail(with report: SellerReport, isSealed: Bool, body: @escaping BodyMaker) -> ReportMail? {
        let recipients = recipients(with: report.settings)
        guard let first = recipients.first else { return nil }
        var mail = ReportMail(
            // From someone it must be, and a mail to oneself is at least no lie.
            from: sender ?? report.settings.mailFrom ?? first,
            to: recipients,
            on: report.asOf,
            folder: FolderName(sellerID: report.seller.id)
        ) { attachment in body(report, attachment) }
        mail.isSealed = isSealed
        return mail
    }
}
