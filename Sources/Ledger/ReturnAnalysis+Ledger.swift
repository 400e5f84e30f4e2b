import Meesho

extension ReturnAnalysis {
    /// In one pass over the sub orders.
    init(of join: Join, in period: PeriodFilter, asOf: Day, settings: Settings) {
        self.init()
        var count = ReturnCount(join, asOf: asOf)
        var own = ReturnRanges(join.returns)
        for entry in join.ledger.subOrders {
            count.add(entry, own.range(of: entry.number), in: period)
        }
        all = count.all
        withoutRow = count.withoutRow
        undated = count.undated
        daysBack = DayStatistics(count.days)
        ages = ReturnAnalysis.ages(count.ages, overdue: settings.returnOverdueDays)
        fillGroups(count, join)
        scans = join.scans.rowCount
        received = count.received
        unmatchedScans = join.unmatchedScans
    }

    /// The tickets about returns that each courier brought back.
    mutating func take(_ claims: [(name: String, counts: ClaimFigures.Counts)]) {
        let counts = Dictionary(claims.map { ($0.name, $0.counts) }) { first, _ in first }
        for index in byCourier.indices { byCourier[index].claims = counts[byCourier[index].name] ?? .init() }
    }

    /// Weeks up to the day a return is late, then those up to 30 and over.
    private static func ages(_ counts: [Int: Int], overdue: Int) -> [Age] {
        var ends = [7, 14, overdue, 30, 60].filter { $0 >= 0 }
        ends = Set(ends).sorted()
        var from = 0
        var ages: [Age] = []
        for end in ends {
            ages.append(Age(from: from, to: end))
            from = end + 1
        }
        ages.append(Age(from: from, to: nil))
        for (days, count) in counts {
            let place = ages.firstIndex { $0.to.map { days <= $0 } ?? true } ?? ages.count - 1
            ages[place].count += count
        }
        return ages
    }

    private mutating func fillGroups(_ count: ReturnCount, _ join: Join) {
        func name(_ text: TextID) -> String { join.ledger.text(text) }
        let share = Ratio(0, of: count.all.count)
        byReason = count.reasons.entries.map { text, tally in
            var group = Group(name: name(text))
            group.reason = ReturnReason(group.name)
            group.tally = tally
            group.rate = Ratio(tally.count, of: share.d)
            return group
        }
        var groups: [ReturnReason: Tally] = [:]
        for group in byReason { groups[group.reason, default: Tally()] += group.tally }
        byReasonGroup = groups.map { reason, tally in
            var group = Group(name: reason.name)
            group.reason = reason
            group.tally = tally
            group.rate = Ratio(tally.count, of: share.d)
            return group
        }
        bySKU = ReturnAnalysis.groups(count.skus, name)
        bySize = ReturnAnalysis.groups(count.sizes, name)
        byState = ReturnAnalysis.groups(count.states, name)
        byCourier = ReturnAnalysis.couriers(count, join)
        for path in [\ReturnAnalysis.byReason, \.byReasonGroup, \.bySKU, \.bySize, \.byState, \.byCourier] {
            self[keyPath: path].sort { a, b in
                (b.tally.rupees, b.tally.count, a.name) < (a.tally.rupees, a.tally.count, b.name)
            }
        }
        let reasons = Dictionary(count.skuReasons.entries.map { (name($0.text), $0.value) }) { first, _ in first }
        reasonsOfSKU = bySKU.map { reasons[$0.name] ?? [] }
    }

    private static func groups(_ tally: TextTally<ReturnCount.Rated>, _ name: (TextID) -> String) -> [Group] {
        tally.entries.compactMap { text, rated in
            guard rated.tally.count > 0 else { return nil }
            var group = Group(name: name(text))
            group.tally = rated.tally
            group.rate = Ratio(rated.customerReturns, of: rated.delivered)
            return group
        }
    }

    private static func couriers(_ count: ReturnCount, _ join: Join) -> [Group] {
        let spellings = CourierSpellings(join)
        var groups: [String: Group] = [:]
        var days: [String: [Int: Int]] = [:]
        for (text, value) in count.couriers.entries {
            let name = spellings.name(of: text)
            groups[name, default: Group(name: name)].tally += value.tally
            days[name, default: [:]].merge(value.days, uniquingKeysWith: +)
        }
        return groups.values.map { group in
            var group = group
            group.rate = Ratio(group.tally.count, of: count.all.count)
            group.daysBack = DayStatistics(days[group.name] ?? [:])
            return group
        }
    }
}

/// The tallies behind a ``ReturnAnalysis``, by text.
private struct ReturnCount {
    struct Rated {
        var tally = ReturnAnalysis.Tally()
        var customerReturns = 0
        /// Sub orders that reached a customer, later returned ones included.
        var delivered = 0

        mutating func addDelivered(isReturned: Bool) {
            delivered += 1
            customerReturns += isReturned ? 1 : 0
        }
    }

    struct Courier {
        var tally = ReturnAnalysis.Tally()
        var days: [Int: Int] = [:]
    }

    private let join: Join
    private let asOf: Day
    private var meanings = StatusMeanings(Status.returns)
    private var backRTO = StatusMeanings { Status.saysBack($0) ? .rto : nil }
    private(set) var all = ReturnAnalysis.Tally()
    private(set) var withoutRow = (count: 0, tally: ReturnAnalysis.Tally())
    private(set) var reasons: TextTally<ReturnAnalysis.Tally>
    private(set) var skus: TextTally<Rated>
    private(set) var sizes: TextTally<Rated>
    private(set) var states: TextTally<Rated>
    private(set) var couriers: TextTally<Courier>
    private(set) var skuReasons: TextTally<[Int]>
    private var reasonGroups: [TextID: ReturnReason] = [:]
    private(set) var days: [Int: Int] = [:]
    private(set) var ages: [Int: Int] = [:]
    private(set) var undated = 0
    private(set) var received = 0

    init(_ join: Join, asOf: Day) {
        self.join = join
        self.asOf = asOf
        let texts = join.ledger.texts.count
        reasons = TextTally(ReturnAnalysis.Tally(), textCount: texts)
        skus = TextTally(Rated(), textCount: texts)
        sizes = TextTally(Rated(), textCount: texts)
        states = TextTally(Rated(), textCount: texts)
        couriers = TextTally(Courier(), textCount: texts)
        skuReasons = TextTally([Int](repeating: 0, count: ReturnReason.allCases.count), textCount: texts)
    }

    mutating func add(_ entry: SubOrder, _ returns: Range<Int>, in period: PeriodFilter) {
        if entry.isInOrders, entry.outcome.wasDelivered, period.contains(entry.orderDate) { addDelivered(entry) }
        let cameBack = entry.outcome == .rto || entry.outcome == .customerReturn
        guard !returns.isEmpty || cameBack else { return }
        let isBack = isBack(entry, returns)
        let money = money(of: entry, isBack: isBack)
        guard !returns.isEmpty else {
            guard period.contains(entry.orderDate) else { return }
            withoutRow.count += 1
            withoutRow.tally += money
            return
        }
        for index in returns where period.contains(join.returns[index].created) {
            add(join.returns[index], of: entry, index == returns.lowerBound ? money : ReturnAnalysis.Tally(), isBack)
        }
    }

    private mutating func addDelivered(_ entry: SubOrder) {
        let isReturned = entry.outcome == .customerReturn
        skus[entry.sku].addDelivered(isReturned: isReturned)
        sizes[entry.size].addDelivered(isReturned: isReturned)
        states[entry.state].addDelivered(isReturned: isReturned)
    }

    /// As the stock at risk of the profit is told: any of its returns, or `RTO_COMPLETE`.
    private mutating func isBack(_ entry: SubOrder, _ returns: Range<Int>) -> Bool {
        if entry.outcome == .rto, backRTO[entry.orderStatus, join.ledger.texts] != nil { return true }
        return join.returns[returns].contains(where: \.isBack)
    }

    private func money(of entry: SubOrder, isBack: Bool) -> ReturnAnalysis.Tally {
        var money = ReturnAnalysis.Tally()
        for index in entry.legs {
            money.returnShipping = money.returnShipping - join.ledger.legs.row(index).amounts[.returnShipping]
        }
        guard entry.packaging != nil, let unitCost = entry.unitCost, let goodsCost = entry.goodsCost else {
            return money
        }
        switch entry.outcome {
        case .rto, .customerReturn:
            money.goodsLost = goodsCost
            if !isBack { money.stockAtRisk = unitCost * Int(entry.quantity) }
        case .lost: money.goodsLost = goodsCost
        default: break
        }
        return money
    }

    private mutating func add(
        _ own: ReturnBook.Return,
        of entry: SubOrder,
        _ money: ReturnAnalysis.Tally,
        _ isSubOrderBack: Bool
    ) {
        var tally = money
        tally.count = 1
        switch meanings[own.type, join.ledger.texts] {
        case .rto?: tally.rto = 1
        case .customerReturn?: tally.customerReturns = 1
        default: break
        }
        tally.lost = own.isLost ? 1 : 0
        if own.isReceived { received += 1 }
        let isOut = !own.isBack && !own.isLost && !(entry.outcome == .rto && isSubOrderBack)
        if isOut { addAge(own) }
        tally.notBack = isOut ? 1 : 0
        all += tally
        reasons[own.reason] += tally
        skus[entry.sku].tally += tally
        sizes[entry.size].tally += tally
        states[entry.state].tally += tally
        couriers[own.courier].tally += tally
        skuReasons[entry.sku][group(of: own.reason).rawValue] += 1
        guard let created = own.created, let back = own.delivered, back >= created else { return }
        days[back - created, default: 0] += 1
        couriers[own.courier].days[back - created, default: 0] += 1
    }

    private mutating func addAge(_ own: ReturnBook.Return) {
        guard let created = own.created else {
            undated += 1
            return
        }
        ages[max(0, asOf - created), default: 0] += 1
    }

    private mutating func group(of reason: TextID) -> ReturnReason {
        if let known = reasonGroups[reason] { return known }
        let group = ReturnReason(join.ledger.text(reason))
        reasonGroups[reason] = group
        return group
    }
}

extension ReturnAnalysis.Tally {
    static func += (a: inout ReturnAnalysis.Tally, b: ReturnAnalysis.Tally) {
        a.count += b.count
        a.customerReturns += b.customerReturns
        a.rto += b.rto
        a.lost += b.lost
        a.notBack += b.notBack
        a.returnShipping = a.returnShipping + b.returnShipping
        a.stockAtRisk = a.stockAtRisk + b.stockAtRisk
        a.goodsLost = a.goodsLost + b.goodsLost
    }
}
