import Tabular

/// A row of the seller's own cost sheet.
package struct CostRow: Sendable, BitwiseCopyable {
    package var sku: Int32 = 0
    /// Per unit, positive.
    package var cost: Paisa?
    /// Per order, positive; `nil` where the sheet does not say.
    package var packaging: Paisa?
    /// GST on the purchase, in hundredths of a percent; `nil` where the sheet does not say.
    package var gstRate: Int?
    /// First order date the cost holds for; `nil` from the beginning.
    package var validFrom: Day? { validFromDay.day }
    var validFromDay = PackedDay()
    package var row: Int32 = 0
}

extension Schema<CostRow> {
    static let costs = Schema(
        blank: CostRow(),
        row: \.row,
        columns: [
            Column.text(required: true, into: \.sku).under(skuHeaders),
            amount(required: true) { $0.cost = $1 }.under(costHeaders),
            amount { $0.packaging = $1 }.under(packagingHeaders),
            .custom(
                "GST",
                "GST %",
                "GST Rate",
                "GST Rate %",
                "Purchase GST",
                "Purchase GST %",
                "Tax %",
                expected: "a GST rate from 0 to 100, such as 5"
            ) { cell, record, _ in
                record.gstRate = cell.hundredthsOfPercent
                guard let rate = record.gstRate else { return cell.isMissing }
                return (0...10_000).contains(rate)
            },
            .day("Valid From", "Valid-From", "valid_from", "Effective From", "From", "From Date", into: \.validFromDay),
            .ignored("Product", "Product Name", "Name", "Title"), .ignored("Category"),
            .ignored("Notes", "Note", "Remarks"),
            .ignored("Catalog ID"), .ignored("Size", "Variation"),
        ]
    )

    static var skuHeaders: [String] {
        [
            "SKU", "SKU ID", "Supplier SKU", "Seller SKU", "Product SKU", "Item SKU", "SKU Code", "SKU Name",
            "Style ID",
            "sku_id", "seller_sku", "supplier_sku",
        ]
    }

    static var costHeaders: [String] {
        [
            "Cost", "Cost Price", "Unit Cost", "Cost per Unit", "Cost per Piece", "Product Cost", "Item Cost",
            "Purchase Cost",
            "Purchase Price", "Purchase Rate", "Buying Price", "Landed Cost", "Landing Cost", "Making Cost",
            "Manufacturing Cost", "COGS", "CP", "Cost (Rs)", "Cost (INR)", "Cost (₹)", "Cost Price (Rs)",
            "Cost Price (₹)",
            "Cost Price (INR)", "cost_price", "unit_cost", "product_cost", "purchase_price",
        ]
    }

    static var packagingHeaders: [String] {
        [
            "Packaging", "Packing", "Packaging Cost", "Packing Cost", "Packaging Charges", "Packing Charges",
            "Packaging per Order", "Packaging (Rs)", "Packaging (₹)", "packaging_cost", "packing_cost",
        ]
    }

    /// A cost: never negative, never a guess.
    private static func amount(
        required: Bool = false,
        set: @escaping @Sendable (inout CostRow, Paisa) -> Void
    ) -> Column<CostRow> {
        .custom(required: required, expected: "an amount of 0 or more and below two crore, such as 120.50") {
            cell,
            record,
            _ in
            guard let amount = Paisa(cell) else { return cell.isMissing }
            set(&record, amount)
            return amount >= .zero && amount <= Amounts.limit
        }
    }
}
