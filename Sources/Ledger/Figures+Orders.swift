import Meesho

extension OrderFigures {
    /// All but ``rows``.
    init(of placed: PlacedOrders, in ledger: Ledger) {
        self.init()
        count = placed.count
        units = placed.all.units
        outcomes = placed.all.outcomes
        orderValue = placed.all.orderValue
        for (day, _, count) in placed.byDay { byMonth[day.month, default: 0] += count }
        for (status, count) in placed.byStatus { byStatus[ledger.text(status), default: 0] += count }
    }
}

extension StateFigures {
    /// By standard name; orders without a state are left out.
    static func all(_ placed: PlacedOrders, in ledger: Ledger) -> [StateFigures] {
        placed.byState.map { state, totals in
            var figures = StateFigures(state: ledger.text(state))
            figures.outcomes = totals.outcomes
            figures.units = totals.units
            figures.orderValue = totals.orderValue
            figures.settlement = totals.settlement
            return figures
        }.sorted { $0.state < $1.state }
    }
}

extension MonthFigures {
    /// Both bases side by side, from the first to the last month of either.
    static func all(_ placed: PlacedOrders, _ legs: LegTotals, _ payouts: [Payout]) -> [MonthFigures] {
        var byMonth: [Month: MonthFigures] = [:]
        for (day, totals, _) in placed.byDay {
            var figures = byMonth[day.month] ?? MonthFigures(month: day.month)
            figures.outcomes += totals.outcomes
            figures.units += totals.units
            figures.orderValue = figures.orderValue + totals.orderValue
            figures.cohortSettlement = figures.cohortSettlement + totals.settlement
            figures.settled += totals.settled
            byMonth[day.month] = figures
        }
        for (day, sum, _) in legs.byDay {
            guard let month = day?.month else { continue }
            byMonth[month, default: MonthFigures(month: month)].legs += sum.legs
        }
        for payout in payouts {
            guard let month = payout.date?.month else { continue }
            var figures = byMonth[month] ?? MonthFigures(month: month)
            figures.settlement = figures.settlement + payout.settlement
            figures.ads = figures.ads + payout.ads
            figures.referral = figures.referral + payout.referral
            figures.compensation = figures.compensation + payout.compensation
            figures.recovery = figures.recovery + payout.recovery
            byMonth[month] = figures
        }
        guard var month = byMonth.keys.min(), let last = byMonth.keys.max() else { return [] }
        var months: [MonthFigures] = []
        while month <= last {
            months.append(byMonth[month] ?? MonthFigures(month: month))
            month = month.next
        }
        return months
    }
}

extension DayFigures {
    /// From the first to the last day with orders or money.
    static func all(_ placed: PlacedOrders, _ payouts: [Payout]) -> [DayFigures] {
        var byDay: [Day: DayFigures] = [:]
        for (day, _, count) in placed.byDay { byDay[day, default: DayFigures(day: day)].orders = count }
        for payout in payouts {
            guard let day = payout.date else { continue }
            byDay[day, default: DayFigures(day: day)].payout = payout.total
        }
        guard let span = byDay.keys.span else { return [] }
        return (0..<span.count).map { offset in
            let day = span.first + offset
            return byDay[day] ?? DayFigures(day: day)
        }
    }
}

extension ReturnFigures {
    init(of join: Join, in period: PeriodFilter) {
        self.init()
        rows = join.returnRows
        var types = TextTally(0, textCount: join.ledger.texts.count)
        var reasons = TextTally(0, textCount: join.ledger.texts.count)
        for entry in join.returns where period.contains(entry.created) {
            count += 1
            types[entry.type] += 1
            reasons[entry.reason] += 1
        }
        for (type, count) in types.entries { byType[join.ledger.text(type), default: 0] += count }
        for (reason, count) in reasons.entries { byReason[join.ledger.text(reason), default: 0] += count }
    }
}
