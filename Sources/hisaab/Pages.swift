import Delivery
import Ledger
import Site
import Wording

/// Where the `report` command meets the module that draws the page.
enum Pages {
    /// What makes the page of a report. Throws where the templates in the folder `templates` cannot be used.
    static func maker(language: Language, templates: String?) throws -> ReportRun.PageMaker {
        let design = try PageDesign(language, templates: TemplateFiles(directory: templates), for: [.page])
        return { report, part in Page(report, design: design).bytes(of: part) }
    }

    /// What makes the page that holds a sealed report. Throws as ``maker(language:templates:)`` does.
    static func sealedMaker(language: Language, templates: String?) throws -> Sealing.PageMaker {
        let page = try SealedPage(language, templates: TemplateFiles(directory: templates), version: Hisaab.version)
        return { header, content in page.html(header: header, content: content) }
    }

    /// What makes the page that lists the bundles of a run. Throws as ``maker(language:templates:)`` does.
    static func indexMaker(language: Language, templates: String?) throws -> ReportRun.IndexMaker {
        let page = try IndexPage(language, templates: TemplateFiles(directory: templates), version: Hisaab.version)
        return { entries, day, isPlain in page.html(entries, asOf: day, isPlain: isPlain) }
    }

    /// What makes the texts of mails. Throws as ``maker(language:templates:)`` does.
    static func mailMaker(language: Language, templates: String?) throws -> Mailing.BodyMaker {
        let design = try PageDesign(language, templates: TemplateFiles(directory: templates), for: [.mail])
        return { report, attachment in MailBody(report, with: attachment, design: design) }
    }
}
