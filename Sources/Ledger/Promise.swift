import Meesho

/// What an outstanding file promised for a sub order, and what came of it. The first file that names it counts.
package struct Promise: Sendable, Hashable {
    package enum State: String, Sendable, CaseIterable {
        case paid
        /// Not paid, and still in the newest outstanding file.
        case open
        /// Not paid, and the newest outstanding file knows nothing of it.
        case gone
    }

    package var subOrder: SubOrderNumber
    /// The day the file is of; `nil` where neither its name nor its dates tell.
    package var snapshot: Day?
    package var amount: Paisa
    package var day: Day?
    /// Of the legs paid after the file's day.
    package var paid: Paisa?
    package var paidOn: Day?
    package var state: State
    package var origin: Origin

    /// What came less what was promised; `nil` while nothing came.
    package var difference: Paisa? { paid.map { $0 - amount } }

    /// - Parameter snapshots: The oldest first.
    static func all(_ snapshots: [JoinFiles.Snapshot], in ledger: Ledger) -> [Promise] {
        var promises: [Promise] = []
        var newest: Set<SubOrderNumber> = []
        for (index, snapshot) in snapshots.enumerated() {
            for sheet in snapshot.sheets {
                for row in sheet.rows {
                    promises.append(
                        Promise(
                            subOrder: row.subOrder,
                            snapshot: snapshot.day,
                            amount: row.settlement,
                            day: row.paymentDate,
                            state: .gone,
                            origin: Origin(source: sheet.source, row: row.row)
                        )
                    )
                    if index == snapshots.count - 1 { newest.insert(row.subOrder) }
                }
            }
        }
        // Stable, so that of several promises the first one stands first.
        var kept: [Promise] = []
        for promise in promises.enumerated().sorted(by: {
            ($0.element.subOrder.sortKey, $0.offset) < ($1.element.subOrder.sortKey, $1.offset)
        }).map(\.element) where kept.last?.subOrder != promise.subOrder {
            kept.append(promise)
        }
        for index in kept.indices { kept[index].settle(in: ledger, isOpen: newest.contains(kept[index].subOrder)) }
        return kept
    }

    private mutating func settle(in ledger: Ledger, isOpen: Bool) {
        for index in ledger.subOrder(subOrder)?.legs ?? 0..<0 {
            let leg = ledger.legs[index]
            guard leg.isPaid, let day = leg.paymentDate, day > snapshot ?? day - 1 else { continue }
            paid = (paid ?? .zero) + leg.settlement
            paidOn = min(paidOn ?? day, day)
        }
        state = paid != nil ? .paid : isOpen ? .open : .gone
    }
}
