import Charts
import Ledger
import Meesho
import Wording

extension Page {
    private static let groupsInTable = 5

    func returns(_ texts: Texts) -> Scope {
        let analysis = report.returnAnalysis
        guard analysis.all.count > 0 else {
            return ["lead": texts["return_none"], "any": false, "received": received(texts)]
        }
        return [
            "lead": texts(
                report.isRedacted ? "redact_return_lead" : "return_lead",
                [
                    "n": IndianNumber.count(analysis.all.count),
                    "customer": IndianNumber.count(analysis.all.customerReturns),
                    "rto": IndianNumber.count(analysis.all.rto), "amount": IndianNumber.rupees(analysis.all.rupees),
                ]
            ),
            "any": true,
            "chart": markup(returnChart(texts)),
            "text": texts[report.isRedacted ? "redact_return_text" : "return_pareto_text"],
            "notes": notes(texts),
            "received": received(texts),
            "pareto": pareto(texts),
            "ages": ages(texts),
            "couriers": couriers(texts),
            "reasons": reasons(texts),
            "reasonsOfSKU": cut(reasonsOfSKU(texts), to: Page.groupsInTable),
            "others": [
                (analysis.bySKU, "return_by_sku", "sku"), (analysis.bySize, "return_by_size", "return_size"),
                (analysis.byState, "return_by_state", "state"),
            ].map { rated($0, caption: $1, head: $2, texts) },
        ]
    }

    private func notes(_ texts: Texts) -> [Words] {
        let analysis = report.returnAnalysis
        var notes: [Words] = []
        if let days = analysis.daysBack {
            notes.append(
                texts(
                    "return_days_back",
                    [
                        "median": IndianNumber.count(days.median), "ninetieth": IndianNumber.count(days.ninetieth),
                        "n": IndianNumber.count(days.count),
                    ]
                )
            )
        }
        if analysis.withoutRow.count > 0 {
            notes.append(
                texts(
                    "return_without_row",
                    [
                        "n": IndianNumber.count(analysis.withoutRow.count),
                        "amount": IndianNumber.rupees(analysis.withoutRow.tally.rupees),
                    ]
                )
            )
        }
        return notes
    }

    /// The seller's own list of parcels scanned in; nothing without one.
    private func received(_ texts: Texts) -> Any {
        let analysis = report.returnAnalysis
        guard analysis.scans > 0 else { return false }
        let unmatched = analysis.unmatchedScans
        let shown = unmatched.prefix(Page.groupsInTable).map(\.waybill).joined(separator: ", ")
        let values: Values = [
            "scans": IndianNumber.count(analysis.scans), "n": IndianNumber.count(analysis.received),
            "unmatched": IndianNumber.count(unmatched.count),
        ]
        return [
            "text": texts("return_received", values), "waybills": shown.isEmpty ? false : shown as Any,
            "more": more(
                "more_rows_first",
                shown: min(unmatched.count, Page.groupsInTable),
                of: unmatched.count,
                file: "unmatched_scans.csv",
                texts
            ),
        ] as Scope
    }

    private func heads(_ first: String, _ rest: [String], _ texts: Texts) -> [(text: Words, isNumber: Bool)] {
        [(texts[first], false)] + rest.map { (texts[$0], true) }
    }

    /// What costs most stands first: rupees, then counts; a phone shows little more.
    private static let columns = ["return_rupees", "return_count", "return_share"]
    /// What the rupees are made of.
    private static let parts = ["return_shipping", "return_at_risk", "return_goods_lost"]

    private func row(
        _ group: ReturnAnalysis.Group,
        _ name: any Wordable,
        under: any Wordable = "",
        _ texts: Texts
    ) -> DataTable.Row {
        DataTable.Row(
            head: name.words.isEmpty ? texts["claim_not_known"] : name.words,
            under: under,
            cells: [.money(group.tally.rupees), .count(group.tally.count), share(group.rate, texts)]
        )
    }

    private func pareto(_ texts: Texts) -> DataTable {
        DataTable(
            id: "t-pareto",
            caption: texts["return_pareto_caption"],
            heads: heads("return_reason_group", Page.columns + (report.isRedacted ? [] : Page.parts), texts),
            rows: report.returnAnalysis.byReasonGroup.map { group in
                var row = row(group, texts["return_group_" + group.name], texts)
                guard !report.isRedacted else { return row }
                row.cells += [
                    .money(group.tally.returnShipping), .money(group.tally.stockAtRisk), .money(group.tally.goodsLost),
                ]
                return row
            },
            sorts: true,
            isNamedByHeading: true
        )
    }

    private func reasons(_ texts: Texts) -> Scope {
        let all = report.returnAnalysis.byReason
        let shown = all.prefix(Page.rowsAtMost)
        let table = DataTable(
            id: "t-reasons",
            caption: texts["return_by_reason"],
            heads: heads("return_reason", Page.columns, texts),
            rows: shown.map { row($0, $0.name, under: texts["return_group_" + $0.reason.name], texts) },
            sorts: true,
            isNamedByHeading: true
        )
        let cut = cut(table, to: Page.groupsInTable, of: all.count)
        return [
            "title": texts["return_by_reason"], "table": cut,
            "more": more("more_rows", cut, of: all.count, file: "return_reasons.csv", texts),
        ]
    }

    private func rated(
        _ groups: [ReturnAnalysis.Group],
        caption: String,
        head: String,
        _ texts: Texts
    ) -> Scope {
        let columns = Page.columns.map { $0 == "return_share" ? "return_rate" : $0 }
        let table = DataTable(
            id: "t-" + caption,
            caption: texts[caption],
            heads: heads(head, columns, texts),
            rows: groups.prefix(Page.rowsAtMost).map {
                row($0, head == "state" ? name(ofState: $0.name, texts) : $0.name, texts)
            },
            sorts: true,
            isNamedByHeading: true
        )
        return ["title": texts[caption], "table": cut(table, to: Page.groupsInTable)]
    }

    private func couriers(_ texts: Texts) -> Scope {
        let all = report.returnAnalysis.byCourier
        let shown = all.prefix(Page.rowsAtMost)
        let table = DataTable(
            id: "t-couriers",
            caption: texts["courier_caption"],
            heads: heads(
                "claim_courier",
                [
                    "return_count", "courier_not_back", "courier_lost", "courier_median", "courier_ninetieth",
                    "return_rupees", "claim_rate",
                ],
                texts
            ),
            rows: shown.map { group in
                DataTable.Row(
                    head: group.name.isEmpty ? texts["claim_not_known"] : group.name,
                    cells: [
                        .count(group.tally.count), .count(group.tally.notBack),
                        share(Ratio(group.tally.lost, of: group.tally.count), texts), .count(group.daysBack?.median),
                        .count(group.daysBack?.ninetieth), .money(group.tally.rupees),
                        share(group.claims.approvalRate, texts),
                    ]
                )
            },
            sorts: true,
            isNamedByHeading: true
        )
        let cut = cut(table, to: Page.groupsInTable, of: all.count)
        return [
            "table": cut,
            "more": more("more_rows", cut, of: all.count, file: "couriers.csv", texts),
        ]
    }

    private func reasonsOfSKU(_ texts: Texts) -> DataTable {
        let analysis = report.returnAnalysis
        let reasons = ReturnReason.allCases
        let scale = HeatScale(analysis.reasonsOfSKU.joined().lazy.filter { $0 > 0 }.map(Int64.init))
        return DataTable(
            id: "t-sku-reasons",
            caption: texts["return_reason_by_sku"],
            heads: [(texts["sku"], false)] + reasons.map { (texts["return_group_" + $0.name], true) },
            rows: zip(analysis.bySKU, analysis.reasonsOfSKU).prefix(Page.rowsAtMost).map { group, counts in
                DataTable.Row(
                    head: group.name.isEmpty ? texts["claim_not_known"] : group.name,
                    cells: counts.map { heated($0, scale) }
                )
            },
            sorts: true,
            isNamedByHeading: true
        )
    }

    /// The more, the darker.
    private func heated(_ count: Int, _ scale: HeatScale) -> DataTable.Cell {
        var cell = DataTable.Cell.count(count == 0 ? nil : count)
        if count > 0 { cell.style += " " + scale.style(of: Int64(count)) }
        return cell
    }

    private func ages(_ texts: Texts) -> Any {
        let analysis = report.returnAnalysis
        guard analysis.all.notBack > 0 else { return false }
        var rows = analysis.ages.filter { $0.count > 0 }.map { age in
            let from = IndianNumber.count(age.from)
            let name =
                age.to.map { texts("return_age", ["from": from, "to": IndianNumber.count($0)]) }
                ?? texts("return_age_over", ["from": from])
            return DataTable.Row(head: name, cells: [.count(age.count)])
        }
        if analysis.undated > 0 {
            rows.append(DataTable.Row(head: texts["claim_not_known"], cells: [.count(analysis.undated)]))
        }
        return DataTable(
            id: "t-ages",
            caption: texts["return_ages_title"],
            heads: [(texts["return_age_head"], false), (texts["return_count"], true)],
            rows: rows,
            isNamedByHeading: true
        )
    }
}
