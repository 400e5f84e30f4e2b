import Tabular

/// A row of the orders CSV. Source: exports.md section 5.
package struct OrderRow: Sendable {
    package var subOrder: SubOrderNumber
    package var date: Day?
    /// "Reason for Credit Entry": the status on the day of download.
    package var status: Int32 = 0
    package var state: Int32 = 0
    package var product: Int32 = 0
    package var sku: Int32 = 0
    package var size: Int32 = 0
    package var quantity: Int32 = 1
    /// Per unit, GST and commission included.
    package var discountedPrice = Paisa.zero
    package var row: Int32 = 0
}

extension Schema<OrderRow> {
    static let orders = Schema(
        blank: OrderRow(subOrder: .none),
        columns: [
            .word("Reason for Credit Entry", "Order Status", "Live Order Status", required: true) { $0.status = $1 },
            .subOrder(
                "Sub Order No",
                "Sub Order ID",
                "Sub Order Number",
                "Suborder No",
                "Suborder Number",
                "Sub OrderID"
            ) {
                $0.subOrder = $1
            },
            .day("Order Date", required: true) { $0.date = $1 },
            .word("Customer State", "State") { $0.state = $1 },
            .text("Product Name") { $0.product = $1 },
            .text("SKU", "Supplier SKU", "SKU ID", required: true) { $0.sku = $1 },
            .word("Size", "Variation") { $0.size = $1 },
            .quantity("Quantity", "Qty") { $0.quantity = $1 },
            .ignored("Supplier Listed Price (Incl. GST + Commission)", "Supplier Listed Price (Incl GST + Commission)"),
            .price(
                "Supplier Discounted Price (Incl GST and Commision)",
                "Supplier Discounted Price (Incl. GST + Commission)",
                "Supplier Discounted Price"
            ) { $0.discountedPrice = $1 },
            .ignored("Packet Id"),
            .ignored("Catalog ID", "Meesho PID"),
            .ignored("Order source"),
        ]
    )
}

/// A row of the order summary. Source: exports.md section 10.
package struct OrderSummaryRow: Sendable {
    package var subOrder: SubOrderNumber
    package var status: Int32 = 0
    package var row: Int32 = 0
}

extension Schema<OrderSummaryRow> {
    static let orderSummary = Schema(
        blank: OrderSummaryRow(subOrder: .none),
        columns: [
            .subOrder("Sub orderId", "Sub OrderID", "Sub Order ID", "Sub Order No", "Suborder Number") {
                $0.subOrder = $1
            },
            .word("Order Status", required: true) { $0.status = $1 },
            .ignored("Catalog ID"), .ignored("Quantity", "Qty"), .ignored("Price"), .ignored("Order Date"),
            .ignored("Payout Value"), .ignored("Payout Status"), .ignored("Claim Status"), .ignored("SKU ID", "SKU"),
        ]
    )
}
