import Ledger
import Meesho

/// The CSV files of a report, by file name.
package struct Tables {
    /// One file of `data/`, made piece by piece while it is written.
    package struct File: Sendable {
        /// `orders.csv`
        package let name: String
        package let rows: Int
        /// Lends the file's bytes to a sink, in pieces.
        package let write: @Sendable (_ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    }

    /// Sorted by name.
    package let files: [File]

    package init(_ report: SellerReport) {
        files = [
            File("ads.csv", .ads(report.ledger), report.adDays, count: report.adDays.count),
            File(
                "exceptions.csv",
                .exceptions(report.ledger, asOf: report.asOf),
                Tables.byKind(report.exceptions),
                count: report.exceptions.count
            ),
            File("gst_b2cs.csv", .b2cs, report.tax.places, count: report.tax.places.count),
            File("gst_documents.csv", .documents, report.tax.documents, count: report.tax.documents.count),
            File("gst_hsn.csv", .hsn, report.tax.hsn, count: report.tax.hsn.count),
            File("gst_operators.csv", .operators, report.tax.operators, count: report.tax.operators.count),
            File(
                "gst_tie_out.csv",
                .tieOut(report.ledger),
                report.tax.tieOut.differences,
                count: report.tax.tieOut.differences.count
            ),
            File("inputs.csv", .inputs, report.inputs, count: report.inputs.count),
            File("months.csv", .months, report.months, count: report.months.count),
            File("orders.csv", .orders(report.ledger), report.ledger.subOrders, count: report.ledger.subOrders.count),
            File("payouts.csv", .payouts, report.payouts, count: report.payouts.count),
            File("products.csv", .products, report.products, count: report.products.count),
            File("settlements.csv", .settlements(report.ledger), report.ledger.legs, count: report.ledger.legs.count),
            File("states.csv", .states, report.states, count: report.states.count),
            File(
                "tax_credits.csv",
                .credits(
                    gstin: report.seller.gstins.count == 1 ? report.seller.gstins.first ?? "" : "",
                    report.settings.gstScheme
                ),
                report.tax.credits,
                count: report.tax.credits.count
            ),
        ]
    }

    /// Sorted by the names of their kinds, sub order and the order they had.
    private static func byKind(_ findings: [ExceptionFinding]) -> [ExceptionFinding] {
        let names = ExceptionFinding.Kind.allCases.map(\.rawValue).sorted()
        let ranks = Dictionary(
            uniqueKeysWithValues: ExceptionFinding.Kind.allCases.map { ($0, names.firstIndex(of: $0.rawValue) ?? 0) }
        )
        let keys = findings.enumerated().map { index, finding in
            (rank: ranks[finding.kind] ?? 0, subOrder: finding.subOrder, index: index)
        }
        return keys.sorted { ($0.rank, $0.subOrder, $0.index) < ($1.rank, $1.subOrder, $1.index) }
            .map { findings[$0.index] }
    }
}

extension Tables.File {
    /// - Parameters:
    ///   - table: Made only when the file is written.
    ///   - rows: Likewise.
    fileprivate init<Rows: Collection & SendableMetatype>(
        _ name: String,
        _ table: @autoclosure @escaping @Sendable () -> CSVTable<Rows.Element>,
        _ rows: @autoclosure @escaping @Sendable () -> Rows,
        count: Int
    ) {
        self.init(name: name, rows: count) { sink in try table().write(rows(), to: sink) }
    }
}
