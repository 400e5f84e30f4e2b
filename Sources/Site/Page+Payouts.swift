import Ledger
import Meesho
import Wording

extension Page {
    private static let payoutsInTable = 8

    func payouts(_ texts: Texts) -> Scope {
        let table = cut(payoutsTable(texts), to: Page.payoutsInTable, of: report.payouts.count)
        return [
            "table": report.payouts.isEmpty ? false : table,
            "more": more(
                "more_rows_newest",
                table,
                of: report.payouts.count,
                file: "payouts.csv",
                texts
            ),
            "outstanding": outstanding(texts),
            "parts": report.outstanding.rows > 0 ? texts["outstanding_parts"] : false,
            "promises": promises(texts),
            "bank": bank(texts),
        ]
    }

    private func payoutsTable(_ texts: Texts) -> DataTable {
        DataTable(
            id: "t-payouts",
            caption: texts("payouts_caption", ["n": IndianNumber.count(report.payouts.count)]),
            heads: [(texts["payment_date"], false)]
                + (report.bank.matches.isEmpty ? [] : [(texts["bank_head"], false)])
                + ["payout", "settlement", "ads", "other_money"].map { (texts[$0], true) },
            rows: report.payouts.suffix(Page.rowsAtMost).reversed().map { payout in
                DataTable.Row(
                    head: payout.date.map { Words($0.numeric) } ?? texts["not_known"],
                    under: payout.transactionIDs.joined(separator: ", "),
                    headSort: String(payout.date?.number ?? 0),
                    cells: (payout.bank.map { [.text(status(of: $0, texts))] } ?? []) + [
                        .money(payout.total), .money(payout.settlement), .money(payout.ads),
                        .money(payout.referral + payout.compensation + payout.recovery),
                    ]
                )
            },
            sorts: true
        )
    }

    /// A sign and words, so that it is told without colour.
    private func status(of match: BankMatch, _ texts: Texts) -> Words {
        let sign =
            switch match.status {
            case .matched: "✓"
            case .amountDiffers: "≠"
            case .notFound: "✗"
            case .notCovered, .noTransfer: "–"
            }
        let words = texts("bank_" + match.status.rawValue, ["amount": match.amount.map(IndianNumber.rupees) ?? ""])
        return sign + " " + words
    }

    /// The statement in one sentence; `false` without one.
    private func bank(_ texts: Texts) -> Any {
        let bank = report.bank
        guard !bank.matches.isEmpty else { return false }
        func count(_ status: BankMatch.Status) -> String { IndianNumber.count(bank.counts[status] ?? 0) }
        return texts(
            "bank_text",
            [
                "matched": count(.matched), "differs": count(.amountDiffers), "missing": count(.notFound),
                "uncovered": count(.notCovered), "other": IndianNumber.count(bank.unmatchedCredits),
                "days": IndianNumber.count(report.settings.bankMatchDays),
            ]
        )
    }

    /// What came of earlier promises; `false` where none is to be judged.
    private func promises(_ texts: Texts) -> Any {
        let paid = report.promises.filter { $0.state == .paid }
        let gone = report.promises.filter { $0.state == .gone }
        guard !paid.isEmpty || !gone.isEmpty else { return false }
        func sum(_ promises: [Promise], _ amount: (Promise) -> Paisa) -> String {
            IndianNumber.rupees(promises.reduce(.zero) { $0 + amount($1) })
        }
        return texts(
            "outstanding_promises",
            [
                "paid": IndianNumber.count(paid.count), "promised": sum(paid) { $0.amount },
                "came": sum(paid) { $0.paid ?? .zero }, "gone": IndianNumber.count(gone.count),
                "lost": sum(gone) { $0.amount },
            ]
        )
    }

    private func outstanding(_ texts: Texts) -> Words {
        let figures = report.outstanding
        guard figures.rows > 0 else { return texts["outstanding_none"] }
        let values: Values = ["amount": IndianNumber.rupees(figures.settlement), "n": IndianNumber.count(figures.rows)]
        guard let snapshot = figures.snapshot else { return texts("outstanding_undated", values) }
        return texts("outstanding_text", values.adding(["date": texts.date(snapshot)]))
    }
}
