import Meesho

/// All sums over the legs of a ledger, in one pass over its rows.
struct LegTotals: Sendable {
    struct Sum: Sendable {
        var legs = 0
        var settlement = Paisa.zero

        static func += (sum: inout Sum, settlement: Paisa) {
            sum.legs += 1
            sum.settlement = sum.settlement + settlement
        }
    }

    /// The legs of one payment day.
    struct DaySum: Sendable {
        var legs = 0
        var settlement = Paisa.zero
        /// Legs whose settlement passes the audit.
        var passed = 0
        /// What the formula gives for all of them; a leg that no formula covers counts as printed.
        var formula = Paisa.zero
        /// Sub orders without an earlier leg in the same month.
        var newInMonth = 0
        /// Sub orders without an earlier leg in the same financial year.
        var newInYear = 0

        @inline(__always)
        mutating func add(_ leg: Leg, after last: PaidSubOrder?) {
            legs += 1
            settlement += leg.settlement
            formula += leg.formula ?? leg.settlement
            if leg.audits.settlement == .ok { passed += 1 }
            guard let last, last.number == leg.subOrder else {
                newInMonth += 1
                newInYear += 1
                return
            }
            guard let day = leg.paymentDate, last.day != day else { return }
            let (before, now) = (last.day.month, day.month)
            if before != now { newInMonth += 1 }
            if FinancialYear(of: before) != FinancialYear(of: now) { newInYear += 1 }
        }
    }

    /// Whose the last leg with a day was, and its day.
    struct PaidSubOrder {
        let number: SubOrderNumber
        let day: Day
    }

    /// A day and a transaction in one word: there is one for every leg.
    private struct Transfer: Hashable {
        private let word: UInt64

        /// - Parameter day: `Int32.min` for none.
        init(day: Int32, transaction: TextID) {
            word = UInt64(UInt32(bitPattern: day)) << 32 | UInt64(UInt32(bitPattern: transaction))
        }

        var day: Int32 { Int32(truncatingIfNeeded: word >> 32) }
        var transaction: TextID { TextID(truncatingIfNeeded: word) }
    }

    private(set) var all = Sum()
    private(set) var components = AmountTotals()
    private(set) var audit = AuditFigures()
    /// In the order of the days; `nil` gathers the legs without one, and comes last.
    private(set) var byDay: [(day: Day?, sum: DaySum, transactions: [TextID])] = []
    /// Taxes in the order of the days; `nil` gathers the legs without one.
    private(set) var taxesByDay: [(day: Day?, sums: LegTaxes)] = []
    /// In the order they were met.
    private(set) var byStatus: [(status: TextID, sum: Sum)] = []

    init(_ ledger: Ledger) {
        var days = DayTally(DaySum())
        var undated = DaySum()
        var last: PaidSubOrder?
        var taxes = DayTally(LegTaxes())
        var undatedTaxes = LegTaxes()
        var statuses = TextTally(Sum(), textCount: ledger.texts.count)
        var transfers: [Transfer: Paisa] = [:]
        for leg in ledger.legs {
            all += leg.settlement
            components += leg.amounts
            if let day = leg.paymentDate {
                days[day].add(leg, after: last)
                last = PaidSubOrder(number: leg.subOrder, day: day)
                taxes[day].add(leg.amounts)
            } else {
                undated.add(leg, after: nil)
                undatedTaxes.add(leg.amounts)
            }
            statuses[leg.status] += leg.settlement
            let transfer = Transfer(day: leg.paymentDate?.number ?? .min, transaction: leg.transactionID)
            transfers[transfer, default: .zero] += leg.settlement
            audit.add(leg)
        }
        audit.byTransactionTotal = transfers.values.reduce(.zero, +)
        byStatus = statuses.entries.map { ($0.text, $0.value) }
        var transactions: [Int32: [TextID]] = [:]
        for transfer in transfers.keys where transfer.transaction != 0 {
            transactions[transfer.day, default: []].append(transfer.transaction)
        }
        for (day, sum) in days.entries where sum.legs > 0 { byDay.append((day, sum, transactions[day.number] ?? [])) }
        taxesByDay = taxes.entries.map { ($0.day, $0.value) }
        if undated.legs > 0 { taxesByDay.append((nil, undatedTaxes)) }
        if undated.legs > 0 { byDay.append((nil, undated, transactions[.min] ?? [])) }
    }
}

extension AuditFigures {
    @inline(__always)
    fileprivate mutating func add(_ leg: Leg) {
        legs += 1
        switch leg.audits.settlement {
        case .ok: settlementOK += 1
        case .mismatch: settlementMismatch += 1
        case .notAudited: break
        }
        switch leg.audits.tcs {
        case .ok: tcsOK += 1
        case .mismatch: tcsMismatch += 1
        case .notAudited: break
        }
        switch leg.audits.tds {
        case .ok: tdsOK += 1
        case .mismatch: tdsMismatch += 1
        case .notAudited: break
        }
        printedTotal = printedTotal + leg.settlement
        formulaTotal = formulaTotal + (leg.formula ?? leg.settlement)
    }
}
