import Meesho

/// What Meesho may owe and what to check by hand. Rules: metrics.md, "What Meesho owes". A finding that the loaded
/// files cannot support is not raised.
struct ExceptionRules: Sendable {
    let join: Join
    let settings: Settings
    let asOf: Day
    let coverage: [Coverage]
    private let returnCoverage: [Coverage]
    private let period: PeriodFilter

    init(
        _ join: Join,
        settings: Settings,
        asOf: Day,
        coverage: [Coverage],
        period: PeriodFilter = PeriodFilter()
    ) {
        self.join = join
        self.settings = settings
        self.asOf = asOf
        self.coverage = coverage
        self.period = period
        let kinds: Set<ExportKind> = [.returnsDelivered, .returnsInTransit, .returnsOutForDelivery, .returnsLost]
        returnCoverage = coverage.filter { kinds.contains($0.kind) }
    }

    var ledger: Ledger { join.ledger }

    /// What was found, and what the loaded files cannot tell.
    struct Found: Sendable {
        /// Sorted by kind, then amount at stake, largest first; what has a deadline and no other order, by that.
        var findings: [ExceptionFinding] = []
        var unsupported: [UnsupportedFinding.Cause: UnsupportedFinding] = [:]
    }

    func all() -> Found {
        var found = Found()
        var meanings = Meanings()
        var returns = ReturnRanges(join.returns)
        var tickets = TicketRanges(join.claims)
        for index in join.ledger.subOrders.indices {
            let entry = join.ledger.subOrders[index]
            check(
                entry,
                returns: returns.range(of: entry.number),
                tickets: tickets.range(of: entry.number),
                &meanings,
                &found
            )
        }
        tickets.finish()
        for own in tickets.others { checkTicketOfUnknown(own, &found) }
        addDuplicateSettlements(to: &found.findings)
        if !period.isOpen { found.findings.removeAll { !period.contains($0.day) } }
        ExceptionRules.sort(&found.findings)
        return found
    }

    /// Notes that a finding of a sub order would need `days` of a kind of file.
    func cannotTell(
        _ kind: ExceptionFinding.Kind,
        load: ExportKind,
        _ days: DayRange,
        _ found: inout Found
    ) {
        guard period.isOpen || period.contains(days.first) || period.contains(days.last) else { return }
        let cause = UnsupportedFinding.Cause(kind: kind, load: load)
        found.unsupported[cause, default: UnsupportedFinding(cause, days: days)].add(days)
    }

    /// In place, by moving each to where it belongs: there are tens of thousands, and a copy of all takes as much again.
    private static func sort(_ findings: inout [ExceptionFinding]) {
        let ranks = Dictionary(uniqueKeysWithValues: ExceptionFinding.Kind.allCases.enumerated().map { ($1, $0) })
        let keys = findings.indices.map { index in
            let kind = findings[index].kind
            return (
                rank: ranks[kind] ?? 0,
                // A claim is filed by its deadline, whatever it is worth.
                deadline: kind == .claimWindowOpen ? findings[index].deadline?.number ?? .max : .max,
                amount: findings[index].amount ?? .zero
            )
        }
        var order = findings.indices.sorted { a, b in
            let (first, second) = (keys[a], keys[b])
            if first.rank != second.rank { return first.rank < second.rank }
            if first.deadline != second.deadline { return first.deadline < second.deadline }
            if first.amount != second.amount { return first.amount > second.amount }
            return (findings[a].subOrder, a) < (findings[b].subOrder, b)
        }
        for start in order.indices {
            var place = start
            while order[place] != start {
                let next = order[place]
                findings.swapAt(place, next)
                order[place] = place
                place = next
            }
            order[place] = place
        }
    }

    /// What each status means, understood once.
    struct Meanings {
        var orders = StatusMeanings(Status.orders)
        var payments = StatusMeanings(Status.payments)
        var returns = StatusMeanings(Status.returns)
        /// `RTO_COMPLETE` says that the parcel is back at the seller.
        var backRTO = StatusMeanings { Status.saysBack($0) ? .rto : nil }
    }

    /// What the legs of one sub order say together.
    struct LegSigns {
        var isPaid = false
        var hasReversal = false
        /// By the texts of the legs.
        var strongest: Outcome?
        var lastReturn: Int?
        /// By a positive amount under Claims or Compensation.
        var helped = false
    }

    private func check(
        _ entry: SubOrder,
        returns: Range<Int>,
        tickets: Range<Int>,
        _ meanings: inout Meanings,
        _ found: inout Found
    ) {
        var signs = LegSigns()
        for index in entry.legs {
            let leg = join.ledger.legs[index]
            let meaning = meanings.payments[leg.status, join.ledger.texts]
            signs.isPaid = signs.isPaid || leg.isPaid
            if case .customerReturn? = meaning { signs.lastReturn = index }
            signs.hasReversal =
                signs.hasReversal || signs.lastReturn != nil || leg.amounts[.saleReturn].count < 0
            signs.helped = signs.helped || leg.amounts[.claims].count > 0 || leg.amounts[.compensation].count > 0
            if let meaning { signs.strongest = max(signs.strongest ?? meaning, meaning) }
            if leg.audits.settlement == .mismatch { found.add(shortPaid(entry, leg)) }
            if leg.audits.tcs == .mismatch || leg.audits.tds == .mismatch { found.add(taxMismatch(entry, leg)) }
            if case .rto? = meaning, leg.settlement.count < 0 { found.add(rtoCharged(entry, leg)) }
            if leg.amounts[.recovery].count < 0 { found.add(recovery(entry, leg, at: index)) }
        }
        if !signs.isPaid, entry.isInOrders { checkUnpaid(entry, &found) }
        if !returns.isEmpty {
            if !signs.hasReversal { checkReversal(entry, returns, &meanings, &found) }
            let isBack = meanings.backRTO[entry.orderStatus, join.ledger.texts] != nil
            if tickets.isEmpty, !signs.helped { checkReturns(entry, returns, isBackRTO: isBack, &found) }
        } else if let index = signs.lastReturn {
            checkReturned(entry, join.ledger.legs[index], &found)
        }
        if !signs.helped {
            if entry.outcome == .lost { checkLost(entry, returns, &found) }
            if !tickets.isEmpty { checkTickets(entry, tickets, &found) }
        }
        if entry.isInOrders {
            if !entry.legs.isEmpty, let ordered = meanings.orders[entry.orderStatus, join.ledger.texts] {
                found.add(contradiction(entry, ordered, signs))
            }
        } else if signs.isPaid {
            checkPaidWithoutOrder(entry, &found)
        }
    }

    func finding(
        _ reason: ExceptionFinding.Reason,
        _ entry: SubOrder,
        amount: Paisa?,
        deadline: Day? = nil,
        legs: [Leg] = []
    ) -> ExceptionFinding {
        var finding = ExceptionFinding(
            reason,
            subOrder: entry.number,
            sku: ledger.text(entry.sku),
            amount: amount,
            deadline: deadline,
            origins: ledger.origins[entry.origins] + legs.map(\.origin)
        )
        finding.day = legs.last?.paymentDate ?? entry.orderDate
        return finding
    }

    /// Rows of tickets and others that no ledger entry knows, behind a finding.
    func adding(_ origins: [Origin], day: Day?, to finding: ExceptionFinding) -> ExceptionFinding {
        var finding = finding
        finding.origins += origins
        finding.day = day ?? finding.day
        return finding
    }

    private func checkUnpaid(_ entry: SubOrder, _ found: inout Found) {
        guard entry.outcome == .delivered || entry.outcome == .exchange, let ordered = entry.orderDate else { return }
        if let row = join.outstanding[entry.number] {
            var promised = finding(
                .inOutstanding,
                entry,
                amount: row.settlement,
                deadline: row.paymentDate
            )
            promised.origins.append(row.origin)
            return found.add(promised)
        }
        let due = ordered + settings.overdueAfterDays
        guard due < asOf else { return }
        guard coverage.covers(.payments, due) else {
            return cannotTell(.unpaid, load: .payments, DayRange(due, due), &found)
        }
        found.add(finding(.unpaid(ordered: ordered, due: due), entry, amount: entry.orderValue))
    }

    private func shortPaid(_ entry: SubOrder, _ leg: Leg) -> ExceptionFinding? {
        guard let formula = leg.formula, leg.settlement < formula else { return nil }
        return finding(
            .shortPaid(paid: leg.settlement),
            entry,
            amount: formula - leg.settlement,
            legs: [leg]
        )
    }

    /// One of the two is off, at least.
    private func taxMismatch(_ entry: SubOrder, _ leg: Leg) -> ExceptionFinding {
        let tax: ExceptionFinding.Reason.Tax =
            leg.audits.tcs != .mismatch ? .tds : leg.audits.tds == .mismatch ? .both : .tcs
        return finding(.taxMismatch(tax), entry, amount: leg.taxDifference, legs: [leg])
    }

    /// A customer return that no payment has reversed.
    private func checkReversal(
        _ entry: SubOrder,
        _ returns: Range<Int>,
        _ meanings: inout Meanings,
        _ found: inout Found
    ) {
        var first: Day?
        for index in returns {
            guard meanings.returns[join.returns[index].type, join.ledger.texts] == .customerReturn,
                let created = join.returns[index].created
            else { continue }
            first = min(first ?? created, created)
        }
        guard entry.isInOrders || !entry.legs.isEmpty, let created = first else { return }
        let due = created + settings.returnSettledAfterDays
        guard due < asOf else { return }
        guard coverage.covers(.payments, due) else {
            return cannotTell(.returnNotReversed, load: .payments, DayRange(due, due), &found)
        }
        found.add(
            finding(
                .returnNotReversed(created: created, due: due),
                entry,
                amount: entry.sale > .zero ? entry.sale : nil,
                legs: Array(ledger.legs[entry.legs])
            )
        )
    }

    /// The payment says returned; the returns files cover the whole time and do not know it.
    private func checkReturned(_ entry: SubOrder, _ leg: Leg, _ found: inout Found) {
        guard let start = entry.dispatchDate ?? entry.orderDate, let paid = leg.paymentDate, start <= paid else {
            return
        }
        let days = DayRange(start, paid)
        guard returnCoverage.contains(where: { $0.contains(days) }) else {
            return cannotTell(.reversedWithoutReturn, load: .returnsDelivered, days, &found)
        }
        found.add(
            finding(
                .reversedWithoutReturn(from: start, paid: paid),
                entry,
                amount: (leg.settlement < .zero ? leg.settlement : .zero).magnitude,
                legs: [leg]
            )
        )
    }

    private func checkPaidWithoutOrder(_ entry: SubOrder, _ found: inout Found) {
        guard let ordered = entry.orderDate else { return }
        guard coverage.covers(.orders, ordered) else {
            return cannotTell(.paidWithoutOrder, load: .orders, DayRange(ordered, ordered), &found)
        }
        found.add(
            finding(
                .paidWithoutOrder(ordered: ordered),
                entry,
                amount: entry.settlement.magnitude,
                legs: ledger.legs[entry.legs].filter(\.isPaid)
            )
        )
    }

    /// Statuses that cannot both be true. Source: exports.md section 14.3.
    private func contradiction(_ entry: SubOrder, _ ordered: Outcome, _ signs: LegSigns) -> ExceptionFinding? {
        if ordered == .cancelled, entry.settlement > .zero {
            return finding(
                .cancelledYetPaid,
                entry,
                amount: entry.settlement,
                legs: Array(ledger.legs[entry.legs])
            )
        }
        let isRTOPaid = ordered == .rto && entry.settlement > .zero && !signs.helped
        guard isRTOPaid || signs.strongest.map({ Self.contradict(ordered, $0) }) ?? false else { return nil }
        return finding(
            isRTOPaid ? .rtoYetPaid : .statusesDiffer(orders: entry.orderStatus, payments: entry.paymentStatus),
            entry,
            amount: entry.settlement.magnitude,
            legs: Array(ledger.legs[entry.legs])
        )
    }

    /// Orders are downloaded at another time than payments: a status that is not final yet contradicts nothing.
    private static func contradict(_ ordered: Outcome, _ settled: Outcome) -> Bool {
        guard ordered.isFinal, settled.isFinal, ordered != settled else { return false }
        switch (ordered, settled) {
        case (.delivered, .customerReturn), (.delivered, .exchange), (.exchange, .delivered),
            (.exchange, .customerReturn), (.customerReturn, .delivered):
            return false
        default: return true
        }
    }

    /// Two equal paid legs inside one file.
    private func addDuplicateSettlements(to findings: inout [ExceptionFinding]) {
        var next = 0
        for repeated in join.repeatedInFile {
            while ledger.subOrders[next].legs.upperBound <= repeated { next += 1 }
            let leg = ledger.legs[repeated]
            findings.append(
                finding(
                    .duplicateSettlement,
                    ledger.subOrders[next],
                    amount: leg.settlement.magnitude,
                    legs: [leg]
                )
            )
        }
    }
}

extension ExceptionRules.Found {
    mutating func add(_ finding: ExceptionFinding?) {
        if let finding { findings.append(finding) }
    }
}
