/// Whether a printed amount is what its formula gives.
package enum AuditResult: UInt8, Sendable {
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
package struct LegAudits: Sendable, Hashable {
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

    static func tcs(on day: Day) -> Int64 {
        tcs.last { entry in entry.from.map { $0 <= day } ?? true }?.rate ?? 0
    }
}

extension PaymentRow {
    /// Paise that rounding inside a printed settlement may be off.
    private static let settlementTolerance: Int64 = 5
    private static let taxTolerance: Int64 = 2

    /// Holds the printed amounts against the file's own formula and against the tax rates of the time.
    mutating func audit(with formula: SettlementFormula?) {
        if let formula {
            // Whether these deductions enter is not settled by any file seen: either sum may match.
            var complete = formulaSum
            for component in [Component.fixedFee, .warehousingFee, .gstOnOtherServices]
            where !formula.components.contains(component) {
                complete += amounts[component]
            }
            audits.settlement = AuditResult(settlement, equals: formulaSum, within: Self.settlementTolerance)
            if audits.settlement == .mismatch {
                audits.settlement = AuditResult(settlement, equals: complete, within: Self.settlementTolerance)
                if audits.settlement == .ok { formulaSum = complete }
            }
        }
        auditTaxes()
    }

    private mutating func auditTaxes() {
        let value = amounts[.sale] + amounts[.saleReturn] + amounts[.returnPremium] + amounts[.returnPremiumReturned]
        if let gstRate {
            let days = [paymentDate, orderDate].compactMap(\.self)
            // A leg whose order and payment lie on both sides of a change of rate may carry either.
            let off = days.map { day in
                let expected = Self.share(TaxRates.tcs(on: day), of: value, withoutGST: gstRate)
                return (amounts[.tcs] + expected).magnitude
            }
            if let least = off.min() { audits.tcs = taxResult(off: least) }
            if let tdsRate {
                let expected = Self.share(Int64(tdsRate) * 10, of: value, withoutGST: gstRate)
                audits.tds = taxResult(off: (amounts[.tds] + expected).magnitude)
            }
        }
        if let commissionRate, includesGSTInFees {
            let expected = Self.share(
                Int64(commissionRate) * 10,
                of: amounts[.sale] + amounts[.saleReturn],
                withoutGST: 0
            )
            audits.commission = AuditResult(amounts[.commission], equals: -expected, within: Self.taxTolerance)
        }
        let gst = Self.share(18_000, of: amounts[.netOtherServices], withoutGST: 0)
        audits.servicesGST = AuditResult(amounts[.gstOnOtherServices], equals: gst, within: Self.taxTolerance)
    }

    private mutating func taxResult(off: Paisa) -> AuditResult {
        guard off.count > Self.taxTolerance else { return .ok }
        taxDifference = taxDifference + off
        return .mismatch
    }

    /// `rate` thousandths of a percent of `value` less the GST inside it, rounded half away from zero.
    /// `gstRate` is in hundredths of a percent.
    private static func share(_ rate: Int64, of value: Paisa, withoutGST gstRate: Int) -> Paisa {
        let numerator = Int128(value.count) * 10_000 * Int128(rate)
        let denominator = Int128(10_000 + max(0, gstRate)) * 100_000
        let rounded = (numerator.magnitude * 2 + denominator.magnitude) / (denominator.magnitude * 2)
        let count = Int64(clamping: rounded)
        return Paisa(numerator < 0 ? -count : count)
    }
}
