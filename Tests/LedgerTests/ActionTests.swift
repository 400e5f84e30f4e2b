import Tabular
import Testing

@testable import Ledger
@testable import Meesho

struct ActionTests {
    private static let asOf = Day(number: 20_000)

    private func action(_ kind: Action.Kind, _ paise: Int64?, daysLeft: Int? = nil) -> Action {
        var action = Action(kind, count: 1, amount: paise.map { Paisa($0) }, target: "")
        action.daysLeft = daysLeft
        action.deadline = daysLeft.map { Self.asOf + $0 }
        return action
    }

    @Test func `what runs out comes first, then money, then what the figures lack`() {
        let ranked = Action.ranked([
            action(.mendFiles, nil), action(.addCosts, 9_000_000), action(.loadFiles, nil), action(.stopLosses, 60_000),
            action(.askUnpaid, 50_000), action(.checkTax, 60_000), action(.fileClaims, 100, daysLeft: 3),
        ])
        #expect(
            ranked.map(\.kind) == [
                .fileClaims, .checkTax, .stopLosses, .askUnpaid, .addCosts, .loadFiles, .mendFiles,
            ]
        )
    }

    @Test func `fewer days go before more rupees, and more rupees before fewer on the same day`() {
        let ranked = Action.ranked([
            action(.fileClaims, 100_000, daysLeft: 3), action(.fileClaims, 100, daysLeft: 1),
            action(.fileClaims, 900, daysLeft: 1), action(.fileClaims, nil, daysLeft: 0),
        ])
        #expect(ranked.map(\.daysLeft) == [0, 1, 1, 3])
        #expect(ranked.map(\.amount?.count) == [nil, 900, 100, 100_000])
    }

    /// Settlement that is not counted can be negative: what it comes to decides, not its sign. What has no rupees goes
    /// last, and of nine the two least are left out.
    @Test func `at most seven are told, whatever order they came in`() {
        let all = [
            action(.askUnpaid, 1), action(.claimLost, 2), action(.findReturns, 3), action(.checkTax, 4),
            action(.checkPenalties, 5), action(.checkReversals, nil), action(.stopLosses, 7),
            action(.addCosts, -800), action(.addCosts, 700),
        ]
        let expected: [Int64?] = [7, 5, 4, 3, 2, 1, nil]
        #expect(Action.ranked(all).map(\.amount?.count) == expected)
        #expect(Action.ranked(all.reversed()).map(\.amount?.count) == expected)
        #expect(Action.ranked(Array(all.suffix(2))).map(\.amount?.count) == [-800, 700])
    }

    @Test func `a report without anything to do has no action`() {
        #expect(Action.all(SellerReport(seller: .init(id: "1"), asOf: Self.asOf, version: "")) == [])
    }

    /// Two orders unpaid (300.00 and one of no known amount), one short-paid by 0.50, one that is on its way and asks
    /// for nothing; of two SKUs that lose money one is too small to judge: 10 of 12 kept.
    @Test func `every part of a report gives its action, with counts and rupees`() throws {
        var report = SellerReport(seller: .init(id: "1"), asOf: Self.asOf, version: "")
        func finding(_ reason: ExceptionFinding.Reason, _ paise: Int64?) throws -> ExceptionFinding {
            ExceptionFinding(
                reason,
                subOrder: try #require(SubOrderNumber("1000001")),
                sku: "",
                amount: paise.map { Paisa($0) },
                // A day that something is promised for, or that is past, is nothing that runs out.
                deadline: Self.asOf + 2,
                origins: []
            )
        }
        let unpaid = ExceptionFinding.Reason.unpaid(ordered: Self.asOf - 40, due: Self.asOf - 10)
        report.exceptions = [
            try finding(unpaid, 30_000), try finding(unpaid, nil), try finding(.shortPaid(paid: .zero), 50),
            try finding(.inOutstanding, 99_900),
        ]
        var sample = ProductSample()
        var loser = SubOrder(number: try #require(SubOrderNumber("1000002")), legs: 0..<0)
        (loser.isInOrders, loser.outcome) = (true, .lost)
        (loser.goodsCost, loser.packaging) = (Paisa(49_000), Paisa(1_000))
        sample.add(loser, Legs())
        report.stopOrReprice = [
            StopOrReprice(sku: "a", product: "", sample: sample, keptRate: Ratio(90, of: 100), verdict: .stop)
        ]
        report.profit.uncostedSKUs = ["x", "y"]
        report.profit.settlementUncosted = Paisa(431_000)
        report.toLoad = [
            FileNeed(.payments, DayRange(Self.asOf - 40, Self.asOf - 31), because: .gap),
            FileNeed(.payments, DayRange(Self.asOf - 5, Self.asOf - 1), because: .due),
            FileNeed(.returnsLost, DayRange(Self.asOf - 9, Self.asOf - 9), because: .gap),
        ]
        var unread = InputRecord(path: "c", kind: .unknown, size: 0, sha256: "")
        unread.isRejected = true
        report.inputs = [unread]
        report.problems = ["a", "b", "b"].map {
            InputError(.badCell, at: Place(path: $0), expected: "", advice: "")
        }
        let actions = Action.all(report)
        #expect(actions.map(\.kind) == [.stopLosses, .askUnpaid, .askShortPaid, .addCosts, .loadFiles, .mendFiles])
        #expect(actions.map(\.count) == [1, 2, 1, 2, 15, 3])
        #expect(actions.map(\.amount?.count) == [50_000, 30_000, 50, 431_000, nil, nil])
        #expect(actions.allSatisfy { $0.deadline == nil && $0.daysLeft == nil })
        #expect(
            actions.map(\.target) == ["reprice", "owed-unpaid", "owed-short_paid", "products", "coverage", "problems"]
        )
        #expect(actions[4].file == .payments && actions[4].days == DayRange(Self.asOf - 40, Self.asOf - 31))
    }

    /// Three claims worth 3.50 can still be raised, the first until today; a fourth is too late since yesterday.
    @Test func `claims are told with the first day that is the last for one`() throws {
        var report = SellerReport(seller: .init(id: "1"), asOf: Self.asOf, version: "")
        report.exceptions = try [(5, 200), (0, 100), (-1, 99_900), (2, 50)].map { days, paise in
            ExceptionFinding(
                .claimWindowOpen(back: Self.asOf + days - 7, printed: 0),
                subOrder: try #require(SubOrderNumber("1000001")),
                sku: "",
                amount: Paisa(paise),
                deadline: Self.asOf + days,
                origins: []
            )
        }
        let action = try #require(Action.all(report).first)
        #expect(action.kind == .fileClaims && action.count == 3 && action.amount == Paisa(350))
        #expect(action.deadline == Self.asOf && action.lastDeadline == Self.asOf + 5 && action.daysLeft == 0)
    }
}
