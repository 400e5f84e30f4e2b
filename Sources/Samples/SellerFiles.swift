import Meesho

/// The files a seller keeps: what the panel offers for stock, and what only the seller knows.
struct SellerFiles {
    let world: Simulation

    func inventory() -> [UInt8] {
        let headers = [
            "SERIAL NO", "CATALOG NAME", "CATALOG ID", "PRODUCT NAME", "PRODUCT ID", "STYLE ID", "VARIATION ID",
            "VARIATION", "STOCK", "SYSTEM STOCK COUNT", "YOUR STOCK COUNT",
        ]
        let notes = [
            "Row identifier, do not change", "Name of the catalog", "Id of the catalog", "Name of the product",
            "Id of the product", "Your style id", "Id of the variation", "Size", "ALL / IN_STOCK / OUT_OF_STOCK",
            "Stock in our system", "Fill in your stock",
        ]
        var rows: [[String?]] = [headers, notes]
        for (item, product) in Product.catalogue.enumerated() {
            for (place, size) in product.sizes.enumerated() {
                let stock = (item * 37 + place * 11) % 60
                rows.append([
                    "\(rows.count - 1)", product.category, "\(41_000_000 + item * 137)", product.name,
                    "\(52_000_000 + item * 91)", product.sku, "\(63_000_000 + item * 10 + place)", size,
                    stock == 0 ? "OUT_OF_STOCK" : "IN_STOCK", "\(stock)", "",
                ])
            }
        }
        return PanelWorkbook.bytes([Grid(name: "Inventory - fill this", rows: rows)])
    }

    /// One article is missing on purpose.
    func costs() -> [UInt8] {
        var csv = CSVText(.plain)
        csv.line(["sku", "cost", "packaging"])
        for product in Product.costed { csv.line([product.sku, product.cost.decimal, product.packaging.decimal]) }
        return csv.bytes
    }

    func settings() -> [UInt8] {
        Array(
            """
            # What stands in no export. Every key may be left out.

            # Name shown on the report.
            sellerName: \(world.seller.name)

            # Days after the order date until a delivered order without payment is late.
            overdueAfterDays: 30

            # Days until a return must be back.
            returnOverdueDays: 21

            # Days after a return's arrival in which a claim can be raised.
            claimWindowDays: 7

            # Rupees per dispatched order, for SKUs whose cost sheet row says nothing about it.
            packagingPerOrder: 0

            # Rupees a month: rent, wages, software.
            otherMonthlyExpenses: 0

            # How the seller is taxed: regular, composition or unregistered.
            gstScheme: regular

            # The marketplace's GSTIN (14th character C) for GST files before March 2026, which do not print it.
            # operatorGstin: 24AAAAA0000A1C0

            """.utf8
        )
    }
}
