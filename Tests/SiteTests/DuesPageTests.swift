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
        let report = Fixture.rich
        let lines = try dues(report)
        func line(_ target: String) throws -> String {
            let found = lines.filter { $0.contains("href=\"#\(target)\"") }
            #expect(found.count == 1, "\(target)")
            return try #require(found.first)
        }
        // As the answer says it, label and all.
        let unpaid = try line("owed-unpaid")
        #expect(unpaid.contains("<b>₹4,624.08</b>") && unpaid.contains("As printed"))
        // The outstanding file of the report has 312 rows worth 68,123.45.
        let coming = try line("outstanding")
        #expect(coming.contains("<b>₹68,123.45</b>"))
        #expect(coming.contains("(rows: 312)") && coming.contains("Estimated"))
        #expect(try line("owed-claim_window_open").contains("Assumed"))
        let found: [(ExceptionFinding.Kind, String)] = [
            (.approvedClaimNotPaid, "As printed"), (.lostWithoutCompensation, "Assumed"), (.shortPaid, "As printed"),
        ]
        for (kind, certainty) in found where report.exceptions.contains(where: { $0.kind == kind }) {
            #expect(try line("owed-" + kind.rawValue).contains(certainty))
        }
    }

    @Test func `findings of money that Meesho owes are dues, added up by kind`() throws {
        var report = Fixture.rich
        let number = try #require(SubOrderNumber("900000000000000001_1"))
        report.exceptions = ([250, 175, nil] as [Int64?]).map { rupees in
            ExceptionFinding(
                .shortPaid(paid: .zero),
                subOrder: number,
                sku: "",
                amount: rupees.map { Paisa($0 * 100) },
                origins: []
            )
        }
        let lines = try dues(report)
        let due = try #require(lines.first { $0.contains("owed-short_paid") })
        #expect(due.contains("<b>₹425.00</b>") && due.contains("(payment rows: 3)") && due.contains("As printed"))
        #expect(!lines.contains { $0.contains("owed-lost_without_compensation") })
    }

    @Test func `parcels to claim whose value nobody knows stay a due`() throws {
        var report = Fixture.rich
        for index in report.exceptions.indices where report.exceptions[index].kind == .claimWindowOpen {
            report.exceptions[index].amount = nil
        }
        let count = report.exceptions.count { $0.kind == .claimWindowOpen }
        try #require(count > 0)
        let line = try #require(try dues(report).first { $0.contains("To claim before") })
        #expect(line.contains("(parcels: \(count))") && line.contains("Not known"))
    }

    @Test func `nothing to claim is no due`() throws {
        var report = Fixture.rich
        report.exceptions.removeAll { $0.kind == .claimWindowOpen }
        report.unsupported = []
        var returns = InputRecord(path: "returns.csv", kind: .returnsDelivered, size: 1, sha256: "")
        returns.rows = 1
        report.inputs.append(returns)
        #expect(try !dues(report).contains { $0.contains("To claim before") })
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
