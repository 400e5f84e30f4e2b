import Meesho

extension [Answer] {
    /// Fills in the figures of the period before, where the loaded files cover all days of both periods: beside a period
    /// that is half loaded any other would look like a change.
    mutating func compare(with before: [Answer], over periods: [DayRange], _ coverage: [Coverage]) {
        func covers(_ kind: ExportKind) -> Bool {
            guard let covered = coverage.first(where: { $0.kind == kind }) else { return false }
            return periods.allSatisfy { covered.contains($0) }
        }
        for index in indices {
            let kinds: [ExportKind] =
                switch self[index].name {
                case .bankPayout: [.payments]
                case .orders, .keptRate, .rtoRate, .customerReturnRate: [.orders]
                case .cashProfit, .profitAfterGST, .unpaid: [.orders, .payments]
                }
            guard kinds.allSatisfy(covers), let old = before.first(where: { $0.name == self[index].name }) else {
                continue
            }
            self[index].previous = old.value
        }
    }
}
