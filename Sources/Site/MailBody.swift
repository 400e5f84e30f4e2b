import Charts
import Ledger
import Meesho
import Wording

/// The text of a mail with a report: in the words of its page, and from the same values. A reader who can open no
/// attachment has the answers all the same.
package struct MailBody: Sendable, Hashable {
    /// What goes with the mail.
    package enum Attachment: Sendable, Hashable {
        /// The whole bundle, packed, as a file of that name.
        case bundle(String)
        /// The page alone, as a file of that name; the rest stays in `folder`.
        case page(String, folder: String)
        case nothing(folder: String)
        /// A sealed page as a file of that name; `nil` where it is too large.
        case sealed(String?)
    }

    package let subject: String
    /// Lines end with a line feed.
    package let text: String
    /// Tables and attributes only: mail programs drop style sheets, scripts and pictures.
    package let html: String

    /// Of a sealed report it says nothing: neither what is in it nor whose it is.
    package init(_ report: SellerReport, with attachment: Attachment, design: PageDesign) {
        let page = Page(report, design: design)
        let texts = design.plainTexts
        let context: Scope
        let template: String
        if case .sealed = attachment {
            subject = texts["seal_mail_subject"].first
            context = page.sealedMailContext(texts, with: attachment)
            template = "mail_sealed"
        } else {
            subject = page.title(texts).first
            context = page.mailContext(texts, with: attachment)
            template = "mail"
        }
        text = MailBody.lines(design.render(context, as: template + ".txt"))
        html = MailBody.lines(design.render(context, as: template))
    }

    /// Every line with its end, and without the blanks that values left empty leave behind.
    private static func lines(_ bytes: [UInt8]) -> String {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.reduce(into: "") { text, line in
            let end = line.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? line.startIndex
            text += String(decoding: line[..<end], as: UTF8.self) + "\n"
        }
    }
}

extension Page {
    fileprivate func sealedMailContext(_ texts: Texts, with attachment: MailBody.Attachment) -> Scope {
        [
            "lang": texts.language.rawValue,
            "t": texts.phrases,
            "attached": line(about: attachment, texts),
            "footer": texts("footer", ["version": report.version]),
        ]
    }

    fileprivate func mailContext(_ texts: Texts, with attachment: MailBody.Attachment) -> Scope {
        [
            "lang": texts.language.rawValue,
            "title": title(texts),
            "t": texts.phrases,
            "seller": seller(texts),
            "attached": line(about: attachment, texts),
            "redacted": report.isRedacted ? texts["redact_note"] : false,
            "alert": alert(texts) ?? false,
            "since": since(texts) ?? false,
            "actions": actions(texts),
            "answers": answers(texts),
            "labels": PageDesign.labels(texts),
            "audit": audit(texts),
            "audited": report.audit.legs > 0,
            "money": mailMoney(texts),
            "owed": owed(texts),
            "payouts": payouts(texts),
            "footer": texts("footer", ["version": report.version]),
        ]
    }

    private func line(about attachment: MailBody.Attachment, _ texts: Texts) -> Words {
        switch attachment {
        case .bundle(let name): texts("mail_attached_bundle", ["name": name])
        case .page(let name, let folder): texts("mail_attached_page", ["name": name, "folder": folder])
        case .nothing(let folder): texts("mail_attached_nothing", ["folder": folder])
        case .sealed(let name): name.map { texts("seal_mail_attached", ["name": $0]) } ?? texts["seal_mail_nothing"]
        }
    }

    /// The steps of the money, each with the shares of a row that lie before, in and behind its bar, in percent.
    private func mailMoney(_ texts: Texts) -> Scope {
        let chart = moneyChart(texts)
        let extents = chart.extents
        let scale = Scale(extents.flatMap { [$0.from.count, $0.to.count] })
        func share(_ percent: Int) -> Any { percent > 0 ? percent : false }
        return [
            "lead": chart.bars.isEmpty ? texts["money_none"] : moneyLead(texts),
            "steps": zip(chart.bars, extents).map { bar, extent in
                let from = scale.place(min(extent.from, extent.to).count, length: 100)
                // A step too small to see still leaves a mark.
                let width = max(scale.place(max(extent.from, extent.to).count, length: 100) - from, 1)
                let before = min(from, 100 - width)
                return [
                    "name": bar.label,
                    "value": bar.value,
                    "total": bar.isTotal,
                    "loss": bar.amount < .zero,
                    "before": share(before),
                    "width": width,
                    "after": share(100 - before - width),
                ] as Scope
            },
        ]
    }
}
