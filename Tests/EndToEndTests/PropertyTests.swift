import Foundation
import Ledger
import Meesho
import Samples
import Testing

/// What holds of any seller: here of some that were made up by seeds.
struct PropertyTests {
    /// Seeds of ``GeneratedSeller``, and of the simulation behind `hisaab sample`.
    enum Source: CustomTestStringConvertible, Sendable {
        case generated(UInt64)
        case simulated(UInt64)

        var testDescription: String {
            switch self {
            case .generated(let seed): "generated \(seed)"
            case .simulated(let seed): "simulated \(seed)"
            }
        }

        func report() async throws -> SellerReport {
            switch self {
            case .generated(let seed):
                try await PropertyTests.report(GeneratedSeller(seed: seed, orders: 120).files)
            case .simulated(let seed):
                try await PropertyTests.report(
                    SampleExports.files(SampleRecipe(ordersPerSeller: 60, months: 3, seed: seed)).map {
                        ("1234567/\($0.path)", $0.bytes)
                    }
                )
            }
        }
    }

    static let sources: [Source] = [.generated(1), .generated(2), .generated(3), .simulated(11), .simulated(12)]

    private static func report(_ files: [(path: String, bytes: [UInt8])]) async throws -> SellerReport {
        try await InputFolder(files).report(asOf: "2025-11-05")
    }

    /// The summary but for what counts input files.
    private static func figures(_ files: [(path: String, bytes: [UInt8])]) async throws -> [String: String] {
        try await report(files).summary().leaves.filter { !$0.key.hasPrefix("inputs / ") }
    }

    private static func sum(_ rows: [[String: String]], _ column: String) -> String {
        rows.reduce(Paisa.zero) { $0 + (Paisa(rupees: $1[column] ?? "") ?? .zero) }.decimal
    }

    private static func count(_ rows: [[String: String]], _ column: String) -> Int {
        rows.reduce(0) { $0 + (Int($1[column] ?? "") ?? 0) }
    }

    @Test(arguments: sources)
    func `outcomes add up to orders, everywhere`(source: Source) async throws {
        let report = try await source.report()
        let orders = try report.summary()["orders"]
        let outcomes = orders["outcomes"]
        #expect(orders["count"].int > 0)
        #expect(outcomes.keys.reduce(0) { $0 + outcomes[$1].int } == orders["count"].int)
        #expect(orders["by_month"].keys.reduce(0) { $0 + orders["by_month"][$1].int } == orders["count"].int)
        let months = try report.table("months.csv").rows
        for key in outcomes.keys { #expect(Self.count(months, key) == outcomes[key].int, "\(key)") }
        #expect(Self.count(months, "orders") == orders["count"].int)
        #expect(Self.count(try report.table("products.csv").rows, "orders") == orders["count"].int)
        #expect(Self.count(try report.table("states.csv").rows, "orders") == orders["count"].int)
        // Orders that a file of orders holds have a quantity and a status.
        let rows = try report.table("orders.csv").rows.filter { $0["order_status"] != "" }
        #expect(rows.count == orders["count"].int && Self.count(rows, "quantity") == orders["units"].int)
        for key in outcomes.keys { #expect(rows.count { $0["outcome"] == key } == outcomes[key].int, "\(key)") }
    }

    @Test(arguments: sources)
    func `the rows of the tables sum up to the summary`(source: Source) async throws {
        let report = try await source.report()
        let summary = try report.summary()
        let payments = summary["payments"]
        let legs = try report.table("settlements.csv").rows
        #expect(payments["rows"].int > 0 && legs.count == payments["rows"].int)
        #expect(Set(legs.compactMap { $0["sub_order"] }).count == payments["sub_orders"].int)
        for component in payments["components"].keys {
            #expect(Self.sum(legs, component) == payments["components"][component].string, "\(component)")
        }
        for name in ["orders.csv", "settlements.csv", "payouts.csv", "products.csv", "months.csv"] {
            #expect(Self.sum(try report.table(name).rows, "settlement") == payments["settlement"].string, "\(name)")
        }
        #expect(legs.count { $0["settlement_audit"] == "mismatch" } == summary["audit"]["settlement_mismatch"].int)
        #expect(Self.sum(legs, "settlement_formula") == summary["audit"]["formula_total"].string)
        #expect(summary["audit"]["printed_total"].string == payments["settlement"].string)
        #expect(summary["audit"]["by_transaction_total"].string == payments["settlement"].string)
    }

    @Test(arguments: sources)
    func `payouts and months hold all the money, and only that`(source: Source) async throws {
        let report = try await source.report()
        let summary = try report.summary()
        let parts = [
            ("settlement", summary["payments"]["settlement"]), ("ads", summary["ads"]["total"]),
            ("referral", summary["referral"]["net"]), ("compensation", summary["platform"]["compensation"]),
            ("recovery", summary["platform"]["recovery"]),
        ]
        let total = parts.reduce(Paisa.zero) { $0 + (Paisa(rupees: $1.1.string) ?? .zero) }.decimal
        for name in ["payouts.csv", "months.csv"] {
            let rows = try report.table(name).rows
            for (column, figure) in parts { #expect(Self.sum(rows, column) == figure.string, "\(name) \(column)") }
            #expect(Self.sum(rows, "payout") == total)
            for row in rows { #expect(Self.sum(parts.map { ["x": row[$0.0] ?? ""] }, "x") == row["payout"]) }
        }
    }

    @Test(arguments: sources)
    func `the profit is the sum of its lines`(source: Source) async throws {
        let report = try await source.report()
        let summary = try report.summary()
        func money(_ text: String) throws -> Paisa { try #require(Paisa(rupees: text)) }
        let profit = summary["profit"]
        let account = try [
            summary["ads"]["total"], summary["referral"]["net"], summary["platform"]["compensation"],
            summary["platform"]["recovery"],
        ].reduce(Paisa.zero) { try $0 + money($1.string) }
        let spent = try ["goods", "packaging", "other"].reduce(Paisa.zero) { try $0 + money(profit[$1].string) }
        let costed = try money(profit["settlement_costed"].string)
        #expect(try money(profit["cash"].string) == costed + account - spent)
        #expect(try costed + money(profit["settlement_uncosted"].string) == report.payments.settlement)
        let rows = try report.table("orders.csv").rows
        #expect(Self.sum(rows, "goods_cost") == profit["goods"].string)
        #expect(Self.sum(rows, "packaging") == profit["packaging"].string)
        #expect(Self.sum(rows.filter { $0["profit"] != "" }, "settlement") == profit["settlement_costed"].string)
        #expect(
            Self.sum(rows, "profit")
                == (try costed - money(profit["goods"].string)
                - money(profit["packaging"].string)).decimal
        )
    }

    @Test(arguments: sources)
    func `findings are counted and summed as listed`(source: Source) async throws {
        let report = try await source.report()
        let summary = try report.summary()["exceptions"]
        let rows = try report.table("exceptions.csv").rows
        #expect(summary.keys.reduce(0) { $0 + summary[$1]["count"].int } == rows.count)
        for kind in summary.keys {
            let own = rows.filter { $0["kind"] == kind }
            #expect(summary[kind]["count"].int == own.count, "\(kind)")
            #expect(summary[kind]["amount"].string == Self.sum(own, "amount"), "\(kind)")
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `how rows lie in files changes nothing`(seed: UInt64) async throws {
        let seller = GeneratedSeller(seed: seed, orders: 120)
        let expected = try await Self.figures(seller.files)
        #expect(expected.count > 50)
        for parts in [1, 2, 5] {
            let found = try await Self.figures(seller.shuffled(seed: seed &* 31 &+ UInt64(parts), over: parts))
            #expect(Self.difference(found, expected) == [], "over \(parts) files")
        }
    }

    @Test(arguments: [4, 5] as [UInt64])
    func `a file that lies there twice changes nothing`(seed: UInt64) async throws {
        let seller = GeneratedSeller(seed: seed, orders: 120)
        let found = try await Self.figures(seller.repeated)
        #expect(Self.difference(found, try await Self.figures(seller.files)) == [])
    }

    /// Only what counts the rows read, or names those met again, tells of the second download.
    @Test(arguments: [6, 7] as [UInt64])
    func `overlapping downloads change nothing`(seed: UInt64) async throws {
        let seller = GeneratedSeller(seed: seed, orders: 120)
        let counters: Set = ["orders / rows", "payments / duplicates", "returns / rows"]
        let single = try await Self.figures(seller.files)
        let double = try await Self.figures(seller.overlapping(seed: seed))
        #expect(Self.difference(double.without(counters), single.without(counters)) == [])
        #expect(single["payments / duplicates"] == "0" && double["payments / duplicates"] != "0")
    }

    /// What differs, as `key: found, expected`.
    private static func difference(_ found: [String: String], _ expected: [String: String]) -> [String] {
        Set(found.keys).union(expected.keys).sorted().filter { found[$0] != expected[$0] }.map {
            "\($0): \(found[$0] ?? "nothing"), \(expected[$0] ?? "nothing")"
        }
    }
}

extension [String: String] {
    fileprivate func without(_ keys: Set<String>) -> Self { filter { !keys.contains($0.key) } }
}
