import Ledger
import Meesho
import Wording

extension Page {
    /// What Meesho owes, each part with its own certainty and the way to its rows. They are never added up: an order
    /// value, an estimate of Meesho's and what a claim may bring are not the same kind of money.
    func dues(_ texts: Texts) -> [Scope] {
        let outstanding = report.outstanding
        let coming = due(
            "coming",
            outstanding.rows,
            outstanding.rows > 0 ? outstanding.settlement : nil,
            .estimated,
            at: "outstanding",
            texts
        )
        // Nothing to claim is no due.
        let claims =
            claimAmount == .zero
            ? []
            : [
                due(
                    "claims",
                    count(of: .claimWindowOpen),
                    claimAmount,
                    .assumed,
                    at: place(of: .claimWindowOpen),
                    texts
                )
            ]
        return [
            due("unpaid", count(of: .unpaid), lateAmount, late?.certainty ?? .assumed, at: place(of: .unpaid), texts)
        ] + found(texts) + [coming] + claims
    }

    /// What findings say is owed, with the certainty that their amounts have: tickets and formulas are printed, and
    /// what came of a lost parcel is taken for the order's value.
    private func found(_ texts: Texts) -> [Scope] {
        let kinds: [(ExceptionFinding.Kind, Certainty)] = [
            (.approvedClaimNotPaid, .printed), (.lostWithoutCompensation, .assumed), (.shortPaid, .printed),
        ]
        return kinds.compactMap { kind, certainty in
            let findings = report.exceptions.lazy.filter { $0.kind == kind }
            guard !findings.isEmpty else { return nil }
            let amounts = findings.compactMap(\.amount)
            let amount = amounts.isEmpty ? nil : amounts.reduce(Paisa.zero, +)
            return due(kind.rawValue, findings.count, amount, certainty, at: place(of: kind), texts)
        }
    }

    private func due(
        _ name: String,
        _ count: Int,
        _ amount: Paisa?,
        _ certainty: Certainty,
        at target: String,
        _ texts: Texts
    ) -> Scope {
        [
            "name": texts("dues_" + name, ["n": amount == nil ? "–" : IndianNumber.count(count)]),
            "amount": amount.map { Words(IndianNumber.rupees($0)) } ?? texts["not_known"],
            "certainty": amount == nil ? false : certainty.tag(texts),
            "target": target,
        ]
    }

    private var late: Answer? { report.answers.first { $0.name == .unpaid } }

    /// As the answer tells it.
    private var lateAmount: Paisa? {
        guard case .money(let amount)? = late?.value else { return nil }
        return amount
    }

    /// Nothing to claim is only known where it is known what came back and which tickets are raised.
    private var claimAmount: Paisa? {
        let findings = report.exceptions.lazy.filter { $0.kind == .claimWindowOpen }
        let isTold = report.inputs.contains { !$0.isRejected && $0.kind == .returnsDelivered }
        let isUnsupported = report.unsupported.contains { $0.kind == .claimWindowOpen }
        if findings.isEmpty, !isTold || isUnsupported { return nil }
        return findings.reduce(.zero) { $0 + ($1.amount ?? .zero) }
    }

    private func count(of kind: ExceptionFinding.Kind) -> Int { report.exceptions.count { $0.kind == kind } }

    /// Where the findings of a kind stand; the head of all where there are none.
    func place(of kind: ExceptionFinding.Kind) -> String {
        report.exceptions.contains { $0.kind == kind } ? "owed-" + kind.rawValue : "owed"
    }
}
