/// What an input file, archive member or sheet was recognised as.
package enum ExportKind: String, CaseIterable, Sendable {
    case orders
    /// Payments of a past period: money that moved.
    case payments
    /// Payments still to come: estimates.
    case outstanding
    case returnsInTransit = "returns_in_transit"
    case returnsOutForDelivery = "returns_out_for_delivery"
    case returnsDelivered = "returns_delivered"
    case returnsLost = "returns_lost"
    case claims
    case orderSummary = "order_summary"
    case tcsSales = "tcs_sales"
    case tcsSalesReturn = "tcs_sales_return"
    case taxInvoiceDetails = "tax_invoice_details"
    case inventory
    /// The seller's own list of parcels scanned in: waybills, one a line.
    case received
    case costs
    case settings
    /// The seller's own bank statement.
    case bankStatement = "bank_statement"
    /// Recognised, not used: nothing in it the report needs.
    case priceUpdate = "price_update"
    /// PDF, picture or the like: skipped.
    case document
    case archive
    case unknown
}
