import Ledger
import Meesho
import Testing
import Wording

@testable import Site

/// What to do now, what changed and how far months have come, on the page.
struct ComparedPageTests {
    private func page(_ report: SellerReport, _ language: Language = .en) throws -> String {
        String(
            decoding: Page(report, design: try PageDesign(language, templates: TemplateFiles())).html(),
            as: UTF8.self
        )
    }

    private func action(_ kind: Action.Kind, _ count: Int, _ paise: Int64?, deadlines: ClosedRange<Int>? = nil)
        -> Action
    {
        var action = Action(kind, count: count, amount: paise.map { Paisa($0) }, target: "owed")
        if let deadlines {
            action.deadline = Fixture.day(2026, 2, 28) + deadlines.lowerBound
            action.lastDeadline = Fixture.day(2026, 2, 28) + deadlines.upperBound
            action.daysLeft = deadlines.lowerBound
        }
        if kind == .loadFiles {
            action.file = .payments
            let first = Fixture.day(2025, 10, 1)
            action.days = DayRange(first, first + (count == 31 ? 30 : 0))
        }
        return action
    }

    /// The report is of Saturday, 28 February 2026.
    @Test(
        arguments: [
            (Action.Kind.fileClaims, 12, 431_000, 6...6, "File 12 claims worth ₹4,310.00 by Friday"),
            (.fileClaims, 12, 431_000, 2...6, "File 12 claims worth ₹4,310.00, the first by Monday"),
            (.fileClaims, 1, 431_000, 0...0, "File 1 claim worth ₹4,310.00 by today"),
            (.fileClaims, 2, nil, 1...1, "File 2 claims by tomorrow"),
            (.fileClaims, 2, nil, 7...7, "File 2 claims by 7 Mar 2026"),
            (.askUnpaid, 1, 30_000, nil, "Ask Meesho to pay 1 delivered order worth ₹300.00"),
            (.addCosts, 5, 12_345_678, nil, "Add costs for 5 SKUs: ₹1,23,456.78 of settlement not counted"),
            (.loadFiles, 31, nil, nil, "Load payments of 1 Oct 2025 to 31 Oct 2025"),
            (.loadFiles, 34, nil, nil, "Load payments for 34 missing days, from 1 Oct 2025 on"),
            (.loadFiles, 1, nil, nil, "Load payments of 1 Oct 2025"),
            (.mendFiles, 3, nil, nil, "3 files could not be read in full: see what is wrong"),
            (.stopLosses, 2, 50_000, nil, "Stop or reprice 2 products that lost ₹500.00"),
        ] as [(Action.Kind, Int, Int64?, ClosedRange<Int>?, String)]
    )
    func `actions are worded`(kind: Action.Kind, count: Int, paise: Int64?, days: ClosedRange<Int>?, text: String) {
        let words = ActionWords(Fixture.rich, .english)
        #expect(words.text(action(kind, count, paise, deadlines: days)).first == text)
    }

    @Test(arguments: Language.allCases)
    func `every action has words in every language`(language: Language) throws {
        let texts = try Texts(only: language, templates: TemplateFiles())
        let words = ActionWords(Fixture.rich, texts)
        for kind in Action.Kind.allCases {
            // These are told by their rupees, and never come without.
            let needsRupees = [.askShortPaid, .stopLosses, .addCosts].contains(kind)
            for (count, paise) in [(1, 5), (34, needsRupees ? 5 : nil)] as [(Int, Int64?)] {
                for days in [nil, 0...0, 1...3, 5...5, 30...40] as [ClosedRange<Int>?] {
                    let one = action(kind, count, paise, deadlines: days)
                    let text = (words.text(one) + words.left(one)).first
                    #expect(!text.contains("⟦") && !text.contains("  "), "\(text)")
                    if kind != .loadFiles { #expect(text.contains(String(count)), "\(text)") }
                }
            }
        }
        #expect(texts["action_weekdays"].first.split(separator: " ").count == 7)
    }

    @Test func `what to do stands before the answers and leads to its rows`() throws {
        var report = Fixture.rich
        var unpaid = action(.askUnpaid, 12, 462_408)
        unpaid.target = "owed-unpaid"
        report.actions = [action(.fileClaims, 3, 100, deadlines: 2...2), unpaid]
        // Its text says already that it is today.
        #expect(ActionWords(report, .english).left(action(.fileClaims, 3, 100, deadlines: 0...9)).isEmpty)
        let html = try page(report)
        let todo = try #require(html.firstRange(of: "id=\"actions\""))
        let answers = try #require(html.firstRange(of: "id=\"answers\""))
        #expect(todo.lowerBound < answers.lowerBound)
        #expect(
            html.contains(
                "<a href=\"#owed-unpaid\"><i lang=en>Ask Meesho to pay 12 delivered orders worth ₹4,624.08</i>"
            )
        )
        #expect(html.contains("id=\"owed-unpaid\""))
        #expect(html.contains("<b><i lang=en>2 days left</i>"))
        #expect(try page(Fixture.empty).contains("Nothing to do now"))
    }

    /// A provisional month beside one that is not: 67 of 100 and 90 of 100.
    @Test func `provisional rates carry a mark, and the mark its meaning`() throws {
        var report = Fixture.single(Paisa(100))
        let plain = try page(report)
        #expect(!plain.contains("\u{A0}~") && !plain.contains("~ after a rate"))
        report.months[0].outcomes[.inTransit] = 1
        report.products[0].outcomes[.inTransit] = 1
        report.orders.outcomes = report.months[0].outcomes
        // No file tells what came back.
        #expect(try !page(report).contains(">100.0\u{A0}%\u{A0}~<"))
        report.inputs.append(InputRecord(path: "payments.xlsx", kind: .payments, size: 1, sha256: ""))
        let html = try page(report)
        #expect(html.contains(">100.0\u{A0}%\u{A0}~<"))
        #expect(html.contains("~ after a rate: provisional."))
        #expect(html.contains("Still open: 1 of 2 orders that left you have not reached their end"))
        // One of two has ended; neither is settled as far as the month knows.
        #expect(html.contains("50.0\u{A0}% (1/2)") && html.contains("0.0\u{A0}% (0/2)"))
    }

    private func since() throws -> SellerReport {
        var report = Fixture.rich
        var earlier = EarlierReport(asOf: Fixture.day(2026, 1, 31), manifest: String(repeating: "ab", count: 32))
        earlier.kinds = ["unpaid", "kind_of_long_ago"]
        for index in 0..<40 {
            let number = try #require(SubOrderNumber("17840000\(1_000 + index)"))
            let amount = Paisa(Int64(100 + index))
            let isNext = earlier.orders.append(number, outcome: .delivered, settlement: amount, isPaid: true)
            #expect(isNext)
        }
        earlier.findings = [
            .init(kind: 1, subOrder: try #require(SubOrderNumber("178400001000")), amount: Paisa(7)),
            .init(kind: 0, subOrder: .none, amount: nil),
        ]
        report.since = SinceFigures(earlier, report.ledger, report.exceptions)
        return report
    }

    @Test(arguments: Language.allCases)
    func `what changed stands on the page, the largest first, and the rest in the table`(language: Language) throws {
        let report = try since()
        let html = try page(report, language)
        #expect(html.contains("id=\"since\"") && html.contains("href=\"#since\""))
        #expect(html.contains("href=\"data/since.csv\""))
        // Forty orders are gone: 1.00 to 1.39, the 12 largest down to 1.28.
        #expect(html.contains(">178400001039<") && html.contains(">178400001028<") && !html.contains(">178400001027<"))
        #expect(html.contains("-₹1.39") && html.contains("-₹47.80"))
        let withoutName = "⟦exception_kind_of_long_ago⟧"
        #expect(!html.contains(withoutName) && !html.contains("⟦"))
        #expect(try !page(Fixture.rich, language).contains("#since"))
    }

    @Test func `two periods stand side by side`() throws {
        var report = Fixture.rich
        var comparison = Comparison()
        let days =
            [DayRange(Fixture.day(2026, 1, 1), Fixture.day(2026, 1, 31))]
            + [DayRange(Fixture.day(2025, 12, 1), Fixture.day(2025, 12, 31))]
        comparison.orders = .init(now: days[0], before: days[1])
        var rate = Comparison.Line(name: .rtoRate, now: .rate(Ratio(10, of: 40)), before: .rate(Ratio(5, of: 50)))
        rate.difference = Comparison.Difference(from: rate.before, to: rate.now)
        rate.isNowProvisional = true
        comparison.lines = [rate, Comparison.Line(name: .orders, now: .count(7))]
        report.comparison = comparison
        let html = try page(report)
        #expect(html.contains("Orders placed: Jan 2026, beside Dec 2025."))
        #expect(html.contains("25.0\u{A0}%\u{A0}~ (10/40)") && html.contains("10.0\u{A0}% (5/50)"))
        #expect(html.contains("+15.0 points"))
        #expect(html.contains("Not known yet"))
    }
}
