import Meesho
import Site

/// A mail with a report, for a person to look through and another program to send: `mail/report.eml` in the bundle.
package struct ReportMail: Sendable {
    package static let path = "mail/report.eml"
    /// Bytes of an attachment: what mail servers take, 25 MB, less a third and the line ends that Base64 adds, and the
    /// texts.
    package static let attachmentLimit = 18_000_000

    package var sender: MailAddress
    /// At least one.
    package var recipients: [MailAddress]
    package var day: Day
    /// Of the bundle.
    package var folder: FolderName
    package var body: @Sendable (MailBody.Attachment) -> MailBody
    package var limit = attachmentLimit
    /// Whether the page is sealed: then it alone is attached, under a name that does not tell whose it is.
    package var isSealed = false

    package init(
        from sender: MailAddress,
        to recipients: [MailAddress],
        on day: Day,
        folder: FolderName,
        body: @escaping @Sendable (MailBody.Attachment) -> MailBody
    ) {
        self.sender = sender
        self.recipients = recipients
        self.day = day
        self.folder = folder
        self.body = body
    }

    /// Writes the mail, with as much of the bundle attached as may be.
    package func write(with files: FinishedFiles, to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        let attachment = try attachment(of: files)
        let body = body(described(attachment))
        let message = MailMessage(
            sender: sender,
            recipients: recipients,
            subject: body.subject,
            day: day,
            text: body.text,
            html: body.html,
            attachment: attachment
        )
        try message.write(sink)
    }

    private static let page = "index.html"
    private static let zip = "application/zip"

    private func described(_ attachment: MailMessage.Attachment?) -> MailBody.Attachment {
        guard !isSealed else { return .sealed(attachment?.name) }
        guard let attachment else { return .nothing(folder: folder.description) }
        return attachment.type == ReportMail.zip
            ? .bundle(attachment.name) : .page(attachment.name, folder: folder.description)
    }

    private func attachment(of files: FinishedFiles) throws -> MailMessage.Attachment? {
        // Short enough for a line of a header, and for every file system.
        let name = isSealed ? "report" : folder.description.prefix(40)
        let size = files.outputs.reduce(0) { $0 + $1.size }
        if !isSealed, let bytes = try bytes(atMost: size, { try files.pack(below: folder.description, to: $0) }) {
            return MailMessage.Attachment(name: "\(name).zip", type: ReportMail.zip, bytes: bytes)
        }
        guard let page = files.outputs.first(where: { $0.path == ReportMail.page }),
            let bytes = try bytes(atMost: page.size, { try files.read(ReportMail.page, $0) })
        else { return nil }
        return MailMessage.Attachment(name: "\(name).html", type: "text/html; charset=utf-8", bytes: bytes)
    }

    private struct TooMuch: Error {}

    /// What `write` writes; `nil` as soon as it is more than ``limit``.
    ///
    /// - Parameter size: How much that will be, roughly.
    private func bytes(
        atMost size: Int,
        _ write: (_ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws -> [UInt8]? {
        var bytes: [UInt8] = []
        // Growing by doubling would hold twice as much for a while.
        bytes.reserveCapacity(min(size, limit))
        do {
            try write { piece in
                guard bytes.count + piece.count <= limit else { throw TooMuch() }
                bytes.append(contentsOf: piece)
            }
        } catch is TooMuch {
            return nil
        }
        return bytes
    }
}
