import Meesho

/// Tickets, joined to returns and payments by sub order. Source: claims files; money from the payments alone, so that
/// what a ticket says was paid is not counted a second time.
package struct ClaimFigures: Sendable {
    /// Tickets by status.
    package struct Counts: Sendable, Hashable {
        package var approved = 0
        package var open = 0
        package var rejected = 0
        /// A status that no list holds.
        package var unknown = 0

        package init() {}

        package var all: Int { approved + open + rejected + unknown }
        /// Approved ÷ decided.
        package var approvalRate: Ratio { Ratio(approved, of: approved + rejected) }

        mutating func add(_ status: ClaimStatus) {
            switch status {
            case .approved: approved += 1
            case .open: open += 1
            case .rejected: rejected += 1
            case .unknown: unknown += 1
            }
        }
    }

    /// One ticket, with what the other files say of its sub order.
    package struct Claim: Sendable {
        package var ticket: String
        package var subOrder: SubOrderNumber?
        package var created: Day?
        package var status: ClaimStatus
        package var printedStatus: String
        package var issue: String
        /// Promised or paid, as the ticket says; positive.
        package var amount: Paisa?
        package var amountDay: Day?
        /// Claims money of the sub order in the payments; at its strongest ticket only.
        package var paid: Paisa?
        package var reopenUntil: Day?
        /// Whether it can be opened again on the day of the report, to some purpose: rejected, and no other ticket or money
        /// for its sub order.
        package var canReopen = false
        package var returnType = ""
        package var returnDelivered: Day?
        package var awb = ""
        package var courier = ""
        package var sku = ""
        package var origin: Origin
    }

    package var counts = Counts()
    /// Tickets without a sub order number, which nothing can be joined to.
    package var withoutSubOrder = 0
    /// Tickets that speak of a payment whose amount cannot be read.
    package var unreadableAmounts = 0
    /// What approved tickets say was paid or will be, one ticket a sub order; positive.
    package var promised = Paisa.zero
    /// "Claims" of the payments.
    package var paid = Paisa.zero
    /// The part of it for sub orders that no loaded ticket is about.
    package var paidWithoutTicket = Paisa.zero
    /// Sub orders with an approved ticket and no claim or compensation money yet, whether it is due or not.
    package var approvedUnpaid = (count: 0, amount: Paisa.zero)
    /// By what the ticket is about, most tickets first.
    package var byIssue: [(name: String, counts: Counts)] = []
    /// By the courier that brought the return back, most tickets first; empty where no returns file knows it.
    package var byCourier: [(name: String, counts: Counts)] = []
    /// Sorted by ticket.
    package var claims: [Claim] = []

    package init() {}
}

extension ClaimFigures {
    /// - Parameter paid: "Claims" of the payments of the period.
    init(of join: Join, in period: PeriodFilter, asOf: Day, paid: Paisa) {
        self.init()
        self.paid = paid
        var issues: [String: Counts] = [:]
        // As shown, by text.
        var shown: [TextID: String] = [:]
        var couriers: [String: Counts] = [:]
        var returns = ReturnRanges(join.returns)
        let spellings = CourierSpellings(join)
        let book = join.claims
        var paidOnTickets = Paisa.zero
        var start = 0
        while start < book.tickets.count {
            var end = start + 1
            while end < book.tickets.count, book.tickets[end].sortKey == book.tickets[start].sortKey { end += 1 }
            let number = book.tickets[start].subOrder
            let own = SubOrderFacts(number, join, number.map { returns.range(of: $0) } ?? 0..<0)
            // Tickets without a sub order have nothing in common.
            let strongest = number == nil ? nil : book.strongest(start..<end)
            paidOnTickets = paidOnTickets + own.paid(in: period)
            var isMain = true
            for ticket in book.tickets[start..<end] where period.contains(ticket.created) {
                let isStrongest = strongest.map { $0.origin == ticket.origin } ?? false
                let issue = shown[ticket.issue] ?? ClaimIssue.shown(join.ledger.text(ticket.issue))
                shown[ticket.issue] = issue
                var claim = Claim(ticket, own, issue: issue, join)
                claim.courier = spellings.name(of: own.courier)
                if isStrongest { claim.paid = own.paid(in: period) }
                claim.canReopen =
                    isStrongest && ticket.status == .rejected && ticket.reopenUntil.map { $0 >= asOf } ?? false
                    && !own.isHelped
                counts.add(ticket.status)
                issues[claim.issue, default: Counts()].add(ticket.status)
                couriers[claim.courier, default: Counts()].add(ticket.status)
                if ticket.subOrder == nil { withoutSubOrder += 1 }
                if ticket.hasUnreadableAmount { unreadableAmounts += 1 }
                if isStrongest, isMain, ticket.status == .approved {
                    isMain = false
                    promised = promised + (ticket.update?.amount ?? .zero)
                    if !own.isHelped {
                        approvedUnpaid.count += 1
                        approvedUnpaid.amount = approvedUnpaid.amount + (ticket.update?.amount ?? .zero)
                    }
                }
                claims.append(claim)
            }
            start = end
        }
        paidWithoutTicket = paid - paidOnTickets
        byIssue = Self.sorted(issues)
        byCourier = Self.sorted(couriers)
        claims.sort { ($0.ticket, $0.origin.source, $0.origin.row) < ($1.ticket, $1.origin.source, $1.origin.row) }
    }

    private static func sorted(_ counts: [String: Counts]) -> [(name: String, counts: Counts)] {
        counts.map { ($0.key, $0.value) }.sorted { ($1.1.all, $0.0) < ($0.1.all, $1.0) }
    }
}

/// What orders, payments and returns say of a ticket's sub order.
private struct SubOrderFacts {
    /// The return the ticket is about: of several the last that came back.
    var own: ReturnBook.Return?
    var sku: TextID = 0
    var isHelped = false
    private var claims: [(day: Day?, amount: Paisa)] = []

    var courier: TextID { own?.courier ?? 0 }

    init(_ number: SubOrderNumber?, _ join: Join, _ returns: Range<Int>) {
        own = join.returns[returns].max { a, b in
            (a.delivered?.number ?? .min, a.created?.number ?? .min)
                < (b.delivered?.number ?? .min, b.created?.number ?? .min)
        }
        guard let entry = number.flatMap({ join.ledger.subOrder($0) }) else { return }
        sku = entry.sku
        for index in entry.legs {
            let leg = join.ledger.legs[index]
            isHelped = isHelped || leg.amounts[.claims] > .zero || leg.amounts[.compensation] > .zero
            if leg.amounts[.claims] != .zero { claims.append((leg.paymentDate, leg.amounts[.claims])) }
        }
    }

    func paid(in period: PeriodFilter) -> Paisa {
        claims.reduce(.zero) { period.contains($1.day) ? $0 + $1.amount : $0 }
    }
}

extension ClaimFigures.Claim {
    fileprivate init(_ ticket: ClaimBook.Ticket, _ own: SubOrderFacts, issue: String, _ join: Join) {
        self.init(
            ticket: join.ledger.text(ticket.ticket),
            subOrder: ticket.subOrder,
            created: ticket.created,
            status: ticket.status,
            printedStatus: ticket.status == .unknown ? "" : join.ledger.text(ticket.printedStatus),
            issue: issue,
            amount: ticket.update?.amount,
            amountDay: ticket.update?.day,
            reopenUntil: ticket.reopenUntil,
            returnType: join.ledger.text(own.own?.type ?? 0),
            returnDelivered: own.own?.delivered,
            awb: join.waybills[Int(own.own?.waybill ?? 0)],
            sku: join.ledger.text(own.sku),
            origin: ticket.origin
        )
    }
}

/// Couriers as most rows spell them: exports differ in case and blanks.
struct CourierSpellings: Sendable {
    /// By text.
    private var names: [TextID: String] = [:]

    init(_ join: Join) {
        var rows = TextTally(0, textCount: join.ledger.texts.count)
        for own in join.returns { rows[own.courier] += 1 }
        var best: [String: (count: Int, name: String)] = [:]
        for (text, count) in rows.entries {
            let name = join.ledger.text(text)
            let key = Self.fold(name)
            let old = best[key]
            if old.map({ ($0.count, name) < (count, $0.name) }) ?? true { best[key] = (count, name) }
        }
        for (text, _) in rows.entries { names[text] = best[Self.fold(join.ledger.text(text))]?.name }
    }

    func name(of courier: TextID) -> String { names[courier] ?? "" }

    private static func fold(_ name: String) -> String { name.lowercased().filter { !$0.isWhitespace } }
}
