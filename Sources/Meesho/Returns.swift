import Tabular

/// A row of a returns CSV. Source: exports.md section 8.
package struct ReturnRow: Sendable {
    package var subOrder: SubOrderNumber
    package var sku: Int32 = 0
    package var product: Int32 = 0
    package var size: Int32 = 0
    package var quantity: Int32 = 1
    package var dispatched: Day?
    package var created: Day?
    package var type: Int32 = 0
    package var courier: Int32 = 0
    /// As printed; with the sub order the key of a return. Empty where it is missing or damaged.
    package var awb: Int32 = 0
    /// In scientific notation: a spreadsheet program has rounded it.
    package var hasDamagedAWB = false
    package var reason: Int32 = 0
    /// Back at the seller.
    package var delivered: Day?
    package var lost: Day?
    package var row: Int32 = 0
}

extension Schema<ReturnRow> {
    static let returns = Schema(
        blank: ReturnRow(subOrder: .none),
        columns: [
            .ignored("S No"),
            .text("Product Name") { $0.product = $1 },
            .text("SKU", "Supplier SKU", "SKU ID") { $0.sku = $1 },
            .word("Variation", "Size") { $0.size = $1 },
            .ignored("Meesho PID", "Catalog ID"),
            .ignored("Category"),
            .quantity("Qty", "Quantity") { $0.quantity = $1 },
            .ignored("Order Number"),
            .subOrder("Suborder Number", "Sub Order Number", "Sub Order No") { $0.subOrder = $1 },
            .ignored("Order Date"),
            .day("Dispatch Date") { $0.dispatched = $1 },
            .day("Return Created Date") { $0.created = $1 },
            .word("Type of Return", required: true) { $0.type = $1 },
            .ignored("Sub Type"),
            .day("Delivered Date") { $0.delivered = $1 },
            .day("Lost Date") { $0.lost = $1 },
            .ignored("Expected Delivery Date"),
            .word("Courier Partner", "Courier") { $0.courier = $1 },
            .custom("AWB Number", "AWB", expected: "text") { cell, record, context in
                record.hasDamagedAWB = cell.isScientific
                record.awb = cell.isMissing || record.hasDamagedAWB ? 0 : context.texts.id(of: cell.trimmed)
                return true
            },
            .ignored("Status"), .ignored("Attempt"), .ignored("Tracking Link"), .ignored("Proof of Delivery"),
            .ignored("Return Price Type"),
            .text("Return Reason") { $0.reason = $1 },
            .ignored("Detailed Return Reason"), .ignored("OTP verified at"),
        ]
    )
}
