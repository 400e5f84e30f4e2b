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
        let news: ExceptionFinding.Reason.TicketNews = ticket.update.map { $0.isPaid ? .paid : .promised } ?? .nothing
        found.add(
            adding(
                join.claims.tickets[tickets].map(\.origin),
                day: due,
                to: finding(
                    .approvedClaimNotPaid(
                        ticket: ticket.ticket,
                        news,
                        day: news == .nothing ? start : promised,
                        due: due
                    ),
                    entry,
                    amount: ticket.update?.amount,
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
