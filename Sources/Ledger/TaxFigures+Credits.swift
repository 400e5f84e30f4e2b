import Meesho

/// What the tax columns of a day's payment legs come to, with the printed signs.
struct LegTaxes: Sendable {
    private(set) var tcs = Paisa.zero
    private(set) var tds = Paisa.zero
    /// GST on other services.
    private(set) var services = Paisa.zero
    /// Charges that include GST; a credit of a charge takes its GST back.
    private(set) var fees = Paisa.zero
    private(set) var shipping = Paisa.zero

    @inline(__always)
    mutating func add(_ amounts: Amounts) {
        tcs += amounts[.tcs]
        tds += amounts[.tds]
        services += amounts[.gstOnOtherServices]
        fees += amounts[.commission] + amounts[.goldFee] + amounts[.mallFee] + amounts[.fixedFee]
        fees += amounts[.warehousingFee] + amounts[.fixedFeeCredit] + amounts[.warehousingCredit]
        shipping += amounts[.shipping] + amounts[.returnShipping]
    }

    static func += (a: inout LegTaxes, b: LegTaxes) {
        a.tcs += b.tcs
        a.tds += b.tds
        a.services += b.services
        a.fees += b.fees
        a.shipping += b.shipping
    }
}

extension TaxFigures.Credit {
    /// By month and kind. Printed deductions are negative: what they take is to be claimed, so the signs turn.
    static func all(_ legs: LegTotals, _ platform: PlatformRows, asOf: Day) -> [Self] {
        var taxes: [Month?: LegTaxes] = [:]
        for (day, sums) in legs.taxesByDay { taxes[day?.month, default: LegTaxes()] += sums }
        var ads: [Month?: Paisa] = [:]
        for (row, _, _, _) in platform.adRows { ads[row.deductedOn?.month, default: .zero] += row.gst }
        let months = Set(taxes.keys).union(ads.keys).sorted { ($0?.iso ?? "~") < ($1?.iso ?? "~") }
        return months.flatMap { month in
            let sums = taxes[month] ?? LegTaxes()
            let day = month.flatMap { Day(year: $0.year, month: $0.month, day: 1) } ?? asOf
            func inside(_ kind: Kind, _ charges: Paisa) -> Self {
                Self(
                    month: month,
                    kind: kind,
                    base: -charges,
                    amount: TaxRates.servicesGST(inside: -charges, on: day)
                )
            }
            return [
                Self(month: month, kind: .tcs, base: nil, amount: -sums.tcs),
                Self(month: month, kind: .tds, base: nil, amount: -sums.tds),
                inside(.fees, sums.fees), inside(.shipping, sums.shipping),
                Self(month: month, kind: .services, base: nil, amount: -sums.services),
                Self(month: month, kind: .ads, base: nil, amount: -(ads[month] ?? .zero)),
            ].filter { $0.amount != .zero || ($0.base ?? .zero) != .zero }
        }
    }
}
