import Tabular

/// A row of a returns CSV. Source: exports.md section 8.
package struct ReturnRow: Sendable, BitwiseCopyable {
    package var subOrder: SubOrderNumber
    /// Its waybill is in scientific notation: a spreadsheet program has rounded it.
    package var hasDamagedAWB = false
    var pieces: UInt16 = 1
    package var sku: Int32 = 0
    package var product: Int32 = 0
    package var size: Int32 = 0
    var dispatchDay = PackedDay()
    var createdDay = PackedDay()
    package var type: Int32 = 0
    package var courier: Int32 = 0
    /// As printed; with the sub order the key of a return. Empty where it is missing or damaged.
    package var awb: Int32 = 0
    package var reason: Int32 = 0
    var deliveredDay = PackedDay()
    var lostDay = PackedDay()
    package var row: Int32 = 0

    package var quantity: Int32 { Int32(pieces) }
    package var dispatched: Day? { dispatchDay.day }
    package var created: Day? { createdDay.day }
    /// Back at the seller.
    package var delivered: Day? { deliveredDay.day }
    package var lost: Day? { lostDay.day }
}

extension Schema<ReturnRow> {
    static let returns = Schema(
        blank: ReturnRow(subOrder: .none),
        row: \.row,
        day: \.createdDay,
        columns: [
            .ignored("S No"),
            .text("Product Name", into: \.product),
            .text("SKU", "Supplier SKU", "SKU ID", into: \.sku),
            .word("Variation", "Size", into: \.size),
            .ignored("Meesho PID", "Catalog ID"),
            .ignored("Category"),
            .quantity("Qty", "Quantity", into: \.pieces),
            .ignored("Order Number"),
            .subOrder("Suborder Number", "Sub Order Number", "Sub Order No", into: \.subOrder),
            .ignored("Order Date"),
            .day("Dispatch Date", into: \.dispatchDay),
            .day("Return Created Date", into: \.createdDay),
            .word("Type of Return", required: true, into: \.type),
            .ignored("Sub Type"),
            .day("Delivered Date", into: \.deliveredDay),
            .day("Lost Date", into: \.lostDay),
            .ignored("Expected Delivery Date"),
            .word("Courier Partner", "Courier", into: \.courier),
            .custom("AWB Number", "AWB", expected: "text") { cell, record, context in
                record.hasDamagedAWB = cell.isScientific
                record.awb = cell.isMissing || record.hasDamagedAWB ? 0 : context.texts.id(of: cell.content)
                return true
            },
            .ignored("Status"), .ignored("Attempt"), .ignored("Tracking Link"), .ignored("Proof of Delivery"),
            .ignored("Return Price Type"),
            .text("Return Reason", into: \.reason),
            .ignored("Detailed Return Reason"), .ignored("OTP verified at"),
        ]
    )
}
