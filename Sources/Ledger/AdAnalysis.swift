import Meesho

/// What the ads cost, by campaign, day and month, and what they brought in where orders carry their source.
///
/// Costs go by deduction date, sales by order date. Nothing of the cost is spread over SKUs.
package struct AdAnalysis: Sendable {
    /// Rows of the ads sheets, added. Signs as printed: cost positive, GST and total negative.
    package struct Spend: Sendable, Hashable {
        package var rows = 0
        package var cost = Paisa.zero
        package var credits = Paisa.zero
        package var gst = Paisa.zero
        /// GST included.
        package var total = Paisa.zero

        package init() {}
    }

    /// One "Campaign ID".
    package struct Campaign: Sendable {
        package var name: String
        /// The first and last day it ran, over the rows that print a single date.
        package var first: Day?
        package var last: Day?
        /// Different days it ran, over the same rows.
        package var days = 0
        /// Rows that print no single date.
        package var undated = 0
        package var spend = Spend()
        /// Of the total of all.
        package var share = MoneyRatio(.zero, over: .zero)

        package init(name: String) { self.name = name }
    }

    /// One day that ads ran, by "Deduction Duration".
    package struct RunDay: Sendable {
        /// `nil` gathers the rows that print no single date.
        package var day: Day?
        package var campaigns = 0
        package var spend = Spend()

        package init(day: Day?) { self.day = day }
    }

    /// One month of deductions.
    package struct DeductionMonth: Sendable {
        /// `nil` gathers the rows that print no deduction date.
        package var month: Month?
        package var campaigns = 0
        package var spend = Spend()

        package init(month: Month?) { self.month = month }
    }

    /// Sub orders by where they came from.
    package struct Sources: Sendable, Hashable {
        package var ad = 0
        package var organic = 0
        package var unknown = 0
        package var none = 0

        package var known: Int { ad + organic }
        package var all: Int { known + unknown + none }
        /// Those that carry their source, of all.
        package var coverage: Ratio { Ratio(known, of: all) }
        /// Ad orders, of those that carry their source.
        package var adShare: Ratio { Ratio(ad, of: known) }

        package init() {}
    }

    /// A ratio of sales to money, `nil` where it cannot be told.
    package struct Figure: Sendable {
        package var ratio: MoneyRatio?
        /// The sub orders whose sales are in it.
        package var orders = 0
        package var certainty = Certainty.estimated

        package init() {}
    }

    /// The most costly first.
    package var campaigns: [Campaign] = []
    /// Sorted, rows without a date last.
    package var days: [RunDay] = []
    /// Sorted, rows without a date last.
    package var months: [DeductionMonth] = []
    /// Ads with GST, as a positive amount, over net sales (sale + sale return of the legs); payment-month basis.
    package var shareOfSales: MoneyRatio?
    /// Placed sub orders.
    package var sources = Sources()
    /// Sub orders of which the files tell different sources; the orders file's holds.
    package var contradictions = 0
    /// Of the sub orders that ads brought.
    package var outcomes = OutcomeCounts()
    /// Ads with GST, positive, that ran on days no orders file covers or the period does not hold.
    package var uncovered = Paisa.zero
    /// Order value of ad orders, cancelled ones left out, over the ads cost after credits without GST.
    package var roas = Figure()
    /// Order value of ad orders that were delivered and kept, over the ads cost with GST.
    package var netROAS = Figure()
    /// Order value over what is left of the settlement after goods and packaging: orders that came to their end, were
    /// settled and have a cost.
    package var breakEvenROAS = Figure()
    /// SKUs of which any placed sub order carries its source.
    package var bySKU: [String: Sources] = [:]

    package init() {}
}

extension AdAnalysis.Sources {
    mutating func add(_ source: OrderSource) {
        switch source {
        case .ad: ad += 1
        case .organic: organic += 1
        case .unknown: unknown += 1
        case .none: none += 1
        }
    }
}

extension [ProductFigures] {
    /// - Parameter sources: By SKU.
    mutating func take(_ sources: [String: AdAnalysis.Sources]) {
        guard !sources.isEmpty else { return }
        for index in indices {
            guard let own = sources[self[index].sku] else { continue }
            self[index].adOrders = own.ad
            self[index].organicOrders = own.organic
        }
    }
}
