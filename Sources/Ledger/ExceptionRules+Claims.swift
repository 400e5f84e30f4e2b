import Meesho

/// Tickets that Meesho has approved and not paid.
extension ExceptionRules {
    /// - Parameter tickets: Of a sub order without claim money.
    func checkTickets(_ entry: SubOrder, _ tickets: Range<Int>, _ found: inout Found) {
        guard let ticket = join.claims.strongest(tickets), ticket.status == .approved else { return }
        let promised = ticket.update?.day
        guard let start = ticket.created ?? promised else { return }
        let due = max(start + settings.claimPaidAfterDays, promised ?? start)
        guard due < asOf else { return }
        guard coverage.covers(.payments, due) else {
            return cannotTell(.approvedClaimNotPaid, load: .payments, DayRange(due, due), &found)
        }
        let said = ticket.update.map { update in
            let day = update.day.map { " \(update.isPaid ? "on" : "for") \($0.iso)" } ?? ""
            return update.isPaid
                ? "the ticket says paid\(day), \(update.amount.decimal)"
                : "the ticket promises \(update.amount.decimal)\(day)"
        }
        found.add(
            adding(
                join.claims.tickets[tickets].map(\.origin),
                day: due,
                to: finding(
                    .approvedClaimNotPaid,
                    entry,
                    amount: ticket.update?.amount,
                    evidence: "ticket \(ledger.text(ticket.ticket)); payments files that cover \(due.iso)",
                    reason: "Approved, \(said ?? "raised on \(start.iso)"), and no claim money in the payments up to "
                        + "\(due.iso).",
                    legs: Array(ledger.legs[entry.legs])
                )
            )
        )
    }

    /// - Parameter tickets: Of a sub order that no other file knows.
    func checkTicketOfUnknown(_ tickets: Range<Int>, _ found: inout Found) {
        guard let number = join.claims.tickets[tickets].first?.subOrder else { return }
        checkTickets(SubOrder(number: number, legs: 0..<0), tickets, &found)
    }
}
