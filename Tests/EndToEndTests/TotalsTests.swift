import Foundation
import Ledger
import Meesho
import Testing

/// The seller of the repository's `Input/`, whose totals a program of its own worked out from the raw rows.
///
/// `Fixtures/1234567.json` comes from a Python script that shares nothing with hisaab: `csv`, `zipfile` and openpyxl
/// read the cells as text, `decimal` adds them, and each figure is written down as its definition says. Orders: the
/// rows of the newest download. Payments: a row is dropped where another file holds it too, by sub order, transaction,
/// payment date and every amount; equal rows of one file both count. Amount columns are found by their legend letter,
/// the settlement is held against the letters of the printed formula. Outcomes: the strongest that orders, payments and
/// returns tell. Profit: unit costs of `cost_sheet.csv`, the shares lost of an empty `settings.yaml`. GST: sums of the
/// full printed fractions, tax as invoice less taxable, rounded half away from zero when written. Exceptions without
/// an amount were counted, not valued.
struct TotalsTests {
    private static let report = Task { () throws -> SellerReport in
        var options = ReadingOptions()
        options.jobs = 2
        let folder = Fixture.repository.appending(path: "Input").path
        let reading = try await Reading.read(folder: folder, options: options) { _ in }
        let seller = try #require(reading.sellers.first)
        #expect(reading.sellers.map(\.id) == ["1234567"])
        #expect(reading.problems == [] && reading.unassigned == [])
        #expect(seller.problems == [] && seller.conflicts == [])
        return await SellerReport(of: seller, asOf: try day("2025-12-31"), version: "test")
    }

    @Test(arguments: [
        "audit", "ads", "exceptions", "gst", "inputs", "orders", "outstanding", "payments", "period", "platform",
        "profit", "rates", "referral", "returns", "seller",
    ])
    func `every figure of the summary is what the raw rows give`(section: String) async throws {
        let expected = try Fixture.json("1234567.json")["summary"][section]
        let ours = try await Self.report.value.summary()[section].leaves
        #expect(!expected.leaves.isEmpty)
        for (path, figure) in expected.leaves { #expect(ours[path] == figure, "\(section) / \(path)") }
        // A figure by month, state or status that should not be there would go unseen above.
        for part in [
            "by_month", "by_state", "by_status", "by_program", "by_type", "by_reason", "by_hsn_rate", "status",
        ] {
            let known = Set(expected[part].leaves.keys)
            let found = Set(try await Self.report.value.summary()[section][part].leaves.keys)
            #expect(found == known, "\(section) / \(part)")
        }
    }

    @Test(arguments: [("payouts.csv", "payment_date", "payouts"), ("products.csv", "sku", "products")])
    func `every row of the table is what the raw rows give`(name: String, key: String, section: String) async throws {
        let expected = try Fixture.json("1234567.json")[section]
        let table = try await Self.report.value.table(name)
        #expect(Set(table.rows.compactMap { $0[key] }) == Set(expected.keys))
        for item in expected.keys {
            let row = table.row(key, item) ?? [:]
            for (column, figure) in expected[item].leaves { #expect(row[column] == figure, "\(item): \(column)") }
        }
    }
}
