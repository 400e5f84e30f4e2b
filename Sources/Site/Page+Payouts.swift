import Ledger
import Meesho

extension Page {
    private static let payoutsInTable = 40

    func payouts(_ texts: Texts) -> [String: Any] {
        [
            "table": report.payouts.isEmpty ? false : payoutsTable(texts),
            "more": more(
                "more_rows_newest",
                shown: Page.payoutsInTable,
                of: report.payouts.count,
                file: "payouts.csv",
                texts
            ),
            "outstanding": outstanding(texts),
        ]
    }

    private func payoutsTable(_ texts: Texts) -> DataTable {
        DataTable(
            caption: texts("payouts_caption", ["n": IndianNumber.count(report.payouts.count)]),
            heads: [(texts["payment_date"], false)]
                + ["payout", "settlement", "ads", "other_money"].map { (texts[$0], true) },
            rows: report.payouts.suffix(Page.payoutsInTable).reversed().map { payout in
                DataTable.Row(
                    head: payout.date.map(texts.date) ?? texts["not_known"],
                    under: payout.transactionIDs.joined(separator: ", "),
                    headSort: String(payout.date?.number ?? 0),
                    cells: [
                        .money(payout.total), .money(payout.settlement), .money(payout.ads),
                        .money(payout.referral + payout.compensation + payout.recovery),
                    ]
                )
            },
            sorts: true
        )
    }

    private func outstanding(_ texts: Texts) -> String {
        let figures = report.outstanding
        guard figures.rows > 0 else { return texts["outstanding_none"] }
        let values = ["amount": IndianNumber.rupees(figures.settlement), "n": IndianNumber.count(figures.rows)]
        guard let snapshot = figures.snapshot else { return texts("outstanding_undated", values) }
        return texts("outstanding_text", values.merging(["date": texts.date(snapshot)]) { old, _ in old })
    }
}
