import Meesho

/// The payment legs of one seller, without those that overlapping downloads repeat.
struct PaymentLedger {
    /// One "Order Payments" sheet and how its texts are numbered in the ledger.
    struct Sheet {
        var rows: [PaymentRow]
        var hasFormula: Bool
        /// The last day the file is about: of equal legs the newest file's words hold.
        var lastDay: Day?
        var source: Int32
        var texts: [TextID]
    }

    /// A row of a sheet, by index.
    struct Reference {
        var sheet: Int32
        var row: Int32
    }

    let sheets: [Sheet]
    /// Sorted by sub order, payment date and origin.
    private(set) var legs: [Leg] = []
    /// The row each leg was read from, for what only the join needs.
    private(set) var references: [Reference] = []
    private(set) var duplicates = 0
    /// Indices of legs equal to the one before in the same file: both counted, and listed.
    private(set) var repeatedInFile: [Int] = []

    init(_ sheets: [Sheet]) {
        self.sheets = sheets
        var all: [Reference] = []
        all.reserveCapacity(sheets.reduce(0) { $0 + $1.rows.count })
        for (index, sheet) in sheets.enumerated() {
            for row in sheet.rows.indices { all.append(Reference(sheet: Int32(index), row: Int32(row))) }
        }
        all.sort(by: precedes)
        references = withoutRepeats(all)
        makeLegs()
    }

    func row(ofLeg index: Int) -> PaymentRow { row(references[index]) }
    func texts(ofLeg index: Int) -> [TextID] { sheets[Int(references[index].sheet)].texts }

    private func row(_ reference: Reference) -> PaymentRow { sheets[Int(reference.sheet)].rows[Int(reference.row)] }

    private func transaction(_ reference: Reference) -> TextID {
        sheets[Int(reference.sheet)].texts[Int(row(reference).transaction)]
    }

    /// References in ledger order, each set of equal legs cut to the highest count in any single sheet.
    private mutating func withoutRepeats(_ all: [Reference]) -> [Reference] {
        var kept: [Reference] = []
        kept.reserveCapacity(all.count)
        var start = 0
        while start < all.count {
            // Legs of one sub order and day stand together; equal ones among them need not be neighbours.
            var end = start + 1
            while end < all.count, isSameDay(all[start], all[end]) { end += 1 }
            if end - start == 1 {
                kept.append(all[start])
            } else {
                let chosen = highestCounts(Array(all[start..<end]))
                duplicates += end - start - chosen.count
                kept += chosen
            }
            start = end
        }
        return kept
    }

    private func highestCounts(_ group: [Reference]) -> [Reference] {
        struct Money: Hashable {
            var transaction: TextID
            var settlement: Paisa
            var amounts: Amounts
        }
        let equal = Dictionary(grouping: group) { reference in
            let row = row(reference)
            return Money(
                transaction: transaction(reference),
                settlement: row.settlement,
                amounts: row.amounts
            )
        }
        let chosen = equal.values.flatMap { legs in
            Dictionary(grouping: legs, by: \.sheet).values.max { standing($0) < standing($1) } ?? []
        }
        return chosen.sorted(by: precedes)
    }

    /// The sheet that holds a leg most often, of several the newest: statuses move from download to download.
    private func standing(_ legs: [Reference]) -> (Int, Int32, Int32) {
        guard let first = legs.first else { return (0, 0, 0) }
        return (legs.count, sheets[Int(first.sheet)].lastDay?.number ?? .min, first.sheet)
    }

    /// What makes two legs the same: texts may change from download to download, money does not.
    private func isSame(_ a: Reference, _ b: Reference) -> Bool {
        let (first, second) = (row(a), row(b))
        return first.settlement == second.settlement && transaction(a) == transaction(b)
            && first.amounts == second.amounts && isSameDay(a, b)
    }

    private func isSameDay(_ a: Reference, _ b: Reference) -> Bool {
        row(a).subOrder == row(b).subOrder && row(a).paymentDate == row(b).paymentDate
    }

    private func precedes(_ a: Reference, _ b: Reference) -> Bool {
        let (first, second) = (row(a), row(b))
        if first.subOrder != second.subOrder { return first.subOrder < second.subOrder }
        let (firstDay, secondDay) = (first.paymentDate?.number ?? .max, second.paymentDate?.number ?? .max)
        return (firstDay, a.sheet, a.row) < (secondDay, b.sheet, b.row)
    }

    private mutating func makeLegs() {
        legs.reserveCapacity(references.count)
        for (index, reference) in references.enumerated() {
            let row = row(reference)
            let sheet = sheets[Int(reference.sheet)]
            if index > 0, references[index - 1].sheet == reference.sheet, legs[index - 1].isPaid,
                isSame(references[index - 1], reference)
            {
                repeatedInFile.append(index)
            }
            legs.append(
                Leg(
                    subOrder: row.subOrder,
                    paymentDate: row.paymentDate,
                    transactionID: transaction(reference),
                    status: sheet.texts[Int(row.status)],
                    settlement: row.settlement,
                    amounts: row.amounts,
                    formula: sheet.hasFormula ? row.formulaSum : nil,
                    settlementAudit: row.audits.settlement,
                    tcsAudit: row.audits.tcs,
                    tdsAudit: row.audits.tds,
                    commissionAudit: row.audits.commission,
                    servicesGSTAudit: row.audits.servicesGST,
                    taxDifference: row.taxDifference,
                    origin: Origin(source: sheet.source, row: row.row)
                )
            )
        }
    }
}
