import Crypto
import Foundation
import Ledger
import Meesho
import Site
import Testing
import Wording

/// Pages as a whole. `RENDER=folder swift test` also writes them there, to be looked at.
@Suite struct PageTests {
    private static let reports: [String: SellerReport] = [
        "rich": Fixture.rich, "empty": Fixture.empty, "one": Fixture.single(Paisa(41_350)),
        "negative": Fixture.single(Paisa(-16_500)),
    ]

    private func page(_ report: SellerReport, _ language: Language = .en) throws -> String {
        String(
            decoding: Page(report, design: try PageDesign(language, templates: TemplateFiles())).html(),
            as: UTF8.self
        )
    }

    @Test(arguments: Language.allCases, ["rich", "empty", "one", "negative"])
    func `every report renders in every language without a missing text`(language: Language, name: String) throws {
        let report = try #require(PageTests.reports[name])
        let html = try page(report, language)
        #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(!html.contains("⟦"))
        #expect(html.hasSuffix("</html>\n"))
        #expect(html.count(of: "<h1") == 1)
        #expect(html.count(of: "<details") == html.count(of: "</details>"))
        if let folder = ProcessInfo.processInfo.environment["RENDER"] {
            try Data(html.utf8).write(to: URL(filePath: "\(folder)/\(name)-\(language.rawValue).html"))
        }
    }

    @Test func `the policy holds the hashes of the style and the script`() throws {
        let html = try page(Fixture.rich)
        for tag in ["style", "script"] {
            let content = try #require(html.content(of: tag))
            let hash = Data(SHA256.hash(data: Data(content.utf8))).base64EncodedString()
            #expect(html.contains("\(tag)-src &#39;sha256-\(hash)&#39;"))
            #expect(html.count(of: "<\(tag)>") == 1)
        }
        #expect(html.contains("content=\"default-src &#39;none&#39;; style-src"))
        #expect(html.contains("img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;\""))
    }

    @Test func `laid out as a folder the page is the same, but for where style and script stand`() throws {
        let page = Page(Fixture.rich, design: try PageDesign(.hi, templates: TemplateFiles()))
        func text(_ part: PagePart) -> String { String(decoding: page.bytes(of: part), as: UTF8.self) }
        let frame = text(.frame)
        #expect(
            !frame.contains("<style") && frame.count(of: "<script") == 2
                && frame.contains("<script type=\"text/plain\"")
                && !frame.contains("sha256-")
        )
        let policy =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; "
            + "form-action 'none'"
        #expect(frame.contains("content=\"\(policy.replacing("'", with: "&#39;"))\""))
        func policies(_ html: String) -> String { html.replacing(/Policy" content="[^"]*"/, with: "") }
        let joined = frame.replacing(
            "<link rel=\"stylesheet\" href=\"style.css\">",
            with: "<style>\(text(.style))</style>"
        )
        .replacing("<script src=\"script.js\"></script>", with: "<script>\(text(.script))</script>")
        #expect(policies(joined) == policies(text(.whole)))
        #expect(
            text(.headers).hasPrefix("/*\n  Content-Security-Policy: \(policy); frame-ancestors 'none'\n  X-Robots")
        )
        #expect(
            text(.headers).split(separator: "\n").dropFirst().allSatisfy { $0.hasPrefix("  ") && $0.contains(": ") }
        )
        #expect(PageLayout.folder.parts.map(\.path) == ["index.html", "style.css", "script.js", "_headers"])
    }

    @Test func `nothing is requested and nothing runs from an attribute`() throws {
        let html = try page(Fixture.rich)
        let start = try #require(html.range(of: "</script>")).upperBound
        let body = String(html[start...])
        let inBody = [/<[^>]*\sstyle\s*=/, /<[^>]*\son[a-z]+\s*=/]
        let anywhere = [
            /https?:[\/]{2}/, /<(?:img|iframe|object|embed|video|audio|base|form)\b/, /@import|url\((?!\x23)/, /\ssrc=/,
        ]
        for pattern in inBody { #expect(body.firstMatch(of: pattern) == nil) }
        for pattern in anywhere { #expect(html.firstMatch(of: pattern) == nil) }
        for link in html.matches(of: /href="([^"]*)"/) {
            let target = String(link.1)
            #expect(
                target.hasPrefix("#") || target.hasPrefix("data/") || ["data:,", "claims.ics"].contains(target),
                "\(target)"
            )
            guard target.hasPrefix("#") else { continue }
            #expect(html.contains("id=\"\(target.dropFirst())\""), "\(target)")
        }
    }

    @Test func `ids are unique`() throws {
        let ids = try page(Fixture.rich).matches(of: /\sid="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
    }

    @Test func `names from outside stay text`() throws {
        let html = try page(Fixture.rich)
        #expect(!html.contains("<b>sku"))
        #expect(html.contains("&lt;b&gt;sku&lt;/b&gt;&amp;&quot;&#39;"))
        #expect(!html.contains("\u{202E}"))
        #expect(!html.contains("\u{7}"))
        var report = Fixture.single(Paisa(1))
        report.seller.name = "</title><script>alert(1)</script>\"\u{301} onload=x"
        let hostile = try page(report)
        #expect(!hostile.contains("<script>alert"))
        let openQuote = "\"\u{301}"
        #expect(!hostile.contains(openQuote))
    }

    @Test func `texts of every kind of cell are escaped`() throws {
        let html = try page(Fixture.hostile)
        #expect(!html.contains(Fixture.nasty) && !html.contains("<b>sku"))
        let escaped = "&lt;b&gt;sku&lt;/b&gt;&amp;&quot;&#39;"
        let cells = [
            // A transfer under its payment's date, with a sign of direction.
            "<span class=\"under\" dir=\"auto\">\(escaped), Kurti 🎉",
            "<th scope=row>\(escaped)33<",  // a state
            "<td class=\"t\" lang=\"en\">b&gt;&amp;&quot;&#39; › Kurti 🎉",  // where a finding stands, without folders
            "<td class=\"d\">\(escaped) \u{20}₹<",  // the note of a file
        ]
        for cell in cells { #expect(html.contains(cell), "\(cell)") }
        let products = html.matches(
            of: /<span class="under">\d+&lt;b&gt;sku&lt;\/b&gt;&amp;&quot;&#39;<\/span>/
        )
        #expect(!products.isEmpty)
    }

    @Test func `a page stays small`() throws {
        let files = try TemplateFiles()
        #expect(files.text("page.css").utf8.count < 15_500)
        #expect(files.text("page.js").utf8.count < 25_000)
        let html = try page(Fixture.rich)
        #expect(html.utf8.count < 340_000)
        // Of the three languages one is shown.
        let standing = html.replacing(/<template.*?<\/template>/.dotMatchesNewlines(), with: "")
        let elements = standing.matches(of: /<[a-z]/).count - standing.matches(of: /<(i|tspan) lang=(hi|gu)/).count
        #expect(elements < 3_600)
    }

    @Test func `a long list of products is cut and says where the rest is`() throws {
        var report = Fixture.rich
        report.products = (0..<250).map { index in
            var product = ProductFigures(sku: "sku-\(index)!", product: "")
            product.settlement = Paisa(Int64(index))
            return product
        }
        let html = try page(report)
        #expect(html.contains("sku-235!") && !html.contains("sku-234!"))
        #expect(html.contains("href=\"data/products.csv\""))
    }

    @Test func `figures are printed as they stand in the report`() throws {
        let html = try page(Fixture.rich)
        #expect(html.contains(IndianNumber.rupees(Fixture.rich.payments.settlement)))
        #expect(html.contains("3,912 of 5,812 orders"))
        #expect(html.contains("3 of 12 orders: too few to judge"))
        #expect(html.contains("To see this, load: GST sales (TCS), GST sales returns (TCS)"))
        #expect(html.contains("1.4 points more (before: 14.3\u{A0}%)"))
        #expect(html.contains("12,000.50 less"))
    }

    @Test func `trouble is said first`() throws {
        let html = try page(Fixture.rich)
        let alert = try #require(html.range(of: "class=\"alert\""))
        let answers = try #require(html.range(of: "id=\"answers\""))
        #expect(alert.lowerBound < answers.lowerBound)
        #expect(html.contains("differs from its own formula in 3 of 6,214"))
        #expect(html.contains("the totals do not agree"))
        let clean = try page(Fixture.single(Paisa(41_350)))
        #expect(!clean.contains("class=\"alert\""))
        #expect(clean.contains("all totals agree"))
    }

    @Test func `the same report gives the same bytes`() throws {
        #expect(try page(Fixture.rich) == page(Fixture.rich))
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { components(separatedBy: part).count - 1 }

    fileprivate func content(of tag: String) -> String? {
        guard let start = range(of: "<\(tag)>"), let end = range(of: "</\(tag)>") else { return nil }
        return String(self[start.upperBound..<end.lowerBound])
    }
}
