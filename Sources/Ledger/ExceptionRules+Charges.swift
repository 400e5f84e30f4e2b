import Meesho

/// What was charged where nothing should be, and what was taken back.
extension ExceptionRules {
    /// An RTO settles at 0. What it was charged as recovery is a finding of its own.
    func rtoCharged(_ entry: SubOrder, _ leg: Leg) -> ExceptionFinding? {
        let recovery = min(leg.amounts[.recovery], .zero)
        let charged = leg.settlement - recovery
        guard charged < .zero else { return nil }
        let shipping = -(leg.amounts[.shipping] + leg.amounts[.returnShipping])
        return finding(.rtoCharged(shipping: shipping), entry, amount: charged.magnitude, legs: [leg])
    }

    /// A negative recovery: a penalty where the printed reason names one.
    func recovery(_ entry: SubOrder, _ leg: Leg, at index: Int) -> ExceptionFinding {
        let printed = ledger.legs.reason(index)?.recovery ?? 0
        return finding(
            ExceptionRules.namesPenalty(ledger.text(printed))
                ? .penalty(printed: printed) : .recovery(printed: printed),
            entry,
            amount: leg.amounts[.recovery].magnitude,
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
        found.add(
            adding(
                [],
                day: due,
                to: finding(
                    lost == nil ? .lostSometime(ordered: start, due: due) : .lost(on: start, due: due),
                    entry,
                    amount: entry.orderValue,
                    legs: Array(ledger.legs[entry.legs])
                )
            )
        )
    }
}
