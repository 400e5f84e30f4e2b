import Meesho

/// The figures of one period of a report: all of it, a financial year or a month. A year and a month hold what a report
/// of their days (`--from`, `--to`) tells, so orders stand in the period they were placed in, money in the one it was
/// paid in, and a sub order that was placed and paid in two months has its cost in the first.
package struct PeriodSummary: Sendable {
    package enum Kind: Sendable, Hashable {
        case all
        case financialYear(FinancialYear)
        case month(Month)
    }

    package enum Name: String, CaseIterable, Sendable {
        case payout, settlement, ads
        case cashProfit = "cash_profit"
        /// Months add up to their year but for paise: the GST inside goods is rounded once for each rate and period.
        case profitAfterGST = "profit_after_gst"
        case orders
        case orderValue = "order_value"
        case keptRate = "kept_rate"
        case rtoRate = "rto_rate"
        case returnRate = "return_rate"
        case cancelledRate = "cancelled_rate"

        package var basis: Basis {
            switch self {
            case .payout, .settlement, .ads, .cashProfit, .profitAfterGST: .paymentMonth
            case .orders, .orderValue, .keptRate, .rtoRate, .returnRate, .cancelledRate: .orderMonth
            }
        }

        /// The kinds of files that must cover two periods before they are compared.
        var compared: [ExportKind] {
            switch self {
            case .payout, .settlement, .ads: [.payments]
            case .cashProfit, .profitAfterGST: [.orders, .payments]
            case .orders, .orderValue, .keptRate, .rtoRate, .returnRate, .cancelledRate: [.orders]
            }
        }
    }

    package struct Line: Sendable, Hashable {
        package var name: Name
        /// `nil` where the loaded files cannot tell, or there is nothing to divide by.
        package var value: Answer.Value?
        /// The same figure of the month or financial year before; `nil` where not both periods are wholly covered.
        package var previous: Answer.Value?
        package var certainty: Certainty
        /// How many rows or sub orders stand behind it: rows of payments files for payout, settlement and ads, paid sub
        /// orders for profit, placed ones for orders, those not cancelled for their value, a rate's own lower count.
        package var rows: Int
        /// Whether a rate still moves: under 95 % of the dispatched have a final outcome.
        package var isProvisional: Bool

        package var basis: Basis { name.basis }

        package init(
            _ name: Name,
            value: Answer.Value?,
            previous: Answer.Value? = nil,
            certainty: Certainty,
            rows: Int,
            isProvisional: Bool = false
        ) {
            self.name = name
            self.value = value
            self.previous = previous
            self.certainty = certainty
            self.rows = rows
            self.isProvisional = isProvisional
        }
    }

    package var kind: Kind
    /// Without those that the report leaves out. `nil` for all of a report without days.
    package var days: DayRange?
    /// Whether the loaded orders files cover all its days.
    package var hasAllOrders: Bool
    /// The same for payments files.
    package var hasAllPayments: Bool
    /// In the order of ``Name``; of a redacted report without profits.
    package var lines: [Line]

    package init(
        _ kind: Kind,
        days: DayRange?,
        hasAllOrders: Bool = false,
        hasAllPayments: Bool = false,
        lines: [Line] = []
    ) {
        self.kind = kind
        self.days = days
        self.hasAllOrders = hasAllOrders
        self.hasAllPayments = hasAllPayments
        self.lines = lines
    }

    package var isCovered: Bool { hasAllOrders && hasAllPayments }

    package subscript(name: Name) -> Line? { lines.first { $0.name == name } }
}
