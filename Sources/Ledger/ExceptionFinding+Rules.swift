import Meesho

extension ExceptionFinding {
    /// What Meesho may owe and what to check by hand. Rules: metrics.md, "What Meesho owes". A finding that the loaded
    /// files cannot support is not raised.
    static func all(in ledger: Ledger, of report: SellerReport, join: Join) -> [ExceptionFinding] {
        let rules = ExceptionRules(ledger: ledger, report: report, join: join)
        var findings: [ExceptionFinding] = []
        for entry in ledger.subOrders { findings += rules.findings(for: entry) }
        findings += rules.duplicateSettlements()
        let rank = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })
        return findings.sorted { a, b in
            let (first, second) = (rank[a.kind] ?? 0, rank[b.kind] ?? 0)
            if first != second { return first < second }
            if a.amount != b.amount { return (a.amount ?? .zero) > (b.amount ?? .zero) }
            return a.subOrder < b.subOrder
        }
    }
}

private struct ExceptionRules {
    let ledger: Ledger
    let report: SellerReport
    let join: Join
    private let returnsBySubOrder: [SubOrderNumber: [Join.Return]]
    private let returnCoverage: [Coverage]
    /// What each text means as a status, by its id: few statuses stand behind many rows.
    private let orderMeanings: [Outcome?]
    private let paymentMeanings: [Outcome?]

    init(ledger: Ledger, report: SellerReport, join: Join) {
        self.ledger = ledger
        self.report = report
        self.join = join
        returnsBySubOrder = Dictionary(grouping: join.returns) { $0.row.subOrder }
        let kinds: Set<ExportKind> = [.returnsDelivered, .returnsInTransit, .returnsOutForDelivery, .returnsLost]
        returnCoverage = report.coverage.filter { kinds.contains($0.kind) }
        let orderStatuses = Set(ledger.subOrders.lazy.map(\.orderStatus))
        let paymentStatuses = Set(ledger.legs.lazy.map(\.status))
        orderMeanings = ledger.texts.indices.map {
            orderStatuses.contains(TextID($0)) ? Status.orders(ledger.texts[$0]) : nil
        }
        paymentMeanings = ledger.texts.indices.map {
            paymentStatuses.contains(TextID($0)) ? Status.payments(ledger.texts[$0]) : nil
        }
    }

    private var settings: Settings { report.settings }

    func findings(for entry: SubOrder) -> [ExceptionFinding] {
        var findings: [ExceptionFinding] = []
        if let finding = unpaid(entry) { findings.append(finding) }
        for index in entry.legs {
            if let finding = shortPaid(entry, ledger.legs[index]) { findings.append(finding) }
            if let finding = taxMismatch(entry, ledger.legs[index]) { findings.append(finding) }
        }
        if let finding = returnNotReversed(entry) { findings.append(finding) }
        if let finding = reversedWithoutReturn(entry) { findings.append(finding) }
        if let finding = paidWithoutOrder(entry) { findings.append(finding) }
        if let finding = contradiction(entry) { findings.append(finding) }
        return findings
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
            origins: entry.origins + legs.map(\.origin)
        )
        finding.day = legs.last?.paymentDate ?? entry.orderDate
        return finding
    }

    private func unpaid(_ entry: SubOrder) -> ExceptionFinding? {
        guard entry.isInOrders, entry.outcome == .delivered || entry.outcome == .exchange,
            let ordered = entry.orderDate,
            !ledger.legs[entry.legs].contains(where: \.isPaid)
        else { return nil }
        if let (index, origin) = join.outstandingIndex[entry.number] {
            var promised = finding(
                .inOutstanding,
                entry,
                amount: join.outstanding[index].settlement,
                deadline: join.outstanding[index].paymentDate,
                evidence: "the outstanding payments file",
                reason: "Not paid yet; Meesho lists it as still to come."
            )
            promised.origins.append(origin)
            return promised
        }
        let due = ordered + settings.overdueAfterDays
        guard due < report.asOf, report.coverage.covers(.payments, due) else { return nil }
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
        guard leg.settlementAudit == .mismatch, let formula = leg.formula, leg.settlement < formula else { return nil }
        return finding(
            .shortPaid,
            entry,
            amount: formula - leg.settlement,
            evidence: "the payment row and the formula printed in its file",
            reason: "Paid \(leg.settlement.decimal); the amounts of the row add up to \(formula.decimal).",
            legs: [leg]
        )
    }

    private func taxMismatch(_ entry: SubOrder, _ leg: Leg) -> ExceptionFinding? {
        let off = [("TCS", leg.tcsAudit), ("TDS", leg.tdsAudit)].filter { $0.1 == .mismatch }.map(\.0)
        guard !off.isEmpty else { return nil }
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
    private func returnNotReversed(_ entry: SubOrder) -> ExceptionFinding? {
        guard entry.isInOrders || !entry.legs.isEmpty else { return nil }
        let customerReturns = (returnsBySubOrder[entry.number] ?? []).filter {
            Status.returns(join.texts[$0.type]) == .customerReturn
        }
        guard let created = customerReturns.compactMap(\.row.created).min() else { return nil }
        let due = created + settings.returnSettledAfterDays
        let legs = ledger.legs[entry.legs]
        guard due < report.asOf, report.coverage.covers(.payments, due),
            !legs.contains(where: {
                $0.amounts[.saleReturn] < .zero || paymentMeanings[Int($0.status)] == .customerReturn
            })
        else { return nil }
        return finding(
            .returnNotReversed,
            entry,
            amount: entry.sale > .zero ? entry.sale : nil,
            evidence: "the return row; payments files that cover \(due.iso)",
            reason: "Customer return of \(created.iso) without a settlement in the payments "
                + "\(settings.returnSettledAfterDays) days later.",
            legs: Array(legs)
        )
    }

    /// The payment says returned; the returns files cover the whole time and do not know it.
    private func reversedWithoutReturn(_ entry: SubOrder) -> ExceptionFinding? {
        guard returnsBySubOrder[entry.number] == nil, let start = entry.dispatchDate ?? entry.orderDate,
            let leg = ledger.legs[entry.legs].last(where: {
                paymentMeanings[Int($0.status)] == .customerReturn
            }), let paid = leg.paymentDate, start <= paid,
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
        let paid = ledger.legs[entry.legs].filter(\.isPaid)
        guard !entry.isInOrders, !paid.isEmpty, let ordered = entry.orderDate,
            report.coverage.covers(.orders, ordered), join.isMissingFromOrders(entry.number)
        else { return nil }
        return finding(
            .paidWithoutOrder,
            entry,
            amount: entry.settlement.magnitude,
            evidence: "the payment row; orders files of \(ordered.iso)",
            reason: "Paid, but no orders file that covers \(ordered.iso) holds it.",
            legs: paid
        )
    }

    /// Statuses that cannot both be true. Source: exports.md section 14.3.
    private func contradiction(_ entry: SubOrder) -> ExceptionFinding? {
        let legs = Array(ledger.legs[entry.legs])
        guard entry.isInOrders, !legs.isEmpty, let ordered = orderMeanings[Int(entry.orderStatus)] else {
            return nil
        }
        let helped = legs.contains { $0.amounts[.claims] > .zero || $0.amounts[.compensation] > .zero }
        if ordered == .cancelled, entry.settlement > .zero {
            return finding(
                .cancelledYetPaid,
                entry,
                amount: entry.settlement,
                evidence: "the order row and the payment rows",
                reason: "Cancelled in the orders file, yet paid \(entry.settlement.decimal).",
                legs: legs
            )
        }
        let settled = legs.compactMap { paymentMeanings[Int($0.status)] }.max()
        let isRTOPaid = ordered == .rto && entry.settlement > .zero && !helped
        guard isRTOPaid || settled.map({ Self.contradict(ordered, $0) }) ?? false else { return nil }
        return finding(
            .statusContradiction,
            entry,
            amount: entry.settlement.magnitude,
            evidence: "the order row and the payment rows",
            reason: isRTOPaid
                ? "Returned to origin, which settles at 0.00, yet paid \(entry.settlement.decimal)."
                : "Orders say \(ledger.text(entry.orderStatus)), payments say \(ledger.text(entry.paymentStatus)).",
            legs: legs
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
    func duplicateSettlements() -> [ExceptionFinding] {
        let repeats = Set(join.payments.repeatedInFile.map { join.payments.legs[$0].origin })
        guard !repeats.isEmpty else { return [] }
        return ledger.subOrders.flatMap { entry in
            ledger.legs[entry.legs].filter { repeats.contains($0.origin) }.map { leg in
                finding(
                    .duplicateSettlement,
                    entry,
                    amount: leg.settlement.magnitude,
                    evidence: "two equal rows of one payments file",
                    reason: "The same leg stands twice in one file; both are counted.",
                    legs: [leg]
                )
            }
        }
    }
}
