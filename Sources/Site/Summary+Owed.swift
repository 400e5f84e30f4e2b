import Ledger
import Meesho

/// Claims, returns and questions of `data/summary.json`.
extension Summary {
    /// By kind: how many sub orders no loaded file tells of, and what to load.
    static func unsupported(_ findings: [UnsupportedFinding]) -> JSON {
        let byKind = Dictionary(grouping: findings, by: \.kind)
        return .object(
            Dictionary(
                byKind.map { kind, findings in
                    let load = findings.map { finding in
                        JSON.object([
                            "count": .number(finding.count), "load": .text(finding.load.rawValue),
                            "from": .day(finding.days.first), "to": .day(finding.days.last),
                        ])
                    }
                    let members: [String: JSON] = [
                        "count": .number(findings.reduce(0) { $0 + $1.count }), "load": .array(load),
                    ]
                    return (kind.rawValue, .object(members))
                }
            ) { first, _ in first }
        )
    }

    static func claims(_ claims: ClaimFigures) -> JSON {
        .object([
            "tickets": .number(claims.counts.all),
            "status": .object([
                "approved": .number(claims.counts.approved), "open": .number(claims.counts.open),
                "rejected": .number(claims.counts.rejected), "unknown": .number(claims.counts.unknown),
            ]),
            "without_sub_order": .number(claims.withoutSubOrder),
            "unreadable_amounts": .number(claims.unreadableAmounts),
            "promised": .money(claims.promised),
            "paid": .money(claims.paid),
            "paid_without_ticket": .money(claims.paidWithoutTicket),
            "approved_unpaid": .object([
                "count": .number(claims.approvedUnpaid.count), "amount": .money(claims.approvedUnpaid.amount),
            ]),
            "approval": ratio(claims.counts.approvalRate),
            "by_issue": approvals(claims.byIssue),
            "by_courier": approvals(claims.byCourier),
        ])
    }

    private static func approvals(_ groups: [(name: String, counts: ClaimFigures.Counts)]) -> JSON {
        .object(Dictionary(groups.map { ($0.name, ratio($0.counts.approvalRate)) }) { first, _ in first })
    }

    private static func ratio(_ ratio: Ratio) -> JSON {
        .object(["n": .number(ratio.n), "d": .number(ratio.d), "rate": .text(ratio.decimal)])
    }

    static func returns(_ returns: ReturnFigures, _ analysis: ReturnAnalysis, isRedacted: Bool) -> JSON {
        let groups = analysis.byReasonGroup.map { ($0.reason.name, tally($0.tally, isRedacted: isRedacted)) }
        return .object([
            "rows": .number(returns.rows),
            "count": .number(returns.count),
            "by_type": .object(returns.byType.mapValues { .number($0) }),
            "by_reason": .object(returns.byReason.mapValues { .number($0) }),
            "by_group": .object(Dictionary(groups) { first, _ in first }),
            "all": tally(analysis.all, isRedacted: isRedacted),
            "not_in_returns_files": tally(
                analysis.withoutRow.tally,
                count: analysis.withoutRow.count,
                isRedacted: isRedacted
            ),
            "days_back": analysis.daysBack.map { days in
                .object([
                    "median": .number(days.median), "ninetieth": .number(days.ninetieth), "count": .number(days.count),
                ])
            } ?? .null,
            "received": .object([
                "scans": .number(analysis.scans), "matched": .number(analysis.received),
                "unmatched": .number(analysis.unmatchedScans.count),
            ]),
        ])
    }

    private static func tally(_ tally: ReturnAnalysis.Tally, count: Int? = nil, isRedacted: Bool) -> JSON {
        .object([
            "count": .number(count ?? tally.count),
            "not_back": .number(tally.notBack),
            "lost": .number(tally.lost),
            "return_shipping": .money(tally.returnShipping),
            "stock_at_risk": isRedacted ? .null : .money(tally.stockAtRisk),
            "goods_lost": isRedacted ? .null : .money(tally.goodsLost),
            "rupees": .money(tally.rupees),
        ])
    }

    static func chargeQuestions(_ questions: [ChargeQuestion]) -> JSON {
        let byQuestion = Dictionary(grouping: questions, by: \.question)
        let all = ChargeQuestion.Question.allCases.map { question in
            let asked = byQuestion[question] ?? []
            let difference = asked.reduce(Paisa.zero) { $0 + $1.difference }
            return (question.rawValue, JSON.object(["count": .number(asked.count), "difference": .money(difference)]))
        }
        return .object(Dictionary(all) { first, _ in first })
    }
}
