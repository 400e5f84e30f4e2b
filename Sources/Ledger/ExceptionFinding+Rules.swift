import Meesho

/// What Meesho may owe and what to check by hand. Rules: metrics.md, "What Meesho owes". A finding that the loaded
/// files cannot support is not raised.
struct ExceptionRules: Sendable {
    private let join: Join
    private let settings: Settings
    private let asOf: Day
    private let coverage: [Coverage]
    private let returnCoverage: [Coverage]

    init(_ join: Join, settings: Settings, asOf: Day, coverage: [Coverage]) {
        self.join = join
        self.settings = settings
        self.asOf = asOf
        self.coverage = coverage
        let kinds: Set<ExportKind> = [.returnsDelivered, .returnsInTransit, .returnsOutForDelivery, .returnsLost]
        returnCoverage = coverage.filter { kinds.contains($0.kind) }
    }

    private var ledger: Ledger { join.ledger }

    /// Sorted by kind, then amount at stake, largest first.
    func all() -> [ExceptionFinding] {
        var findings: [ExceptionFinding] = []
        var meanings = Meanings()
        var returns = ReturnRanges(join.returns)
        for index in join.ledger.subOrders.indices {
            let entry = join.ledger.subOrders[index]
            check(entry, returns: returns.range(of: entry.number), &meanings, &findings)
        }
        addDuplicateSettlements(to: &findings)
        return ExceptionRules.sorted(findings)
    }

    private static func sorted(_ findings: [ExceptionFinding]) -> [ExceptionFinding] {
        let ranks = Dictionary(uniqueKeysWithValues: ExceptionFinding.Kind.allCases.enumerated().map { ($1, $0) })
        let keys = findings.enumerated().map { index, finding in
            (rank: ranks[finding.kind] ?? 0, amount: finding.amount, subOrder: finding.subOrder, index: index)
        }
        return keys.sorted { a, b in
            if a.rank != b.rank { return a.rank < b.rank }
            if a.amount != b.amount { return (a.amount ?? .zero) > (b.amount ?? .zero) }
            return a.subOrder < b.subOrder
        }.map { findings[$0.index] }
    }

    /// What each status means, understood once.
    private struct Meanings {
        var orders = StatusMeanings(Status.orders)
        var payments = StatusMeanings(Status.payments)
        var returns = StatusMeanings(Status.returns)
    }

    /// What the legs of one sub order say together.
    private struct LegSigns {
        var isPaid = false
        var hasReversal = false
        /// By the texts of the legs.
        var strongest: Outcome?
        var lastReturn: Int?
        var helped = false
    }

    private func check(
        _ entry: SubOrder,
        returns: Range<Int>,
        _ meanings: inout Meanings,
        _ findings: inout [ExceptionFinding]
    ) {
        let firstOfLegs = findings.count
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
            if leg.audits.settlement == .mismatch, let finding = shortPaid(entry, leg) { findings.append(finding) }
            if leg.audits.tcs == .mismatch || leg.audits.tds == .mismatch { findings.append(taxMismatch(entry, leg)) }
        }
        if !signs.isPaid, entry.isInOrders, let finding = unpaid(entry) {
            findings.insert(finding, at: firstOfLegs)
        }
        if !returns.isEmpty {
            if !signs.hasReversal, let finding = returnNotReversed(entry, returns, &meanings) {
                findings.append(finding)
            }
        } else if let index = signs.lastReturn, let finding = reversedWithoutReturn(entry, join.ledger.legs[index]) {
            findings.append(finding)
        }
        if entry.isInOrders {
            if !entry.legs.isEmpty, let ordered = meanings.orders[entry.orderStatus, join.ledger.texts],
                let finding = contradiction(entry, ordered, signs)
            {
                findings.append(finding)
            }
        } else if signs.isPaid, let finding = paidWithoutOrder(entry) {
            findings.append(finding)
        }
    }

    private func finding(
        _ kind: ExceptionFinding.Kind,
        _ entry: SubOrder,
        amount: Paisa?,
        deadline: Day? = nil,
        evidence: String,
        reason: String,
        legs: [Leg] = []
    ) -> ExceptionFinding {
        var finding = ExceptionFinding(
            kind,
            subOrder: entry.number,
            sku: ledger.text(entry.sku),
            amount: amount,
            deadline: deadline,
            evidence: evidence,
            reason: reason,
            origins: ledger.origins[entry.origins] + legs.map(\.origin)
        )
        finding.day = legs.last?.paymentDate ?? entry.orderDate
        return finding
    }

    private func unpaid(_ entry: SubOrder) -> ExceptionFinding? {
        guard entry.outcome == .delivered || entry.outcome == .exchange, let ordered = entry.orderDate else {
            return nil
        }
        if let row = join.outstanding[entry.number] {
            var promised = finding(
                .inOutstanding,
                entry,
                amount: row.settlement,
                deadline: row.paymentDate,
                evidence: "the outstanding payments file",
                reason: "Not paid yet; Meesho lists it as still to come."
            )
            promised.origins.append(row.origin)
            return promised
        }
        let due = ordered + settings.overdueAfterDays
        guard due < asOf, coverage.covers(.payments, due) else { return nil }
        return finding(
            .unpaid,
            entry,
            amount: entry.orderValue,
            evidence: "the order row; payments files that cover \(due.iso)",
            reason: "Delivered, ordered on \(ordered.iso), and no payment in the loaded files "
                + "\(settings.overdueAfterDays) days later."
        )
    }

    private func shortPaid(_ entry: SubOrder, _ leg: Leg) -> ExceptionFinding? {
        guard let formula = leg.formula, leg.settlement < formula else { return nil }
        return finding(
            .shortPaid,
            entry,
            amount: formula - leg.settlement,
            evidence: "the payment row and the formula printed in its file",
            reason: "Paid \(leg.settlement.decimal); the amounts of the row add up to \(formula.decimal).",
            legs: [leg]
        )
    }

    private func taxMismatch(_ entry: SubOrder, _ leg: Leg) -> ExceptionFinding {
        let off = [("TCS", leg.audits.tcs), ("TDS", leg.audits.tds)].filter { $0.1 == .mismatch }.map(\.0)
        return finding(
            .taxMismatch,
            entry,
            amount: leg.taxDifference,
            evidence: "the payment row and the tax rate of its day",
            reason: "\(off.joined(separator: " and ")) differ from the rate times the taxable value.",
            legs: [leg]
        )
    }

    /// A customer return that no payment has reversed.
    private func returnNotReversed(
        _ entry: SubOrder,
        _ returns: Range<Int>,
        _ meanings: inout Meanings
    ) -> ExceptionFinding? {
        var first: Day?
        for index in returns {
            guard meanings.returns[join.returns[index].type, join.ledger.texts] == .customerReturn,
                let created = join.returns[index].created
            else { continue }
            first = min(first ?? created, created)
        }
        guard entry.isInOrders || !entry.legs.isEmpty, let created = first else { return nil }
        let due = created + settings.returnSettledAfterDays
        guard due < asOf, coverage.covers(.payments, due) else { return nil }
        return finding(
            .returnNotReversed,
            entry,
            amount: entry.sale > .zero ? entry.sale : nil,
            evidence: "the return row; payments files that cover \(due.iso)",
            reason: "Customer return of \(created.iso) without a settlement in the payments "
                + "\(settings.returnSettledAfterDays) days later.",
            legs: Array(ledger.legs[entry.legs])
        )
    }

    /// The payment says returned; the returns files cover the whole time and do not know it.
    private func reversedWithoutReturn(_ entry: SubOrder, _ leg: Leg) -> ExceptionFinding? {
        guard let start = entry.dispatchDate ?? entry.orderDate, let paid = leg.paymentDate, start <= paid,
            returnCoverage.contains(where: { $0.contains(DayRange(start, paid)) })
        else { return nil }
        return finding(
            .reversedWithoutReturn,
            entry,
            amount: (leg.settlement < .zero ? leg.settlement : .zero).magnitude,
            evidence: "the payment row; returns files from \(start.iso) to \(paid.iso)",
            reason: "Settled as a return on \(paid.iso), but no returns file of that time holds it.",
            legs: [leg]
        )
    }

    private func paidWithoutOrder(_ entry: SubOrder) -> ExceptionFinding? {
        guard let ordered = entry.orderDate, coverage.covers(.orders, ordered) else { return nil }
        return finding(
            .paidWithoutOrder,
            entry,
            amount: entry.settlement.magnitude,
            evidence: "the payment row; orders files of \(ordered.iso)",
            reason: "Paid, but no orders file that covers \(ordered.iso) holds it.",
            legs: ledger.legs[entry.legs].filter(\.isPaid)
        )
    }

    /// Statuses that cannot both be true. Source: exports.md section 14.3.
    private func contradiction(_ entry: SubOrder, _ ordered: Outcome, _ signs: LegSigns) -> ExceptionFinding? {
        if ordered == .cancelled, entry.settlement > .zero {
            return finding(
                .cancelledYetPaid,
                entry,
                amount: entry.settlement,
                evidence: "the order row and the payment rows",
                reason: "Cancelled in the orders file, yet paid \(entry.settlement.decimal).",
                legs: Array(ledger.legs[entry.legs])
            )
        }
        let isRTOPaid = ordered == .rto && entry.settlement > .zero && !signs.helped
        guard isRTOPaid || signs.strongest.map({ Self.contradict(ordered, $0) }) ?? false else { return nil }
        return finding(
            .statusContradiction,
            entry,
            amount: entry.settlement.magnitude,
            evidence: "the order row and the payment rows",
            reason: isRTOPaid
                ? "Returned to origin, which settles at 0.00, yet paid \(entry.settlement.decimal)."
                : "Orders say \(ledger.text(entry.orderStatus)), payments say \(ledger.text(entry.paymentStatus)).",
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
                    evidence: "two equal rows of one payments file",
                    reason: "The same leg stands twice in one file; both are counted.",
                    legs: [leg]
                )
            )
        }
    }
}
