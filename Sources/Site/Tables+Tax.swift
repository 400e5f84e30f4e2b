import Ledger
import Meesho

extension CSVTable<TaxFigures.Place> {
    /// `gst_b2cs.csv`: table 7 of GSTR-1. Cells of a tax that does not apply are empty; negative cells stay.
    static var b2cs: Self {
        CSVTable(columns: [
            .text("gstin", \.gstin),
            .text("month") { $0.month?.iso ?? "" },
            .text("place_of_supply", \.placeOfSupply),
            .text("state", \.state),
            .text("rate") { GSTCell.text(ofRate: $0.rate) },
            .money("taxable") { $0.sums.taxable.rounded },
            .money("igst") { $0.isIntra == false ? $0.sums.igst.rounded : nil },
            .money("cgst") { $0.isIntra == true ? $0.sums.half.rounded : nil },
            .money("sgst") { $0.isIntra == true ? $0.sums.half.rounded : nil },
            .money("tax") { $0.sums.tax.rounded },
            .money("invoice") { $0.sums.invoice.rounded },
        ])
    }
}

extension CSVTable<TaxFigures.HSN> {
    /// `gst_hsn.csv`: table 12 of GSTR-1, net of returns.
    static var hsn: Self {
        CSVTable(columns: [
            .text("gstin", \.gstin),
            .text("month") { $0.month?.iso ?? "" },
            .text("hsn", \.hsn),
            .text("rate") { GSTCell.text(ofRate: $0.rate) },
            .number("quantity", \.sums.quantity),
            .money("taxable") { $0.sums.taxable.rounded },
            .money("igst") { $0.sums.igst.rounded },
            .money("cgst") { $0.sums.half.rounded },
            .money("sgst") { $0.sums.half.rounded },
            .money("tax_not_split") { $0.sums.unsplit.rounded },
            .money("invoice") { $0.sums.invoice.rounded },
        ])
    }
}

extension CSVTable<TaxFigures.Operator> {
    /// `gst_operators.csv`: table 14 of GSTR-1.
    static var operators: Self {
        CSVTable(columns: [
            .text("gstin", \.gstin),
            .text("month") { $0.month?.iso ?? "" },
            .text("operator_gstin", \.operatorGSTIN),
            .text("operator_source", \.source.rawValue),
            .money("net_value") { $0.sums.taxable.rounded },
            .money("igst") { $0.sums.igst.rounded },
            .money("cgst") { $0.sums.half.rounded },
            .money("sgst") { $0.sums.half.rounded },
            .money("tax_not_split") { $0.sums.unsplit.rounded },
            .money("invoice") { $0.sums.invoice.rounded },
        ])
    }
}

extension CSVTable<TaxFigures.Documents> {
    /// `gst_documents.csv`: table 13 of GSTR-1; missing serials are what it calls cancelled.
    static var documents: Self {
        CSVTable(columns: [
            .text("gstin", \.gstin),
            .text("month") { $0.month?.iso ?? "" },
            .text("type", \.type),
            .text("prefix", \.prefix),
            .text("first") { $0.number($0.first) },
            .text("last") { $0.number($0.last) },
            .number("count", \.count),
            .number("missing", \.missing),
            .text("missing_numbers", \.missingNumbers),
            .number("duplicates", \.duplicates),
        ])
    }
}

extension CSVTable<TaxFigures.Credit> {
    /// `tax_credits.csv`: by payment month; payments print no GSTIN, so it is filled only where the seller has one.
    static func credits(gstin: String, _ scheme: GSTScheme) -> Self {
        CSVTable(columns: [
            .text("gstin") { _ in gstin },
            .text("month") { $0.month?.iso ?? "" },
            .text("credit", \.kind.rawValue),
            .money("charges_incl_gst", \.base),
            .money("amount", \.amount),
            .text("certainty") { ($0.kind.isPrinted ? Certainty.printed : .assumed).rawValue },
            .text("where") { $0.kind.place(under: scheme) },
        ])
    }
}

extension TaxFigures.Credit.Kind {
    /// Where it is claimed, for `tax_credits.csv`.
    func place(under scheme: GSTScheme) -> String {
        switch self {
        case .tcs: "GST portal: TDS and TCS credit received, from GSTR-8, to the electronic cash ledger"
        case .tds: "income tax return: Form 26AS, section 194-O"
        case .fees, .shipping, .services, .ads:
            scheme == .regular ? "GSTR-3B: input tax credit, as in GSTR-2B" : "no input credit: \(scheme.rawValue)"
        }
    }
}

extension CSVTable<TaxTieOut.Difference> {
    /// `gst_tie_out.csv`: sub orders whose invoice value differs from the payments.
    static func tieOut(_ ledger: Ledger) -> Self {
        CSVTable(columns: [
            .subOrder("sub_order", \.subOrder),
            .money("gst_invoice", \.invoice),
            .money("payments", \.payments),
            .money("difference", \.difference),
            .source(SourceNames(ledger)) { difference, print in difference.origins.forEach(print) },
        ])
    }
}
