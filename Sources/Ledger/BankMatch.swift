import Meesho

/// What the bank statement says of a payout.
package struct BankMatch: Sendable, Hashable {
    package enum Status: String, Sendable, CaseIterable {
        case matched
        /// Credited under its transaction id, with another amount.
        case amountDiffers = "amount_differs"
        /// The statement covers its day and has no such credit.
        case notFound = "not_found"
        case notCovered = "not_covered"
        /// Nothing was to be transferred.
        case noTransfer = "no_transfer"
    }

    package var status: Status
    package var day: Day?
    package var amount: Paisa?
}

/// The bank statements of a seller against the payouts: first by transaction id, then by amount and day, one to one.
package struct BankFigures: Sendable {
    /// Credits of all statements.
    package private(set) var rows = 0
    package private(set) var counts: [BankMatch.Status: Int] = [:]
    /// Credits that are no payout; most are other income.
    package private(set) var unmatchedCredits = 0
    package private(set) var unmatchedAmount = Paisa.zero
    /// One per payout, in their order; empty without a statement.
    package private(set) var matches: [BankMatch] = []

    package init() {}

    private struct Credit {
        var day: Day
        var amount: Paisa
        var tokens: Set<Substring>
        var isTaken = false
    }

    /// - Parameter payouts: Sorted by day.
    init(_ parts: [Part], _ payouts: [Payout], _ settings: Settings) {
        var credits: [Credit] = []
        var covered: [DayRange] = []
        for part in parts where part.record.kind == .bankStatement && !part.record.isRejected {
            for case .bank(let lines) in part.sheets.map(\.content) {
                let days = lines.lazy.compactMap(\.day)
                guard let first = days.min(), let last = days.max() else { continue }
                covered.append(DayRange(first, last))
                for line in lines where line.credit > .zero {
                    guard let day = line.day else { continue }
                    let tokens = Set(part.texts[line.tokens].split(separator: " "))
                    credits.append(Credit(day: day, amount: line.credit, tokens: tokens))
                }
            }
        }
        guard !covered.isEmpty else { return }
        credits.sort { ($0.day, $0.amount) < ($1.day, $1.amount) }
        rows = credits.count
        // Looked up, not searched for: a statement may hold a hundred thousand credits.
        var byToken: [Substring: [Int]] = [:]
        var byAmount: [Paisa: [Int]] = [:]
        for index in credits.indices {
            for token in credits[index].tokens { byToken[token, default: []].append(index) }
            byAmount[credits[index].amount, default: []].append(index)
        }
        var found = [BankMatch?](repeating: nil, count: payouts.count)
        for (index, payout) in payouts.enumerated() {
            let candidates = payout.transactionIDs.flatMap { byToken[Substring($0.uppercased())] ?? [] }
            found[index] = Self.byID(payout, &credits, Set(candidates).sorted())
        }
        for (index, payout) in payouts.enumerated() where found[index] == nil {
            let candidates = byAmount[payout.total] ?? []
            found[index] = Self.byAmount(payout, &credits, candidates, within: settings.bankMatchDays)
        }
        matches = zip(payouts, found).map { payout, match in
            if let match { return match }
            guard payout.total > .zero, let day = payout.date else { return BankMatch(status: .noTransfer) }
            let isCovered = covered.contains { $0.contains(day) }
            return BankMatch(status: isCovered ? .notFound : .notCovered)
        }
        for match in matches { counts[match.status, default: 0] += 1 }
        for credit in credits where !credit.isTaken {
            unmatchedCredits += 1
            unmatchedAmount += credit.amount
        }
    }

    /// All credits that carry one of the payout's transaction ids.
    private static func byID(_ payout: Payout, _ credits: inout [Credit], _ candidates: [Int]) -> BankMatch? {
        var match: BankMatch?
        for index in candidates where !credits[index].isTaken {
            credits[index].isTaken = true
            let amount = (match?.amount ?? .zero) + credits[index].amount
            match = BankMatch(
                status: amount == payout.total ? .matched : .amountDiffers,
                day: match?.day ?? credits[index].day,
                amount: amount
            )
        }
        return match
    }

    /// The nearest credit of the very amount, the earlier of two.
    ///
    /// - Parameter candidates: Credits of that amount, by day.
    private static func byAmount(
        _ payout: Payout,
        _ credits: inout [Credit],
        _ candidates: [Int],
        within days: Int
    ) -> BankMatch? {
        guard let date = payout.date, payout.total > .zero else { return nil }
        var best: Int?
        for index in candidates[firstPlace(of: date - days, in: candidates, credits)...] {
            let distance = abs(credits[index].day - date)
            // From here on they are further and further away.
            guard credits[index].day <= date + (best.map { abs(credits[$0].day - date) } ?? days) else { break }
            guard !credits[index].isTaken, best.map({ distance < abs(credits[$0].day - date) }) ?? true else {
                continue
            }
            best = index
        }
        guard let best else { return nil }
        credits[best].isTaken = true
        return BankMatch(status: .matched, day: credits[best].day, amount: payout.total)
    }

    /// The first of `candidates` that is not before `day`.
    private static func firstPlace(of day: Day, in candidates: [Int], _ credits: [Credit]) -> Int {
        var low = 0
        var high = candidates.count
        while low < high {
            let middle = (low + high) / 2
            if credits[candidates[middle]].day < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
