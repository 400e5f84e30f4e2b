import Meesho
import Tabular

/// Collapses all rows of all files of one seller into one entry per sub order.
package struct Join: Sendable {
    /// A row of the newest outstanding file.
    struct Outstanding: Sendable {
        var settlement: Paisa
        var paymentDate: Day?
        var origin: Origin
    }

    let ledger: Ledger
    /// Rows of the orders files and of the returns files, repeats included.
    let orderRows: Int
    let returnRows: Int
    /// Legs that overlapping downloads repeat.
    let duplicates: Int
    /// Indices of legs equal to the one before in the same file.
    let repeatedInFile: [Int]
    /// One per sub order and AWB, sorted by sub order and origin.
    let returns: [ReturnBook.Return]
    /// Of the newest snapshot, without those whose sub order has been paid; the last one of each sub order.
    let outstanding: [SubOrderNumber: Outstanding]
    let outstandingRows: Int
    let outstandingSettlement: Paisa
    let outstandingSnapshot: Day?
    /// Sorted by sub order.
    let promises: [Promise]
    let claims: ClaimBook
    /// By ``ReturnBook/Return/waybill``.
    let waybills: [String]
    let scans: ReceivedScans
    /// Scans of no return.
    let unmatchedScans: [UnmatchedScan]

    /// - Parameters:
    ///   - jobs: How many cores may be used.
    ///   - asOf: The day of the report; without it no waybills of returns that have come back are kept.
    package init(
        _ parts: consuming [Part],
        costs: CostBook,
        settings: Settings,
        jobs: Int,
        asOf: Day? = nil
    ) async {
        var files = JoinFiles(parts)
        let snapshot = files.snapshot
        let summaries = files.summaries
        let paymentSheets = files.takePaymentSheets()
        let orderSheets = files.takeOrderSheets()
        let returnSheets = files.takeReturnSheets()
        let texts = files.texts
        let claims = ClaimBook(files.claimSheets, texts)
        let scans = ReceivedScans(files.received)
        let use = ReturnBook.WaybillUse(
            deliveredFrom: asOf.map { $0 - settings.claimWindowDays },
            claimed: claims.subOrders,
            received: scans.waybills
        )
        let (payments, (orders, returns)) = await sideBySide(
            jobs,
            { PaymentLedger(paymentSheets) },
            { (OrderBook(orderSheets, texts), ReturnBook(returnSheets, use: use)) }
        )
        orderRows = orders.rowCount
        returnRows = returns.rowCount
        duplicates = payments.duplicates
        repeatedInFile = payments.repeatedInFile
        self.returns = returns.all
        self.claims = claims
        self.scans = scans
        waybills = returns.waybills
        unmatchedScans = scans.unmatched(returns.matched)
        var collapse = Collapse(
            payments: payments,
            orders: orders,
            returns: returns.all,
            summaries: summaries,
            texts: texts,
            pricing: Pricing(costs, settings)
        )
        ledger = collapse.ledger(sources: files.sources)
        (outstanding, outstandingRows, outstandingSettlement) = Join.unpaid(snapshot, ledger)
        outstandingSnapshot = snapshot?.day
        promises = Promise.all(files.snapshots, in: ledger)
    }

    /// A row of the outstanding file goes once a paid leg for its sub order exists.
    private static func unpaid(
        _ snapshot: JoinFiles.Snapshot?,
        _ ledger: Ledger
    ) -> ([SubOrderNumber: Outstanding], Int, Paisa) {
        var outstanding: [SubOrderNumber: Outstanding] = [:]
        var rows = 0
        var settlement = Paisa.zero
        for sheet in snapshot?.sheets ?? [] {
            for row in sheet.rows {
                let legs = ledger.subOrder(row.subOrder)?.legs ?? 0..<0
                guard !legs.contains(where: { ledger.legs[$0].isPaid }) else { continue }
                rows += 1
                settlement = settlement + row.settlement
                outstanding[row.subOrder] = Outstanding(
                    settlement: row.settlement,
                    paymentDate: row.paymentDate,
                    origin: Origin(source: sheet.source, row: row.row)
                )
            }
        }
        return (outstanding, rows, settlement)
    }
}

/// Runs both, at the same time where there is a core for each.
func sideBySide<First: Sendable, Second: Sendable>(
    _ jobs: Int,
    _ first: @escaping @Sendable () -> First,
    _ second: @escaping @Sendable () -> Second
) async -> (First, Second) {
    guard jobs > 1 else { return (first(), second()) }
    async let one = first()
    let other = second()
    return (await one, other)
}
