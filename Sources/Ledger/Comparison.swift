import Meesho

/// A period beside the one before: the period asked for, or the last full month that is loaded.
package struct Comparison: Sendable {
    package enum Name: String, CaseIterable, Sendable {
        case orders
        case keptRate = "kept_rate"
        case rtoRate = "rto_rate"
        case returnRate = "return_rate"
        case settlement
        case payout

        package var basis: Basis {
            switch self {
            case .settlement, .payout: .paymentMonth
            default: .orderMonth
            }
        }
    }

    /// Now less before.
    package enum Difference: Sendable, Hashable {
        case money(Paisa)
        case count(Int)
        /// Of two rates, in ten-thousandths.
        case rate(Int)
    }

    /// The two periods of one basis.
    package struct Periods: Sendable, Hashable {
        package var now: DayRange
        package var before: DayRange

        package init(now: DayRange, before: DayRange) {
            self.now = now
            self.before = before
        }
    }

    package struct Line: Sendable, Hashable {
        package var name: Name
        /// `nil` where the loaded files do not cover all days of the period, or there is nothing to divide by.
        package var now: Answer.Value?
        package var before: Answer.Value?
        /// `nil` where one of the two is.
        package var difference: Difference?
        /// Whether the rate still moves: under 95 % of the dispatched have a final outcome.
        package var isNowProvisional = false
        package var isBeforeProvisional = false

        package init(name: Name, now: Answer.Value? = nil, before: Answer.Value? = nil) {
            self.name = name
            self.now = now
            self.before = before
        }
    }

    /// By order date; `nil` where no period can be compared.
    package var orders: Periods?
    /// By payment date.
    package var payments: Periods?
    package var lines: [Line] = []

    package init() {}
}

extension Comparison {
    /// - Parameters:
    ///   - now: The figures of the period asked for.
    ///   - before: Those of the equally long period before.
    init(_ now: PeriodFigures, with before: PeriodFigures, _ coverage: [Coverage]) {
        let periods = Periods(now: now.days, before: before.days)
        (orders, payments) = (periods, periods)
        lines = Name.allCases.map { Line($0, now, before, coverage) }
    }

    /// The last month that is over on `asOf` and wholly covered, with the month before; for orders and for payments
    /// apart, since their files may end at different times. `nil` where there is none of either.
    init?(
        monthsBefore asOf: Day,
        _ placed: PlacedOrders,
        _ payouts: [Payout],
        _ coverage: [Coverage]
    ) {
        orders = Comparison.lastMonth(before: asOf, .orders, coverage)
        payments = Comparison.lastMonth(before: asOf, .payments, coverage)
        for (basis, periods) in [(Basis.orderMonth, orders), (.paymentMonth, payments)] {
            guard let periods else { continue }
            let now = PeriodFigures(periods.now, placed, payouts)
            let before = PeriodFigures(periods.before, placed, payouts)
            lines += Name.allCases.filter { $0.basis == basis }.map { Line($0, now, before, coverage) }
        }
        guard !lines.isEmpty else { return nil }
    }

    private static func lastMonth(before asOf: Day, _ kind: ExportKind, _ coverage: [Coverage]) -> Periods? {
        guard let covered = coverage.first(where: { $0.kind == kind }), let last = covered.ranges.last?.last,
            let first = covered.ranges.first?.first
        else { return nil }
        var month = min(asOf, last).month
        while month >= first.month {
            if let now = month.days, now.last < asOf, covered.contains(now), let before = month.previous.days {
                return Periods(now: now, before: before)
            }
            month = month.previous
        }
        return nil
    }
}

extension Comparison.Line {
    fileprivate init(
        _ name: Comparison.Name,
        _ now: PeriodFigures,
        _ before: PeriodFigures,
        _ coverage: [Coverage]
    ) {
        self.name = name
        let kind = name.basis == .orderMonth ? ExportKind.orders : .payments
        let covered = coverage.first { $0.kind == kind }
        func value(_ figures: PeriodFigures) -> Answer.Value? {
            covered?.contains(figures.days) ?? false ? Comparison.Line.value(name, figures) : nil
        }
        self.now = value(now)
        self.before = value(before)
        difference = Comparison.Difference(from: self.before, to: self.now)
        if case .rate? = self.now { isNowProvisional = now.outcomes.isProvisional }
        if case .rate? = self.before { isBeforeProvisional = before.outcomes.isProvisional }
    }

    private static func value(_ name: Comparison.Name, _ figures: PeriodFigures) -> Answer.Value? {
        func rate(_ ratio: Ratio) -> Answer.Value? { ratio.d > 0 ? .rate(ratio) : nil }
        return switch name {
        case .orders: .count(figures.orders)
        case .keptRate: rate(figures.outcomes.keptRate)
        case .rtoRate: rate(figures.outcomes.rtoRate)
        case .returnRate: rate(figures.outcomes.customerReturnRate)
        case .settlement: .money(figures.settlement)
        case .payout: .money(figures.payout)
        }
    }
}

extension Comparison.Difference {
    /// `nil` where the two cannot be compared.
    package init?(from before: Answer.Value?, to now: Answer.Value?) {
        switch (before, now) {
        case (.money(let before), .money(let now)): self = .money(now - before)
        case (.count(let before), .count(let now)): self = .count(now - before)
        case (.rate(let before), .rate(let now)):
            guard let old = before.tenThousandths, let new = now.tenThousandths else { return nil }
            self = .rate(new - old)
        default: return nil
        }
    }
}
