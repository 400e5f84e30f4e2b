import Ledger
import Meesho
import Site
import Testing
import Wording

/// What Meesho owes in one place, and whether a product is to be stopped at a glance.
@Suite struct DuesPageTests {
    private func page(_ report: SellerReport) throws -> String {
        String(decoding: Page(report, design: try PageDesign(.en, templates: TemplateFiles())).html(), as: UTF8.self)
    }

    /// The list of dues: its lines, as markup.
    private func dues(_ report: SellerReport) throws -> [String] {
        let html = try page(report)
        let start = try #require(html.firstRange(of: "id=\"dues\""))
        let list = html[start.upperBound...].split(separator: "</ul>")[0]
        return list.split(separator: "<li>").dropFirst().map(String.init)
    }

    @Test func `each kind of money owed has its amount, its certainty and its rows`() throws {
        let lines = try dues(Fixture.rich)
        try #require(lines.count == 3)
        // As the answer says it, label and all.
        #expect(
            lines[0].contains("<b>₹4,624.08</b>") && lines[0].contains("href=\"#owed-unpaid\"")
                && lines[0].contains("As printed")
        )
        // The outstanding file of the report has 312 rows worth 68,123.45.
        #expect(lines[1].contains("href=\"#outstanding\"") && lines[1].contains("<b>₹68,123.45</b>"))
        #expect(lines[1].contains("(rows: 312)") && lines[1].contains("Estimated"))
        #expect(lines[2].contains("href=\"#owed-claim_window_open\""))
    }

    @Test func `what no file tells is not known rather than nothing`() throws {
        for line in try dues(Fixture.empty) {
            #expect(line.contains("Not known") && !line.contains("₹") && !line.contains("class=\"tag"), "\(line)")
        }
    }

    @Test func `the alert leads to the payments that are below their formula`() throws {
        var report = Fixture.rich
        report.problems = []
        #expect(try page(report).contains("<p><a href=\"#owed-short_paid\">"))
        report.exceptions.removeAll { $0.kind == .shortPaid }
        #expect(try page(report).contains("<p><a href=\"#owed\">"))
    }

    @Test func `it is said that no product with a cost loses money, and how many have none`() throws {
        var report = Fixture.rich
        report.stopOrReprice = []
        report.products = ["dear", "unknown", "cheap"].enumerated().map { index, sku in
            var product = ProductFigures(sku: sku, product: "")
            product.settlement = Paisa(Int64(900 - index))
            product.profit = sku == "unknown" ? nil : Paisa(100)
            return product
        }
        let html = try page(report)
        #expect(html.contains("No product with a cost loses money") && html.contains("without a known cost: 1 of 3"))
        #expect(html.contains("3 products, those without a known cost first"))
        let places = try ["unknown", "dear", "cheap"].map { try #require(html.firstRange(of: ">\($0)<")).lowerBound }
        #expect(places.sorted() == places)
        report.products[2].profit = Paisa(-1)
        let losing = try page(report)
        #expect(!losing.contains("No product with a cost loses money") && losing.contains("lost money so far: 1."))
        #expect(losing.contains("3 products, losers first"))
    }

    /// 60 payouts over the 200 that a page has.
    @Test func `a button for part of what was found says how many there are`() throws {
        var report = Fixture.rich
        let payout = try #require(report.payouts.first)
        report.payouts = Array(repeating: payout, count: 260)
        #expect(try page(report).contains("data-count=\"200\" data-found=\"260\""))
        report.payouts = Array(repeating: payout, count: 200)
        #expect(try !page(report).contains("data-found=\"200\""))
    }

    @Test func `a minus stays with its amount in a sentence of the page, not of a mail`() throws {
        let (page, mail) = (
            try Texts(.en, templates: TemplateFiles()), try Texts(only: .en, templates: TemplateFiles())
        )
        let key = "outstanding_undated"
        #expect(page(key, ["amount": "-₹5.00", "n": "2"]).first.contains(" -\u{2060}₹5.00 "))
        #expect(mail(key, ["amount": "-₹5.00", "n": "2"]).first.contains(" -₹5.00 "))
        #expect(page(key, ["amount": "₹5.00", "n": "2"]).first.contains(" ₹5.00 "))
    }
}
