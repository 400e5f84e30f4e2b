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
/// an amount were counted, not valued. Claims and returns: tickets and returns as the files print them, one return per
/// sub order and waybill, money of a sub order with its first return, days that files cover from their names and rows.
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
        "audit", "ads", "claims", "exceptions", "gst", "inputs", "orders", "outstanding", "payments", "period",
        "platform",
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

extension TotalsTests {
    @Test func `orders, settlement and ads of every month are what the raw rows give`() async throws {
        let expected = try Fixture.json("1234567.json")["summary"]
        let table = try await Self.report.value.table("periods.csv")
        for (figure, section) in [("orders", "orders"), ("settlement", "payments"), ("ads", "ads")] {
            let rows = table.rows.filter { $0["figure"] == figure && $0["period"]?.hasPrefix("20") == true }
            let found = rows.map { ($0["period"] ?? "", $0["value"] ?? "") }
            #expect(Dictionary(uniqueKeysWithValues: found) == expected[section]["by_month"].leaves, "\(figure)")
        }
    }
}

/// Tables of the sample that must add up to figures of its summary.
extension TotalsTests {
    private static func sum(_ column: String, of table: TableText) throws -> Paisa {
        try table.rows.reduce(.zero) { sum, row in
            let text = try #require(row[column])
            return sum + (text.isEmpty ? .zero : try #require(Paisa(rupees: text)))
        }
    }

    @Test func `rupees of reasons and of couriers are those of all returns`() async throws {
        let report = try await Self.report.value
        let all = try report.summary()["returns"]
        for name in ["return_reasons.csv", "couriers.csv"] {
            let table = try report.table(name)
            for column in ["return_shipping", "stock_at_risk", "goods_lost", "rupees"] {
                #expect(try Self.sum(column, of: table).decimal == all["all"][column].string, "\(name): \(column)")
            }
            #expect(table.rows.reduce(0) { $0 + (Int($1["returns"] ?? "") ?? 0) } == all["count"].int)
        }
        // What is at risk is what the profit says.
        let analysis = report.returnAnalysis
        #expect(analysis.all.stockAtRisk + analysis.withoutRow.tally.stockAtRisk == report.profit.stockAtRisk)
    }

    @Test func `claim money in the table of tickets is the claims column of the payments`() async throws {
        let report = try await Self.report.value
        let paid = try Self.sum("paid", of: try report.table("claims.csv"))
        #expect(paid + report.claims.paidWithoutTicket == report.payments.components[.claims])
    }

    @Test func `every finding of the table is counted in the summary`() async throws {
        let report = try await Self.report.value
        let table = try report.table("exceptions.csv")
        let summary = try report.summary()["exceptions"]
        for kind in ExceptionFinding.Kind.allCases {
            let rows = table.rows.count { $0["kind"] == kind.rawValue }
            #expect(rows == summary[kind.rawValue]["count"].int, "\(kind)")
        }
        let questions = try report.table("charge_questions.csv").rows.count
        #expect(questions == report.chargeQuestions.count)
    }
}
