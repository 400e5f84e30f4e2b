import Foundation
import Ledger
import Meesho
import Testing

@testable import Delivery

/// Bundles whose manifests are right and whose files are not.
struct EarlierBundleTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let orders = "sub_order,payment_date,outcome,settlement\r\n"
    private static let exceptions = "kind,sub_order,amount\r\n"

    private static func summary(
        _ schema: String = "hisaab.summary/1",
        seller: String = "7",
        asOf: String = "2026-01-31"
    )
        -> String
    {
        "{\"schema\": \"\(schema)\", \"as_of\": \"\(asOf)\", \"seller\": {\"id\": \"\(seller)\"}}"
    }

    private func read(
        orders: String = Self.orders,
        exceptions: String = Self.exceptions,
        summary: String = Self.summary()
    ) async throws -> EarlierReport {
        let files = [("orders.csv", orders), ("exceptions.csv", exceptions), ("summary.json", summary)]
        let bundle = Bundle(
            manifest: Manifest(try BundleExample.report("7"), options: Manifest.Options()),
            files: files.map { name, text in
                Bundle.File("data/" + name) { sink in try Array(text.utf8).withUnsafeBytes(sink) }
            }
        )
        return try EarlierBundle.read(try await BundleWriter(output: folder.path).write(bundle).path, seller: "7")
    }

    @Test func `orders and findings are read, also one of no order`() async throws {
        let report = try await read(
            orders: Self.orders + "1000001,2026-01-05,delivered,413.50\r\n1000001_1,,in_transit,0.00\r\n",
            exceptions: Self.exceptions + "penalty,,12.00\r\npenalty,0,\r\nunpaid,1000001_1,5.00\r\n"
        )
        #expect(report.orders.count == 2)
        #expect(report.asOf.iso == "2026-01-31" && report.manifest.count == 64 && report.period.isOpen)
        #expect(report.kinds == ["penalty", "unpaid"])
        #expect(report.findings.map(\.kind) == [0, 0, 1])
        #expect(report.findings.map(\.amount?.count) == [1_200, nil, 500])
        #expect(report.findings.map { $0.subOrder == .none } == [true, true, false])
    }

    @Test(arguments: [
        (
            "1000002,,delivered,0.00\r\n1000001,,delivered,0.00\r\n",
            "row 3: its sub_order does not follow the one before"
        ),
        (
            "1000001,,delivered,0.00\r\n1000001,,delivered,0.00\r\n",
            "row 3: its sub_order does not follow the one before"
        ),
        ("1000***01,,delivered,0.00\r\n", "row 2: its sub_order is no sub order number"),
        ("1000001,soon,delivered,0.00\r\n", "row 2: its payment_date is no date"),
        ("1000001,,vanished,0.00\r\n", "row 2: its outcome is not known"),
        ("1000001,,delivered,1\r\n", "row 2: its settlement is no amount"),
    ])
    func `a bad row of the orders is named`(rows: String, reason: String) async throws {
        let error = await #expect(throws: OutputError.self) { try await read(orders: Self.orders + rows) }
        #expect(error?.reason == "its data/orders.csv cannot be used: " + reason)
    }

    @Test(arguments: [
        "unpaid,x,1.00\r\n", "unpaid,1000001,x\r\n", "unpaid,1000001\r\n", ",1000001,\r\n", "Ramesh Kumar,1000001,\r\n",
        "\(String(repeating: "a", count: 41)),1000001,\r\n",
    ])
    func `a bad row of the exceptions is named`(rows: String) async throws {
        let error = await #expect(throws: OutputError.self) { try await read(exceptions: Self.exceptions + rows) }
        #expect(error?.reason.hasPrefix("its data/exceptions.csv cannot be used: row 2") == true)
    }

    @Test func `kinds without end are refused`() async throws {
        let rows = (0...100).map {
            "\(String(repeating: "k", count: $0 % 26 + 1))\(String(repeating: "_", count: $0 / 26)),1000001,\r\n"
        }.joined()
        let error = await #expect(throws: OutputError.self) { try await read(exceptions: Self.exceptions + rows) }
        #expect(error?.reason.hasSuffix("row 102: there are too many kinds") == true)
    }

    @Test(arguments: [
        (Self.summary("hisaab.summary/2"), "its data/summary.json is of another version of hisaab (hisaab.summary/2)"),
        (Self.summary(seller: "8"), "its data/summary.json is of seller 8"),
        (Self.summary(asOf: "yesterday"), "its data/summary.json is damaged or not hisaab's"),
        ("{", "its data/summary.json is damaged or not hisaab's"),
        ("[]", "its data/summary.json is damaged or not hisaab's"),
    ])
    func `a summary of another version or seller, or a damaged one, is refused`(text: String, reason: String)
        async throws
    {
        let error = await #expect(throws: OutputError.self) { try await read(summary: text) }
        #expect(error?.reason == reason)
        #expect(error?.description.contains(folder.path + "/7") == true)
    }
}
