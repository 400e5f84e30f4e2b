import Ledger

/// The CSV files of a report, by file name.
package struct Tables {
    /// One file of `data/`, made piece by piece while it is written.
    package struct File: Sendable {
        /// `orders.csv`
        package let name: String
        /// Lends the file's bytes to a sink, in pieces.
        package let write: @Sendable (_ sink: ([UInt8]) throws -> Void) throws -> Void
    }

    /// Sorted by name.
    package let files: [File]

    package init(_ report: SellerReport) {
        files = [
            File(name: "ads.csv") { try CSVTable.ads(report.ledger).write(report.adDays, to: $0) },
            File(name: "exceptions.csv") { sink in
                let findings = report.exceptions.enumerated().sorted { a, b in
                    (a.element.kind.rawValue, a.element.subOrder, a.offset)
                        < (b.element.kind.rawValue, b.element.subOrder, b.offset)
                }
                try CSVTable.exceptions(report.ledger, asOf: report.asOf).write(findings.lazy.map(\.element), to: sink)
            },
            File(name: "inputs.csv") { try CSVTable.inputs.write(report.inputs, to: $0) },
            File(name: "months.csv") { try CSVTable.months.write(report.months, to: $0) },
            File(name: "orders.csv") { try CSVTable.orders(report.ledger).write(report.ledger.subOrders, to: $0) },
            File(name: "payouts.csv") { try CSVTable.payouts.write(report.payouts, to: $0) },
            File(name: "products.csv") { try CSVTable.products.write(report.products, to: $0) },
            File(name: "settlements.csv") { try CSVTable.settlements(report.ledger).write(report.ledger.legs, to: $0) },
            File(name: "states.csv") { try CSVTable.states.write(report.states, to: $0) },
        ]
    }
}
