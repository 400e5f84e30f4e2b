import Tabular

/// A row of `tcs_sales.xlsx` or `tcs_sales_return.xlsx`. Source: exports.md section 11.1.
package struct GSTRow: Sendable, BitwiseCopyable {
    package var subOrder: SubOrderNumber
    package var quantity: Int?
    /// In hundredths of a percent.
    package var rate: Int?
    package var taxable: ExactRupees?
    /// Whole rupees per row when quantity is positive.
    package var invoice: ExactRupees?
    package var state: Int32 = 0
    package var hsn: Int32 = 0
    package var gstin: Int32 = 0
    /// The store handle that invoice numbers begin with.
    package var handle: Int32 = 0
    /// The marketplace's registration in the seller's state; printed from March 2026 on.
    package var operatorGSTIN: Int32 = 0
    package var supplier: Int32 = 0
    package var year: Int?
    package var monthNumber: Int?
    package var row: Int32 = 0

    /// The month of the file, by its own columns.
    package var month: Month? {
        guard let year, let monthNumber, (1...12).contains(monthNumber) else { return nil }
        return Month(year: year, month: monthNumber)
    }

    /// Recomputed: older months print `tax_amount` in whole rupees.
    package var tax: ExactRupees { (invoice ?? .zero) - (taxable ?? .zero) }
}

extension Schema<GSTRow> {
    static let gst = Schema(
        blank: GSTRow(subOrder: .none),
        row: \.row,
        columns: [
            // Whatever has another form is no handle, and may be a name.
            .custom("identifier", expected: "text") { cell, record, context in
                let isHandle = cell.content.count <= 10 && cell.content.allSatisfy(InvoiceNumber.isHandleByte)
                record.handle = isHandle && !cell.isMissing ? context.texts.id(of: cell.content) : 0
                return true
            },
            .ignored("sup_name"),
            .word("gstin", into: \.gstin),
            .subOrder("sub_order_num", into: \.subOrder),
            .ignored("order_date"),
            .word("hsn_code", required: true, into: \.hsn),
            .integer("quantity", required: true, into: \.quantity),
            .percent("gst_rate", required: true, into: \.rate),
            .exact("total_taxable_sale_value", required: true, into: \.taxable),
            .ignored("tax_amount"),
            .exact("total_invoice_value", required: true, into: \.invoice),
            .ignored("taxable_shipping"),
            .word("end_customer_state_new", required: true, into: \.state),
            .ignored("enrollment_no"), .ignored("cancel_return_date"), .ignored("manifest_date"),
            .ignored("transaction_type"),
            .custom("eco_tcs_gstin", expected: "text") { cell, record, context in
                record.operatorGSTIN = GSTIN.isOne(cell.content) ? context.texts.id(of: cell.content) : 0
                return true
            },
            .custom("financial_year", expected: "a year") { cell, record, _ in
                record.year = cell.integer
                return true
            },
            .integer("month_number", into: \.monthNumber),
            .word("supplier_id", into: \.supplier),
        ]
    )
}

/// A variation of the inventory file; only counted. Source: exports.md section 12.1.
struct InventoryRow: Sendable, BitwiseCopyable {
    var row: Int32 = 0
}

extension Schema<InventoryRow> {
    static let inventory = Schema(
        blank: InventoryRow(),
        row: \.row,
        columns: [
            .ignored("SERIAL NO"), .ignored("CATALOG NAME"),
            .readable("CATALOG ID", required: true),
            .readable("PRODUCT NAME"),
            .ignored("PRODUCT ID"),
            .readable("STYLE ID", required: true),
            .ignored("VARIATION ID"), .ignored("VARIATION"), .ignored("STOCK"), .ignored("SYSTEM STOCK COUNT"),
            .ignored("YOUR STOCK COUNT"),
        ]
    )
}
