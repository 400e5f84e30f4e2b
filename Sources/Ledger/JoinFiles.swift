import Meesho

/// The sheets of one seller's files by what they hold, with their texts numbered throughout.
struct JoinFiles {
    /// The newest outstanding file.
    struct Snapshot: Sendable {
        var day: Day?
        var sheets: [(rows: [PaymentRow], source: Int32)]
    }

    /// What an order summary says of a sub order.
    struct Summary: Sendable {
        var number: UInt128
        var outcome: Outcome
        var origin: Origin
    }

    private(set) var texts = TextTable()
    private(set) var sources: [SourceSheet] = []
    private(set) var snapshot: Snapshot?
    /// All outstanding files, the oldest first.
    private(set) var snapshots: [Snapshot] = []
    /// Sorted by number, one each.
    private(set) var summaries: [Summary] = []
    private var paymentSheets: [Legs.Sheet] = []
    private var orderSheets: [OrderBook.Sheet] = []
    private var returnSheets: [ReturnBook.Sheet] = []
    private(set) var claimSheets: [ClaimBook.Sheet] = []
    private(set) var received: [ReceivedScans.Sheet] = []

    init(_ parts: consuming [Part]) {
        let newest = JoinFiles.newestSnapshot(in: parts)
        for (index, part) in parts.enumerated() { add(part, index, isSnapshot: index == newest) }
        // The parts stand by path: of several snapshots of one day the later path counts as the later one, as above.
        snapshots = snapshots.enumerated().sorted {
            ($0.element.day?.number ?? 0, $0.offset) < ($1.element.day?.number ?? 0, $1.offset)
        }.map(\.element)
        sortSummaries()
    }

    /// Only the newest outstanding file counts.
    private static func newestSnapshot(in parts: [Part]) -> Int? {
        parts.indices.filter { parts[$0].record.kind == .outstanding }
            .max { (parts[$0].snapshot?.number ?? 0, $0) < (parts[$1].snapshot?.number ?? 0, $1) }
    }

    private mutating func add(_ part: Part, _ index: Int, isSnapshot: Bool) {
        let ids = numbers(of: part)
        if isSnapshot { snapshot = Snapshot(day: part.snapshot, sheets: []) }
        var promised = Snapshot(day: part.snapshot, sheets: [])
        for sheet in part.sheets {
            let source = Int32(sources.count)
            sources.append(sheet.source)
            switch sheet.content {
            case .payments(let payments):
                if part.record.kind == .payments {
                    var sheet = Legs.Sheet(
                        rows: payments.rows,
                        hasFormula: payments.hasFormula,
                        lastDay: part.record.days?.last,
                        source: source,
                        texts: ids
                    )
                    sheet.reasons = payments.reasons
                    sheet.shippingDifferences = payments.shippingDifferences
                    paymentSheets.append(sheet)
                } else if part.record.kind == .outstanding {
                    promised.sheets.append((payments.rows, source))
                    if isSnapshot { snapshot?.sheets.append((payments.rows, source)) }
                }
            case .orders(let rows):
                let time = part.downloaded ?? JoinFiles.seconds(rows.lazy.compactMap(\.date).max())
                orderSheets.append(OrderBook.Sheet(time: time, part: index, source: source, rows: rows, texts: ids))
            case .returns(let rows):
                returnSheets.append(
                    ReturnBook.Sheet(
                        stage: part.returnStage,
                        downloaded: part.downloaded ?? JoinFiles.seconds(rows.lazy.compactMap(\.created).max()),
                        lastDay: part.record.days?.last,
                        source: source,
                        rows: rows,
                        texts: ids,
                        ownTexts: part.texts
                    )
                )
            case .claims(let rows):
                let time = part.downloaded ?? JoinFiles.seconds(part.record.days?.last)
                claimSheets.append(ClaimBook.Sheet(time: time, source: source, rows: rows, texts: ids))
            case .received(let rows):
                received.append(ReceivedScans.Sheet(source: source, rows: rows, texts: part.texts))
            case .orderSummary(let rows): add(rows, source, part.texts)
            default: break
            }
        }
        if !promised.sheets.isEmpty { snapshots.append(promised) }
    }

    /// The ledger's number of each text of a part. Texts that the ledger does not show stay out of it: waybills of
    /// returns, for there is one to a row, and files that are not joined.
    private mutating func numbers(of part: Part) -> [TextID] {
        let isWhole = part.sheets.contains { $0.content.isOrdersOrPayments }
        var isUsed = [Bool](repeating: isWhole, count: part.texts.count)
        for case .returns(let rows) in part.sheets.lazy.map(\.content) {
            for row in rows {
                isUsed[Int(row.sku)] = true
                isUsed[Int(row.product)] = true
                isUsed[Int(row.size)] = true
                isUsed[Int(row.type)] = true
                isUsed[Int(row.reason)] = true
                isUsed[Int(row.courier)] = true
            }
        }
        for case .claims(let rows) in part.sheets.lazy.map(\.content) {
            for row in rows {
                isUsed[Int(row.ticket)] = true
                isUsed[Int(row.status)] = true
                isUsed[Int(row.issue)] = true
            }
        }
        var ids = [TextID](repeating: 0, count: part.texts.count)
        for id in ids.indices where isUsed[id] { ids[id] = texts.id(of: Int32(id), in: part.texts) }
        return ids
    }

    private mutating func add(_ rows: [OrderSummaryRow], _ source: Int32, _ texts: TextTable) {
        var meanings = StatusMeanings(Status.orders)
        for row in rows {
            guard let outcome = meanings[row.status, texts] else { continue }
            let origin = Origin(source: source, row: row.row)
            summaries.append(Summary(number: row.subOrder.sortKey, outcome: outcome, origin: origin))
        }
    }

    /// Of several rows of a sub order the strongest outcome holds, of equal ones the last.
    private mutating func sortSummaries() {
        summaries.sort { a, b in
            if a.number != b.number { return a.number < b.number }
            if a.outcome != b.outcome { return a.outcome < b.outcome }
            return (a.origin.source, a.origin.row) < (b.origin.source, b.origin.row)
        }
        var last: [Summary] = []
        for summary in summaries {
            if last.last?.number == summary.number { last.removeLast() }
            last.append(summary)
        }
        summaries = last
    }

    private static func seconds(_ day: Day?) -> Int64 { Int64(day?.number ?? 0) * 86_400 }

    // Taken, not lent: rows should not stay in memory for longer than they are needed.

    mutating func takePaymentSheets() -> [Legs.Sheet] {
        defer { paymentSheets = [] }
        return paymentSheets
    }

    mutating func takeOrderSheets() -> [OrderBook.Sheet] {
        defer { orderSheets = [] }
        return orderSheets
    }

    mutating func takeReturnSheets() -> [ReturnBook.Sheet] {
        defer { returnSheets = [] }
        return returnSheets
    }
}

extension SheetContent {
    fileprivate var isOrdersOrPayments: Bool {
        switch self {
        case .orders, .payments: true
        default: false
        }
    }
}

/// What texts mean as statuses: few stand behind many rows, so each is understood once.
struct StatusMeanings: Sendable {
    private enum Known: Sendable {
        case no
        case yes(Outcome?)
    }

    private let read: @Sendable (String) -> Outcome?
    /// By text.
    private var known: [Known] = []

    init(_ read: @escaping @Sendable (String) -> Outcome?) { self.read = read }

    @inline(__always)
    subscript(status: TextID, texts: TextTable) -> Outcome? {
        mutating get {
            if Int(status) < known.count, case .yes(let outcome) = known[Int(status)] { return outcome }
            return learn(status, texts[status])
        }
    }

    @inline(__always)
    subscript(status: TextID, texts: [String]) -> Outcome? {
        mutating get {
            if Int(status) < known.count, case .yes(let outcome) = known[Int(status)] { return outcome }
            return learn(status, texts[Int(status)])
        }
    }

    @inline(never)
    private mutating func learn(_ status: TextID, _ text: String) -> Outcome? {
        let missing = Int(status) + 1 - known.count
        if missing > 0 { known += repeatElement(.no, count: missing) }
        let outcome = read(text)
        known[Int(status)] = .yes(outcome)
        return outcome
    }
}
