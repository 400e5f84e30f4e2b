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

    /// Sorted by name. What changed since an earlier report is there only with one.
    package let files: [File]

    package init(_ report: SellerReport) {
        let since = report.since.map {
            File("since.csv", .since($0, report), $0.changes, count: $0.changes.count)
        }
        let calendar = report.coverage.calendar
        let periods = report.periods.figures
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
            File(
                "cannot_tell.csv",
                .cannotTell(report.ledger, asOf: report.asOf),
                report.unsupported,
                count: report.unsupported.count
            ),
            File(
                "charge_questions.csv",
                .chargeQuestions(report.ledger),
                report.chargeQuestions,
                count: report.chargeQuestions.count
            ),
            File("claims.csv", .claims(report.ledger), report.claims.claims, count: report.claims.claims.count),
            File(
                "couriers.csv",
                .couriers(isRedacted: report.isRedacted),
                report.returnAnalysis.byCourier.sorted { $0.name < $1.name },
                count: report.returnAnalysis.byCourier.count
            ),
            File("coverage.csv", .coverage, calendar, count: calendar.count),
            File(
                "exceptions.csv",
                .exceptions(report.ledger, asOf: report.asOf),
                FindingsByKind(report.exceptions),
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
            File("inputs.csv", .inputs(isRedacted: report.isRedacted), report.inputs, count: report.inputs.count),
            File("months.csv", .months, report.months, count: report.months.count),
            File("month_bridge.csv", .monthBridge, report.monthBridge.cells, count: report.monthBridge.cells.count),
            File("orders.csv", .orders(report.ledger), report.ledger.subOrders, count: report.ledger.subOrders.count),
            File("outstanding.csv", .promises(report.ledger), report.promises, count: report.promises.count),
            File("programmes.csv", .programmes, report.programmes, count: report.programmes.count),
            File("periods.csv", .periods, periods, count: periods.count),
            File("payouts.csv", .payouts, report.payouts, count: report.payouts.count),
            File(
                "products.csv",
                .products(isRedacted: report.isRedacted),
                report.products,
                count: report.products.count
            ),
            File(
                "return_reasons.csv",
                .returnReasons(isRedacted: report.isRedacted),
                report.returnAnalysis.byReason.sorted { $0.name < $1.name },
                count: report.returnAnalysis.byReason.count
            ),
            File("settlements.csv", .settlements(report.ledger), report.ledger.legs, count: report.ledger.legs.count),
            File(
                "stop_or_reprice.csv",
                .stopOrReprice,
                report.stopOrReprice.sorted { $0.sku < $1.sku },
                count: report.stopOrReprice.count
            ),
            File(
                "what_if.csv",
                .whatIf,
                WhatIf.all(report.products, minimum: report.settings.minimumSample),
                count: report.products.count
            ),
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
            File(
                "unmatched_scans.csv",
                .unmatchedScans(report.ledger),
                report.returnAnalysis.unmatchedScans,
                count: report.returnAnalysis.unmatchedScans.count
            ),
        ]
        files = (always + [since].compactMap(\.self)).sorted { $0.name < $1.name }
    }
}

/// Findings sorted by the names of their kinds, sub order and the order they had: a view, for there may be very many.
private struct FindingsByKind: Sendable, RandomAccessCollection {
    private let findings: [ExceptionFinding]
    private let order: [Int]

    init(_ findings: [ExceptionFinding]) {
        let names = ExceptionFinding.Kind.allCases.map(\.rawValue).sorted()
        let ranks = Dictionary(
            uniqueKeysWithValues: ExceptionFinding.Kind.allCases.map { ($0, names.firstIndex(of: $0.rawValue) ?? 0) }
        )
        let kinds = findings.indices.map { ranks[findings[$0].kind] ?? 0 }
        order = findings.indices.sorted { a, b in
            (kinds[a], findings[a].subOrder, a) < (kinds[b], findings[b].subOrder, b)
        }
        self.findings = findings
    }

    var startIndex: Int { 0 }
    var endIndex: Int { order.count }
    subscript(position: Int) -> ExceptionFinding { findings[order[position]] }
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
