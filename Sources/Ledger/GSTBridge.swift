import Meesho

/// What lies between cash profit and profit after GST, each line with its sign: what is owed is negative, what is
/// claimed back positive. Payment-month basis, over the legs of SKUs with a cost, as cash profit is.
/// Source: metrics.md, Profit.
package struct GSTBridge: Sendable, Hashable {
    package enum Line: String, CaseIterable, Sendable {
        /// The GST inside the net sales, at the printed rates.
        case outputGST = "output_gst"
        /// The GST inside commission and fees.
        case inputFees = "input_fees"
        /// The GST inside shipping and return shipping.
        case inputShipping = "input_shipping"
        /// "GST on Net Other Support Service Charges", as printed.
        case inputServices = "input_services"
        /// Column "GST" of the ads sheet.
        case inputAds = "input_ads"
        /// The GST inside the goods consumed, by the cost sheet's rates.
        case inputPurchases = "input_purchases"
        /// Tax paid in advance: a credit, not a cost.
        case tcs, tds
    }

    package let cash: Paisa
    /// In the order of ``Line``; zero where the scheme of the seller knows no such line.
    package let amounts: [Paisa]
    /// Cost of goods consumed of which the cost sheet names no GST rate: nothing is claimed of it.
    package let goodsWithoutRate: Paisa

    package subscript(line: Line) -> Paisa {
        Line.allCases.firstIndex(of: line).map { amounts[$0] } ?? .zero
    }

    package var afterGST: Paisa { amounts.reduce(cash, +) }

    /// `nil` where legs with sales print no rate, so that the GST owed cannot be told; only the regular scheme owes it
    /// line by line and claims input tax.
    init?(from cash: Paisa, _ sums: CostedSums, ads: AdFigures, _ settings: Settings, asOf: Day) {
        let isRegular = settings.gstScheme == .regular
        let legs = sums.legs
        guard !isRegular || legs.unrated == 0 else { return nil }
        self.cash = cash
        goodsWithoutRate = isRegular ? sums.goods.withoutRate : .zero
        amounts = Line.allCases.map { line in
            switch line {
            case .tcs: -legs.taxes.tcs
            case .tds: -legs.taxes.tds
            case _ where !isRegular: .zero
            case .outputGST: -legs.output
            case .inputFees: sums.inputGST(asOf: asOf, \.fees)
            case .inputShipping: sums.inputGST(asOf: asOf, \.shipping)
            case .inputServices: -legs.taxes.services
            case .inputAds: -ads.gst
            case .inputPurchases: settings.costsIncludeGST ? sums.purchaseGST : .zero
            }
        }
    }
}

extension Settings {
    /// All other expenses of a month with payments.
    func expenses(in month: Month) -> Paisa {
        monthlyExpenses.reduce(otherMonthlyExpenses) { $0 + $1.amount(in: month) }
    }
}
