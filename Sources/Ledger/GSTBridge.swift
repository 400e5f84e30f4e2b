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
    init?(from cash: Paisa, _ taxes: CostedTaxes, ads: AdFigures, _ settings: Settings, asOf: Day) {
        let isRegular = settings.gstScheme == .regular
        guard !isRegular || taxes.unratedLegs == 0 else { return nil }
        self.cash = cash
        goodsWithoutRate = isRegular ? taxes.goodsWithoutRate : .zero
        amounts = Line.allCases.map { line in
            switch line {
            case .tcs: -taxes.sums.tcs
            case .tds: -taxes.sums.tds
            case _ where !isRegular: .zero
            case .outputGST: -taxes.output
            case .inputFees: taxes.inputGST(asOf: asOf, \.fees)
            case .inputShipping: taxes.inputGST(asOf: asOf, \.shipping)
            case .inputServices: -taxes.sums.services
            case .inputAds: -ads.gst
            case .inputPurchases: settings.costsIncludeGST ? taxes.purchases : .zero
            }
        }
    }
}

/// The taxes of the legs and goods of costed sub orders.
struct CostedTaxes: Sendable {
    private(set) var sums = LegTaxes()
    private var byDay = DayTally(LegTaxes())
    private var undated = LegTaxes()
    /// GST inside net sales, owed.
    private(set) var output = Paisa.zero
    private(set) var unratedLegs = 0
    /// Goods consumed by the GST rate of their purchase, in hundredths of a percent.
    private var goods: [Int: Paisa] = [:]
    private(set) var goodsWithoutRate = Paisa.zero

    @inline(__always)
    mutating func add(_ leg: PaymentRow) {
        sums.add(leg.amounts)
        if let day = leg.paymentDate { byDay[day].add(leg.amounts) } else { undated.add(leg.amounts) }
        if let gst = leg.outputGST { output += gst } else { unratedLegs += 1 }
    }

    @inline(__always)
    mutating func addGoods(_ cost: Paisa, at rate: Int?) {
        if let rate { goods[rate, default: .zero] += cost } else { goodsWithoutRate += cost }
    }

    /// The GST inside charges that include it, rounded once a month, as it is claimed.
    func inputGST(asOf: Day, _ charges: KeyPath<LegTaxes, Paisa>) -> Paisa {
        var byMonth: [Month: (day: Day, charges: Paisa)] = [:]
        for (day, taxes) in byDay.entries {
            byMonth[day.month, default: (day, .zero)].charges += taxes[keyPath: charges]
        }
        let dated = byMonth.values.reduce(Paisa.zero) { $0 + TaxRates.servicesGST(inside: -$1.charges, on: $1.day) }
        return dated + TaxRates.servicesGST(inside: -undated[keyPath: charges], on: asOf)
    }

    /// The GST inside the goods consumed, rounded once for each rate.
    var purchases: Paisa {
        goods.reduce(.zero) { sum, entry in
            sum + ((entry.value * entry.key).divided(by: 10_000 + entry.key) ?? .zero)
        }
    }
}

/// Finds the GST rate that the cost sheet names for a sub order's goods.
struct PurchaseRates {
    private let costs: CostBook
    private var known: [[CostBook.Cost]?] = []

    init(_ costs: CostBook) { self.costs = costs }

    /// In hundredths of a percent; `nil` where the sheet does not say.
    mutating func rate(of entry: SubOrder, _ ledger: Ledger) -> Int? {
        let sku = Int(entry.sku)
        if sku >= known.count { known += repeatElement(nil, count: sku + 1 - known.count) }
        if known[sku] == nil { known[sku] = costs.costs(of: ledger.text(entry.sku)) }
        return CostBook.cost(in: known[sku] ?? [], on: entry.orderDate)?.gstRate
    }
}

extension Settings {
    /// All other expenses of a month with payments.
    func expenses(in month: Month) -> Paisa {
        monthlyExpenses.reduce(otherMonthlyExpenses) { $0 + $1.amount(in: month) }
    }
}
