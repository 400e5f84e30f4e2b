import Ledger

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

    /// Sorted by name. What changed since an earlier report is there only with one.
    package let files: [File]

    package init(_ report: SellerReport) {
        let since = report.since.map {
            File("since.csv", .since($0, report), $0.changes, count: $0.changes.count)
        }
        let calendar = report.coverage.calendar
        let always = [
            File("actions.csv", .actions(report), report.actions, count: report.actions.count),
            File(
                "ad_campaigns.csv",
                .adCampaigns,
                report.adAnalysis.campaigns,
                count: report.adAnalysis.campaigns.count
            ),
            File("ad_days.csv", .adDays, report.adAnalysis.days, count: report.adAnalysis.days.count),
            File("ads.csv", .ads(report.ledger), report.adDays, count: report.adDays.count),
            File("cannot_tell.csv", .cannotTell, report.unsupported, count: report.unsupported.count),
            File(
                "charge_questions.csv",
                .chargeQuestions(report.ledger),
                report.chargeQuestions,
                count: report.chargeQuestions.count
            ),
            File("claims.csv", .claims(report.ledger), report.claims.claims, count: report.claims.claims.count),
            File(
                "couriers.csv",
                .couriers,
                report.returnAnalysis.byCourier.sorted { $0.name < $1.name },
                count: report.returnAnalysis.byCourier.count
            ),
            File("coverage.csv", .coverage, calendar, count: calendar.count),
            File(
                "exceptions.csv",
                .exceptions(report.ledger, asOf: report.asOf),
                Tables.byKind(report.exceptions),
                count: report.exceptions.count
            ),
            File("inputs.csv", .inputs, report.inputs, count: report.inputs.count),
            File("months.csv", .months, report.months, count: report.months.count),
            File("orders.csv", .orders(report.ledger), report.ledger.subOrders, count: report.ledger.subOrders.count),
            File("payouts.csv", .payouts, report.payouts, count: report.payouts.count),
            File("products.csv", .products, report.products, count: report.products.count),
            File(
                "return_reasons.csv",
                .returnReasons,
                report.returnAnalysis.byReason.sorted { $0.name < $1.name },
                count: report.returnAnalysis.byReason.count
            ),
            File("settlements.csv", .settlements(report.ledger), report.ledger.legs, count: report.ledger.legs.count),
            File("states.csv", .states, report.states, count: report.states.count),
            File(
                "unmatched_scans.csv",
                .unmatchedScans(report.ledger),
                report.returnAnalysis.unmatchedScans,
                count: report.returnAnalysis.unmatchedScans.count
            ),
        ]
        files = (always + [since].compactMap(\.self)).sorted { $0.name < $1.name }
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
