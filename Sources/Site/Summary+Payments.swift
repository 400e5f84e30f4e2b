import Ledger
import Meesho

extension Summary {
    /// Payouts by what the bank statement says of them; `rows` counts its credits.
    static func bank(_ bank: BankFigures) -> JSON {
        var members = Dictionary(
            BankMatch.Status.allCases.map { ($0.rawValue, JSON.number(bank.counts[$0] ?? 0)) }
        ) { first, _ in first }
        members["rows"] = .number(bank.rows)
        members["unmatched_credits"] = .number(bank.unmatchedCredits)
        members["unmatched_amount"] = .money(bank.unmatchedAmount)
        return .object(members)
    }

    /// What outstanding files promised, by what became of it.
    static func promises(_ promises: [Promise]) -> JSON {
        .object(
            Dictionary(
                Promise.State.allCases.map { state in
                    let those = promises.filter { $0.state == state }
                    return (
                        state.rawValue,
                        JSON.object([
                            "count": .number(those.count),
                            "promised": .money(those.reduce(.zero) { $0 + $1.amount }),
                            "paid": .money(those.reduce(.zero) { $0 + ($1.paid ?? .zero) }),
                        ])
                    )
                }
            ) { first, _ in first }
        )
    }
}
