import Meesho

/// Makes the ledger: merges orders, legs, returns and order summaries, all sorted by sub order, into one entry each.
struct Collapse {
    private let payments: Legs
    private let streams: Streams
    private let orders: OrderBook
    private let returns: [ReturnBook.Return]
    private let summaries: [JoinFiles.Summary]
    private var texts: TextTable
    private let skus: SKUSpellings
    private var pricing: Pricing
    private var origins: [Origin] = []
    private var orderMeanings = StatusMeanings(Status.orders)
    private var paymentMeanings = StatusMeanings(Status.payments)
    private var returnMeanings = StatusMeanings(Status.returns)
    /// Standard name, by state as printed; -1 is not known yet.
    private var standardStates: [TextID] = []

    init(
        payments: PaymentLedger,
        orders: OrderBook,
        returns: [ReturnBook.Return],
        summaries: [JoinFiles.Summary],
        texts: TextTable,
        pricing: Pricing
    ) {
        self.payments = payments.legs
        streams = Streams(orders: orders.newest, legs: payments.numbers, returns: returns)
        self.orders = orders
        self.returns = returns
        self.summaries = summaries
        self.texts = texts
        self.pricing = pricing
        skus = SKUSpellings(orders.skus(textCount: texts.count), texts)
    }

    mutating func ledger(sources: [SourceSheet]) -> Ledger {
        var subOrders: [SubOrder] = []
        // Counted first: room for all of them at once is a good part of a run's memory, room to grow would be as much
        // again.
        var count = 0
        let streams = streams
        streams.merge { _, _, _, _ in count += 1 }
        subOrders.reserveCapacity(count)
        origins.reserveCapacity(orders.newest.count + returns.count)
        var nextSummary = 0
        streams.merge { number, order, legs, returns in
            while nextSummary < summaries.count, summaries[nextSummary].number < number { nextSummary += 1 }
            let isSummed = nextSummary < summaries.count && summaries[nextSummary].number == number
            subOrders.append(entry(order, legs, returns, isSummed ? summaries[nextSummary] : nil))
        }
        return Ledger(
            subOrders: subOrders,
            legs: payments,
            origins: origins,
            texts: texts.strings,
            sources: sources
        )
    }

    private mutating func entry(
        _ order: Int?,
        _ legs: Range<Int>,
        _ ownReturns: Range<Int>,
        _ summary: JoinFiles.Summary?
    ) -> SubOrder {
        let firstOrigin = origins.count
        var entry = SubOrder(number: .none, legs: legs)
        if let order { read(order, into: &entry) }
        for index in legs { readLeg(index, into: &entry) }
        for index in ownReturns { readReturn(index, into: &entry) }
        if let summary {
            take(summary.outcome, from: .orderSummary, into: &entry)
            origins.append(summary.origin)
        }
        entry.origins = firstOrigin..<origins.count
        pricing.price(&entry, texts)
        return entry
    }

    private mutating func read(_ order: Int, into entry: inout SubOrder) {
        let (sheet, index) = orders.newest.place(order)
        let row = orders.sheets[sheet].rows[index]
        func text(_ id: Int32) -> TextID { orders.sheets[sheet].texts[Int(id)] }
        entry.number = row.subOrder
        entry.isInOrders = true
        entry.orderDate = row.date
        entry.sku = text(row.sku)
        entry.product = text(row.product)
        entry.size = text(row.size)
        entry.state = standardState(text(row.state))
        entry.orderStatus = text(row.status)
        entry.quantity = row.quantity
        entry.discountedPrice = row.discountedPrice
        entry.source = row.source
        origins.append(Origin(source: orders.sheets[sheet].source, row: row.row))
        take(orderMeanings[entry.orderStatus, texts], from: .orders, into: &entry)
    }

    private mutating func readLeg(_ index: Int, into entry: inout SubOrder) {
        let row = payments.row(index)
        let status = payments.text(row.status, of: index)
        let outcome = paymentMeanings[status, texts]
        entry.number = row.subOrder
        if !entry.isInOrders {
            entry.orderDate = entry.orderDate ?? row.orderDate
            if entry.sku == 0 { entry.sku = skus.spelling(of: payments.text(row.sku, of: index), texts) }
            if entry.product == 0 { entry.product = payments.text(row.product, of: index) }
            if index == entry.legs.lowerBound { entry.quantity = max(1, row.quantity) }
        }
        entry.dispatchDate = entry.dispatchDate ?? row.dispatchDate
        if let day = row.paymentDate { entry.paymentDate = max(entry.paymentDate ?? day, day) }
        if let outcome {
            let shown = paymentMeanings[entry.paymentStatus, texts]
            if shown.map({ $0 < outcome }) ?? true { entry.paymentStatus = status }
        }
        entry.add(row)
        entry.take(source: row.source)
        take(outcome, from: .payments, into: &entry)
    }

    private mutating func readReturn(_ index: Int, into entry: inout SubOrder) {
        let row = returns[index]
        entry.number = row.subOrder
        if entry.sku == 0 { entry.sku = skus.spelling(of: row.sku, texts) }
        if entry.product == 0 { entry.product = row.product }
        if entry.size == 0 { entry.size = row.size }
        if !entry.isInOrders, entry.legs.isEmpty { entry.quantity = max(1, row.quantity) }
        entry.dispatchDate = entry.dispatchDate ?? row.dispatched
        origins.append(row.origin)
        take(returnMeanings[row.type, texts], from: .returns, into: &entry)
        if row.isLost { take(.lost, from: .returns, into: &entry) }
    }

    /// The strongest outcome holds; where two files agree, the first one asked has decided.
    private func take(_ outcome: Outcome?, from evidence: SubOrder.Evidence, into entry: inout SubOrder) {
        guard let outcome, entry.outcome < outcome else { return }
        entry.outcome = outcome
        entry.outcomeSource = evidence
    }

    private mutating func standardState(_ printed: TextID) -> TextID {
        if Int(printed) < standardStates.count, standardStates[Int(printed)] >= 0 {
            return standardStates[Int(printed)]
        }
        let missing = Int(printed) + 1 - standardStates.count
        if missing > 0 { standardStates += repeatElement(-1, count: missing) }
        let standard = IndianState.standardName(texts[printed]).map { texts.id(of: $0) } ?? printed
        standardStates[Int(printed)] = standard
        return standard
    }
}

/// Orders, legs and returns, each sorted by sub order.
private struct Streams {
    let orders: RowOrder
    /// The sort key of each leg's sub order.
    let legs: [UInt128]
    let returns: [ReturnBook.Return]

    /// Goes through orders, legs and returns by sub order: its sort key, its row of an orders file where there is one,
    /// its legs and its returns, by index.
    @inline(__always)
    func merge(_ body: (UInt128, Int?, Range<Int>, Range<Int>) -> Void) {
        var (nextOrder, nextLeg, nextReturn) = (0, 0, 0)
        // The sub orders that stand next in the three streams; past all numbers at a stream's end.
        var order = number(ofOrder: 0)
        var leg = number(ofLeg: 0)
        var back = number(ofReturn: 0)
        while true {
            let number = min(order, leg, back)
            guard number < .max else { return }
            let (firstLeg, firstReturn) = (nextLeg, nextReturn)
            while leg == number {
                nextLeg += 1
                leg = self.number(ofLeg: nextLeg)
            }
            while back == number {
                nextReturn += 1
                back = self.number(ofReturn: nextReturn)
            }
            var ownOrder: Int?
            if order == number {
                ownOrder = nextOrder
                nextOrder += 1
                order = self.number(ofOrder: nextOrder)
            }
            body(number, ownOrder, firstLeg..<nextLeg, firstReturn..<nextReturn)
        }
    }

    @inline(__always)
    private func number(ofOrder index: Int) -> UInt128 {
        index < orders.count ? orders.number(index) : .max
    }

    @inline(__always)
    private func number(ofLeg index: Int) -> UInt128 {
        index < legs.count ? legs[index] : .max
    }

    @inline(__always)
    private func number(ofReturn index: Int) -> UInt128 {
        index < returns.count ? returns[index].subOrder.sortKey : .max
    }
}

extension SubOrder {
    /// Adds the money of one of its legs.
    @inline(__always)
    mutating func add(_ leg: PaymentRow) {
        settlement = settlement + leg.settlement
        sale = sale + leg.amounts[.sale]
        saleReturn = saleReturn + leg.amounts[.saleReturn]
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
