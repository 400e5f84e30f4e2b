import Meesho

/// The days whose orders and money a report is about; open where `nil`.
package struct PeriodFilter: Sendable, Hashable {
    package var from: Day?
    package var to: Day?

    package init(from: Day? = nil, to: Day? = nil) {
        self.from = from
        self.to = to
    }

    package func contains(_ day: Day) -> Bool { day >= from ?? day && day <= to ?? day }
}

extension SellerReport {
    /// Joins what was read of one seller and computes every figure.
    package init(of input: SellerInput, asOf: Day, version: String, period: PeriodFilter = PeriodFilter()) {
        self.init(seller: Seller(id: input.id), asOf: asOf, version: version)
        inputs = input.records
        problems = input.problems
    }
}
