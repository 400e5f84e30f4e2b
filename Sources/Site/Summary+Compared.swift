import Ledger
import Meesho

extension Summary {
    /// In the order of the page.
    static func actions(_ actions: [Action]) -> JSON {
        .array(
            actions.enumerated().map { index, action in
                .object([
                    "rank": .number(index + 1),
                    "action": .text(action.kind.rawValue),
                    "count": .number(action.count),
                    "amount": .money(action.amount),
                    "deadline": .day(action.deadline),
                    "last_deadline": .day(action.lastDeadline),
                    "days_left": action.daysLeft.map(JSON.number) ?? .null,
                    "file": .text(action.file?.rawValue),
                    "days": period(action.days),
                    "target": .text(action.target),
                ])
            }
        )
    }

    /// By the month the orders were placed; months without orders are left out.
    static func cohorts(_ months: [MonthFigures]) -> JSON {
        let placed = months.filter { $0.outcomes.placed > 0 }
        return byMonth(
            Dictionary(
                placed.map { month in
                    let cohort: JSON = .object([
                        "dispatched": .number(month.outcomes.dispatched),
                        "final": rate(month.finalShare),
                        "settled": rate(month.settledShare),
                        "open": .number(month.stillOpen),
                        "expected": .money(month.expected),
                        "provisional": .bool(month.outcomes.isProvisional),
                    ])
                    return (month.month, cohort)
                }
            ) { first, _ in first }
        )
    }

    /// Rates are compared in points: `0.0140` more is 1.4 percent points.
    static func comparison(_ comparison: Comparison?) -> JSON {
        guard let comparison else { return .null }
        func periods(_ periods: Comparison.Periods?) -> JSON {
            guard let periods else { return .null }
            return .object(["now": period(periods.now), "before": period(periods.before)])
        }
        let lines = comparison.lines.map { line in
            let figures: JSON = .object([
                "basis": .text(line.name.basis == .orderMonth ? "order" : "payment"),
                "now": value(line.now),
                "before": value(line.before),
                "difference": difference(line.difference),
                "now_provisional": .bool(line.isNowProvisional),
                "before_provisional": .bool(line.isBeforeProvisional),
            ])
            return (line.name.rawValue, figures)
        }
        return .object([
            "orders": periods(comparison.orders),
            "payments": periods(comparison.payments),
            "lines": .object(Dictionary(lines) { first, _ in first }),
        ])
    }

    private static func value(_ value: Answer.Value?) -> JSON {
        switch value {
        case .money(let amount): .money(amount)
        case .count(let count): .number(count)
        case .rate(let ratio): rate(ratio)
        case nil: .null
        }
    }

    private static func difference(_ difference: Comparison.Difference?) -> JSON {
        switch difference {
        case .money(let amount): .money(amount)
        case .count(let count): .number(count)
        case .rate(let tenThousandths): .text(fourDecimals(tenThousandths))
        case nil: .null
        }
    }

    static func since(_ since: SinceFigures?) -> JSON {
        guard let since else { return .null }
        let changes = SinceFigures.Kind.allCases.map { kind in
            let total: JSON = .object([
                "count": .number(since[kind].count),
                "amount": kind == .outcomeChanged ? .null : .money(since[kind].amount),
            ])
            return (kind.name, total)
        }
        let moves = since.moves.map { ("\($0.from.name) > \($0.to.name)", JSON.number($0.count)) }
        return .object([
            "as_of": .day(since.asOf),
            "manifest_sha256": .text(since.manifest),
            "from": .day(since.period.from),
            "to": .day(since.period.to),
            "settlement_before": .money(since.settlementBefore),
            "settlement_now": .money(since.settlementNow),
            "settlement_difference": .money(since.settlementDifference),
            "changes": .object(Dictionary(changes) { first, _ in first }),
            "outcomes": .object(Dictionary(moves) { first, _ in first }),
        ])
    }
}
