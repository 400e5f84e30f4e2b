import Meesho

/// Parcels on their way back, and claims about those that have come.
extension ExceptionRules {
    /// - Parameters:
    ///   - returns: Of a sub order without a ticket and without claim money.
    ///   - isBackRTO: The orders file says that the parcel is back.
    func checkReturns(_ entry: SubOrder, _ returns: Range<Int>, isBackRTO: Bool, _ found: inout Found) {
        for index in returns {
            let own = join.returns[index]
            if own.stage == .delivered, let back = own.delivered {
                checkWindow(entry, own, back: back, &found)
            } else if !own.isBack, own.stage != .lost, !isBackRTO {
                checkNotReceived(entry, own, &found)
            }
        }
    }

    private func checkNotReceived(_ entry: SubOrder, _ own: ReturnBook.Return, _ found: inout Found) {
        guard let created = own.created else { return }
        let due = created + settings.returnOverdueDays
        guard due < asOf else { return }
        let isSeen = own.seen.map { $0 >= due } ?? false
        guard isSeen || coverage.covers(.returnsDelivered, due) else {
            return cannotTell(.returnNotReceived, load: .returnsDelivered, DayRange(created, due), &found)
        }
        let reason = ExceptionFinding.Reason.returnNotReceived(created: created, seen: own.seen)
        found.add(ofReturn(own, day: due, finding(reason, entry, amount: entry.orderValue)))
    }

    /// - Parameter back: The day the parcel came back to the seller.
    private func checkWindow(_ entry: SubOrder, _ own: ReturnBook.Return, back: Day, _ found: inout Found) {
        guard back <= asOf else { return }
        let deadline = back + settings.claimWindowDays
        guard deadline >= asOf else { return checkClosedWindow(entry, own, back: back, deadline: deadline, &found) }
        // Tickets stand in claims files by the day they were raised: the first day one could be.
        guard coverage.covers(.claims, back) else {
            return cannotTell(.claimWindowOpen, load: .claims, DayRange(back, asOf), &found)
        }
        let printed = ReturnReason(ledger.text(own.reason)) == .none ? 0 : own.reason
        let reason = ExceptionFinding.Reason.claimWindowOpen(back: back, printed: printed)
        found.add(
            ofReturn(own, day: deadline, finding(reason, entry, amount: entry.orderValue, deadline: deadline))
        )
    }

    /// Most returns are fine, and nobody raises a claim about them: no amount is at stake until the seller says so.
    private func checkClosedWindow(
        _ entry: SubOrder,
        _ own: ReturnBook.Return,
        back: Day,
        deadline: Day,
        _ found: inout Found
    ) {
        let days = DayRange(back, deadline)
        guard coverage.covers(.claims, days) else {
            return cannotTell(.claimTooLate, load: .claims, days, &found)
        }
        let reason = ExceptionFinding.Reason.claimTooLate(back: back, until: deadline)
        var late = ofReturn(own, day: deadline, finding(reason, entry, amount: nil, deadline: deadline))
        // A list of its own, by the thousands: the row that counts.
        late.origins = [own.origin]
        found.add(late)
    }

    private func ofReturn(_ own: ReturnBook.Return, day: Day, _ finding: ExceptionFinding) -> ExceptionFinding {
        var finding = finding
        finding.day = day
        finding.awb = join.waybills[Int(own.waybill)]
        finding.courier = ledger.text(own.courier)
        return finding
    }
}
