import Tabular

/// A row of `tcs_sales.xlsx` or `tcs_sales_return.xlsx`. Source: exports.md section 11.1.
package struct GSTRow: Sendable {
    package var subOrder: SubOrderNumber
    package var quantity = 0
    /// In hundredths of a percent.
    package var rate = 0
    package var taxable: ExactRupees?
    /// Whole rupees per row when quantity is positive.
    package var invoice: ExactRupees?
    package var state: Int32 = 0
    package var hsn: Int32 = 0
    package var gstin: Int32 = 0
    package var supplier: Int32 = 0
    package var month: Month?
    package var year: Int?
    package var monthNumber: Int?
    package var row: Int32 = 0

    /// Recomputed: older months print `tax_amount` in whole rupees.
    package var tax: ExactRupees { (invoice ?? .zero) - (taxable ?? .zero) }
}

extension Schema<GSTRow> {
    static let gst = Schema(
        blank: GSTRow(subOrder: .none),
        columns: [
            .ignored("identifier"),
            .ignored("sup_name"),
            .word("gstin") { $0.gstin = $1 },
            .subOrder("sub_order_num") { $0.subOrder = $1 },
            .ignored("order_date"),
            .word("hsn_code", required: true) { $0.hsn = $1 },
            .integer("quantity", required: true) { $0.quantity = $1 },
            .percent("gst_rate", required: true) { $0.rate = $1 },
            .exact("total_taxable_sale_value", required: true) { $0.taxable = $1 },
            .ignored("tax_amount"),
            .exact("total_invoice_value", required: true) { $0.invoice = $1 },
            .ignored("taxable_shipping"),
            .word("end_customer_state_new", required: true) { $0.state = $1 },
            .ignored("enrollment_no"), .ignored("cancel_return_date"), .ignored("manifest_date"),
            .ignored("transaction_type"), .ignored("eco_tcs_gstin"),
            .custom("financial_year", expected: "a year") { cell, record, _ in
                record.year = cell.integer
                return true
            },
            .integer("month_number") { $0.monthNumber = $1 },
            .word("supplier_id") { $0.supplier = $1 },
        ]
    )
}

/// An invoice or note of `Tax_invoice_details.xlsx`. Source: exports.md section 11.2.
package struct InvoiceRow: Sendable {
    package var type: Int32 = 0
    package var invoiceNumber: Int32 = 0
    package var row: Int32 = 0
}

extension Schema<InvoiceRow> {
    static let invoices = Schema(
        blank: InvoiceRow(),
        columns: [
            .word("Type", required: true) { $0.type = $1 },
            .ignored("Order Date"), .ignored("Suborder No"), .ignored("Product Description"), .ignored("HSN"),
            .word("Invoice No", required: true) { $0.invoiceNumber = $1 },
        ]
    )
}

/// A variation of the inventory file: which SKU is which catalog. Source: exports.md section 12.1.
package struct InventoryRow: Sendable {
    package var sku: Int32 = 0
    package var catalog: Int32 = 0
    package var product: Int32 = 0
    package var row: Int32 = 0
}

extension Schema<InventoryRow> {
    static let inventory = Schema(
        blank: InventoryRow(),
        columns: [
            .ignored("SERIAL NO"), .ignored("CATALOG NAME"),
            .word("CATALOG ID", required: true) { $0.catalog = $1 },
            .text("PRODUCT NAME") { $0.product = $1 },
            .ignored("PRODUCT ID"),
            .text("STYLE ID", required: true) { $0.sku = $1 },
            .ignored("VARIATION ID"), .ignored("VARIATION"), .ignored("STOCK"), .ignored("SYSTEM STOCK COUNT"),
            .ignored("YOUR STOCK COUNT"),
        ]
    )
}
