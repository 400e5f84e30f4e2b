import Meesho
import Tabular

extension Action {
    /// More than that nobody does at once.
    package static let limit = 7

    /// What findings ask for, by their kind. The others ask for nothing now: money that is on its way, that the seller
    /// has already, or whose window is shut.
    private static let byFinding: [ExceptionFinding.Kind: (kind: Kind, expires: Bool)] = [
        .claimWindowOpen: (.fileClaims, true),
        .approvedClaimNotPaid: (.chaseApproved, false),
        .unpaid: (.askUnpaid, false),
        .lostWithoutCompensation: (.claimLost, false),
        .returnNotReceived: (.findReturns, false),
        .shortPaid: (.askShortPaid, false),
        .rtoCharged: (.disputeRTO, false),
        .penalty: (.checkPenalties, false),
        .recovery: (.checkRecoveries, false),
        .reversedWithoutReturn: (.checkReversals, false),
        .taxMismatch: (.checkTax, false),
    ]

    /// At most ``limit``, in this order: what runs out, the fewest days left first; then money to ask for or to stop
    /// losing; then what the figures lack. Among equals the most rupees first, those without rupees last, then the order
    /// of ``Kind``.
    static func all(_ report: SellerReport) -> [Action] {
        let all =
            findings(report.exceptions, asOf: report.asOf) + losses(report.stopOrReprice)
            + (report.isRedacted ? [] : costs(report.profit)) + files(report.toLoad) + problems(report)
        return ranked(all)
    }

    static func ranked(_ actions: [Action]) -> [Action] {
        let orders = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })
        let keys = actions.enumerated().map { index, action in
            (
                urgency: action.urgency.rawValue, days: action.daysLeft ?? .max,
                rupees: action.amount.map { Int64(clamping: $0.count.magnitude) } ?? -1,
                kind: orders[action.kind] ?? 0, index: index
            )
        }
        return keys.sorted { a, b in
            (a.urgency, a.days, b.rupees, a.kind, a.index) < (b.urgency, b.days, a.rupees, b.kind, b.index)
        }.prefix(limit).map { actions[$0.index] }
    }

    private static func findings(_ findings: [ExceptionFinding], asOf: Day) -> [Action] {
        var byKind: [ExceptionFinding.Kind: Action] = [:]
        for index in findings.indices {
            guard let rule = byFinding[findings[index].kind] else { continue }
            let finding = findings[index]
            let deadline = rule.expires ? finding.deadline : nil
            // Nothing can be done any more.
            if let deadline, deadline < asOf { continue }
            var action =
                byKind[finding.kind]
                ?? Action(rule.kind, count: 0, amount: nil, target: "owed-" + finding.kind.rawValue)
            action.count += 1
            if let amount = finding.amount { action.amount = (action.amount ?? .zero) + amount }
            if let deadline {
                action.deadline = min(action.deadline ?? deadline, deadline)
                action.lastDeadline = max(action.lastDeadline ?? deadline, deadline)
                action.daysLeft = action.deadline.map { $0 - asOf }
            }
            byKind[finding.kind] = action
        }
        return ExceptionFinding.Kind.allCases.compactMap { byKind[$0] }
    }

    /// SKUs that lose money on enough orders to mean something: stop them or ask more for them.
    private static func losses(_ losers: [StopOrReprice]) -> [Action] {
        guard !losers.isEmpty else { return [] }
        let loss = losers.reduce(Paisa.zero) { $0 - $1.sample.profit }
        return [Action(.stopLosses, count: losers.count, amount: loss, target: "reprice")]
    }

    private static func costs(_ profit: ProfitFigures) -> [Action] {
        guard !profit.uncostedSKUs.isEmpty, profit.settlementUncosted != .zero else { return [] }
        return [
            Action(.addCosts, count: profit.uncostedSKUs.count, amount: profit.settlementUncosted, target: "products")
        ]
    }

    /// One for each kind of file that decides a figure.
    private static func files(_ needs: [FileNeed]) -> [Action] {
        [ExportKind.payments, .orders].compactMap { kind in
            let days = needs.filter { $0.kind == kind }.map(\.days)
            guard let first = days.first else { return nil }
            var action = Action(.loadFiles, count: days.reduce(0) { $0 + $1.count }, amount: nil, target: "coverage")
            action.file = kind
            action.days = first
            return action
        }
    }

    /// Files that could not be read, or not in full.
    private static func problems(_ report: SellerReport) -> [Action] {
        var paths = Set(report.problems.lazy.map(\.place.path))
        paths.formUnion(report.inputs.lazy.filter { $0.isRejected || $0.rejected > 0 }.map(\.path))
        guard !paths.isEmpty else { return [] }
        let target = report.problems.isEmpty ? "data" : "problems"
        return [Action(.mendFiles, count: paths.count, amount: nil, target: target)]
    }
}
