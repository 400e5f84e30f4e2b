import Meesho

extension PeriodSummary {
    private static let monthLimit = 12

    /// All of the report, the last months, and the financial years that have orders or money; newest first.
    ///
    /// - Parameters:
    ///   - book: Of the days of the report.
    ///   - whole: Of all days that are loaded, for the periods before.
    static func all(_ report: SellerReport, _ book: DayBook, whole: DayBook) -> [PeriodSummary] {
        let active = report.months.lazy.filter { $0.outcomes.placed > 0 || $0.legs > 0 || $0.payout != .zero }
        let years = Set(active.map { FinancialYear(of: $0.month) }).sorted(by: >)
        let kinds = report.months.suffix(monthLimit).reversed().map { .month($0.month) } + years.map(Kind.financialYear)
        return [PeriodSummary(allOf: report)] + kinds.compactMap { PeriodSummary($0, report, book, whole) }
    }

    private init(allOf report: SellerReport) {
        let spans = [report.orderPeriod, report.paymentPeriod].compactMap(\.self)
        days = spans.dropFirst().reduce(spans.first) { $0?.union($1) }.map {
            DayRange(report.period.from ?? $0.first, report.period.to ?? $0.last)
        }
        kind = .all
        lines = Line.all(report.answers, report)
        hasAllOrders = days.map { report.coverage.covers(.orders, $0) } ?? false
        hasAllPayments = days.map { report.coverage.covers(.payments, $0) } ?? false
    }

    /// `nil` for days the calendar does not have, or the report leaves out.
    private init?(_ kind: Kind, _ report: SellerReport, _ book: DayBook, _ whole: DayBook) {
        guard let full = kind.days, let days = report.period.cut(full) else { return nil }
        self.kind = kind
        self.days = days
        hasAllOrders = report.coverage.covers(.orders, days)
        hasAllPayments = report.coverage.covers(.payments, days)
        let part = book.report(of: days, kind, in: report)
        lines = Line.all(Answer.all(part), part)
        // Part of a month is no equal of the whole month before.
        guard days == full, hasAllOrders || hasAllPayments, let before = kind.previousDays else { return }
        let old = whole.report(of: before, kind, in: report)
        for line in Line.all(Answer.all(old), old) {
            let isCovered = line.name.compared.allSatisfy {
                report.coverage.covers($0, days) && report.coverage.covers($0, before)
            }
            guard isCovered, let index = lines.firstIndex(where: { $0.name == line.name }) else { continue }
            lines[index].previous = line.value
        }
    }
}

extension PeriodSummary.Kind {
    fileprivate var days: DayRange? {
        switch self {
        case .all: nil
        case .financialYear(let year): year.days
        case .month(let month): month.days
        }
    }

    fileprivate var previousDays: DayRange? {
        switch self {
        case .all: nil
        case .financialYear(let year): year.previous.days
        case .month(let month): month.previous.days
        }
    }
}

extension PeriodFilter {
    /// Those of `days` that are meant; `nil` where none is.
    fileprivate func cut(_ days: DayRange) -> DayRange? {
        let (first, last) = (max(from ?? days.first, days.first), min(to ?? days.last, days.last))
        return first <= last ? DayRange(first, last) : nil
    }
}

extension PeriodSummary.Line {
    /// - Parameter answers: Of the same report.
    fileprivate static func all(_ answers: [Answer], _ report: SellerReport) -> [Self] {
        PeriodSummary.Name.allCases.compactMap { name in
            guard let answer = answers.first(where: { $0.name == name.answer }) else { return nil }
            var line = Self(name, value: answer.value, certainty: answer.certainty, rows: answer.rows)
            line.take(report)
            return line
        }
    }

    /// Puts its own figure in place of one of the same files.
    private mutating func take(_ report: SellerReport) {
        let outcomes = report.orders.outcomes
        switch name {
        case .settlement: set(.money(report.payments.settlement), rows: report.payments.rows)
        case .ads:
            set(.money(report.ads.total), rows: report.ads.rows)
            certainty = .printed
        case .orders: rows = report.orders.count
        case .orderValue: set(.money(report.orders.orderValue), rows: report.orders.count - outcomes[.cancelled])
        case .cancelledRate:
            let ratio = outcomes.cancellationRate
            set(ratio.d > 0 ? .rate(ratio) : nil, rows: ratio.d)
            certainty = outcomes.isProvisional ? .estimated : .printed
        default: break
        }
        if case .rate? = value { isProvisional = outcomes.isProvisional }
    }

    /// Unless the files cannot tell.
    private mutating func set(_ value: Answer.Value?, rows: Int) {
        self.value = self.value.flatMap { _ in value }
        self.rows = rows
    }
}

extension PeriodSummary.Name {
    /// The answer that it is, or that is told from the same files.
    fileprivate var answer: Answer.Name {
        switch self {
        case .payout, .settlement, .ads: .bankPayout
        case .cashProfit: .cashProfit
        case .profitAfterGST: .profitAfterGST
        case .orders, .orderValue, .cancelledRate: .orders
        case .keptRate: .keptRate
        case .rtoRate: .rtoRate
        case .returnRate: .customerReturnRate
        }
    }
}
