import Ledger
import Meesho
import Wording

extension Page {
    /// What Meesho owes, each part with its own certainty and the way to its rows. They are never added up: an order
    /// value, an estimate of Meesho's and what a claim may bring are not the same kind of money.
    func dues(_ texts: Texts) -> [Scope] {
        let outstanding = report.outstanding
        let isLateKnown = lateAmount != nil
        let isComingKnown = outstanding.rows > 0
        let late = due(
            "unpaid",
            isLateKnown ? atStake(with: .unpaid).count : nil,
            lateAmount,
            self.late?.certainty ?? .assumed,
            at: place(of: .unpaid),
            texts
        )
        let coming = due(
            "coming",
            isComingKnown ? outstanding.rows : nil,
            isComingKnown ? outstanding.settlement : nil,
            .estimated,
            at: "outstanding",
            texts
        )
        return [late] + found(texts) + [coming] + claims(texts)
    }

    /// What findings say is owed, with the certainty that their amounts have: tickets and formulas are printed, and
    /// what came of a lost parcel is taken for the order's value.
    private func found(_ texts: Texts) -> [Scope] {
        let kinds: [(ExceptionFinding.Kind, Certainty)] = [
            (.approvedClaimNotPaid, .printed), (.lostWithoutCompensation, .assumed), (.shortPaid, .printed),
        ]
        return kinds.compactMap { kind, certainty in
            let (count, amount) = atStake(with: kind)
            return count == 0 ? nil : due(kind.rawValue, count, amount, certainty, at: place(of: kind), texts)
        }
    }

    /// What can still be claimed; nothing to claim is no due, but only known where it is known what came back and which
    /// tickets are raised.
    private func claims(_ texts: Texts) -> [Scope] {
        let (count, amount) = atStake(with: .claimWindowOpen)
        let isTold = report.inputs.contains { !$0.isRejected && $0.kind == .returnsDelivered }
        let isUnsupported = report.unsupported.contains { $0.kind == .claimWindowOpen }
        if count == 0, isTold, !isUnsupported { return [] }
        return [
            due("claims", count > 0 ? count : nil, amount, .assumed, at: place(of: .claimWindowOpen), texts)
        ]
    }

    /// - Parameter count: `nil` where nobody knows how many there are.
    private func due(
        _ name: String,
        _ count: Int?,
        _ amount: Paisa?,
        _ certainty: Certainty,
        at target: String,
        _ texts: Texts
    ) -> Scope {
        [
            "name": texts("dues_" + name, ["n": count.map(IndianNumber.count) ?? "–"]),
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

    /// How many findings of a kind there are, and the rupees at stake with them; `nil` where none tells any.
    private func atStake(with kind: ExceptionFinding.Kind) -> (count: Int, amount: Paisa?) {
        let findings = report.exceptions.lazy.filter { $0.kind == kind }
        let amounts = findings.compactMap(\.amount)
        return (findings.count, amounts.isEmpty ? nil : amounts.reduce(.zero, +))
    }

    /// Where the findings of a kind stand; the head of all where there are none.
    func place(of kind: ExceptionFinding.Kind) -> String {
        report.exceptions.contains { $0.kind == kind } ? "owed-" + kind.rawValue : "owed"
    }
}
