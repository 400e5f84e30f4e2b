/// Whether a printed amount is what its formula gives.
package enum AuditResult: UInt8, Sendable, BitwiseCopyable {
    case ok, mismatch
    /// The file does not hold what the check needs.
    case notAudited

    /// The text in `settlements.csv`.
    package var name: String {
        switch self {
        case .ok: "ok"
        case .mismatch: "mismatch"
        case .notAudited: "not_audited"
        }
    }

    init(_ printed: Paisa, equals expected: Paisa, within tolerance: Int64) {
        self = (printed - expected).magnitude.count <= tolerance ? .ok : .mismatch
    }
}

/// The checks of one payment leg. Source: metrics.md, "Audit of every payment leg".
package struct LegAudits: Sendable, BitwiseCopyable, Hashable {
    package var settlement = AuditResult.notAudited
    package var tcs = AuditResult.notAudited
    package var tds = AuditResult.notAudited
    package var commission = AuditResult.notAudited
    package var servicesGST = AuditResult.notAudited

    package init() {}
}

/// Tax rates as they came into force, so that old files are held to old rates.
package enum TaxRates {
    /// TCS under section 52 CGST Act, in thousandths of a percent of the net taxable value, from each day on.
    /// Source: notification 15/2024, from 10 July 2024 0.5 %; 1 % before.
    static let tcs: [(from: Day?, rate: Int64)] = [(nil, 1_000), (Day(year: 2024, month: 7, day: 10), 500)]

    /// TDS under section 194-O Income-tax Act with PAN, in thousandths of a percent. Source: Finance (No. 2) Act 2024,
    /// from 1 October 2024 0.1 %; 1 % before. Payments print the rate that was used: legs are held to that one.
    static let tds: [(from: Day?, rate: Int64)] = [(nil, 1_000), (Day(year: 2024, month: 10, day: 1), 100)]
    /// GST on the marketplace's services, in thousandths of a percent. Source: notification 11/2017, since 1 July 2017.
    static let services: [(from: Day?, rate: Int64)] = [(nil, 18_000)]

    package enum Kind: String, CaseIterable, Sendable {
        case tcs, tds, services
    }

    /// By day from which they hold, `nil` from the beginning.
    package static func table(_ kind: Kind) -> [(from: Day?, rate: Int64)] {
        switch kind {
        case .tcs: tcs
        case .tds: tds
        case .services: services
        }
    }

    /// In thousandths of a percent.
    package static func rate(_ kind: Kind, on day: Day) -> Int64 {
        table(kind).last { entry in entry.from.map { $0 <= day } ?? true }?.rate ?? 0
    }

    /// For rows without a day.
    static let newestServices: Int64 = services.last?.rate ?? 0

    static func tcs(on day: Day) -> Int64 { rate(.tcs, on: day) }

    /// The GST inside an amount that includes it: 18/118 of it at 18 %, rounded half away from zero.
    package static func servicesGST(inside amount: Paisa, on day: Day) -> Paisa {
        let rate = Int128(rate(.services, on: day))
        let (whole, share) = (UInt128(100_000 + rate), Int128(amount.count) * rate)
        let count = Int64(clamping: (share.magnitude * 2 + whole) / (whole * 2))
        return Paisa(share < 0 ? -count : count)
    }
}

extension PaymentDraft {
    /// Paise that rounding inside a printed settlement may be off.
    private static let settlementTolerance: Int64 = 5
    private static let taxTolerance: Int64 = 2

    /// Holds the printed settlement against the file's own formula.
    ///
    /// - Parameter outside: Deductions that may enter or not: either sum may match.
    mutating func auditSettlement(outside: [Component]) {
        row.audits.settlement = settlementResult(of: row.formulaSum)
        guard row.audits.settlement == .mismatch else { return }
        var complete = row.formulaSum
        for component in outside { complete += row.amounts[component] }
        row.audits.settlement = settlementResult(of: complete)
        if row.audits.settlement == .ok { row.formulaSum = complete }
    }

    /// Paise that rounding may put a shipping charge off.
    static let shippingTolerance: Int64 = 2

    /// What a delivered leg of one piece should be charged for shipping, with the printed sign: what the customer paid
    /// over the price, less the GST of the product, plus 18 % GST. `nil` for other legs, and where what was paid over
    /// the price is no amount of whole rupees: then the sale was made of something else. Source: exports.md 7.3.
    func expectedShipping(price: Paisa) -> Paisa? {
        let sale = row.amounts[.sale]
        guard let gstRate, gstRate >= 0, sale.count > 0, price.count > 0, row.amounts[.saleReturn].count == 0 else {
            return nil
        }
        let over = sale.count - price.count
        guard over >= 0, over % 100 == 0 else { return nil }
        let denominator = (10_000 + Int64(gstRate)) * 100
        // over ÷ (1 + rate) × 1.18, rounded half up; an amount of one leg is below 2³¹ paise.
        return Paisa(-((over * 10_000 * 118 * 2 + denominator) / (denominator * 2)))
    }

    private func settlementResult(of sum: Paisa) -> AuditResult {
        AuditResult(row.settlement, equals: sum, within: Self.settlementTolerance)
    }

    /// Holds the printed taxes and fees against the rates of the time.
    mutating func auditTaxes(includesGSTInFees: Bool) {
        let amounts = row.amounts
        let sales = amounts[.sale] + amounts[.saleReturn]
        let value = sales + amounts[.returnPremium] + amounts[.returnPremiumReturned]
        row.outputPaise = value == .zero ? 0 : gstRate.flatMap { Self.outputGST(inside: value, rate: $0) } ?? .min
        if let gstRate {
            // A leg whose order and payment lie on both sides of a change of rate may carry either.
            let paid = row.paymentDate.map { tcsOff(on: $0, of: value, withoutGST: gstRate) }
            let ordered = row.orderDate.map { tcsOff(on: $0, of: value, withoutGST: gstRate) }
            if let least = paid ?? ordered { row.audits.tcs = taxResult(off: min(least, ordered ?? least)) }
            if let tdsRate {
                let expected = Self.share(Int64(tdsRate) * 10, of: value, withoutGST: gstRate)
                row.audits.tds = taxResult(off: (amounts[.tds] + expected).magnitude)
            }
        }
        if let commissionRate, includesGSTInFees {
            let expected = Self.share(Int64(commissionRate) * 10, of: sales, withoutGST: 0)
            row.audits.commission = AuditResult(amounts[.commission], equals: -expected, within: Self.taxTolerance)
        }
        let rate =
            (row.paymentDate ?? row.orderDate).map { TaxRates.rate(.services, on: $0) } ?? TaxRates.newestServices
        let gst = Self.share(rate, of: amounts[.netOtherServices], withoutGST: 0)
        row.audits.servicesGST = AuditResult(amounts[.gstOnOtherServices], equals: gst, within: Self.taxTolerance)
    }

    /// The GST inside an amount, in paise, rounded half away from zero. `rate` is in hundredths of a percent.
    private static func outputGST(inside value: Paisa, rate: Int) -> Int32? {
        guard (0...10_000).contains(rate) else { return nil }
        return Int32(exactly: share(Int64(rate) * 10, of: value, withoutGST: rate).count)
    }

    /// How far TCS is off the rate of a day.
    private func tcsOff(on day: Day, of value: Paisa, withoutGST gstRate: Int) -> Paisa {
        (row.amounts[.tcs] + Self.share(TaxRates.tcs(on: day), of: value, withoutGST: gstRate)).magnitude
    }

    private mutating func taxResult(off: Paisa) -> AuditResult {
        guard off.count > Self.taxTolerance else { return .ok }
        row.taxDifference = row.taxDifference + off
        return .mismatch
    }

    /// `rate` thousandths of a percent of `value` less the GST inside it, rounded half away from zero.
    /// `gstRate` is in hundredths of a percent.
    private static func share(_ rate: Int64, of value: Paisa, withoutGST gstRate: Int) -> Paisa {
        guard value.count != 0, rate != 0 else { return .zero }
        let denominator = Int64(10_000 + max(0, gstRate)) * 100_000
        // Nearly always within 64 bits, whose division is many times as fast.
        let (product, overflow) = value.count.multipliedReportingOverflow(by: 20_000 * rate)
        if !overflow, product.magnitude < 1 << 62 {
            let count = Int64((product.magnitude + UInt64(denominator)) / (UInt64(denominator) * 2))
            return Paisa(product < 0 ? -count : count)
        }
        let numerator = Int128(value.count) * 10_000 * Int128(rate)
        let rounded = (numerator.magnitude * 2 + UInt128(denominator)) / (UInt128(denominator) * 2)
        let count = Int64(clamping: rounded)
        return Paisa(numerator < 0 ? -count : count)
    }
}
