import Ledger
import Meesho
import Wording

extension Page {
    private static let taxRows = 10
    /// Of credits and of differences: a month at least.
    private static let shortRows = 7
    /// Older months stand in the CSVs only.
    private static let taxMonths = 1

    /// A GSTIN and month of the GST returns.
    private struct TaxPeriod: Hashable {
        var gstin: String
        var month: Month?
    }

    func tax(_ texts: Texts) -> Scope {
        let tax = report.tax
        let all =
            tax.places.map { TaxPeriod(gstin: $0.gstin, month: $0.month) }
            + tax.documents.map { TaxPeriod(gstin: $0.gstin, month: $0.month) }
        let periods = Set(all).sorted {
            ($1.month?.iso ?? "", $0.gstin) < ($0.month?.iso ?? "", $1.gstin)
        }
        let months = Set(periods.compactMap(\.month)).sorted()
        let shown = Set(months.suffix(Page.taxMonths))
        var notes: [Words] = []
        if months.count > shown.count { notes.append(texts["tax_older"]) }
        if report.settings.gstScheme != .regular {
            notes.append(texts["tax_scheme_" + report.settings.gstScheme.rawValue])
        }
        if !tax.unknownStates.isEmpty {
            let rows = tax.unknownStates.values.reduce(0, +)
            let names = tax.unknownStates.keys.sorted().joined(separator: ", ")
            notes.append(texts("tax_unknown_states", ["n": IndianNumber.count(rows), "names": names]))
        }
        let names = months.map(texts.month).joined(separator: ", ")
        return [
            "lead": months.isEmpty ? texts["tax_none"] : texts("tax_lead", ["months": names]),
            "notes": notes,
            "months": periods.filter { $0.month.map(shown.contains) ?? true }.enumerated().map { index, period in
                [
                    "title": [period.month.map(texts.month) ?? texts["not_known"], Words(period.gstin)]
                        .filter { !$0.isEmpty }.joined(separator: " · "),
                    "open": period.month == months.last,
                    "tables": tables(of: period, id: "t-tax-\(index)", texts),
                ] as Scope
            },
            "credits": credits(texts),
            "rates": rates(texts),
            "tieOut": tieOut(texts),
        ]
    }

    private func tables(of period: TaxPeriod, id: String, _ texts: Texts) -> [Scope] {
        let tax = report.tax
        func isIn(_ gstin: String, _ month: Month?) -> Bool { gstin == period.gstin && month == period.month }
        return [
            taxTable(
                "tax_b2cs",
                "gst_b2cs.csv",
                places(tax.places.filter { isIn($0.gstin, $0.month) }, texts),
                ["state", "tax_rate", "tax_taxable", "tax_igst", "tax_cgst", "tax_sgst"],
                id: id + "-b2cs",
                texts
            ),
            taxTable(
                "tax_hsn",
                "gst_hsn.csv",
                hsn(tax.hsn.filter { isIn($0.gstin, $0.month) }),
                [
                    "tax_hsn_code", "tax_rate", "tax_quantity", "tax_taxable", "tax_igst", "tax_cgst", "tax_sgst",
                    "tax_invoice",
                ],
                id: id + "-hsn",
                texts
            ),
            taxTable(
                "tax_documents",
                "gst_documents.csv",
                documents(tax.documents.filter { isIn($0.gstin, $0.month) }),
                [
                    "tax_document", "tax_first", "tax_last", "tax_count", "tax_missing", "tax_missing_numbers",
                    "tax_repeated",
                ],
                id: id + "-documents",
                texts
            ),
            taxTable(
                "tax_operators",
                "gst_operators.csv",
                operators(tax.operators.filter { isIn($0.gstin, $0.month) }, texts),
                ["tax_operator", "tax_net_value", "tax_igst", "tax_cgst", "tax_sgst"],
                id: id + "-operators",
                texts
            ),
        ].compactMap(\.self)
    }

    /// `nil` without rows.
    private func taxTable(
        _ title: String,
        _ file: String,
        _ rows: [DataTable.Row],
        _ heads: [String],
        id: String,
        _ texts: Texts
    ) -> Scope? {
        guard !rows.isEmpty else { return nil }
        let whole = DataTable(
            id: id,
            caption: texts[title],
            heads: heads.enumerated().map { (texts[$1], $0 > 0) },
            rows: Array(rows.prefix(Page.rowsAtMost)),
            isNamedByHeading: true
        )
        let table = cut(whole, to: Page.taxRows, of: rows.count)
        return [
            "title": texts[title],
            "table": table,
            "more": more("tax_more", table, of: rows.count, file: file, texts),
        ]
    }

    private func places(_ lines: [TaxFigures.Place], _ texts: Texts) -> [DataTable.Row] {
        lines.map { line in
            let half: Paisa? = line.isIntra == true ? line.sums.half.rounded : nil
            return DataTable.Row(
                head: line.stateCode == nil ? line.state : line.placeOfSupply,
                under: line.stateCode == nil ? texts["tax_unknown_state"] : "",
                cells: [
                    DataTable.Cell(text: GSTCell.text(ofRate: line.rate), style: "n"),
                    .money(line.sums.taxable.rounded),
                    .money(line.isIntra == false ? line.sums.igst.rounded : nil), .money(half), .money(half),
                ]
            )
        }
    }

    private func hsn(_ lines: [TaxFigures.HSN]) -> [DataTable.Row] {
        lines.map { line in
            DataTable.Row(
                head: line.hsn,
                cells: [
                    DataTable.Cell(text: GSTCell.text(ofRate: line.rate), style: "n"), .count(line.sums.quantity),
                    .money(line.sums.taxable.rounded), .money(line.sums.igst.rounded), .money(line.sums.half.rounded),
                    .money(line.sums.half.rounded), .money(line.sums.invoice.rounded),
                ]
            )
        }
    }

    private func documents(_ lines: [TaxFigures.Documents]) -> [DataTable.Row] {
        lines.map { line in
            DataTable.Row(
                head: line.type,
                under: line.prefix,
                cells: [
                    .text(line.number(line.first)), .text(line.number(line.last)), .count(line.count),
                    .count(line.missing), .text(line.missingNumbers), .count(line.duplicates),
                ]
            )
        }
    }

    private func operators(_ lines: [TaxFigures.Operator], _ texts: Texts) -> [DataTable.Row] {
        lines.map { line in
            DataTable.Row(
                head: line.operatorGSTIN.isEmpty ? texts["tax_operator_unknown"] : line.operatorGSTIN,
                under: line.source == .setting ? texts["tax_operator_setting"] : "",
                cells: [
                    .money(line.sums.taxable.rounded), .money(line.sums.igst.rounded), .money(line.sums.half.rounded),
                    .money(line.sums.half.rounded),
                ]
            )
        }
    }

    private func credits(_ texts: Texts) -> Scope {
        let credits = report.tax.credits
        let shown = credits.suffix(Page.rowsAtMost)
        let table = DataTable(
            id: "t-credits",
            caption: texts["tax_credits"],
            heads: [
                (texts["month"], false), (texts["tax_credit"], false), (texts["tax_base"], true),
                (texts["amount"], true),
            ],
            rows: shown.reversed().map { credit in
                DataTable.Row(
                    head: credit.month.map(texts.month) ?? texts["not_known"],
                    cells: [
                        .text(texts["tax_credit_" + credit.kind.rawValue]), .money(credit.base), .money(credit.amount),
                    ]
                )
            },
            isNamedByHeading: true
        )
        let cut = cut(table, to: Page.shortRows, of: credits.count)
        return [
            "lead": texts[credits.isEmpty ? "tax_credits_none" : "tax_credits_lead"],
            "table": credits.isEmpty ? false : cut,
            "more": more("more_rows_newest", cut, of: credits.count, file: "tax_credits.csv", texts),
            "input": texts[report.settings.gstScheme == .regular ? "tax_where_input" : "tax_where_no_input"],
        ]
    }

    private func rates(_ texts: Texts) -> DataTable {
        DataTable(
            id: "t-rates",
            caption: texts["tax_rates"],
            heads: [(texts["tax_tax"], false), (texts["tax_from"], true), (texts["tax_rate"], true)],
            rows: TaxRates.Kind.allCases.flatMap { kind in
                TaxRates.table(kind).map { entry in
                    DataTable.Row(
                        head: texts["tax_rate_" + kind.rawValue],
                        cells: [
                            .text(entry.from.map(texts.date) ?? texts["tax_from_start"]),
                            DataTable.Cell(text: GSTCell.text(ofRate: Int(entry.rate / 10)), style: "n"),
                        ]
                    )
                }
            },
            isNamedByHeading: true
        )
    }

    private func tieOut(_ texts: Texts) -> Scope {
        let tie = report.tax.tieOut
        let isEmpty = tie.compared + tie.cannotTell + tie.onlyGST + tie.onlyPayments == 0
        let shown = tie.differences.prefix(Page.rowsAtMost)
        let lead = texts(
            "tax_tie_out_lead",
            [
                "compared": IndianNumber.count(tie.compared), "equal": IndianNumber.count(tie.equal),
                "n": IndianNumber.count(tie.differences.count), "total": IndianNumber.rupees(tie.total),
                "open": IndianNumber.count(tie.cannotTell), "gst": IndianNumber.count(tie.onlyGST),
                "payments": IndianNumber.count(tie.onlyPayments),
            ]
        )
        let table = DataTable(
            id: "t-tie-out",
            caption: texts["tax_tie_out"],
            heads: [
                (texts["sub_order"], false), (texts["tax_in_gst"], true), (texts["tax_in_payments"], true),
                (texts["tax_difference"], true),
            ],
            rows: shown.map { difference in
                DataTable.Row(
                    head: difference.subOrder.description,
                    style: "id",
                    cells: [
                        .money(difference.invoice), .money(difference.payments), .money(difference.difference),
                    ]
                )
            },
            isNamedByHeading: true
        )
        let cut = cut(table, to: Page.shortRows, of: tie.differences.count)
        return [
            "lead": isEmpty ? texts["tax_tie_out_none"] : lead,
            "table": shown.isEmpty ? false : cut,
            "more": more("more_rows", cut, of: tie.differences.count, file: "gst_tie_out.csv", texts),
        ]
    }
}
