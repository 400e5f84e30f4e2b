import Foundation
import Ledger
import Meesho
import Samples
import Testing

/// Two months on both sides of a financial year's end. March: 1 kept, paid 300.00 on the 25th and charged 20.00 on 12
/// April; 2 came back as RTO; 3 kept, paid 250.00 on 10 April. April: 4 kept, paid 100.00 on the 20th and charged 50.00
/// on the 25th; 5 on the way; 6 cancelled. A leg of 4 over 7.00 prints no date. A Kurti costs 100.
struct PeriodTests {
    private static let files = [
        "Orders_2026-03-01_2026-03-31_1234567.csv": TextExport.orders(
            "\(TextExport.key(1)),DELIVERED,2026-03-05,Kurti,1,400,Goa",
            "\(TextExport.key(2)),RTO_COMPLETE,2026-03-20,Kurti,1,400,Goa",
            "\(TextExport.key(3)),DELIVERED,2026-03-30,Kurti,1,400,Goa"
        ),
        "Orders_2026-04-01_2026-04-30_1234567.csv": TextExport.orders(
            "\(TextExport.key(4)),DELIVERED,2026-04-03,Kurti,1,350,Goa",
            "\(TextExport.key(5)),SHIPPED,2026-04-28,Kurti,1,400,Goa",
            "\(TextExport.key(6)),CANCELLED,2026-04-29,Kurti,1,400,Goa"
        ),
        "1234567_SP_x_PREVIOUS_PAYMENT_2026-03-01_2026-03-31.csv": TextExport.payments(
            "\(TextExport.key(1)),Delivered,Kurti,T1,2026-03-25,300,300,0,0,0,"
        ),
        "1234567_SP_x_PREVIOUS_PAYMENT_2026-04-01_2026-04-30.csv": TextExport.payments(
            "\(TextExport.key(1)),Delivered,Kurti,T2,2026-04-12,-20,0,0,0,-20,penalty",
            "\(TextExport.key(3)),Delivered,Kurti,T3,2026-04-10,250,250,0,0,0,",
            "\(TextExport.key(4)),Delivered,Kurti,T4,2026-04-20,100,100,0,0,0,",
            "\(TextExport.key(4)),Delivered,Kurti,T5,2026-04-25,-50,0,0,-50,0,",
            "\(TextExport.key(4)),Delivered,Kurti,,,7,7,0,0,0,"
        ),
        "cost_sheet.csv": "SKU,cost\nKurti,100\n",
    ]

    private static func seller(without left: String = "nothing") throws -> InputFolder {
        let kept = files.filter { !$0.key.contains(left) }
        return try InputFolder(kept.map { ("1234567/\($0.key)", Array($0.value.utf8)) })
    }

    /// A line as `value, previous, rows`.
    private static func text(_ line: PeriodSummary.Line?) -> String {
        guard let line else { return "none" }
        func text(_ value: Answer.Value?) -> String {
            switch value {
            case .money(let amount): amount.decimal
            case .count(let count): String(count)
            case .rate(let ratio): "\(ratio.n)/\(ratio.d)"
            case nil: "nil"
            }
        }
        return [text(line.value), text(line.previous), String(line.rows)].joined(separator: ", ")
    }

    private static func texts(_ period: PeriodSummary) -> [String: String] {
        Dictionary(uniqueKeysWithValues: period.lines.map { ($0.name.rawValue, text($0)) })
    }

    @Test func `all, months and financial years, newest first`() async throws {
        let report = try await Self.seller().report(asOf: "2026-05-05")
        let (march, april) = (Month(year: 2026, month: 3), Month(year: 2026, month: 4))
        #expect(
            report.periods.map(\.kind) == [
                .all, .month(april), .month(march), .financialYear(FinancialYear(start: 2026)),
                .financialYear(FinancialYear(start: 2025)),
            ]
        )
        #expect(
            report.periods.map { $0.days.map { "\($0.first.iso) \($0.last.iso)" } } == [
                "2026-03-05 2026-04-29", "2026-04-01 2026-04-30", "2026-03-01 2026-03-31", "2026-04-01 2027-03-31",
                "2025-04-01 2026-03-31",
            ]
        )
        #expect(report.periods.map(\.isCovered) == [true, true, true, false, false])
        // March: 300 less the goods of 1 and 3; April: 250 + 100 − 50 − 20 less those of 4. Of 4 and 5, which left in
        // April, one has arrived.
        let marchTexts = [
            "payout": "300.00, nil, 1", "settlement": "300.00, nil, 1", "ads": "0.00, nil, 0",
            "cash_profit": "100.00, nil, 1", "profit_after_gst": "nil, nil, 1", "orders": "3, nil, 3",
            "order_value": "1200.00, nil, 3", "kept_rate": "2/3, nil, 3", "rto_rate": "1/3, nil, 3",
            "return_rate": "0/2, nil, 2", "cancelled_rate": "0/3, nil, 3",
        ]
        #expect(Self.texts(report.periods[2]) == marchTexts && Self.texts(report.periods[4]) == marchTexts)
        #expect(
            Self.texts(report.periods[1]) == [
                "payout": "280.00, 300.00, 4", "settlement": "280.00, 300.00, 4", "ads": "0.00, 0.00, 0",
                "cash_profit": "180.00, 100.00, 3", "profit_after_gst": "nil, nil, 3", "orders": "3, 3, 3",
                "order_value": "750.00, 1200.00, 2", "kept_rate": "1/1, 2/3, 1", "rto_rate": "0/1, 1/3, 1",
                "return_rate": "0/1, 0/2, 1", "cancelled_rate": "1/3, 0/3, 3",
            ]
        )
        #expect(Self.text(report.periods[3][.payout]) == "280.00, nil, 4")
        // With the leg that prints no date; three sub orders were paid.
        #expect(Self.text(report.periods[0][.payout]) == "587.00, nil, 6")
        #expect(Self.text(report.periods[0][.cashProfit]) == "287.00, nil, 3")
        #expect(Self.text(report.periods[0][.orders]) == "6, nil, 6")
        let provisional = report.periods.map { period in period.lines.filter(\.isProvisional).map(\.name) }
        let rates: [PeriodSummary.Name] = [.keptRate, .rtoRate, .returnRate, .cancelledRate]
        #expect(provisional == [rates, rates, [], rates, []])
        #expect(report.periods[1][.keptRate]?.certainty == .estimated)
        #expect(report.periods[2][.keptRate]?.certainty == .printed)
    }

    @Test func `one month has all and that month, no month only all`() async throws {
        let report = try await InputFolder([
            "1234567/Orders_1234567.csv": TextExport.orders("\(TextExport.key(1)),DELIVERED,2026-03-05,Kurti,1,400,Goa")
        ]).report()
        #expect(
            report.periods.map(\.kind) == [
                .all, .month(Month(year: 2026, month: 3)), .financialYear(FinancialYear(start: 2025)),
            ]
        )
        // The file is about one day, not about the month.
        #expect(report.periods.map(\.hasAllOrders) == [true, false, false])
        let empty = try await InputFolder(["1234567/tcs_sales.csv": TextExport.sales()]).report()
        #expect(empty.periods.map(\.kind) == [.all])
        #expect(empty.periods.first?.days == nil && empty.periods.first?.isCovered == false)
        #expect(empty.periods.first?.lines.allSatisfy { $0.value == nil && $0.rows == 0 } == true)
    }

    @Test func `of files that are not loaded nothing is told`() async throws {
        let unpaid = try await Self.seller(without: "PAYMENT_2026-04").report(asOf: "2026-05-05")
        let april = try #require(unpaid.periods.first { $0.kind == .month(Month(year: 2026, month: 4)) })
        #expect(april.hasAllOrders && !april.hasAllPayments)
        for name in [PeriodSummary.Name.payout, .settlement, .ads, .cashProfit] {
            #expect(Self.text(april[name]) == "nil, nil, 0", "\(name)")
        }
        #expect(Self.text(april[.orders]) == "3, 3, 3")
        let unordered = try await Self.seller(without: "Orders_2026-03").report(asOf: "2026-05-05")
        let march = try #require(unordered.periods.last)
        #expect(Self.text(march[.orders]) == "nil, nil, 0" && Self.text(march[.keptRate]) == "nil, nil, 0")
        #expect(Self.text(march[.payout]) == "300.00, nil, 1")
    }

    @Test func `a redacted report has no profits`() async throws {
        let reading = try await Self.seller().reading()
        var seller = try #require(reading.sellers.first)
        var earlier: EarlierReport?
        seller.redact(with: &earlier)
        let report = await SellerReport(of: seller, asOf: try day("2026-05-05"), version: "test", isRedacted: true)
        let names = PeriodSummary.Name.allCases.filter { $0 != .cashProfit && $0 != .profitAfterGST }
        #expect(report.periods.count == 5)
        #expect(report.periods.allSatisfy { $0.lines.map(\.name) == names })
    }

    @Test func `the table has a row for each figure of each period`() async throws {
        let rows = try await Self.seller().report(asOf: "2026-05-05").table("periods.csv").rows
        #expect(rows.count == 5 * 11)
        let april = rows.filter { $0["period"] == "2026-04" }
        #expect(
            april.first { $0["figure"] == "kept_rate" } == [
                "period": "2026-04", "from": "2026-04-01", "to": "2026-04-30", "figure": "kept_rate", "value": "1.0000",
                "previous": "0.6667", "basis": "order", "label": "estimated", "rows": "1", "provisional": "true",
                "orders_loaded": "true", "payments_loaded": "true",
            ]
        )
        #expect(Set(rows.compactMap { $0["period"] }) == ["all", "FY 2026-27", "FY 2025-26", "2026-04", "2026-03"])
    }
}

/// What holds of the periods of any seller.
struct PeriodPropertyTests {
    enum Source: CustomTestStringConvertible, Sendable {
        case generated(UInt64)
        case simulated(UInt64, months: Int)
        /// The seller of the repository's `Input`.
        case input
        /// One of the made-up sellers that stand beside the repository where it is developed.
        case sample(String)

        var testDescription: String {
            switch self {
            case .generated(let seed): "generated \(seed)"
            case .simulated(let seed, let months): "simulated \(seed), \(months) months"
            case .input: "input"
            case .sample(let id): "sample \(id)"
            }
        }

        func seller() async throws -> SellerInput {
            let sellers =
                switch self {
                case .generated(let seed):
                    try await InputFolder(GeneratedSeller(seed: seed, orders: 120).files).reading().sellers
                case .simulated(let seed, let months):
                    try await InputFolder(
                        SampleExports.files(SampleRecipe(ordersPerSeller: 25 * months, months: months, seed: seed))
                            .map { ("1234567/\($0.path)", $0.bytes) }
                    ).reading().sellers
                case .input: try await PeriodPropertyTests.sellers(in: Fixture.repository.appending(path: "Input"))
                case .sample(let id):
                    try await PeriodPropertyTests.sellers(in: PeriodPropertyTests.samples.appending(path: id))
                }
            return try #require(sellers.first)
        }
    }

    private static let samples = Fixture.repository.deletingLastPathComponent().appending(path: "shared/samples/input")

    private static func sellers(in folder: URL) async throws -> [SellerInput] {
        try await Reading.read(folder: folder.path, options: ReadingOptions()) { _ in }.sellers
    }

    static let sources: [Source] =
        [
            .generated(1), .generated(2), .generated(3), .simulated(11, months: 3), .simulated(12, months: 1),
            .simulated(13, months: 16), .input,
        ]
        + ((try? FileManager.default.contentsOfDirectory(atPath: samples.path)) ?? []).sorted().map { .sample($0) }

    private static func report(
        _ seller: SellerInput,
        _ days: DayRange? = nil
    ) async throws -> SellerReport {
        let period = PeriodFilter(from: days?.first, to: days?.last)
        return await SellerReport(of: seller, asOf: try day("2026-12-31"), version: "test", period: period)
    }

    /// What a report tells at its head and in its sections.
    private static func figures(_ run: SellerReport) -> [PeriodSummary.Name: (Answer.Value?, Certainty, rows: Int)] {
        let outcomes = run.orders.outcomes
        func answer(_ name: Answer.Name) -> (Answer.Value?, Certainty, rows: Int) {
            let answer = run.answers.first { $0.name == name }
            return (answer?.value, answer?.certainty ?? .proven, answer?.rows ?? -1)
        }
        let (payout, orders) = (answer(.bankPayout), answer(.orders))
        let cancelled = outcomes.cancellationRate
        return [
            .payout: payout,
            .settlement: (payout.0.map { _ in .money(run.payments.settlement) }, payout.1, run.payments.rows),
            .ads: (payout.0.map { _ in .money(run.ads.total) }, .printed, run.ads.rows),
            .cashProfit: answer(.cashProfit),
            .profitAfterGST: answer(.profitAfterGST),
            .orders: (orders.0, orders.1, run.orders.count),
            .orderValue: (
                orders.0.map { _ in .money(run.orders.orderValue) }, orders.1,
                run.orders.count - outcomes[.cancelled]
            ),
            .keptRate: answer(.keptRate),
            .rtoRate: answer(.rtoRate),
            .returnRate: answer(.customerReturnRate),
            .cancelledRate: (
                orders.0 != nil && cancelled.d > 0 ? .rate(cancelled) : nil,
                outcomes.isProvisional ? .estimated : .printed, cancelled.d
            ),
        ]
    }

    /// Every period of `report` beside a run over its days.
    private static func check(_ report: SellerReport, of seller: SellerInput) async throws {
        for period in report.periods {
            let run = period.kind == .all ? report : try await Self.report(seller, period.days)
            let expected = figures(run)
            #expect(period.lines.map(\.name) == PeriodSummary.Name.allCases)
            for line in period.lines {
                let (value, certainty, rows) = try #require(expected[line.name])
                #expect(
                    line.value == value && line.rows == rows,
                    "\(period.kind) \(line.name): \(value as Any), \(rows)"
                )
                #expect(line.certainty == certainty, "\(period.kind) \(line.name)")
                let isRate = if case .rate? = value { true } else { false }
                #expect(line.isProvisional == (isRate && run.orders.outcomes.isProvisional))
            }
        }
    }

    @Test(arguments: sources)
    func `the figures of a period are those of a run over its days`(source: Source) async throws {
        let seller = try await source.seller()
        let report = try await Self.report(seller)
        #expect(report.periods.count >= 3)
        try await Self.check(report, of: seller)
    }

    /// The days asked for begin and end within months.
    @Test(arguments: sources)
    func `the same of a report of some days`(source: Source) async throws {
        let seller = try await source.seller()
        let span = try #require(try await Self.report(seller).periods.first?.days)
        let days = DayRange(span.first + span.count / 5, span.last - span.count / 7)
        let report = try await Self.report(seller, days)
        #expect(report.periods.first?.days == days)
        #expect(report.periods.allSatisfy { $0.days.map(days.contains) ?? false })
        try await Self.check(report, of: seller)
    }

    @Test(arguments: sources)
    func `the figures before are those of a run over the days before`(source: Source) async throws {
        let seller = try await source.seller()
        let report = try await Self.report(seller)
        func isCovered(_ kinds: [ExportKind], _ days: DayRange) -> Bool {
            kinds.allSatisfy { kind in
                report.coverage.contains { $0.kind == kind && $0.ranges.contains { $0.contains(days) } }
            }
        }
        for period in report.periods {
            let before: DayRange? =
                switch period.kind {
                case .all: nil
                case .financialYear(let year): year.previous.days
                case .month(let month): month.previous.days
                }
            guard let days = period.days, let before else {
                #expect(period.kind == .all && period.lines.allSatisfy { $0.previous == nil })
                continue
            }
            let expected = Self.figures(try await Self.report(seller, before))
            for line in period.lines {
                var kinds: [ExportKind] = line.basis == .orderMonth ? [.orders] : [.payments]
                if [.cashProfit, .profitAfterGST].contains(line.name) { kinds = [.orders, .payments] }
                let isKnown = isCovered(kinds, days) && isCovered(kinds, before)
                let old = try #require(expected[line.name])
                #expect(line.previous == (isKnown ? old.0 : nil), "\(period.kind) \(line.name)")
            }
        }
    }

    /// No source has rows without a date. The GST inside goods is rounded once for each rate and period.
    @Test(arguments: sources)
    func `years add up to all, and months to their years`(source: Source) async throws {
        let report = try await Self.report(try await source.seller())
        let whole = try #require(report.periods.first)
        let years = report.periods.filter { if case .financialYear = $0.kind { true } else { false } }
        let months = report.periods.filter { if case .month = $0.kind { true } else { false } }
        #expect(months.count == min(report.months.count, 12))
        func number(_ line: PeriodSummary.Line?) -> Int64 {
            switch line?.value {
            case .money(let amount): amount.count
            case .count(let count): Int64(count)
            default: 0
            }
        }
        for name in [PeriodSummary.Name.payout, .settlement, .ads, .cashProfit, .orders, .orderValue] {
            #expect(years.reduce(0) { $0 + number($1[name]) } == number(whole[name]), "\(name)")
            for year in years {
                let own = months.filter { month in year.days.flatMap { year in month.days.map(year.contains) } ?? false
                }
                // Of a year with months that are too long ago to be listed nothing is said.
                let all = report.months.count { month in
                    month.month.days.map { year.days?.contains($0) ?? false } ?? false
                }
                guard own.count == all else { continue }
                #expect(own.reduce(0) { $0 + number($1[name]) } == number(year[name]), "\(name)")
            }
        }
        guard whole[.profitAfterGST]?.value != nil else { return }
        let difference = years.reduce(0) { $0 + number($1[.profitAfterGST]) } - number(whole[.profitAfterGST])
        #expect(abs(difference) <= 10 * Int64(years.count))
    }
}
