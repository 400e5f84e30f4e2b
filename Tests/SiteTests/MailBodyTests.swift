import Foundation
import Ledger
import Meesho
import Site
import Testing
import Wording

@Suite struct MailBodyTests {
    private static let reports: [String: SellerReport] = [
        "rich": Fixture.rich, "hostile": Fixture.hostile, "empty": Fixture.empty, "one": Fixture.single(Paisa(41_350)),
        "negative": Fixture.single(Paisa(-16_500)),
    ]

    private func body(
        _ report: SellerReport,
        _ language: Language = .en,
        _ attachment: MailBody.Attachment = .bundle("1234567.zip")
    ) throws -> MailBody {
        MailBody(report, with: attachment, design: try PageDesign(language, templates: TemplateFiles()))
    }

    /// Text of the HTML part, without tags, entities resolved.
    private func words(_ html: String) -> String {
        html.replacing(/<[^>]*>/, with: " ").replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }

    @Test(arguments: Language.allCases, ["rich", "hostile", "empty", "one", "negative"])
    func `every report has a mail in every language without a missing text`(language: Language, name: String) throws {
        let body = try body(try #require(Self.reports[name]), language)
        for part in [body.subject, body.text, body.html] {
            #expect(!part.isEmpty && !part.contains("⟦") && !part.contains("{{") && !part.contains("&amp;#"))
        }
        #expect(!body.text.contains(/<\/?[a-z]/) && !body.text.contains("&#") && !body.text.contains("&amp;"))
        #expect(body.html.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(body.html.hasSuffix("</html>\n") && body.text.hasSuffix("\n"))
        #expect(body.html.utf8.count < 90_000, "\(body.html.utf8.count)")
        if let folder = ProcessInfo.processInfo.environment["RENDER"] {
            try Data(body.html.utf8).write(to: URL(filePath: "\(folder)/mail-\(name)-\(language.rawValue).html"))
            try Data(body.text.utf8).write(to: URL(filePath: "\(folder)/mail-\(name)-\(language.rawValue).txt"))
        }
    }

    @Test(arguments: ["rich", "hostile", "empty", "negative"])
    func `the text is tables and attributes only`(name: String) throws {
        let html = try body(try #require(Self.reports[name])).html
        let tags = Set(html.matches(of: /<([a-z0-9]+)[ >]/).map { String($0.1) })
        let known: Set = [
            "html", "head", "meta", "title", "body", "table", "tr", "td", "th", "h1", "h2", "b", "br", "span", "bdi",
        ]
        #expect(tags.isSubset(of: known), "\(tags.subtracting(known))")
        for unwanted in [
            "class=", "url(", "http", "src=", "href=", "cid:", "data:", "@media", "var(", "flex", "<style",
        ] {
            #expect(!html.contains(unwanted), "\(unwanted)")
        }
        #expect(!html.contains(/\son[a-z]+=/))
        // Text has a colour of its own wherever it has a ground of its own.
        for cell in html.matches(of: /<t[dh][^>]*bgcolor="[^"]*"[^>]*>/) where cell.output.contains("font-family") {
            #expect(cell.output.contains(";color:#"), "\(cell.output)")
        }
        for tag in ["table", "tr", "td", "th", "b", "span"] {
            #expect(html.matches(of: try Regex("<\(tag)[ >]")).count == html.matches(of: try Regex("</\(tag)>")).count)
        }
    }

    @Test(arguments: Language.allCases)
    func `both texts hold the figures of the report`(language: Language) throws {
        let report = Fixture.rich
        let body = try body(report, language)
        let texts = try Texts(only: language, templates: TemplateFiles())
        var figures = MoneyFlow(report).steps.flatMap { step in
            [texts["flow_" + step.name.rawValue].first, IndianNumber.rupees(step.amount)]
        }
        for answer in report.answers {
            figures.append(texts["answer_" + answer.name.rawValue].first)
            switch answer.value {
            case .money(let amount): figures.append(IndianNumber.rupees(amount))
            case .count(let count): figures.append(IndianNumber.count(count))
            case .rate(let ratio): figures.append(try #require(IndianNumber.percent(ratio)))
            case nil: figures.append(texts["not_known"].first)
            }
            if answer.value != nil {
                figures += ["label_" + answer.certainty.rawValue, "basis_" + answer.basis.rawValue].map {
                    texts[$0].first
                }
            }
        }
        for total in [report.audit.printedTotal, report.audit.formulaTotal, report.audit.byTransactionTotal] {
            figures.append(IndianNumber.rupees(total))
        }
        for kind in Set(report.exceptions.map(\.kind)) {
            let those = report.exceptions.filter { $0.kind == kind }
            figures.append(texts["exception_" + kind.rawValue].first)
            figures.append(texts("found", ["n": IndianNumber.count(those.count)]).first)
            let amounts = those.compactMap(\.amount)
            if !amounts.isEmpty { figures.append(IndianNumber.rupees(amounts.reduce(.zero, +))) }
        }
        figures += [
            IndianNumber.rupees(report.outstanding.settlement), texts.date(report.asOf).first, report.seller.id,
        ]
        figures += report.seller.gstins
        let html = words(body.html)
        for figure in figures {
            #expect(body.text.contains(figure), "\(figure)")
            #expect(html.contains(figure), "\(figure)")
        }
    }

    @Test func `actions are told with what is left of their days`() throws {
        var report = Fixture.rich
        var action = Action(.fileClaims, count: 12, amount: Paisa(431_000), target: "owed")
        action.deadline = report.asOf + 3
        action.daysLeft = 3
        report.actions = [action]
        let body = try body(report)
        #expect(body.text.contains(" - File 12 claims worth ₹4,310.00 by Tuesday (3 days left)\n"))
        #expect(words(body.html).contains("File 12 claims worth ₹4,310.00 by Tuesday"))
        #expect(body.html.contains(">3 days left</b>"))
    }

    @Test func `bars are shares of a row`() throws {
        let html = try body(Fixture.rich).html
        let rows = html.matches(of: /<tr>((?:<td width="\d+%"[^>]*>&#160;<\/td>)+)<\/tr>/)
        #expect(rows.count == MoneyFlow(Fixture.rich).steps.count)
        for row in rows {
            let widths = row.output.1.matches(of: /width="(\d+)%"/).compactMap { Int($0.output.1) }
            #expect(widths.reduce(0, +) == 100)
            #expect(widths.allSatisfy { $0 > 0 })
        }
    }

    @Test func `what is attached is told in both texts`() throws {
        let attachments: [(MailBody.Attachment, String)] = [
            (.bundle("7.zip"), "Attached: 7.zip, the whole report."),
            (.page("7.html", folder: "7"), "too large for a mail. Attached: 7.html, its page"),
            (.nothing(folder: "7"), "too large for a mail, so nothing is attached. It lies in the folder 7 "),
        ]
        for (attachment, line) in attachments {
            let body = try body(Fixture.rich, .en, attachment)
            #expect(body.text.contains(line))
            #expect(body.html.contains(line))
        }
    }

    @Test func `names from outside stay text, and on their line`() throws {
        var report = Fixture.single(Paisa(1))
        report.seller.name = "</td><script>alert(1)</script>\r\nBcc: x@example.com\u{202E}\u{7}\"'&"
        report.seller.gstins = ["a\nb"]
        let body = try body(report)
        #expect(!body.html.contains("<script") && body.html.contains("&lt;script&gt;"))
        #expect(body.text.contains("</td><script>alert(1)</script>  Bcc: x@example.com \"'& – Meesho report"))
        #expect(body.text.contains("GSTIN: a b\n"))
        #expect(!body.text.contains("\r") && !body.text.contains("\u{202E}") && !body.html.contains("\u{202E}"))
    }
}
