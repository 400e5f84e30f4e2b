import Meesho

/// Which calendar a figure goes by.
package enum Basis: String, Sendable {
    /// The cohort of orders placed in the time.
    case orderMonth
    /// The money that moved in the time.
    case paymentMonth
    /// The state on the day of the report.
    case asOf
}

/// How sure a figure is.
package enum Certainty: String, Sendable {
    /// Summed from rows that all pass the audit.
    case proven
    /// Summed as printed; the audit was not possible or found a difference.
    case printed
    /// Depends on a setting or cost the seller gave.
    case assumed
    /// From the outstanding file, or from a cohort that is still open.
    case estimated
}

/// A share with its two counts.
package struct Ratio: Sendable, Hashable {
    package var n: Int
    package var d: Int

    package init(_ n: Int, of d: Int) {
        self.n = n
        self.d = d
    }

    /// In ten-thousandths, rounded half up; `nil` where there is nothing to divide by.
    package var tenThousandths: Int? { d > 0 ? (n * 20_000 + d) / (2 * d) : nil }

    /// Four decimals, `0.1534`; `nil` where there is nothing to divide by.
    package var decimal: String? {
        tenThousandths.map { value in
            let digits = String(value % 10_000)
            return "\(value / 10_000)." + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
    }

    /// Whether the sample is too small to mean anything: its Wilson 95 % interval is wider than 20 points.
    package var isTooFew: Bool {
        guard d > 0 else { return true }
        let z = 1.96
        let count = Double(d)
        let p = Double(n) / count
        let halfWidth = z * ((p * (1 - p) + z * z / (4 * count)) / count).squareRoot() / (1 + z * z / count)
        return 2 * halfWidth > 0.2
    }
}

/// Sub orders by outcome.
package struct OutcomeCounts: Sendable, Hashable {
    /// By ``Outcome/rawValue``; inline, for there is one to every day, month, state and product.
    private var counts = InlineArray<9, Int>(repeating: 0)

    package init() {}

    package subscript(outcome: Outcome) -> Int {
        get { counts[outcome.rawValue] }
        set { counts[outcome.rawValue] = newValue }
    }

    package static func == (a: OutcomeCounts, b: OutcomeCounts) -> Bool {
        a.counts.indices.allSatisfy { a.counts[$0] == b.counts[$0] }
    }

    package func hash(into hasher: inout Hasher) {
        for index in counts.indices { hasher.combine(counts[index]) }
    }

    static func += (a: inout OutcomeCounts, b: OutcomeCounts) {
        for index in a.counts.indices { a.counts[index] += b.counts[index] }
    }

    /// O: all sub orders placed.
    package var placed: Int { counts.indices.reduce(0) { $0 + counts[$1] } }
    /// V: reached a customer, later returned or exchanged ones included.
    package var everDelivered: Int { self[.delivered] + self[.customerReturn] + self[.exchange] }
    /// K: stayed with the customer.
    package var kept: Int { self[.delivered] }
    /// V + R + L: dispatched, and the way out has ended.
    package var arrived: Int { everDelivered + self[.rto] + self[.lost] }
    /// D: all that left the seller.
    package var dispatched: Int { arrived + self[.inTransit] }

    /// R ÷ (V + R + L).
    package var rtoRate: Ratio { Ratio(self[.rto], of: arrived) }
    /// CR ÷ V.
    package var customerReturnRate: Ratio { Ratio(self[.customerReturn], of: everDelivered) }
    /// C ÷ O.
    package var cancellationRate: Ratio { Ratio(self[.cancelled], of: placed) }
    /// K ÷ (V + R + L).
    package var keptRate: Ratio { Ratio(kept, of: arrived) }
    /// Under 95 % of the dispatched have a final outcome: rates still move.
    package var isProvisional: Bool { arrived * 100 < dispatched * 95 }
}

/// Orders placed in the period; order-month basis. Source: orders files, outcome from all files.
package struct OrderFigures: Sendable {
    /// Distinct sub orders that an orders file holds.
    package var count = 0
    /// Rows of the orders files, repeats included.
    package var rows = 0
    package var units = 0
    /// Discounted price × quantity over all but the cancelled.
    package var orderValue = Paisa.zero
    package var outcomes = OutcomeCounts()
    /// By the newest printed status.
    package var byStatus: [String: Int] = [:]
    package var byMonth: [Month: Int] = [:]

    /// Order value per sub order not cancelled, rounded half away from zero; `nil` without any.
    package var averageOrderValue: Paisa? { orderValue.divided(by: count - outcomes[.cancelled]) }

    package init() {}
}

/// Money of payment legs; payment-month basis. Source: payments files, sheet "Order Payments", as printed.
package struct PaymentFigures: Sendable {
    /// Legs after dropping those that overlapping downloads repeat.
    package var rows = 0
    package var duplicates = 0
    package var subOrders = 0
    package var settlement = Paisa.zero
    package var components = AmountTotals()
    package var byMonth: [Month: Paisa] = [:]
    package var byStatus: [String: (rows: Int, settlement: Paisa)] = [:]

    package init() {}
}

/// Source: sheet "Ads Cost", deduction date. Negative is cost.
package struct AdFigures: Sendable {
    package var rows = 0
    /// "Ad Cost", positive as printed.
    package var cost = Paisa.zero
    package var credits = Paisa.zero
    /// "Ad Cost incl. Credits/Waivers/Discounts".
    package var net = Paisa.zero
    package var gst = Paisa.zero
    package var total = Paisa.zero
    package var byMonth: [Month: Paisa] = [:]

    package init() {}
}

/// Source: sheet "Referral Payments".
package struct ReferralFigures: Sendable {
    package var rows = 0
    package var net = Paisa.zero
    package var taxes = Paisa.zero

    package init() {}
}

/// Source: sheet "Compensation and Recovery".
package struct PlatformFigures: Sendable {
    package var rows = 0
    /// Sum of the positive amounts.
    package var compensation = Paisa.zero
    /// Sum of the negative amounts.
    package var recovery = Paisa.zero
    package var byProgram: [String: Paisa] = [:]

    package var net: Paisa { compensation + recovery }

    package init() {}
}

/// Source: the newest outstanding file; estimates, never added to paid money.
package struct OutstandingFigures: Sendable {
    package var rows = 0
    package var settlement = Paisa.zero
    /// The day the newest outstanding file is of, where its name or dates tell.
    package var snapshot: Day?

    package init() {}
}

/// Cash profit: settlement of costed SKUs + ads + referral + platform − goods − packaging − other.
package struct ProfitFigures: Sendable {
    /// `nil` without a single cost.
    package var cash: Paisa?
    /// Cash profit without output GST, with input and prepaid tax credits; `nil` where it cannot be told.
    package var afterGST: Paisa?
    /// From ``cash`` to ``afterGST``, line by line.
    package var bridge: GSTBridge?
    /// Legs of costed SKUs with sales that print no GST rate: with any, ``afterGST`` cannot be told.
    package var unratedLegs = 0
    package var settlementCosted = Paisa.zero
    package var settlementUncosted = Paisa.zero
    /// Positive: cost of goods consumed.
    package var goods = Paisa.zero
    package var packaging = Paisa.zero
    package var other = Paisa.zero
    /// Cost of goods that are out as return or RTO and not back; information, not a cost.
    package var stockAtRisk = Paisa.zero
    /// Share of the settlement whose SKU has a cost, in ten-thousandths; `nil` where nothing was settled.
    package var coverage: Int?
    package var uncostedSKUs: [String] = []

    package init() {}
}

/// The audit of payment legs: printed settlement and taxes against the formula of the file they stand in.
package struct AuditFigures: Sendable {
    package var legs = 0
    package var settlementOK = 0
    package var settlementMismatch = 0
    package var tcsOK = 0
    package var tcsMismatch = 0
    package var tdsOK = 0
    package var tdsMismatch = 0
    /// Sum of the formula over all legs; a leg that no formula covers counts as printed.
    package var formulaTotal = Paisa.zero
    package var printedTotal = Paisa.zero
    /// Sum of the sums by transaction id.
    package var byTransactionTotal = Paisa.zero

    package var isClean: Bool { settlementOK == legs && formulaTotal == printedTotal }

    package init() {}
}

/// Source: returns files, one per sub order and AWB.
package struct ReturnFigures: Sendable {
    package var rows = 0
    package var count = 0
    package var byType: [String: Int] = [:]
    package var byReason: [String: Int] = [:]

    package init() {}
}

/// Sales and returns side by side; net is sales − returns.
package struct GSTPair: Sendable {
    package var sales = GSTTotals()
    package var returns = GSTTotals()

    package init() {}
}

/// Source: tcs sales and tcs sales return files.
package struct GSTFigures: Sendable {
    package var total = GSTPair()
    /// By state as printed.
    package var byState: [String: GSTPair] = [:]
    /// By `HSN|rate`.
    package var byHSNRate: [String: GSTPair] = [:]

    package init() {}
}

/// One bank transfer day: what should stand in the bank statement.
package struct Payout: Sendable {
    /// `nil` gathers the rows that print no payment date.
    package var date: Day?
    package var transactionIDs: [String]
    package var settlement = Paisa.zero
    package var ads = Paisa.zero
    package var referral = Paisa.zero
    package var compensation = Paisa.zero
    package var recovery = Paisa.zero
    package var total: Paisa { settlement + ads + referral + compensation + recovery }
    /// What the bank statement says; `nil` without one.
    package var bank: BankMatch?

    package init(date: Day?, transactionIDs: [String] = []) {
        self.date = date
        self.transactionIDs = transactionIDs
    }
}

/// One SKU. Account-level money (ads and the rest) is never spread over SKUs.
package struct ProductFigures: Sendable {
    package var sku: String
    /// The newest product name met.
    package var product: String
    package var outcomes = OutcomeCounts()
    /// Of all sub orders.
    package var units = 0
    package var unitsDispatched = 0
    package var unitsKept = 0
    package var unitsRTO = 0
    package var unitsReturned = 0
    package var settlement = Paisa.zero
    /// `nil` where the SKU has no cost.
    package var goodsCost: Paisa?
    package var packaging: Paisa?
    package var profit: Paisa?
    /// Its finished and settled sub orders; empty without a cost for all of them.
    package var sample = ProductSample()
    /// Price at which profit is zero with this SKU's own outcomes and charges.
    package var breakEvenPrice: Paisa?
    /// Placed sub orders whose source is known to be an ad; `nil` where no source of the SKU's is known.
    package var adOrders: Int?
    /// The same for those known to have come without.
    package var organicOrders: Int?
    package var costKnown: Bool { goodsCost != nil }
    /// Rounded half away from zero; `nil` without cost or without kept units.
    package var profitPerKept: Paisa? { profit?.divided(by: unitsKept) }

    package init(sku: String, product: String) {
        self.sku = sku
        self.product = product
    }
}

/// One month, both ways of looking at it side by side.
package struct MonthFigures: Sendable {
    package var month: Month
    // Order-month basis.
    package var outcomes = OutcomeCounts()
    package var units = 0
    package var orderValue = Paisa.zero
    /// All legs, whenever paid, of the orders placed in the month.
    package var cohortSettlement = Paisa.zero
    /// Sub orders that left the seller and have a payment leg.
    package var settled = 0
    /// What the newest outstanding file promises for them, an estimate; `nil` without such a file.
    package var expected: Paisa?
    // Payment-month basis.
    package var legs = 0
    package var settlement = Paisa.zero
    package var ads = Paisa.zero
    package var referral = Paisa.zero
    package var compensation = Paisa.zero
    package var recovery = Paisa.zero
    package var payout: Paisa { settlement + ads + referral + compensation + recovery }
    /// Days from order to the first payment of the orders placed in the month.
    package var daysToPayment: DayStatistics?

    package init(month: Month) { self.month = month }
}

/// One day, for the charts.
package struct DayFigures: Sendable {
    package var day: Day
    package var orders = 0
    package var payout = Paisa.zero

    package init(day: Day) { self.day = day }
}

/// One state, by its standard name; texts that are no known state keep their own row.
package struct StateFigures: Sendable {
    package var state: String
    package var outcomes = OutcomeCounts()
    package var units = 0
    package var orderValue = Paisa.zero
    package var settlement = Paisa.zero

    package init(state: String) { self.state = state }
}

/// One campaign and day of the ads sheet.
package struct AdDay: Sendable {
    package var campaign: String
    /// "Deduction Duration" as printed: the day the ad ran, or a range.
    package var ranOn: String
    /// The day the ad ran, where one is printed.
    package var ran: Day?
    package var deductedOn: Day?
    package var cost = Paisa.zero
    package var credits = Paisa.zero
    package var gst = Paisa.zero
    package var total = Paisa.zero
    package var origin: Origin

    package init(campaign: String, ranOn: String, deductedOn: Day?, origin: Origin) {
        self.campaign = campaign
        self.ranOn = ranOn
        self.deductedOn = deductedOn
        self.origin = origin
    }
}

extension Paisa {
    /// `self ÷ divisor`, rounded half away from zero; `nil` for a divisor below 1.
    package func divided(by divisor: Int) -> Paisa? {
        guard divisor > 0 else { return nil }
        let divisor = Int64(divisor)
        let (quotient, remainder) = count.quotientAndRemainder(dividingBy: divisor)
        guard remainder.magnitude >= divisor.magnitude - remainder.magnitude else { return Paisa(quotient) }
        return Paisa(quotient + (count < 0 ? -1 : 1))
    }
}
