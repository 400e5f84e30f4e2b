import Foundation
import Ledger
import Meesho
import Testing

/// The made-up sellers whose totals were computed independently, with exact decimals, from the same rows. They stand
/// beside the repository where it is developed; elsewhere these tests are skipped and the fixtures of the other suites
/// hold the definitions.
@Suite(.enabled(if: SampleTotals.isPresent))
struct SampleTotalsTests {
    @Test(arguments: ["1005589", "1013781"])
    func `orders agree`(id: String) async throws {
        let (report, expected) = try await SampleTotals.load(id)
        let orders = expected["orders"]
        #expect(report.orders.rows == orders["rows"].int)
        #expect(report.orders.count == orders["unique"].int)
        #expect(report.orders.units == orders["units"].int)
        #expect(report.orders.byStatus == orders["status"].counts)
        #expect(
            Dictionary(uniqueKeysWithValues: report.orders.byMonth.map { ($0.iso, $1) }) == orders["by_month"].counts
        )
        let byState = orders["by_state"].object.mapValues { [$0["orders"].int, $0["delivered"].int] }
        let ours = report.states.map { state in
            (state.state, [state.outcomes.placed, report.count(of: "DELIVERED", in: state.state)])
        }
        #expect(Dictionary(uniqueKeysWithValues: ours) == byState)
        // The definition of ours leaves cancelled orders out: theirs is ours plus the cancelled ones.
        let cancelled = report.ledger.subOrders.filter { $0.isInOrders && $0.outcome == .cancelled }
            .reduce(Paisa.zero) { $0 + ($1.orderValue ?? .zero) }
        #expect((report.orders.orderValue + cancelled) == orders["discounted_value"].paisa)
    }

    @Test(arguments: ["1005589", "1013781"])
    func `payments agree to the paisa`(id: String) async throws {
        let (report, expected) = try await SampleTotals.load(id)
        let payments = expected["payments"]
        #expect(report.payments.rows == payments["unique"].int)
        #expect(report.payments.rows + report.payments.duplicates == payments["rows"].int)
        #expect(report.payments.subOrders == payments["sub_orders"].int)
        #expect(report.payments.settlement == payments["columns"]["L"].paisa)
        let letters: [(Component, String)] = [
            (.sale, "N"), (.saleReturn, "O"), (.fixedFeeCredit, "P"), (.warehousingCredit, "Q"), (.returnPremium, "R"),
            (.returnPremiumReturned, "S"), (.commission, "U"), (.goldFee, "V"), (.mallFee, "W"), (.fixedFee, "X"),
            (.warehousingFee, "Y"), (.returnShipping, "Z"), (.gstCompensation, "AA"), (.shipping, "AB"),
            (.otherServices, "AC"), (.waivers, "AD"), (.netOtherServices, "AE"), (.gstOnOtherServices, "AF"),
            (.tcs, "AG"), (.tds, "AI"), (.compensation, "AJ"), (.claims, "AK"), (.recovery, "AL"),
        ]
        #expect(letters.count == Component.allCases.count)
        for (component, letter) in letters {
            #expect(report.payments.components[component] == payments["columns"][letter].paisa, "column \(letter)")
        }
        #expect(report.payments.byMonth.texts == payments["settlement_by_month"].amounts)
        #expect(report.payments.byStatus.mapValues(\.rows) == payments["by_status"].object.mapValues { $0["rows"].int })
        #expect(
            report.payments.byStatus.mapValues(\.settlement)
                == payments["by_status"].object.mapValues { $0["settlement"].paisa }
        )
    }

    @Test(arguments: ["1005589", "1013781"])
    func `account-level money agrees`(id: String) async throws {
        let (report, expected) = try await SampleTotals.load(id)
        let ads = expected["ads"]
        #expect(report.ads.rows == ads["rows"].int)
        #expect(report.ads.cost == ads["ad_cost"].paisa)
        #expect(report.ads.credits == ads["credits"].paisa)
        #expect(report.ads.net == ads["net"].paisa)
        #expect(report.ads.gst == ads["gst"].paisa)
        #expect(report.ads.total == ads["total"].paisa)
        #expect(report.ads.byMonth.texts == ads["by_month"].amounts)
        #expect(report.referral.rows == expected["referral"]["rows"].int)
        #expect(report.referral.net == expected["referral"]["net"].paisa)
        #expect(report.referral.taxes == expected["referral"]["taxes"].paisa)
        let platform = expected["compensation_recovery"]
        #expect(report.platform.rows == platform["rows"].int)
        #expect(report.platform.compensation == platform["compensation"].paisa)
        #expect(report.platform.recovery == platform["recovery"].paisa)
        #expect(report.platform.byProgram == platform["by_program"].object.mapValues(\.paisa))
    }

    @Test(arguments: ["1005589", "1013781"])
    func `returns and GST agree`(id: String) async throws {
        let (report, expected) = try await SampleTotals.load(id)
        #expect(report.returns.rows == expected["returns"]["rows"].int)
        #expect(report.returns.count == expected["returns"]["unique"].int)
        #expect(report.returns.byType == expected["returns"]["by_type"].counts)
        #expect(report.returns.byReason == expected["returns"]["by_reason"].counts)
        for (ours, theirs) in [
            (report.gst.total.sales, expected["gst"]["sales"]), (report.gst.total.returns, expected["gst"]["returns"]),
        ] {
            #expect(ours.rows == theirs["rows"].int)
            #expect(ours.quantity == theirs["quantity"].int)
            #expect(ours.taxable.rounded == theirs["taxable"].paisa)
            #expect(ours.tax.rounded == theirs["tax"].paisa)
            #expect(ours.invoice.rounded == theirs["invoice"].paisa)
        }
        #expect(Set(report.gst.byState.keys) == Set(expected["gst"]["by_state"].object.keys))
        #expect(Set(report.gst.byHSNRate.keys) == Set(expected["gst"]["by_hsn_rate"].object.keys))
        for (cells, key) in [(report.gst.byState, "by_state"), (report.gst.byHSNRate, "by_hsn_rate")] {
            for (name, pair) in cells {
                let theirs = expected["gst"][key][name]
                #expect(pair.sales.taxable.rounded == theirs["sales_taxable"].paisa)
                #expect(pair.returns.taxable.rounded == theirs["return_taxable"].paisa)
                #expect((pair.sales.taxable - pair.returns.taxable).rounded == theirs["net_taxable"].paisa)
                #expect((pair.sales.tax - pair.returns.tax).rounded == theirs["net_tax"].paisa)
                #expect(pair.returns.invoice.rounded == theirs["return_invoice"].paisa)
            }
        }
    }

    @Test(arguments: ["1005589", "1013781"])
    func `products agree`(id: String) async throws {
        let (report, expected) = try await SampleTotals.load(id)
        let theirs = expected["sku"].object
        #expect(Set(report.products.map(\.sku)) == Set(theirs.keys))
        for product in report.products {
            let row = expected["sku"][product.sku]
            #expect(product.settlement == row["settlement"].paisa, "\(product.sku)")
            #expect(product.outcomes.placed == row["orders"].int, "\(product.sku)")
            #expect(product.units == row["units"].int, "\(product.sku)")
        }
        #expect(report.profit.uncostedSKUs == expected["anomalies"]["skus_without_cost"].array.map(\.string).sorted())
    }

    @Test(arguments: ["1005589", "1013781"])
    func `anomalies are found exactly`(id: String) async throws {
        let (report, expected) = try await SampleTotals.load(id)
        func found(_ kind: ExceptionFinding.Kind) -> Set<String> {
            Set(report.exceptions.filter { $0.kind == kind }.map(\.subOrder.description))
        }
        let anomalies = expected["anomalies"]
        #expect(found(.unpaid) == Set(anomalies["unpaid_delivered"].array.map(\.string)))
        #expect(found(.shortPaid) == Set(anomalies["short_paid"].array.map { $0.array[0].string }))
        #expect(found(.returnNotReversed) == Set(anomalies["returns_without_reversal"].array.map(\.string)))
        #expect(found(.paidWithoutOrder) == Set(anomalies["payments_without_order"].array.map(\.string)))
        for entry in anomalies["short_paid"].array {
            let finding = report.exceptions.first { $0.subOrder.description == entry.array[0].string }
            #expect(finding?.amount == -entry.array[4].paisa)
        }
        #expect(report.problems.isEmpty)
        #expect(report.inputs.flatMap(\.unknownColumns) == [])
    }
}

enum SampleTotals {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/samples")

    static var isPresent: Bool { FileManager.default.fileExists(atPath: root.appending(path: "expected").path) }

    static func load(_ id: String) async throws -> (SellerReport, JSONValue) {
        let data = try Data(contentsOf: root.appending(path: "expected/\(id).json"))
        let expected = JSONValue(try JSONSerialization.jsonObject(with: data))
        let report = try await reports.value.first { $0.seller.id == id }
        return (try #require(report), expected)
    }

    /// Read once for all tests.
    private static let reports = Task {
        var options = ReadingOptions()
        options.jobs = 2
        let reading = try await Reading.read(folder: root.appending(path: "input").path, options: options) { _ in }
        #expect(reading.sellers.flatMap(\.conflicts) == [])
        let asOf = try #require(Day(year: 2026, month: 1, day: 31))
        var reports: [SellerReport] = []
        for seller in reading.sellers {
            reports.append(await SellerReport(of: seller, asOf: asOf, version: "test", jobs: 2))
        }
        return reports
    }
}

/// Untyped JSON for expectations; a missing key reads as empty.
struct JSONValue {
    private let value: Any?
    init(_ value: Any?) { self.value = value }
    subscript(key: String) -> JSONValue { JSONValue((value as? [String: Any])?[key]) }
    var object: [String: JSONValue] { ((value as? [String: Any]) ?? [:]).mapValues { JSONValue($0) } }
    var array: [JSONValue] { ((value as? [Any]) ?? []).map { JSONValue($0) } }
    var string: String { value as? String ?? "" }
    var int: Int { value as? Int ?? -1 }
    var counts: [String: Int] { object.mapValues(\.int) }
    var amounts: [String: String] { object.mapValues { $0.paisa.decimal } }
    var paisa: Paisa { Paisa(rupees: string) ?? Paisa(.min) }
}

extension [Month: Paisa] {
    var texts: [String: String] { [String: String](uniqueKeysWithValues: map { ($0.iso, $1.decimal) }) }
}

extension SellerReport {
    func count(of status: String, in state: String) -> Int {
        ledger.subOrders.count { ledger.text($0.orderStatus) == status && ledger.text($0.state) == state }
    }
}
