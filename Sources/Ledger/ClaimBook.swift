import Meesho

/// The tickets of one seller, each once: as the newest file prints it.
struct ClaimBook: Sendable {
    struct Sheet: Sendable {
        /// When it was downloaded, in seconds.
        var time: Int64
        var source: Int32
        var rows: [ClaimRow]
        /// The ledger's numbers of the file's texts.
        var texts: [TextID]
    }

    struct Ticket: Sendable {
        var subOrder: SubOrderNumber?
        var ticket: TextID
        var status: ClaimStatus
        var printedStatus: TextID
        var issue: TextID
        var created: Day?
        var update: ClaimUpdate?
        var reopenUntil: Day?
        var hasUnreadableAmount: Bool
        var origin: Origin

        /// Those without a sub order stand first.
        var sortKey: UInt128 { (subOrder ?? .none).sortKey }
    }

    /// Sorted by sub order, then origin.
    private(set) var tickets: [Ticket] = []

    init(_ sheets: [Sheet], _ texts: TextTable) {
        var places: [TextID: Int] = [:]
        var statuses: [TextID: ClaimStatus] = [:]
        for sheet in sheets.sorted(by: { ($0.time, $0.source) < ($1.time, $1.source) }) {
            for row in sheet.rows {
                let printed = sheet.texts[Int(row.status)]
                let status = statuses[printed] ?? ClaimStatus(texts[printed])
                statuses[printed] = status
                let ticket = Ticket(
                    subOrder: row.subOrder,
                    ticket: sheet.texts[Int(row.ticket)],
                    status: status,
                    printedStatus: printed,
                    issue: sheet.texts[Int(row.issue)],
                    created: row.created,
                    update: row.update,
                    reopenUntil: row.reopenUntil,
                    hasUnreadableAmount: row.hasUnreadableAmount,
                    origin: Origin(source: sheet.source, row: row.row)
                )
                if ticket.ticket != 0, let place = places[ticket.ticket] {
                    tickets[place] = ticket
                } else {
                    places[ticket.ticket] = tickets.count
                    tickets.append(ticket)
                }
            }
        }
        tickets.sort { a, b in
            (a.sortKey, a.origin.source, a.origin.row) < (b.sortKey, b.origin.source, b.origin.row)
        }
    }

    var subOrders: Set<SubOrderNumber> { Set(tickets.lazy.compactMap(\.subOrder)) }

    /// The strongest of several tickets of a sub order, of equal ones the last: approved, open, rejected.
    func strongest(_ range: Range<Int>) -> Ticket? {
        tickets[range].reduce(nil as Ticket?) { best, next in
            guard let best, best.status.rawValue < next.status.rawValue else { return next }
            return best
        }
    }
}

/// Finds the tickets of sub orders that are asked for in their order, and those nobody asks for.
struct TicketRanges {
    private let tickets: [ClaimBook.Ticket]
    private var next = 0
    /// Tickets of sub orders that were passed over, one range for each sub order.
    private(set) var others: [Range<Int>] = []

    init(_ book: ClaimBook) { tickets = book.tickets }

    /// - Parameter number: Not below the one asked for before.
    mutating func range(of number: SubOrderNumber) -> Range<Int> {
        guard next < tickets.count else { return next..<next }
        pass(below: number.sortKey)
        let range = next..<end(of: number.sortKey)
        next = range.upperBound
        return range
    }

    /// To be called after the last sub order.
    mutating func finish() { pass(below: .max) }

    private mutating func pass(below key: UInt128) {
        while next < tickets.count, tickets[next].sortKey < key {
            let own = next..<end(of: tickets[next].sortKey)
            if tickets[next].subOrder != nil { others.append(own) }
            next = own.upperBound
        }
    }

    private func end(of key: UInt128) -> Int {
        var end = next
        while end < tickets.count, tickets[end].sortKey == key { end += 1 }
        return end
    }
}
