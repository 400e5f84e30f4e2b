import Meesho

/// What a report sums day by day, so that the figures of any days are found without going through its rows again.
struct DayBook: Sendable {
    /// Rows of the account-level sheets of one day.
    private struct Account: Sendable {
        var adRows = 0
        var ads = Paisa.zero
        var adGST = Paisa.zero
        var referralRows = 0
        var referral = Paisa.zero
        var platformRows = 0
        var platform = Paisa.zero
    }

    private let placed: PlacedOrders
    private let legs: LegTotals
    private let goods: GoodsTotals
    private var account = DayTally(Account())
    private let payouts: [Payout]
    private let months: [MonthFigures]
    private let hasCosts: Bool

    /// - Parameters:
    ///   - payouts: Of all days that `legs` and `rows` hold.
    ///   - months: Likewise.
    init(
        _ placed: PlacedOrders,
        _ legs: LegTotals,
        _ goods: GoodsTotals,
        _ rows: PlatformRows,
        _ payouts: [Payout],
        _ months: [MonthFigures],
        hasCosts: Bool
    ) {
        self.placed = placed
        self.legs = legs
        self.goods = goods
        self.payouts = payouts
        self.months = months
        self.hasCosts = hasCosts
        for (row, _, _, _) in rows.adRows {
            guard let day = row.deductedOn else { continue }
            account[day].adRows += 1
            account[day].ads += row.total
            account[day].adGST += row.gst
        }
        for row in rows.referralRows {
            guard let day = row.date else { continue }
            account[day].referralRows += 1
            account[day].referral += row.net
        }
        for (row, _) in rows.platformRows {
            guard let day = row.date else { continue }
            account[day].platformRows += 1
            account[day].platform += row.amount
        }
    }

    /// Of all days that are loaded.
    init(of ledger: Ledger, _ returns: [ReturnBook.Return], _ costs: CostBook, _ rows: PlatformRows) {
        let (placed, legs) = (PlacedOrders(ledger), LegTotals(ledger))
        let payouts = Payout.all(legs, rows, in: ledger)
        self.init(
            placed,
            legs,
            GoodsTotals(ledger, returns, costs),
            rows,
            payouts,
            MonthFigures.all(placed, legs, payouts),
            hasCosts: ledger.hasCosts
        )
    }

    /// The part of a report of `days` that figures of periods are told from.
    ///
    /// - Parameters:
    ///   - days: Of one month or one financial year.
    ///   - report: The report that the book is of.
    func report(of days: DayRange, _ unit: PeriodSummary.Kind, in report: SellerReport) -> SellerReport {
        var part = SellerReport(seller: report.seller, asOf: report.asOf, version: report.version)
        part.settings = report.settings
        part.period = PeriodFilter(days)
        part.isRedacted = report.isRedacted
        part.inputs = report.inputs
        addOrders(of: days, to: &part)
        addPayments(of: days, unit, to: &part)
        addAccount(of: days, to: &part)
        part.payouts = payouts.filter { $0.date.map(days.contains) ?? false }
        part.months = months.filter { $0.month >= days.first.month && $0.month <= days.last.month }
        part.profit = ProfitFigures(of: GoodsTotals(goods.costed.cut(to: days)), in: part, hasCosts: hasCosts)
        return part
    }

    private func addOrders(of days: DayRange, to part: inout SellerReport) {
        for (day, totals, count) in placed.byDay where days.contains(day) {
            part.orders.count += count
            part.orders.outcomes += totals.outcomes
            part.orders.orderValue += totals.orderValue
        }
    }

    private func addPayments(of days: DayRange, _ unit: PeriodSummary.Kind, to part: inout SellerReport) {
        for (day, sum, _) in legs.byDay where day.map(days.contains) ?? false {
            part.payments.rows += sum.legs
            part.payments.settlement += sum.settlement
            if case .month = unit {
                part.payments.subOrders += sum.newInMonth
            } else {
                part.payments.subOrders += sum.newInYear
            }
            part.audit.legs += sum.legs
            part.audit.settlementOK += sum.passed
            part.audit.printedTotal += sum.settlement
            part.audit.formulaTotal += sum.formula
        }
    }

    private func addAccount(of days: DayRange, to part: inout SellerReport) {
        for (_, sum) in account.cut(to: days).entries {
            part.ads.rows += sum.adRows
            part.ads.total += sum.ads
            part.ads.gst += sum.adGST
            part.referral.rows += sum.referralRows
            part.referral.net += sum.referral
            part.platform.rows += sum.platformRows
            // Only their sum enters the profit.
            if sum.platform < .zero {
                part.platform.recovery += sum.platform
            } else {
                part.platform.compensation += sum.platform
            }
        }
    }
}
