import Meesho
import Tabular

/// The days whose orders and money a report is about; open where `nil`.
package struct PeriodFilter: Sendable, Hashable {
    package var from: Day?
    package var to: Day?

    package init(from: Day? = nil, to: Day? = nil) {
        self.from = from
        self.to = to
    }

    init(_ days: DayRange) { self.init(from: days.first, to: days.last) }

    package func contains(_ day: Day) -> Bool { day >= from ?? day && day <= to ?? day }

    package var isOpen: Bool { from == nil && to == nil }

    /// Whether any day of a file's range may be meant; a file without dates is.
    func overlaps(_ range: DayRange?) -> Bool {
        guard let range else { return true }
        return range.last >= from ?? range.last && range.first <= to ?? range.first
    }

    /// Rows that print no date belong to an open period only.
    func contains(_ day: Day?) -> Bool { day.map(contains) ?? isOpen }
}

extension SellerReport {
    /// Joins what was read of one seller and computes every figure.
    ///
    /// - Parameters:
    ///   - jobs: How many cores may be used; changes no figure.
    ///   - earlier: An earlier report of the seller, to tell what changed since.
    ///   - isRedacted: Whether `input` and `earlier` are redacted.
    package init(
        of input: consuming SellerInput,
        asOf: Day,
        version: String,
        period: PeriodFilter = PeriodFilter(),
        jobs: Int = 1,
        since earlier: consuming EarlierReport? = nil,
        isRedacted: Bool = false
    ) async {
        self.init(seller: Seller(id: input.id), asOf: asOf, version: version, settings: input.settings)
        self.isRedacted = isRedacted
        seller.name = input.settings.sellerName
        self.period = period
        inputs = input.records
        problems = input.problems
        coverage = Coverage.all(of: input.parts)
        let costs = CostBook(input.costs)
        problems += costs.problems
        let platformRows = PlatformRows(input.parts, period: period)
        let gstSheets = CountedGSTSheet.all(of: input.parts, in: period, problems: &problems)
        gst = GSTFigures(of: gstSheets)
        tax = TaxFigures(of: gstSheets, input.parts, in: period, settings: settings, problems: &problems)
        seller.gstins = GSTFigures.gstins(of: input.parts)
        (ads, adDays) = platformRows.ads
        referral = platformRows.referral
        platform = platformRows.platform
        let previousRows = period.days.map { PlatformRows(input.parts, period: PeriodFilter($0.previous)) }
        let wholeRows = period.isOpen ? platformRows : PlatformRows(input.parts, period: PeriodFilter())

        // From here on the rows are the join's alone: it lets go of those that the ledger does not show.
        let bankParts = input.parts.filter { $0.record.kind == .bankStatement }
        let parts = input.parts
        input.parts = []
        let join = await Join(consume parts, costs: costs, settings: settings, jobs: jobs, asOf: asOf)
        let whole = join.ledger
        ledger = period.isOpen ? whole : whole.cut(to: period)
        // What Meesho owes is told by all rows, whatever the period; then only the period's findings are shown.
        let rules = ExceptionRules(join, settings: settings, asOf: asOf, coverage: coverage, period: period)
        let ((found, analysis), (totals, others)) = await sideBySide(
            jobs,
            { [settings] in
                (rules.all(), ReturnAnalysis(of: join, in: period, asOf: asOf, settings: settings))
            },
            { [ledger, settings, coverage] in
                let totals = Totals(ledger, join.returns, costs)
                let claimMoney = totals.legs.components[.claims]
                return (
                    totals,
                    (
                        claims: ClaimFigures(of: join, in: period, asOf: asOf, paid: claimMoney),
                        questions: [ChargeQuestion](of: ledger, settings: settings),
                        tieOut: TaxTieOut(gstSheets, whole, coverage: coverage)
                    )
                )
            }
        )
        exceptions = found.findings
        unsupported = [UnsupportedFinding](found)
        take(totals)
        (returnAnalysis, claims) = (analysis, others.claims)
        (chargeQuestions, tax.tieOut) = (others.questions, others.tieOut)
        returnAnalysis.take(claims.byCourier)
        tax.credits = TaxFigures.Credit.all(totals.legs, platformRows, asOf: asOf)
        outstanding = OutstandingFigures(of: join)
        returns = ReturnFigures(of: join, in: period)
        payments.duplicates = join.duplicates
        orders.rows = join.orderRows
        payouts = Payout.all(totals.legs, platformRows, in: ledger)
        bank = BankFigures(bankParts, payouts, settings)
        for (index, match) in bank.matches.enumerated() { payouts[index].bank = match }
        programmes = Programme.all(ledger, platformRows)
        promises = join.promises
        months = MonthFigures.all(totals.orders, totals.legs, payouts)
        for index in months.indices {
            months[index].daysToPayment = totals.daysToPayment.byMonth[months[index].month]
        }
        days = DayFigures.all(totals.orders, payouts)
        profit = ProfitFigures(of: totals.goods, in: self, hasCosts: whole.hasCosts)
        adAnalysis = AdAnalysis(of: self)
        products.take(adAnalysis.bySKU)
        orderPeriod = totals.orders.byDay.lazy.map(\.day).span
        paymentPeriod = payouts.lazy.compactMap(\.date).span
        answers = Answer.all(self)
        months.expect(join.outstanding, join.outstandingSnapshot != nil || join.outstandingRows > 0, in: ledger)
        if let days = period.days, let previousRows {
            compare(days, totals.orders, with: previousRows, join, costs)
        } else if period.isOpen {
            comparison = Comparison(monthsBefore: asOf, totals.orders, payouts, coverage)
        }
        let book = DayBook(
            totals.orders,
            totals.legs,
            totals.goods,
            platformRows,
            payouts,
            months,
            hasCosts: whole.hasCosts
        )
        let wholeBook = period.isOpen ? book : DayBook(of: whole, join.returns, costs, wholeRows)
        periods = PeriodSummary.all(self, book, whole: wholeBook)
        if let earlier { since = SinceFigures(earlier, ledger, exceptions) }
        problems.sort { $0.place.precedes($1.place) }
        toLoad = FileNeed.all(coverage, asOf: asOf, settings: settings)
        actions = Action.all(self)
    }

    /// Sets the period beside the equally long one before, of which the same figures are computed in the same way.
    private mutating func compare(
        _ days: DayRange,
        _ placed: PlacedOrders,
        with rows: PlatformRows,
        _ join: Join,
        _ costs: CostBook
    ) {
        let filter = PeriodFilter(days.previous)
        var before = SellerReport(seller: seller, asOf: asOf, version: version, settings: settings)
        before.period = filter
        before.inputs = inputs
        before.ledger = join.ledger.cut(to: filter)
        let totals = Totals(before.ledger, join.returns, costs)
        before.take(totals)
        (before.ads, _) = rows.ads
        before.referral = rows.referral
        before.platform = rows.platform
        before.exceptions =
            ExceptionRules(join, settings: settings, asOf: asOf, coverage: coverage, period: filter).all().findings
        before.payouts = Payout.all(totals.legs, rows, in: before.ledger)
        before.months = MonthFigures.all(totals.orders, totals.legs, before.payouts)
        before.profit = ProfitFigures(of: totals.goods, in: before, hasCosts: join.ledger.hasCosts)
        answers.compare(with: Answer.all(before), over: [days, days.previous], coverage)
        comparison = Comparison(
            PeriodFigures(days, placed, payouts),
            with: PeriodFigures(days.previous, totals.orders, before.payouts),
            coverage
        )
    }

    /// What is summed over a ledger of any size.
    private struct Totals: Sendable {
        let orders: PlacedOrders
        let legs: LegTotals
        let goods: GoodsTotals
        let products: [ProductFigures]
        let bridge: MonthBridge
        let daysToPayment: DaysToPayment

        init(_ ledger: Ledger, _ returns: [ReturnBook.Return], _ costs: CostBook) {
            orders = PlacedOrders(ledger)
            legs = LegTotals(ledger)
            goods = GoodsTotals(ledger, returns, costs)
            products = ProductFigures.all(ledger)
            bridge = MonthBridge(ledger)
            daysToPayment = DaysToPayment(ledger)
        }
    }

    private mutating func take(_ totals: Totals) {
        orders = OrderFigures(of: totals.orders, in: ledger)
        payments = PaymentFigures(of: totals.legs, in: ledger)
        audit = totals.legs.audit
        states = StateFigures.all(totals.orders, in: ledger)
        products = totals.products
        if !hasPayments { for index in products.indices { products[index].forgetProfit() } }
        stopOrReprice = StopOrReprice.all(products, settings)
        monthBridge = totals.bridge
        daysToPayment = totals.daysToPayment.all
    }
}

extension Sequence<Day> {
    /// From the first to the last day; `nil` without any.
    var span: DayRange? {
        reduce(into: DayRange?.none) { range, day in range = range?.union(DayRange(day, day)) ?? DayRange(day, day) }
    }
}

extension Ledger {
    /// The sub orders and legs of a period: orders, goods and packaging by order date, money by payment date, so that
    /// periods side by side add up to the whole. What became of a sub order is told by all its rows.
    func cut(to period: PeriodFilter) -> Ledger {
        var places: [Legs.Place] = []
        var kept: [SubOrder] = []
        for var entry in subOrders {
            let first = places.count
            (entry.settlement, entry.sale, entry.saleReturn) = (.zero, .zero, .zero)
            for index in entry.legs where period.contains(legs.row(index).paymentDate) {
                entry.add(legs.row(index))
                places.append(legs.places[index])
            }
            entry.legs = first..<places.count
            let isOrdered = period.contains(entry.orderDate)
            guard isOrdered || !entry.legs.isEmpty else { continue }
            entry.isInOrders = entry.isInOrders && isOrdered
            if !isOrdered, entry.goodsCost != nil {
                (entry.goodsCost, entry.packaging, entry.unitCost) = (.zero, .zero, nil)
            }
            kept.append(entry)
        }
        return Ledger(
            subOrders: kept,
            legs: Legs(sheets: legs.sheets, places: places),
            origins: origins,
            texts: texts,
            sources: sources
        )
    }
}
