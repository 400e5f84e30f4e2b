import Ledger
import Meesho
import Wording

extension Page {
    /// Tickets and what came of them; `nil` without any.
    func claims(_ texts: Texts) -> Scope? {
        let claims = report.claims
        guard claims.counts.all > 0 || claims.paid != .zero else { return nil }
        let counts = claims.counts
        var lines = [
            texts(
                "claim_counts",
                [
                    "all": IndianNumber.count(counts.all), "approved": IndianNumber.count(counts.approved),
                    "open": IndianNumber.count(counts.open), "rejected": IndianNumber.count(counts.rejected),
                ]
            ),
            texts(
                "claim_money",
                ["promised": IndianNumber.rupees(claims.promised), "paid": IndianNumber.rupees(claims.paid)]
            ),
        ]
        if claims.approvedUnpaid.count > 0 {
            lines.append(
                texts(
                    "claim_unpaid",
                    [
                        "n": IndianNumber.count(claims.approvedUnpaid.count),
                        "amount": IndianNumber.rupees(claims.approvedUnpaid.amount),
                    ]
                )
            )
        }
        if claims.paidWithoutTicket != .zero {
            lines.append(texts("claim_no_ticket", ["amount": IndianNumber.rupees(claims.paidWithoutTicket)]))
        }
        for (key, count) in [
            ("claim_unknown", counts.unknown), ("claim_unreadable", claims.unreadableAmounts),
            ("claim_no_sub_order", claims.withoutSubOrder),
        ] where count > 0 {
            lines.append(texts(key, ["n": IndianNumber.count(count)]))
        }
        return [
            "lines": lines,
            "tables": [
                approvals(claims.byIssue, "claim_by_issue", "claim_issue", texts),
                approvals(claims.byCourier, "claim_by_courier", "claim_courier", texts),
            ].compactMap(\.self),
        ]
    }

    private func approvals(
        _ groups: [(name: String, counts: ClaimFigures.Counts)],
        _ caption: String,
        _ head: String,
        _ texts: Texts
    ) -> DataTable? {
        guard !groups.isEmpty else { return nil }
        return DataTable(
            id: "t-" + caption,
            caption: texts[caption],
            heads: [(texts[head], false)]
                + ["claim_tickets", "claim_approved", "claim_open", "claim_rejected", "claim_rate"].map {
                    (texts[$0], true)
                },
            rows: groups.prefix(20).map { name, counts in
                DataTable.Row(
                    head: name.isEmpty ? texts["claim_not_known"] : name,
                    cells: [
                        .count(counts.all), .count(counts.approved), .count(counts.open), .count(counts.rejected),
                        share(counts.approvalRate, texts),
                    ]
                )
            }
        )
    }

    /// A share beside its counts; one of few says so.
    func share(_ ratio: Ratio, _ texts: Texts) -> DataTable.Cell {
        var cell = DataTable.Cell.rate(ratio)
        if ratio.d > 0 {
            let counts = "\(IndianNumber.count(ratio.n)) / \(IndianNumber.count(ratio.d))"
            cell.text += ratio.isTooFew ? " (\(counts), " + texts["return_too_few"] + ")" : Words(" (\(counts))")
        }
        return cell
    }
}
