import Tabular

/// A row of the orders CSV; packed, for a seller has hundreds of thousands. Source: exports.md section 5.
package struct OrderRow: Sendable, BitwiseCopyable {
    package var subOrder: SubOrderNumber
    package var source = OrderSource.none
    var pieces: UInt16 = 1
    var orderDay = PackedDay()
    var discountedPaise: Int32 = 0
    /// "Reason for Credit Entry": the status on the day of download.
    package var status: Int32 = 0
    package var state: Int32 = 0
    package var product: Int32 = 0
    package var sku: Int32 = 0
    package var size: Int32 = 0
    package var row: Int32 = 0

    package var date: Day? { orderDay.day }
    package var quantity: Int32 { Int32(pieces) }
    /// Per unit, GST and commission included.
    package var discountedPrice: Paisa { Paisa(Int64(discountedPaise)) }
}

extension Schema<OrderRow> {
    static let orders = Schema(
        blank: OrderRow(subOrder: .none),
        row: \.row,
        day: \.orderDay,
        columns: [
            .word("Reason for Credit Entry", "Order Status", "Live Order Status", required: true, into: \.status),
            .subOrder(
                "Sub Order No",
                "Sub Order ID",
                "Sub Order Number",
                "Suborder No",
                "Suborder Number",
                "Sub OrderID",
                into: \.subOrder
            ),
            .day("Order Date", required: true, into: \.orderDay),
            .word("Customer State", "State", into: \.state),
            .text("Product Name", into: \.product),
            .text("SKU", "Supplier SKU", "SKU ID", required: true, into: \.sku),
            .word("Size", "Variation", into: \.size),
            .quantity("Quantity", "Qty", into: \.pieces),
            .ignored("Supplier Listed Price (Incl. GST + Commission)", "Supplier Listed Price (Incl GST + Commission)"),
            .price(
                "Supplier Discounted Price (Incl GST and Commision)",
                "Supplier Discounted Price (Incl. GST + Commission)",
                "Supplier Discounted Price",
                into: \.discountedPaise
            ),
            .ignored("Packet Id"),
            .ignored("Catalog ID", "Meesho PID"),
            .orderSource("Order source", into: \.source),
        ]
    )
}

/// A row of the order summary. Source: exports.md section 10.
package struct OrderSummaryRow: Sendable, BitwiseCopyable {
    package var subOrder: SubOrderNumber
    package var status: Int32 = 0
    package var row: Int32 = 0
}

extension Schema<OrderSummaryRow> {
    static let orderSummary = Schema(
        blank: OrderSummaryRow(subOrder: .none),
        row: \.row,
        columns: [
            .subOrder(
                "Sub orderId",
                "Sub OrderID",
                "Sub Order ID",
                "Sub Order No",
                "Suborder Number",
                into: \.subOrder
            ),
            .word("Order Status", required: true, into: \.status),
            .ignored("Catalog ID"), .ignored("Quantity", "Qty"), .ignored("Price"), .ignored("Order Date"),
            .ignored("Payout Value"), .ignored("Payout Status"), .ignored("Claim Status"), .ignored("SKU ID", "SKU"),
        ]
    )
}
