import Meesho

/// What was charged where nothing should be, and what was taken back.
extension ExceptionRules {
    /// An RTO settles at 0. What it was charged as recovery is a finding of its own.
    func rtoCharged(_ entry: SubOrder, _ leg: Leg) -> ExceptionFinding? {
        let recovery = min(leg.amounts[.recovery], .zero)
        let charged = leg.settlement - recovery
        guard charged < .zero else { return nil }
        let shipping = -(leg.amounts[.shipping] + leg.amounts[.returnShipping])
        return finding(
            .rtoCharged,
            entry,
            amount: charged.magnitude,
            evidence: "the payment row",
            reason: "Came back without reaching the customer, which costs nothing, yet \(charged.magnitude.decimal) "
                + "was taken" + (shipping > .zero ? ", \(shipping.decimal) of it as shipping." : "."),
            legs: [leg]
        )
    }

    /// A negative recovery: a penalty where the printed reason names one.
    func recovery(_ entry: SubOrder, _ leg: Leg, at index: Int) -> ExceptionFinding {
        let amount = leg.amounts[.recovery].magnitude
        let reason = ledger.text(ledger.legs.reason(index)?.recovery ?? 0)
        let isPenalty = ExceptionRules.namesPenalty(reason)
        return finding(
            isPenalty ? .penalty : .recovery,
            entry,
            amount: amount,
            evidence: isPenalty
                ? "the payment row; when you dispatched: manifest or pickup receipt" : "the payment row",
            reason: reason.isEmpty
                ? "Meesho took \(amount.decimal) back and printed no reason."
                : "Meesho took \(amount.decimal) back: \(reason)",
            legs: [leg]
        )
    }

    static func namesPenalty(_ reason: String) -> Bool {
        let words = reason.lowercased().split { !$0.isLetter }
        return words.contains { $0.hasPrefix("penal") || $0 == "fine" || $0 == "fined" || $0.hasPrefix("violat") }
    }

    /// A lost parcel without compensation and without claim money, whether the sale was paid before it was lost or not.
    func checkLost(_ entry: SubOrder, _ returns: Range<Int>, _ found: inout Found) {
        let lost = returns.lazy.compactMap { join.returns[$0].lost }.min()
        guard let start = lost ?? entry.orderDate else { return }
        let due = start + settings.lostCompensatedAfterDays
        guard due < asOf else { return }
        guard coverage.covers(.payments, due) else {
            return cannotTell(.lostWithoutCompensation, load: .payments, DayRange(due, due), &found)
        }
        let when = lost.map { "lost on \($0.iso)" } ?? "ordered on \(start.iso) and lost"
        found.add(
            adding(
                [],
                day: due,
                to: finding(
                    .lostWithoutCompensation,
                    entry,
                    amount: entry.orderValue,
                    evidence: "the row that says lost; payments files that cover \(due.iso)",
                    reason: "The parcel was \(when); the loaded files hold no compensation and no claim money for it.",
                    legs: Array(ledger.legs[entry.legs])
                )
            )
        )
    }
}
