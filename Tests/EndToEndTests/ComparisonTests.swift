import Ledger
import Meesho
import Testing

/// Two months of a small seller. July: one order kept and paid 300.00 on the 25th, one RTO. August: two kept, paid 250.00
/// on the 20th and charged 50.00 on the 25th, one on the way since the 30th, for which 180.00 is promised.
struct ComparisonTests {
    private static let july = TextExport.orders(
        "\(TextExport.key(1)),DELIVERED,2025-07-05,Kurti,1,400,Goa",
        "\(TextExport.key(2)),RTO_COMPLETE,2025-07-20,Kurti,1,400,Goa"
    )
    private static let august = TextExport.orders(
        "\(TextExport.key(3)),DELIVERED,2025-08-03,Kurti,1,400,Goa",
        "\(TextExport.key(4)),SHIPPED,2025-08-30,Kurti,1,400,Goa",
        "\(TextExport.key(5)),DELIVERED,2025-08-10,Kurti,1,400,Goa"
    )
    private static let paidInJuly = TextExport.payments(
        "\(TextExport.key(1)),Delivered,Kurti,T1,2025-07-25,300,300,0,0,0,"
    )
    private static let paidInAugust = TextExport.payments(
        "\(TextExport.key(3)),Delivered,Kurti,T2,2025-08-20,250,250,0,0,0,",
        "\(TextExport.key(5)),Delivered,Kurti,T3,2025-08-25,-50,0,0,-50,0,"
    )
    private static let promised = TextExport.payments(
        "\(TextExport.key(4)),Shipped,Kurti,NA,unscheduled,180,180,0,0,0,"
    )
    private static let folder = "1234567/"
    private static let payments = folder + "1234567_SP_x_PREVIOUS_PAYMENT_"

    private func report(
        asOf: String = "2025-09-05",
        _ from: String? = nil,
        _ to: String? = nil,
        without left: String = "nothing"
    ) async throws -> SellerReport {
        let files = [
            Self.folder + "Orders_2025-07-01_2025-07-31_1234567.csv": Self.july,
            Self.folder + "Orders_2025-08-01_2025-08-31_1234567.csv": Self.august,
            Self.payments + "2025-07-01_2025-07-31.csv": Self.paidInJuly,
            Self.payments + "2025-08-01_2025-08-31.csv": Self.paidInAugust,
            Self.folder + "1234567_SP_x_OUTSTANDING_PAYMENT_2025-09-01.csv": Self.promised,
            Self.folder + "cost_sheet.csv": "SKU,cost\nKurti,100\n",
        ]
        let folder = try InputFolder(files.filter { !$0.key.contains(left) }.map { ($0.key, Array($0.value.utf8)) })
        let reading = try await folder.reading()
        let seller = try #require(reading.sellers.first)
        #expect(seller.problems == [] && seller.conflicts == [])
        let period = PeriodFilter(from: try from.map(day), to: try to.map(day))
        return await SellerReport(of: seller, asOf: try day(asOf), version: "test", period: period)
    }

    private func previous(_ report: SellerReport) -> [Answer.Name: Answer.Value] {
        Dictionary(
            uniqueKeysWithValues: report.answers.compactMap { answer in answer.previous.map { (answer.name, $0) } }
        )
    }

    @Test func `without a period the last full month stands beside the month before`() async throws {
        let comparison = try await report().summary()["comparison"]
        #expect(
            comparison["orders"].leaves == [
                "now / from": "2025-08-01", "now / to": "2025-08-31", "before / from": "2025-07-01",
                "before / to": "2025-07-31",
            ]
        )
        #expect(comparison["payments"].leaves == comparison["orders"].leaves)
        let lines = comparison["lines"]
        #expect(lines["orders"]["now"].int == 3 && lines["orders"]["before"].int == 2)
        #expect(lines["orders"]["difference"].int == 1)
        // 2 of 2 and 1 of 2; of three sub orders that left in August two have ended: under 95 %.
        #expect(lines["kept_rate"]["difference"].string == "0.5000")
        #expect(lines["rto_rate"]["difference"].string == "-0.5000")
        #expect(lines["rto_rate"]["before"].leaves == ["n": "1", "d": "2", "rate": "0.5000"])
        #expect(lines["return_rate"]["difference"].string == "0.0000")
        for name in ["kept_rate", "rto_rate", "return_rate"] {
            #expect(lines[name]["now_provisional"].int == 1 && lines[name]["before_provisional"].int == 0)
        }
        for name in ["settlement", "payout"] {
            #expect(lines[name]["now"].string == "200.00" && lines[name]["before"].string == "300.00")
            #expect(lines[name]["difference"].string == "-100.00" && lines[name]["now_provisional"].int == 0)
        }
    }

    /// On 31 August the month is not over: July is the last full one, and nothing covers June.
    @Test func `a month that is not over is no full month, and one that is not loaded is not compared`() async throws {
        let comparison = try #require(try await report(asOf: "2025-08-31").comparison)
        #expect(comparison.orders?.now.first == (try day("2025-07-01")))
        #expect(comparison.lines.count == 6)
        #expect(comparison.lines.allSatisfy { $0.now != nil && $0.before == nil && $0.difference == nil })
        #expect(try await report(asOf: "2025-07-31").comparison == nil)
        // Orders and payments each have their own last full month.
        let apart = try #require(try await report(without: "PREVIOUS_PAYMENT_2025-08").comparison)
        #expect(apart.orders?.now.first == (try day("2025-08-01")))
        #expect(apart.payments?.now.first == (try day("2025-07-01")))
    }

    /// Cash profit of August: 200.00 less two kept at 100.00; of July: 300.00 less one, since goods come back with an RTO.
    @Test func `a period has the equally long one before it`() async throws {
        let august = try await report("2025-08-01", "2025-08-31")
        let before = previous(august)
        #expect(before[.bankPayout] == .money(Paisa(30_000)))
        #expect(before[.orders] == .count(2))
        #expect(before[.keptRate] == .rate(Ratio(1, of: 2)) && before[.rtoRate] == .rate(Ratio(1, of: 2)))
        #expect(before[.customerReturnRate] == .rate(Ratio(0, of: 1)))
        #expect(before[.unpaid] == .money(.zero))
        #expect(august.answers.first { $0.name == .cashProfit }?.value == .money(.zero))
        #expect(before[.cashProfit] == .money(Paisa(20_000)))
        #expect(august.comparison?.lines.first?.difference == .count(1))
        #expect(august.comparison?.orders?.before == DayRange(try day("2025-07-01"), try day("2025-07-31")))
        // 21 days from 11 August: the 21 days before begin on 21 July and hold two orders and the payment of the 25th.
        let part = try await report("2025-08-11", "2025-08-31")
        #expect(part.comparison?.orders?.before == DayRange(try day("2025-07-21"), try day("2025-08-10")))
        #expect(previous(part)[.orders] == .count(2) && previous(part)[.bankPayout] == .money(Paisa(30_000)))
    }

    @Test func `the figures before are those that a run over those days has`() async throws {
        let before = previous(try await report("2025-08-01", "2025-08-31"))
        let july = try await report("2025-07-01", "2025-07-31")
        for answer in july.answers { #expect(before[answer.name] == answer.value, "\(answer.name)") }
    }

    @Test func `days that are not loaded have no figures to compare with`() async throws {
        let unpaid = previous(try await report("2025-08-01", "2025-08-31", without: "PREVIOUS_PAYMENT_2025-07"))
        #expect(unpaid[.orders] == .count(2) && unpaid[.bankPayout] == nil && unpaid[.cashProfit] == nil)
        // Orders of July are loaded whole, of the two weeks before nothing is.
        let earlier = try await report("2025-07-01", "2025-07-14")
        #expect(previous(earlier).isEmpty && earlier.comparison?.lines.allSatisfy { $0.difference == nil } == true)
        // The period asked for reaches beyond the files: a difference would be of days that are not there.
        let beyond = try await report(asOf: "2025-10-05", "2025-08-10", "2025-09-09")
        #expect(previous(beyond).isEmpty)
        for (from, to) in [("2025-08-01", String?.none), (nil, "2025-08-31")] {
            let half = try await report(from, to)
            #expect(previous(half).isEmpty && half.comparison == nil)
        }
    }

    @Test func `of a period that no file is about nothing is told`() async throws {
        let unpaid = try await report("2025-08-01", "2025-08-31", without: "PREVIOUS_PAYMENT_2025-08")
        let payout = try #require(unpaid.answers.first { $0.name == .bankPayout })
        #expect(payout.value == nil && payout.missing == [.payments])
        let profit = try #require(unpaid.answers.first { $0.name == .cashProfit })
        #expect(profit.value == nil && profit.missing == [.payments])
        #expect(unpaid.answers.first { $0.name == .orders }?.value == .count(3))
        // What orders are owed is told by all files that are loaded.
        #expect(unpaid.answers.first { $0.name == .unpaid }?.missing == [])
        let unordered = try await report("2025-08-01", "2025-08-31", without: "Orders_2025-08")
        let rate = try #require(unordered.answers.first { $0.name == .keptRate })
        #expect(rate.value == nil && rate.missing == [.orders])
        #expect(unordered.answers.first { $0.name == .bankPayout }?.value == .money(Paisa(20_000)))
    }

    @Test func `orders alone tell neither what came back nor a profit`() async throws {
        let unpaid = try await report(without: "PAYMENT")
        #expect(unpaid.inputs.contains { $0.kind == .costs } && !unpaid.inputs.contains { $0.kind == .payments })
        for name in [Answer.Name.keptRate, .customerReturnRate] {
            let rate = try #require(unpaid.answers.first { $0.name == name })
            #expect(rate.value == nil && rate.missing == [.payments])
        }
        #expect(unpaid.profit.cash == nil && unpaid.profit.afterGST == nil)
        #expect(!unpaid.products.isEmpty && unpaid.products.allSatisfy { $0.profit == nil && $0.costKnown })
        #expect(unpaid.products.allSatisfy { $0.sample.count == 0 && $0.breakEvenPrice == nil })
        #expect(unpaid.stopOrReprice.isEmpty)
        let paid = try await report(without: "OUTSTANDING")
        #expect(paid.answers.first { $0.name == .customerReturnRate }?.value == .rate(Ratio(0, of: 3)))
        #expect(paid.profit.cash != nil && paid.products.allSatisfy { $0.profit != nil })
    }

    @Test func `each order month tells how far it has come`() async throws {
        let report = try await report()
        let cohorts = try report.summary()["cohorts"]
        #expect(cohorts.keys == ["2025-07", "2025-08"])
        #expect(
            cohorts["2025-07"].leaves == [
                "dispatched": "2", "expected": "0.00", "final / n": "2", "final / d": "2", "final / rate": "1.0000",
                "open": "0", "provisional": "0", "settled / n": "1", "settled / d": "2", "settled / rate": "0.5000",
            ]
        )
        #expect(
            cohorts["2025-08"].leaves == [
                "dispatched": "3", "expected": "180.00", "final / n": "2", "final / d": "3", "final / rate": "0.6667",
                "open": "1", "provisional": "1", "settled / n": "2", "settled / d": "3", "settled / rate": "0.6667",
            ]
        )
        let months = try report.table("months.csv").rows
        #expect(months.map { $0["provisional"] } == ["false", "true"])
        #expect(months.map { $0["final_share"] } == ["1.0000", "0.6667"])
        #expect(months.map { $0["settled_share"] } == ["0.5000", "0.6667"])
        #expect(months.map { $0["expected_settlement"] } == ["0.00", "180.00"])
        // Four of five that left have ended, for the one product as for the one state.
        #expect(try report.table("products.csv").rows.map { $0["provisional"] } == ["true"])
        #expect(try report.table("states.csv").rows.map { $0["provisional"] } == ["true"])
        #expect(report.answers.first { $0.name == .keptRate }?.certainty == .estimated)
        let unknown = try await self.report(without: "OUTSTANDING").table("months.csv").rows
        #expect(unknown.map { $0["expected_settlement"] } == ["", ""])
    }

    @Test func `what to load and what to do stand in their tables`() async throws {
        let report = try await report(without: "PREVIOUS_PAYMENT_2025-08")
        #expect(
            try report.table("coverage.csv").rows.map { [$0["kind"], $0["from"], $0["to"], $0["state"], $0["files"]] }
                == [
                    ["orders", "2025-07-01", "2025-08-31", "covered", "1"],
                    ["payments", "2025-07-01", "2025-07-31", "covered", "1"],
                ]
        )
        // Money of orders until 31 August is due until 30 September, which is not over on 5 September.
        #expect(report.toLoad.map(\.days) == [DayRange(try day("2025-08-01"), try day("2025-09-05"))])
        #expect(
            try report.table("actions.csv").rows == [
                [
                    "rank": "1", "action": "load_files", "count": "36", "amount": "", "deadline": "", "days_left": "",
                    "text": "Load payments of 1 Aug 2025 to 5 Sep 2025",
                ]
            ]
        )
    }
}
