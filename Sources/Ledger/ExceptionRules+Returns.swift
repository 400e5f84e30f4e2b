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
        let seen = own.seen.map { ", last seen on its way on \($0.iso)" } ?? ""
        found.add(
            ofReturn(
                own,
                day: due,
                finding(
                    .returnNotReceived,
                    entry,
                    amount: entry.orderValue,
                    evidence: "the waybill (AWB) and its tracking page; a ticket that the parcel never came",
                    reason: "Return of \(created.iso), \(asOf - created) days ago, not back with you\(seen)."
                )
            )
        )
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
        let printed = ledger.text(own.reason)
        let said = ReturnReason(printed) == .none ? "" : " The reason printed: \(printed)."
        found.add(
            ofReturn(
                own,
                day: deadline,
                finding(
                    .claimWindowOpen,
                    entry,
                    amount: entry.orderValue,
                    deadline: deadline,
                    evidence: "unpacking video, photos of the goods and of the waybill",
                    reason:
                        "Back with you on \(back.iso): open it now.\(said) If it is wrong, used, damaged, incomplete or "
                        + "tampered with, raise a claim; if it is fine, nothing is to be done."
                )
            )
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
        let reason = found.reasons[back] ?? lateReason(back)
        if found.reasons[back] == nil { found.reasons[back] = reason }
        var late = ofReturn(
            own,
            day: deadline,
            finding(
                .claimTooLate,
                entry,
                amount: nil,
                deadline: deadline,
                evidence: "the return row and the claims files; nothing says that the parcel was not fine",
                reason: reason
            )
        )
        // A list of its own, by the thousands: the row that counts.
        late.origins = [own.origin]
        found.add(late)
    }

    private func lateReason(_ back: Day) -> String {
        "Back on \(back.iso), and the claims files of the \(settings.claimWindowDays) days after hold no ticket "
            + "for it. If the parcel was fine, nothing is lost; if not, it is too late."
    }

    private func ofReturn(_ own: ReturnBook.Return, day: Day, _ finding: ExceptionFinding) -> ExceptionFinding {
        var finding = finding
        finding.day = day
        finding.awb = join.waybills[Int(own.waybill)]
        finding.courier = ledger.text(own.courier)
        return finding
    }
}
