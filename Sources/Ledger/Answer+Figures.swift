import Meesho

extension Answer {
    /// The figures at the head of the page.
    static func all(_ report: SellerReport) -> [Answer] {
        let kinds = kinds(of: report)
        let profits = report.isRedacted ? [] : [cashProfit(report, kinds), profitAfterGST(report, kinds)]
        return [bankPayout(report, kinds)] + profits + [
            orders(report, kinds),
            rate(.keptRate, report.orders.outcomes.keptRate, report, kinds),
            rate(.rtoRate, report.orders.outcomes.rtoRate, report, kinds),
            rate(.customerReturnRate, report.orders.outcomes.customerReturnRate, report, kinds),
            unpaid(report),
        ]
    }

    /// The kinds of files that may hold days of the period: of other files nothing can be told, not even that there is
    /// nothing.
    private static func kinds(of report: SellerReport) -> Set<ExportKind> {
        var kinds = Set(
            report.inputs.lazy.filter { !$0.isRejected && report.period.overlaps($0.days) }.map(\.kind)
        )
        // Ads, referrals and compensations may bear days that no file of payments says it is about.
        if !report.payouts.isEmpty { kinds.insert(.payments) }
        return kinds
    }

    private static func bankPayout(_ report: SellerReport, _ kinds: Set<ExportKind>) -> Answer {
        let total = report.payouts.reduce(Paisa.zero) { $0 + $1.total }
        return Answer(
            .bankPayout,
            value: kinds.contains(.payments) ? .money(total) : nil,
            basis: .paymentMonth,
            certainty: report.audit.isClean ? .proven : .printed,
            rows: report.payments.rows + report.ads.rows + report.referral.rows + report.platform.rows,
            kinds: [.payments],
            missing: kinds.contains(.payments) ? [] : [.payments]
        )
    }

    private static func cashProfit(_ report: SellerReport, _ kinds: Set<ExportKind>) -> Answer {
        let missing = [ExportKind.payments, .orders, .costs].filter { !kinds.contains($0) }
        return Answer(
            .cashProfit,
            value: kinds.contains(.payments) ? report.profit.cash.map(Value.money) : nil,
            basis: .paymentMonth,
            certainty: .assumed,
            rows: report.payments.subOrders,
            kinds: [.payments, .orders, .costs],
            missing: missing
        )
    }

    private static func profitAfterGST(_ report: SellerReport, _ kinds: Set<ExportKind>) -> Answer {
        var answer = cashProfit(report, kinds)
        answer.name = .profitAfterGST
        answer.value = kinds.contains(.payments) ? report.profit.afterGST.map(Value.money) : nil
        return answer
    }

    private static func orders(_ report: SellerReport, _ kinds: Set<ExportKind>) -> Answer {
        Answer(
            .orders,
            value: kinds.contains(.orders) ? .count(report.orders.count) : nil,
            basis: .orderMonth,
            certainty: .printed,
            rows: report.orders.rows,
            kinds: [.orders],
            missing: kinds.contains(.orders) ? [] : [.orders]
        )
    }

    private static func rate(
        _ name: Name,
        _ ratio: Ratio,
        _ report: SellerReport,
        _ kinds: Set<ExportKind>
    ) -> Answer {
        var missing: [ExportKind] = kinds.contains(.orders) ? [] : [.orders]
        if name != .rtoRate && !report.isToldOfReturns { missing.append(.payments) }
        return Answer(
            name,
            value: missing.isEmpty && ratio.d > 0 ? .rate(ratio) : nil,
            basis: .orderMonth,
            certainty: report.orders.outcomes.isProvisional ? .estimated : .printed,
            rows: ratio.d,
            kinds: [.orders, .payments, .returnsDelivered],
            missing: missing
        )
    }

    private static func unpaid(_ report: SellerReport) -> Answer {
        // Told by all that is loaded: what is due in the period may be paid after it.
        let kinds = Set(report.inputs.lazy.filter { !$0.isRejected }.map(\.kind))
        let missing = [ExportKind.orders, .payments].filter { !kinds.contains($0) }
        let findings = report.exceptions.filter { $0.kind == .unpaid }
        let amount = findings.reduce(Paisa.zero) { $0 + ($1.amount ?? .zero) }
        return Answer(
            .unpaid,
            value: missing.isEmpty ? .money(amount) : nil,
            basis: .asOf,
            certainty: .assumed,
            rows: findings.count,
            kinds: [.orders, .payments],
            missing: missing
        )
    }
}

extension SellerReport {
    /// Whether a payments file is loaded, of whatever days.
    package var hasPayments: Bool { inputs.contains { !$0.isRejected && $0.kind == .payments } }

    /// Whether a loaded file can tell that a delivered order came back: orders files stay at "delivered".
    package var isToldOfReturns: Bool {
        let telling: Set<ExportKind> = [
            .returnsInTransit, .returnsOutForDelivery, .returnsDelivered, .returnsLost,
        ]
        return hasPayments || inputs.contains { !$0.isRejected && telling.contains($0.kind) }
    }
}
