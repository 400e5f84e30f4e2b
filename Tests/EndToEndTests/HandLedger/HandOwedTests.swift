import Foundation
import Ledger
import Testing

/// What returns, claims and recoveries of ``HandSeller`` tell.
struct HandOwedTests {
    @Test func `every kind of finding, none missing and none too many`() async throws {
        let report = try await HandSeller.report()
        try HandFindingsTests.check(Set(HandFindingsTests.expected.map(\.kind)), in: report)
        let kinds = Set(try report.table("exceptions.csv").rows.compactMap { $0["kind"] })
        #expect(kinds == Set(HandFindingsTests.expected.map(\.kind)))
    }

    /// 22 was paid as delivered, came back and was lost on its way: its outcome is lost, and neither compensation nor
    /// claim money stands beside the sale. By the letter of the definition that is a finding.
    @Test func `a return lost on its way back`() async throws {
        let rows = try await HandSeller.report().table("exceptions.csv").rows
        #expect(rows.contains { HandFindingsTests.isLostOnTheWayBack($0) })
    }

    /// 27 October and seven days, three of them left on the 31st.
    @Test func `an open claim window says until when`() async throws {
        let rows = try await HandSeller.report().table("exceptions.csv").rows
        let row = try #require(rows.first { $0["kind"] == "claim_window_open" })
        #expect(row["deadline"] == "2025-11-03" && row["days_left"] == "3")
    }

    /// Eight customer returns in the returns files: 10 11 12 13 23 24 back, 14 on the way, 22 lost. All for their fit.
    @Test func `customer returns by reason`() async throws {
        let table = try await HandSeller.report().table("return_reasons.csv")
        let row = try #require(table.rows.first { row in row.values.contains { $0.lowercased().contains("size") } })
        #expect(row.values.contains("8"))
    }

    /// Valmo: 10 11 13 23 24 back, 15 on the way, 16 out for delivery, 22 lost; Shadowfax: 12 back, 14 on the way.
    @Test func `returns by courier`() async throws {
        let table = try await HandSeller.report().table("couriers.csv")
        func row(_ name: String) -> [String: String]? { table.rows.first { $0.values.contains(name) } }
        #expect(try #require(row("Valmo")).values.contains("8"))
        #expect(try #require(row("Shadowfax")).values.contains("2"))
    }
}
