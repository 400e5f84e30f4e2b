import Crypto
import FoundationEssentials
import Meesho

/// A mail as the bytes that are handed to a mail server: RFC 5322 and MIME (RFC 2045 to 2047), 7-bit, CRLF. The same
/// content gives the same bytes.
struct MailMessage {
    struct Attachment {
        /// ASCII without quotes, short enough for a header line.
        var name: String
        var type: String
        var bytes: [UInt8]
    }

    var sender: MailAddress
    /// At least one.
    var recipients: [MailAddress]
    var subject: String
    var day: Day
    var text: String
    var html: String
    var attachment: Attachment?

    func write(_ sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        func put(_ lines: [String]) throws {
            var text = lines.joined(separator: "\r\n") + "\r\n"
            try text.withUTF8 { try sink(UnsafeRawBufferPointer($0)) }
        }
        let id = identity
        // Neither encoding ever writes "=_".
        let mixed = "=_\(id)_mixed"
        let alternative = "=_\(id)_body"
        try put([
            MailHeader.date(day),
            MailHeader.field("From", addresses: [sender]),
            MailHeader.field("To", addresses: recipients),
            MailHeader.field("Subject", text: subject),
            // A domain that no one has, as no one else makes these ids: RFC 2606, section 2.
            "Message-ID: <\(id)@hisaab.invalid>",
            "MIME-Version: 1.0",
            "Auto-Submitted: auto-generated",
            "Content-Type: multipart/mixed;",
            " boundary=\"\(mixed)\"",
            "",
            "--" + mixed,
            "Content-Type: multipart/alternative;",
            " boundary=\"\(alternative)\"",
            "",
        ])
        for (type, body) in [("plain", text), ("html", html)] {
            let encoding = TransferEncoding(for: body)
            try put([
                "--" + alternative,
                "Content-Type: text/\(type); charset=utf-8",
                "Content-Transfer-Encoding: \(encoding.rawValue)",
                "",
                encoding.lines(of: body),
            ])
        }
        try put(["--\(alternative)--", ""])
        if let attachment { try write(attachment, behind: mixed, sink) }
        try put(["--\(mixed)--"])
    }

    private func write(
        _ attachment: Attachment,
        behind boundary: String,
        _ sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var head = """
            --\(boundary)
            Content-Type: \(attachment.type);
             name="\(attachment.name)"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment;
             filename="\(attachment.name)"


            """.replacing("\n", with: "\r\n")
        try head.withUTF8 { try sink(UnsafeRawBufferPointer($0)) }
        let step = TransferEncoding.base64Line << 12
        for start in stride(from: 0, to: attachment.bytes.count, by: step) {
            let piece = attachment.bytes[start..<min(start + step, attachment.bytes.count)]
            var lines = TransferEncoding.base64(Data(piece))
            try lines.withUTF8 { try sink(UnsafeRawBufferPointer($0)) }
        }
    }

    /// Of everything that the mail says and holds.
    private var identity: String {
        var hash = SHA256()
        let texts =
            [sender.description, "\(recipients.count)"] + recipients.map(\.description)
            + [subject, day.iso, text, html, attachment?.name ?? "", attachment?.type ?? ""]
        for text in texts {
            // With their lengths, so that nothing can move from one to the next.
            hash.update(data: Array("\(text.utf8.count) \(text)".utf8))
        }
        hash.update(data: attachment?.bytes ?? [])
        return String(hash.finalize().hex.prefix(32))
    }
}
