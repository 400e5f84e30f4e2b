import Testing

@testable import Ledger
@testable import Meesho

struct SinceFiguresTests {
    private let day = Day(number: 20_000)

    private func number(_ text: String) throws -> SubOrderNumber { try #require(SubOrderNumber(text)) }

    private func entry(_ text: String, _ outcome: Outcome, _ paise: Int64, isPaid: Bool) throws -> SubOrder {
        var entry = SubOrder(number: try number(text), legs: 0..<0)
        entry.outcome = outcome
        entry.settlement = Paisa(paise)
        entry.paymentDate = isPaid ? day : nil
        entry.isInOrders = true
        entry.discountedPrice = Paisa(20_000)
        return entry
    }

    private func finding(
        _ reason: ExceptionFinding.Reason,
        _ text: String,
        _ paise: Int64
    ) throws -> ExceptionFinding {
        ExceptionFinding(reason, subOrder: try number(text), sku: "", amount: Paisa(paise), origins: [])
    }

    /// 1000001 is gone, 1000002 stays, 1000003 is paid first, 1000004 is charged back, 1000005 is new and paid, 1000006
    /// (a longer number: sorts last) is new.
    @Test func `orders are walked in step, and the money closes to the paisa`() throws {
        var earlier = EarlierReport(asOf: day, manifest: "ab")
        for (text, outcome, paise, isPaid) in [
            ("1000001", Outcome.delivered, Int64(1_000), true), ("1000002", .rto, 0, true),
            ("1000003", .inTransit, 0, false), ("1000004", .delivered, 41_350, true),
        ] {
            let isNext = earlier.orders.append(
                try number(text),
                outcome: outcome,
                settlement: Paisa(paise),
                isPaid: isPaid
            )
            #expect(isNext)
        }
        let ledger = Ledger(subOrders: [
            try entry("1000002", .rto, 0, isPaid: true), try entry("1000003", .delivered, 30_000, isPaid: true),
            try entry("1000004", .customerReturn, -16_500, isPaid: true),
            try entry("1000005", .delivered, 5_000, isPaid: true), try entry("10000006", .inTransit, 0, isPaid: false),
        ])
        let since = SinceFigures(earlier, ledger, [])
        let rows = since.changes.map { change in
            [
                change.subOrder.description, change.kind.name, since.before(change, in: ledger),
                since.after(change, in: ledger), change.amount?.decimal ?? "",
            ]
        }
        #expect(
            rows == [
                ["1000001", "order_gone", "delivered", "", "-10.00"],
                ["1000003", "outcome_changed", "in_transit", "delivered", ""],
                ["1000003", "newly_paid", "", day.iso, "300.00"],
                ["1000004", "outcome_changed", "delivered", "customer_return", ""],
                ["1000004", "settlement_changed", "413.50", "-165.00", "-578.50"],
                ["1000005", "new_order", "", "delivered", "200.00"],
                ["1000005", "newly_paid", "", day.iso, "50.00"],
                ["10000006", "new_order", "", "in_transit", "200.00"],
            ]
        )
        #expect(since.settlementBefore == Paisa(42_350) && since.settlementNow == Paisa(18_500))
        let moved = [SinceFigures.Kind.newlyPaid, .settlementChanged, .orderGone].reduce(Paisa.zero) {
            $0 + since[$1].amount
        }
        #expect(moved == since.settlementDifference)
        #expect(
            since.moves == [
                .init(from: .delivered, to: .customerReturn, count: 1),
                .init(from: .inTransit, to: .delivered, count: 1),
            ]
        )
    }

    /// Of two equal findings one is settled; a kind that this version does not know is settled, too.
    @Test func `findings are the same by kind and sub order, as many as both have`() throws {
        var earlier = EarlierReport(asOf: day, manifest: "")
        earlier.kinds = ["unpaid", "old_kind", "duplicate_settlement"]
        earlier.findings = [
            .init(kind: 2, subOrder: try number("1000002"), amount: Paisa(5)),
            .init(kind: 2, subOrder: try number("1000002"), amount: Paisa(6)),
            .init(kind: 1, subOrder: try number("1000001"), amount: nil),
            .init(kind: 0, subOrder: try number("1000003"), amount: Paisa(100)),
            .init(kind: 9, subOrder: try number("1000009"), amount: Paisa(100)),
        ]
        let unpaid = ExceptionFinding.Reason.unpaid(ordered: day - 40, due: day - 10)
        let exceptions = [
            try finding(unpaid, "1000003", 120), try finding(unpaid, "1000001", 7),
            try finding(.duplicateSettlement, "1000002", 5),
        ]
        let since = SinceFigures(earlier, Ledger(), exceptions)
        let rows = since.changes.map {
            [$0.subOrder.description, $0.kind.name, since.findingKind($0), $0.amount?.decimal ?? ""]
        }
        #expect(
            rows == [
                ["1000001", "finding_new", "unpaid", "0.07"], ["1000001", "finding_settled", "old_kind", ""],
                ["1000002", "finding_settled", "duplicate_settlement", "0.06"],
                ["1000002", "finding_open", "duplicate_settlement", "0.05"],
                ["1000003", "finding_open", "unpaid", "1.20"],
            ]
        )
        #expect(since[.findingOpen] == .init(count: 2, amount: Paisa(125)))
    }

    @Test func `an order out of its place is not taken`() throws {
        var orders = EarlierReport.Orders()
        let taken = ["1000002", "1000001", "1000002", "1000003"].compactMap { SubOrderNumber($0) }.map {
            orders.append($0, outcome: .lost, settlement: .zero, isPaid: false)
        }
        #expect(taken == [true, false, false, true] && orders.count == 2)
    }
}
