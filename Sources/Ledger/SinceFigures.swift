import Meesho

/// What changed since an earlier report, order by order.
package struct SinceFigures: Sendable {
    package enum Kind: UInt8, CaseIterable, Sendable {
        /// A sub order that no file knew before; amount: its order value.
        case newOrder
        /// Another outcome; no amount.
        case outcomeChanged
        /// The first payment; amount: the settlement that came.
        case newlyPaid
        /// Another settlement of a sub order that was paid, or that prints no payment date; amount: the difference.
        case settlementChanged
        /// In none of the files any more; amount: its settlement, taken away.
        case orderGone
        /// Amounts of findings: what is at stake.
        case findingNew, findingSettled, findingOpen

        /// The text in `since.csv` and `summary.json`.
        package var name: String {
            switch self {
            case .newOrder: "new_order"
            case .outcomeChanged: "outcome_changed"
            case .newlyPaid: "newly_paid"
            case .settlementChanged: "settlement_changed"
            case .orderGone: "order_gone"
            case .findingNew: "finding_new"
            case .findingSettled: "finding_settled"
            case .findingOpen: "finding_open"
            }
        }
    }

    /// One row of `since.csv`, packed: a first comparison may have one for each order.
    package struct Change: Sendable {
        package var subOrder: SubOrderNumber
        package var kind: Kind
        /// Of an outcome its raw value, of a finding its index in ``SinceFigures/findingKinds``.
        var code: UInt8 = 0
        /// Into the sub orders of the ledger, or into the findings of the report; -1 for none.
        package var place: Int32 = -1
        package var amount: Paisa?
    }

    package struct Total: Sendable, Hashable {
        package var count = 0
        package var amount = Paisa.zero
    }

    /// From one outcome to another, and how many sub orders went that way.
    package struct Move: Sendable, Hashable {
        package var from: Outcome
        package var to: Outcome
        package var count: Int
    }

    /// The day of the earlier report, the days it was asked for, and the SHA-256 of its manifest.
    package var asOf: Day
    package var period: PeriodFilter
    package var manifest: String
    /// Sum over the sub orders. The difference is what ``Kind/newlyPaid``, ``Kind/settlementChanged`` and
    /// ``Kind/orderGone`` add up to.
    package var settlementBefore = Paisa.zero
    package var settlementNow = Paisa.zero
    /// Sorted by sub order, then kind.
    package var changes: [Change] = []
    /// By outcome before, then now, the strongest first.
    package var moves: [Move] = []
    package var findingKinds: [String] = []
    private var totals: [Total] = Array(repeating: Total(), count: Kind.allCases.count)

    package subscript(kind: Kind) -> Total { totals[Int(kind.rawValue)] }
    package var settlementDifference: Paisa { settlementNow - settlementBefore }

    package init(_ earlier: consuming EarlierReport, _ ledger: Ledger, _ exceptions: [ExceptionFinding]) {
        asOf = earlier.asOf
        period = earlier.period
        manifest = earlier.manifest
        compare(earlier.orders, ledger)
        compare(earlier, exceptions)
        // Two runs that are sorted already.
        changes.sort { ($0.subOrder.sortKey, $0.kind.rawValue) < ($1.subOrder.sortKey, $1.kind.rawValue) }
    }

    private mutating func add(_ change: Change) {
        totals[Int(change.kind.rawValue)].count += 1
        totals[Int(change.kind.rawValue)].amount += change.amount ?? .zero
        changes.append(change)
    }

    /// Walks both in step: they are sorted in the same way.
    private mutating func compare(_ old: EarlierReport.Orders, _ ledger: Ledger) {
        var moved: [Int: Int] = [:]
        var next = 0
        for (place, entry) in ledger.subOrders.enumerated() {
            while next < old.count, old.number(next).sortKey < entry.number.sortKey {
                addGone(old, next)
                next += 1
            }
            settlementNow += entry.settlement
            let isKnown = next < old.count && old.number(next) == entry.number
            let before = isKnown ? old.settlement(next) : .zero
            settlementBefore += before
            if !isKnown {
                add(Change(subOrder: entry.number, kind: .newOrder, place: Int32(place), amount: entry.orderValue))
            } else if old.outcome(next) != entry.outcome {
                let from = old.outcome(next).rawValue
                moved[from * Outcome.allCases.count + entry.outcome.rawValue, default: 0] += 1
                add(Change(subOrder: entry.number, kind: .outcomeChanged, code: UInt8(from), place: Int32(place)))
            }
            let wasPaid = isKnown && old.isPaid(next)
            if isKnown { next += 1 }
            let difference = entry.settlement - before
            let isNewlyPaid = !wasPaid && entry.paymentDate != nil
            guard isNewlyPaid || difference != .zero else { continue }
            let kind = isNewlyPaid ? Kind.newlyPaid : .settlementChanged
            add(Change(subOrder: entry.number, kind: kind, place: Int32(place), amount: difference))
        }
        while next < old.count {
            addGone(old, next)
            next += 1
        }
        moves = moved.sorted { $0.key < $1.key }.compactMap { key, count in
            guard let from = Outcome(rawValue: key / Outcome.allCases.count),
                let to = Outcome(rawValue: key % Outcome.allCases.count)
            else { return nil }
            return Move(from: from, to: to, count: count)
        }
    }

    private mutating func addGone(_ old: EarlierReport.Orders, _ index: Int) {
        settlementBefore += old.settlement(index)
        let code = UInt8(old.outcome(index).rawValue)
        add(Change(subOrder: old.number(index), kind: .orderGone, code: code, amount: -old.settlement(index)))
    }

    /// Findings are the same where kind and sub order are; of several such as many as both reports have.
    private mutating func compare(_ earlier: EarlierReport, _ exceptions: [ExceptionFinding]) {
        findingKinds = Set(earlier.kinds).union(ExceptionFinding.Kind.allCases.map(\.rawValue)).sorted()
        let codes = Dictionary(uniqueKeysWithValues: findingKinds.enumerated().map { ($1, UInt8(clamping: $0)) })
        struct Key {
            var code: UInt8
            var subOrder: SubOrderNumber
            var place: Int
            var sort: (UInt128, UInt8, Int) { (subOrder.sortKey, code, place) }
            func isBefore(_ other: Key) -> Bool { (sort.0, sort.1) < (other.sort.0, other.sort.1) }
        }
        let oldCodes = earlier.kinds.map { codes[$0] ?? 0 }
        let old = earlier.findings.enumerated().compactMap { place, finding in
            guard oldCodes.indices.contains(Int(finding.kind)) else { return Key?.none }
            return Key(code: oldCodes[Int(finding.kind)], subOrder: finding.subOrder, place: place)
        }.sorted { $0.sort < $1.sort }
        let new = exceptions.enumerated().map { place, finding in
            Key(code: codes[finding.kind.rawValue] ?? 0, subOrder: finding.subOrder, place: place)
        }.sorted { $0.sort < $1.sort }
        func change(_ key: Key, _ kind: Kind, _ place: Int32, _ amount: Paisa?) -> Change {
            Change(subOrder: key.subOrder, kind: kind, code: key.code, place: place, amount: amount)
        }
        var next = 0
        for key in new {
            while next < old.count, old[next].isBefore(key) {
                add(change(old[next], .findingSettled, -1, earlier.findings[old[next].place].amount))
                next += 1
            }
            let isOpen = next < old.count && !key.isBefore(old[next])
            if isOpen { next += 1 }
            add(change(key, isOpen ? .findingOpen : .findingNew, Int32(key.place), exceptions[key.place].amount))
        }
        for key in old[next...] { add(change(key, .findingSettled, -1, earlier.findings[key.place].amount)) }
    }
}

extension SinceFigures {
    /// What stood in the earlier report: an outcome, a settlement or the kind of a finding; empty where nothing did.
    package func before(_ change: Change, in ledger: Ledger) -> String {
        switch change.kind {
        case .newOrder, .newlyPaid, .findingNew: ""
        case .outcomeChanged, .orderGone: Outcome(rawValue: Int(change.code))?.name ?? ""
        case .settlementChanged:
            settlementBefore(change, in: ledger)?.decimal ?? ""
        case .findingSettled, .findingOpen: findingKind(change)
        }
    }

    /// What stands there now; of a newly paid order the payment date.
    package func after(_ change: Change, in ledger: Ledger) -> String {
        switch change.kind {
        case .newOrder, .outcomeChanged: entry(change, in: ledger)?.outcome.name ?? ""
        case .newlyPaid: entry(change, in: ledger)?.paymentDate?.iso ?? ""
        case .settlementChanged: settlementAfter(change, in: ledger)?.decimal ?? ""
        case .orderGone, .findingSettled: ""
        case .findingNew, .findingOpen: findingKind(change)
        }
    }

    /// The kind of the finding that a change is about; empty for other changes.
    package func findingKind(_ change: Change) -> String {
        switch change.kind {
        case .findingNew, .findingSettled, .findingOpen:
            findingKinds.indices.contains(Int(change.code)) ? findingKinds[Int(change.code)] : ""
        default: ""
        }
    }

    /// The outcome before, of a change of outcome and of an order that is gone.
    package func outcomeBefore(_ change: Change) -> Outcome? {
        change.kind == .outcomeChanged || change.kind == .orderGone ? Outcome(rawValue: Int(change.code)) : nil
    }

    package func entry(_ change: Change, in ledger: Ledger) -> SubOrder? {
        switch change.kind {
        case .findingNew, .findingSettled, .findingOpen, .orderGone: nil
        default: ledger.subOrders.indices.contains(Int(change.place)) ? ledger.subOrders[Int(change.place)] : nil
        }
    }

    /// The settlement that the earlier report had, of a change of settlement.
    package func settlementBefore(_ change: Change, in ledger: Ledger) -> Paisa? {
        guard change.kind == .settlementChanged, let amount = change.amount else { return nil }
        return entry(change, in: ledger).map { $0.settlement - amount }
    }

    /// Today's settlement, of a change of settlement.
    package func settlementAfter(_ change: Change, in ledger: Ledger) -> Paisa? {
        change.kind == .settlementChanged ? entry(change, in: ledger)?.settlement : nil
    }

    /// The finding of today that a change is about.
    package func finding(_ change: Change, in exceptions: [ExceptionFinding]) -> ExceptionFinding? {
        guard change.kind == .findingNew || change.kind == .findingOpen,
            exceptions.indices.contains(Int(change.place))
        else { return nil }
        return exceptions[Int(change.place)]
    }
}
