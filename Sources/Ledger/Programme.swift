import Meesho

/// What a programme of the marketplace took and gave in a month. Payment-month basis, as printed.
package struct Programme: Sendable, Hashable {
    package var month: Month?
    /// `return_premium`, `gold`, `mall`, `fixed_fee`, `warehousing`, or the name the platform sheet prints.
    package var name: String
    /// Zero or less.
    package var cost = Paisa.zero
    /// Zero or more.
    package var benefit = Paisa.zero
    package var net: Paisa { cost + benefit }

    /// Which payment column belongs to which programme.
    private static let columns: [(component: Component, name: String)] = [
        (.returnPremium, "return_premium"), (.returnPremiumReturned, "return_premium"),
        (.gstCompensation, "return_premium"), (.goldFee, "gold"), (.mallFee, "mall"), (.fixedFeeCredit, "fixed_fee"),
        (.fixedFee, "fixed_fee"), (.warehousingCredit, "warehousing"), (.warehousingFee, "warehousing"),
    ]

    private mutating func add(_ amount: Paisa) {
        if amount < .zero { cost += amount } else { benefit += amount }
    }

    private struct Key: Hashable {
        var month: Month?
        var name: String
    }

    /// Sorted by month, those without one last, then by name; without those that moved nothing.
    static func all(_ ledger: Ledger, _ platform: PlatformRows) -> [Programme] {
        var found: [Key: Programme] = [:]
        func add(_ amount: Paisa, to name: String, in month: Month?) {
            found[Key(month: month, name: name), default: Programme(month: month, name: name)].add(amount)
        }
        let columns = columns
        for index in ledger.legs.indices {
            let leg = ledger.legs.row(index)
            let paise = leg.amounts.paise
            for place in columns.indices where paise[columns[place].component.rawValue] != 0 {
                add(leg.amounts[columns[place].component], to: columns[place].name, in: leg.paymentDate?.month)
            }
        }
        for (row, program) in platform.platformRows where row.amount != .zero {
            add(row.amount, to: program, in: row.date?.month)
        }
        let end = Month(year: .max, month: 12)
        return found.values.sorted { ($0.month ?? end, $0.name) < ($1.month ?? end, $1.name) }
    }
}
