import Meesho
import Tabular

/// Collapses all rows of all files of one seller into one entry per sub order.
package struct Join {
    /// A return with all that the ledger needs of it; one per sub order and AWB.
    struct Return {
        var row: ReturnRow
        var stage: ReturnStage
        var downloaded: Int64
        var texts: [TextID]
        var origin: Origin

        var type: TextID { texts[Int(row.type)] }
        var reason: TextID { texts[Int(row.reason)] }
        /// Back at the seller.
        var isBack: Bool { stage == .delivered }
    }

    /// A row of an orders file, by index: the newest download of its sub order.
    private struct OrderReference {
        var file: Int32
        var row: Int32
    }

    private struct OrderFile {
        var time: Int64
        var part: Int
        var source: Int32
        var rows: [OrderRow]
    }

    private(set) var texts = TextTable()
    private(set) var sources: [SourceSheet] = []
    private(set) var payments: PaymentLedger
    private(set) var outstanding: [PaymentRow] = []
    private(set) var outstandingSnapshot: Day?
    /// Where each sub order stands in ``outstanding``, and its row.
    private(set) var outstandingIndex: [SubOrderNumber: (index: Int, origin: Origin)] = [:]
    private(set) var returns: [Return] = []
    private(set) var returnRows = 0
    private(set) var orderRows = 0
    /// Sorted by number; money and cost still to be filled in.
    private(set) var subOrders: [SubOrder] = []

    private var orderFiles: [OrderFile] = []
    private var orders: [SubOrderNumber: OrderReference] = [:]
    private var summaries: [SubOrderNumber: (outcome: Outcome, origin: Origin)] = [:]
    private var partTexts: [[TextID]] = []
    private var orderMeanings: [TextID: Outcome?] = [:]
    private var paymentMeanings: [TextID: Outcome?] = [:]
    private var returnMeanings: [TextID: Outcome?] = [:]

    package init(_ parts: [Part]) {
        var texts = TextTable()
        let partTexts = parts.map { part in part.texts.strings.map { texts.id(of: $0) } }
        var sources: [SourceSheet] = []
        var sheets: [PaymentLedger.Sheet] = []
        var firstSource: [Int32] = []
        for (index, part) in parts.enumerated() {
            firstSource.append(Int32(sources.count))
            for sheet in part.sheets {
                if case .payments(let payments) = sheet.content, part.record.kind == .payments {
                    sheets.append(
                        PaymentLedger.Sheet(
                            rows: payments.rows,
                            hasFormula: payments.hasFormula,
                            lastDay: part.record.days?.last,
                            source: Int32(sources.count),
                            texts: partTexts[index]
                        )
                    )
                }
                sources.append(sheet.source)
            }
        }
        payments = PaymentLedger(sheets)
        self.texts = texts
        self.sources = sources
        self.partTexts = partTexts
        readOrders(parts, firstSource)
        readReturns(parts, firstSource)
        readSummaries(parts, firstSource)
        readOutstanding(parts, firstSource)
        collapse()
    }

    // MARK: Files into one entry per key

    /// The newest download wins: by the time in the file's name, else its newest order date, else the later path.
    private mutating func readOrders(_ parts: [Part], _ firstSource: [Int32]) {
        for (index, part) in parts.enumerated() {
            for (offset, sheet) in part.sheets.enumerated() {
                guard case .orders(let rows) = sheet.content else { continue }
                let newest = rows.lazy.compactMap(\.date?.number).max() ?? 0
                let time = part.downloaded ?? Int64(newest) * 86_400
                let source = firstSource[index] + Int32(offset)
                orderFiles.append(OrderFile(time: time, part: index, source: source, rows: rows))
                orderRows += rows.count
            }
        }
        orderFiles.sort { ($0.time, $0.part, $0.source) < ($1.time, $1.part, $1.source) }
        orders.reserveCapacity(orderRows)
        for (file, content) in orderFiles.enumerated() {
            for (row, order) in content.rows.enumerated() {
                let new = OrderReference(file: Int32(file), row: Int32(row))
                // Two rows of one file are stages of one journey: the stronger status is the later stage.
                if let old = orders[order.subOrder], old.file == new.file, outcome(of: new) < outcome(of: old) {
                    continue
                }
                orders[order.subOrder] = new
            }
        }
    }

    private func row(_ order: OrderReference) -> OrderRow { orderFiles[Int(order.file)].rows[Int(order.row)] }
    private func texts(of order: OrderReference) -> [TextID] { partTexts[orderFiles[Int(order.file)].part] }

    private func outcome(of order: OrderReference) -> Outcome {
        Status.orders(texts[texts(of: order)[Int(row(order).status)]]) ?? .unknown
    }

    /// Delivered back and lost beat out for delivery, which beats in transit; then the newest download.
    private mutating func readReturns(_ parts: [Part], _ firstSource: [Int32]) {
        struct Key: Hashable {
            var subOrder: SubOrderNumber
            var awb: TextID
        }
        var index: [Key: Int] = [:]
        var withoutAWB: [Return] = []
        for (part, content) in parts.enumerated() {
            for (offset, sheet) in content.sheets.enumerated() {
                guard case .returns(let rows) = sheet.content else { continue }
                let newest = rows.lazy.compactMap(\.created?.number).max() ?? 0
                for row in rows {
                    returnRows += 1
                    let new = Return(
                        row: row,
                        stage: Self.stage(of: row, in: content.returnStage),
                        downloaded: content.downloaded ?? Int64(newest) * 86_400,
                        texts: partTexts[part],
                        origin: Origin(source: firstSource[part] + Int32(offset), row: row.row)
                    )
                    let awb = partTexts[part][Int(row.awb)]
                    if awb == 0 {
                        withoutAWB.append(new)
                    } else {
                        keep(new, in: &index[Key(subOrder: row.subOrder, awb: awb)])
                    }
                }
            }
        }
        // A waybill that is missing or damaged says nothing: such a row is the return known of its sub order.
        var known: [SubOrderNumber: Int] = [:]
        for (place, entry) in returns.enumerated() where known[entry.row.subOrder] == nil {
            known[entry.row.subOrder] = place
        }
        for new in withoutAWB {
            keep(new, in: &known[new.row.subOrder])
        }
        returns.sort {
            ($0.row.subOrder, $0.origin.source, $0.origin.row) < ($1.row.subOrder, $1.origin.source, $1.origin.row)
        }
    }

    /// Keeps the later stage of the return at `place` in ``returns``, or a return not met before.
    private mutating func keep(_ new: Return, in place: inout Int?) {
        guard let known = place else {
            place = returns.count
            returns.append(new)
            return
        }
        let old = returns[known]
        if (Self.rank(new.stage), new.downloaded) >= (Self.rank(old.stage), old.downloaded) { returns[known] = new }
    }

    /// A file of delivered returns may list some that have no date of delivery yet: those are still moving.
    private static func stage(of row: ReturnRow, in stage: ReturnStage) -> ReturnStage {
        if row.lost != nil { return .lost }
        return stage == .delivered && row.delivered == nil ? .moving : stage
    }

    private static func rank(_ stage: ReturnStage) -> Int {
        switch stage {
        case .moving: 0
        case .outForDelivery: 1
        case .delivered, .lost: 2
        }
    }

    private mutating func readSummaries(_ parts: [Part], _ firstSource: [Int32]) {
        for (part, content) in parts.enumerated() {
            for (offset, sheet) in content.sheets.enumerated() {
                guard case .orderSummary(let rows) = sheet.content else { continue }
                for row in rows {
                    guard let outcome = Status.orders(content.texts[row.status]) else { continue }
                    let origin = Origin(source: firstSource[part] + Int32(offset), row: row.row)
                    if let old = summaries[row.subOrder], old.outcome > outcome { continue }
                    summaries[row.subOrder] = (outcome, origin)
                }
            }
        }
    }

    /// Only the newest snapshot counts; a row goes once a paid leg for its sub order exists.
    private mutating func readOutstanding(_ parts: [Part], _ firstSource: [Int32]) {
        let snapshots = parts.indices.filter { parts[$0].record.kind == .outstanding }
        guard
            let newest = snapshots.max(by: {
                (parts[$0].snapshot?.number ?? 0, $0) < (parts[$1].snapshot?.number ?? 0, $1)
            })
        else { return }
        outstandingSnapshot = parts[newest].snapshot
        let paid = Set(payments.legs.lazy.filter(\.isPaid).map(\.subOrder))
        for (offset, sheet) in parts[newest].sheets.enumerated() {
            guard case .payments(let content) = sheet.content else { continue }
            for row in content.rows where !paid.contains(row.subOrder) {
                let origin = Origin(source: firstSource[newest] + Int32(offset), row: row.row)
                outstandingIndex[row.subOrder] = (outstanding.count, origin)
                outstanding.append(row)
            }
        }
    }

    // MARK: One entry per sub order

    private mutating func collapse() {
        let skus = SKUSpellings(
            orderFiles.lazy.map { [partTexts] file in Set(file.rows.lazy.map { partTexts[file.part][Int($0.sku)] }) }
                .joined(),
            texts
        )
        var numbers = Set(orders.keys)
        for leg in payments.legs { numbers.insert(leg.subOrder) }
        for entry in returns { numbers.insert(entry.row.subOrder) }
        let sorted = numbers.sorted()
        subOrders.reserveCapacity(sorted.count)
        var nextLeg = 0
        var nextReturn = 0
        for number in sorted {
            let firstLeg = nextLeg
            while nextLeg < payments.legs.count, payments.legs[nextLeg].subOrder == number { nextLeg += 1 }
            let firstReturn = nextReturn
            while nextReturn < returns.count, returns[nextReturn].row.subOrder == number { nextReturn += 1 }
            subOrders.append(entry(number, firstLeg..<nextLeg, firstReturn..<nextReturn, skus))
        }
    }

    private mutating func entry(
        _ number: SubOrderNumber,
        _ legs: Range<Int>,
        _ ownReturns: Range<Int>,
        _ skus: SKUSpellings
    ) -> SubOrder {
        var entry = SubOrder(number: number, legs: legs)
        if let order = orders[number] {
            let texts = texts(of: order)
            let row = row(order)
            entry.isInOrders = true
            entry.orderDate = row.date
            entry.sku = texts[Int(row.sku)]
            entry.product = texts[Int(row.product)]
            entry.size = texts[Int(row.size)]
            entry.state = texts[Int(row.state)]
            entry.orderStatus = texts[Int(row.status)]
            entry.quantity = row.quantity
            entry.discountedPrice = row.discountedPrice
            entry.origins.append(Origin(source: orderFiles[Int(order.file)].source, row: row.row))
            take(meaning(of: entry.orderStatus, \.orderMeanings, Status.orders), from: .orders, into: &entry)
        }
        for index in legs { readLeg(index, into: &entry, skus) }
        for entryReturn in returns[ownReturns] { read(entryReturn, into: &entry, skus) }
        if let summary = summaries[number] {
            take(summary.outcome, from: .orderSummary, into: &entry)
            entry.origins.append(summary.origin)
        }
        return entry
    }

    private mutating func readLeg(_ index: Int, into entry: inout SubOrder, _ skus: SKUSpellings) {
        let leg = payments.legs[index]
        let row = payments.row(ofLeg: index)
        let texts = payments.texts(ofLeg: index)
        let outcome = meaning(of: leg.status, \.paymentMeanings, Status.payments)
        if !entry.isInOrders {
            entry.orderDate = entry.orderDate ?? row.orderDate
            if entry.sku == 0 { entry.sku = skus.spelling(of: texts[Int(row.sku)], self.texts) }
            if entry.product == 0 { entry.product = texts[Int(row.product)] }
            if index == entry.legs.lowerBound { entry.quantity = max(1, row.quantity) }
        }
        entry.dispatchDate = entry.dispatchDate ?? row.dispatchDate
        if let day = leg.paymentDate { entry.paymentDate = max(entry.paymentDate ?? day, day) }
        if let outcome {
            let shown = meaning(of: entry.paymentStatus, \.paymentMeanings, Status.payments)
            if shown.map({ $0 < outcome }) ?? true { entry.paymentStatus = leg.status }
        }
        take(outcome, from: .payments, into: &entry)
    }

    private mutating func read(_ entryReturn: Return, into entry: inout SubOrder, _ skus: SKUSpellings) {
        let row = entryReturn.row
        if entry.sku == 0 { entry.sku = skus.spelling(of: entryReturn.texts[Int(row.sku)], texts) }
        if entry.product == 0 { entry.product = entryReturn.texts[Int(row.product)] }
        if entry.size == 0 { entry.size = entryReturn.texts[Int(row.size)] }
        if !entry.isInOrders, entry.legs.isEmpty { entry.quantity = max(1, row.quantity) }
        entry.dispatchDate = entry.dispatchDate ?? row.dispatched
        entry.origins.append(entryReturn.origin)
        take(meaning(of: entryReturn.type, \.returnMeanings, Status.returns), from: .returns, into: &entry)
        if entryReturn.stage == .lost { take(.lost, from: .returns, into: &entry) }
    }

    /// The strongest outcome holds; where two files agree, the first one asked has decided.
    private func take(_ outcome: Outcome?, from evidence: SubOrder.Evidence, into entry: inout SubOrder) {
        guard let outcome, entry.outcome < outcome else { return }
        entry.outcome = outcome
        entry.outcomeSource = evidence
    }

    /// Few statuses stand behind many rows: each is understood once.
    private mutating func meaning(
        of status: TextID,
        _ vocabulary: WritableKeyPath<Join, [TextID: Outcome?]>,
        _ read: (String) -> Outcome?
    ) -> Outcome? {
        if let known = self[keyPath: vocabulary][status] { return known }
        let outcome = read(texts[status])
        self[keyPath: vocabulary][status] = .some(outcome)
        return outcome
    }
}

/// How SKUs are spelled in the orders files: those spellings are SKUs of their own; one met only elsewhere joins the
/// only one that differs from it in nothing but case and blanks.
struct SKUSpellings {
    private var known: Set<TextID>
    private var byFold: [String: [TextID]] = [:]

    init(_ inOrders: some Sequence<TextID>, _ texts: TextTable) {
        known = Set(inOrders)
        for id in known.sorted() { byFold[SKU.fold(texts[id]), default: []].append(id) }
    }

    func spelling(of sku: TextID, _ texts: TextTable) -> TextID {
        guard !known.contains(sku), let same = byFold[SKU.fold(texts[sku])], same.count == 1 else { return sku }
        return same[0]
    }
}

extension Join {
    /// Whether no orders file holds the sub order, in whatever period.
    func isMissingFromOrders(_ number: SubOrderNumber) -> Bool { orders[number] == nil }
}
