import Testing

@testable import Ledger
@testable import Meesho

struct CoverageCalendarTests {
    private func range(_ from: (Int, Int), _ to: (Int, Int)) throws -> DayRange {
        DayRange(
            try #require(Day(year: 2025, month: from.0, day: from.1)),
            try #require(Day(year: 2025, month: to.0, day: to.1))
        )
    }

    @Test func `the calendar is cut where the number of files changes`() throws {
        let spans = CoverageSpan.all(of: [
            try range((10, 5), (10, 31)), try range((8, 1), (8, 31)), try range((8, 27), (9, 30)),
            // Inside another one, and from its first day.
            try range((10, 5), (10, 6)),
        ])
        #expect(
            spans == [
                CoverageSpan(try range((8, 1), (8, 26)), files: 1), CoverageSpan(try range((8, 27), (8, 31)), files: 2),
                CoverageSpan(try range((9, 1), (9, 30)), files: 1), CoverageSpan(try range((10, 1), (10, 4)), files: 0),
                CoverageSpan(try range((10, 5), (10, 6)), files: 2),
                CoverageSpan(try range((10, 7), (10, 31)), files: 1),
            ]
        )
        #expect(spans.map(\.state) == [.covered, .overlap, .covered, .gap, .overlap, .covered])
        #expect(CoverageSpan.all(of: []) == [])
    }

    @Test func `files that follow each other day by day are one span`() throws {
        let days = try (1...9).map { try range((8, $0), (8, $0)) }
        #expect(CoverageSpan.all(of: days) == [CoverageSpan(try range((8, 1), (8, 9)), files: 1)])
    }

    /// Orders until 31 October: their money is due 30 days later, until 30 November.
    @Test(arguments: [((12, 31), (11, 30)), ((11, 10), (11, 10))])
    func `gaps and the days on which money falls due are to be loaded, as far as they are past`(
        asOf: (Int, Int),
        until: (Int, Int)
    ) throws {
        let coverage = [
            Coverage(kind: .orders, ranges: [try range((8, 1), (10, 31))]),
            Coverage(
                kind: .payments,
                ranges: [try range((8, 1), (9, 30)), try range((10, 5), (10, 31))],
                gaps: [try range((10, 1), (10, 4))]
            ),
            Coverage(
                kind: .returnsLost,
                ranges: [try range((8, 1), (8, 1)), try range((8, 3), (8, 3))],
                gaps: [try range((8, 2), (8, 2))]
            ),
        ]
        let needs = FileNeed.all(coverage, asOf: try range(asOf, asOf).first, settings: Settings())
        #expect(
            needs == [
                FileNeed(.payments, try range((10, 1), (10, 4)), because: .gap),
                FileNeed(.payments, try range((11, 1), until), because: .due),
                FileNeed(.returnsLost, try range((8, 2), (8, 2)), because: .gap),
            ]
        )
    }

    @Test func `where orders or payments are missing altogether, the days of the other tell which to load`() throws {
        let asOf = try range((12, 31), (12, 31)).first
        let orders = [Coverage(kind: .orders, ranges: [try range((8, 1), (8, 31))])]
        #expect(
            FileNeed.all(orders, asOf: asOf, settings: Settings())
                == [FileNeed(.payments, try range((8, 1), (9, 30)), because: .absent)]
        )
        let payments = [Coverage(kind: .payments, ranges: [try range((8, 1), (8, 31))])]
        #expect(
            FileNeed.all(payments, asOf: asOf, settings: Settings())
                == [FileNeed(.orders, try range((7, 2), (8, 31)), because: .absent)]
        )
        let others = [
            Coverage(kind: .tcsSales, ranges: [try range((8, 1), (8, 31))]),
            Coverage(kind: .claims, ranges: [try range((9, 1), (9, 5)), try range((9, 8), (9, 9))]),
        ]
        #expect(
            FileNeed.all(others, asOf: asOf, settings: Settings()) == [
                FileNeed(.orders, try range((8, 1), (9, 9)), because: .absent),
                FileNeed(.payments, try range((8, 1), (10, 9)), because: .absent),
            ]
        )
        #expect(FileNeed.all([], asOf: asOf, settings: Settings()) == [])
    }
}
