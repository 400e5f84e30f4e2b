import Meesho

extension OrderFigures {
    /// - Parameter rows: Rows of all orders files, repeats included.
    init(of ledger: Ledger, rows: Int) {
        self.init()
        self.rows = rows
        var byStatus: [TextID: Int] = [:]
        for entry in ledger.subOrders where entry.isInOrders {
            count += 1
            units += Int(entry.quantity)
            outcomes[entry.outcome] += 1
            byStatus[entry.orderStatus, default: 0] += 1
            if let day = entry.orderDate { byMonth[day.month, default: 0] += 1 }
            if entry.outcome != .cancelled { orderValue = orderValue + (entry.orderValue ?? .zero) }
        }
        for (status, count) in byStatus { self.byStatus[ledger.text(status), default: 0] += count }
    }
}

extension StateFigures {
    /// By standard name; orders without a state are left out.
    static func all(_ ledger: Ledger) -> [StateFigures] {
        var byState: [TextID: StateFigures] = [:]
        for entry in ledger.subOrders where entry.isInOrders && entry.state != 0 {
            var figures = byState[entry.state] ?? StateFigures(state: ledger.text(entry.state))
            figures.outcomes[entry.outcome] += 1
            figures.units += Int(entry.quantity)
            if entry.outcome != .cancelled { figures.orderValue = figures.orderValue + (entry.orderValue ?? .zero) }
            figures.settlement = figures.settlement + entry.settlement
            byState[entry.state] = figures
        }
        return byState.values.sorted { $0.state < $1.state }
    }
}

extension MonthFigures {
    /// Both bases side by side, from the first to the last month of either.
    static func all(_ ledger: Ledger, _ payouts: [Payout]) -> [MonthFigures] {
        var byMonth: [Month: MonthFigures] = [:]
        for entry in ledger.subOrders where entry.isInOrders {
            guard let month = entry.orderDate?.month else { continue }
            var figures = byMonth[month] ?? MonthFigures(month: month)
            figures.outcomes[entry.outcome] += 1
            figures.units += Int(entry.quantity)
            if entry.outcome != .cancelled { figures.orderValue = figures.orderValue + (entry.orderValue ?? .zero) }
            figures.cohortSettlement = figures.cohortSettlement + entry.settlement
            byMonth[month] = figures
        }
        for leg in ledger.legs {
            guard let month = leg.paymentDate?.month else { continue }
            byMonth[month, default: MonthFigures(month: month)].legs += 1
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
    static func all(_ ledger: Ledger, _ payouts: [Payout]) -> [DayFigures] {
        var byDay: [Day: DayFigures] = [:]
        for entry in ledger.subOrders where entry.isInOrders {
            guard let day = entry.orderDate else { continue }
            byDay[day, default: DayFigures(day: day)].orders += 1
        }
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
        for entry in join.returns where period.contains(entry.row.created) {
            count += 1
            byType[join.texts[entry.type], default: 0] += 1
            byReason[join.texts[entry.reason], default: 0] += 1
        }
    }
}
