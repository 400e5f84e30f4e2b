import Meesho

extension SampleVariants {
    /// Readable files in a shape that sellers' own programs gave them.
    package static func oddities() -> [File] {
        Head.allCases.map { resavedPayments($0) }
            + [paymentsWithUnknownColumn(), paymentsWithUnknownSheet(), nestedPayments(), disguisedPayments()]
            + [aliasedOrders()] + Dialect.allCases.map { orders($0) }
            + [ordersInWrongFolder(), returnsWithDamagedWaybills()]
    }

    /// Files that stop, or lose a row.
    package static func broken() -> [File] {
        [
            truncatedArchive(), passwordProtectedWorkbook(), htmlNamedWorkbook(), unknownTable(),
            paymentsWithoutSettlement(), paymentsWithDamagedNumber(), ordersWithDamagedDate(),
        ]
    }

    private static let folder = "7654329/"

    /// Ends in the middle of a member, before its directory.
    package static func truncatedArchive() -> File {
        let bytes = zip([("payments.xlsx", payments(generation: 2).bytes)])
        return (folder + "truncated.zip", Array(bytes.prefix(bytes.count * 2 / 3)))
    }

    /// The compound file that Office wraps around an encrypted workbook: signature and header, no content.
    package static func passwordProtectedWorkbook() -> File {
        let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        let header = signature + [UInt8](repeating: 0, count: 16) + [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0]
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let padding = [UInt8](repeating: 0xFF, count: 1_536 - header.count - name.count)
        return (folder + "payments with password.xlsx", header + padding + name)
    }

    /// A web page that some programs call a workbook.
    package static func htmlNamedWorkbook() -> File {
        let page = "<html><body><table><tr><th>Sub Order No</th></tr><tr><td>1</td></tr></table></body></html>\n"
        return (folder + "orders.xls", Array(page.utf8))
    }

    /// No export has this header.
    package static func unknownTable() -> File {
        (folder + "shopping list.csv", Array("what,how many\nlamps,2\nflowers,30\n".utf8))
    }

    /// "Order Payments" without the one column that matters.
    package static func paymentsWithoutSettlement() -> File {
        let world = world(9)
        var export = PaymentsExport(world: world)
        export.columns.removeAll { $0.field == .settlement }
        let days = DayRange(world.recipe.firstDay, world.recipe.lastDay)
        return (folder + "payments without settlement.xlsx", export.settled(in: days, months: 0...2))
    }

    /// One settlement reads `41x.5`.
    package static func paymentsWithDamagedNumber() -> File {
        let world = world(9)
        let export = PaymentsExport(world: world)
        let days = DayRange(world.recipe.firstDay, world.recipe.lastDay)
        var grid = export.grid(in: days, months: 0...2)
        let column = export.columns.firstIndex { $0.field == .settlement }
        if let column, grid.rows.count > 3 { grid.rows[3][column] = "41x.5" }
        return (folder + "payments with a damaged number.xlsx", PanelWorkbook.bytes([grid]))
    }

    /// The first order is of 31 February.
    package static func ordersWithDamagedDate() -> File {
        let world = world(9)
        let text = String(decoding: ordersBytes(world) { _ in }, as: UTF8.self)
        let damaged = text.replacing(world.recipe.firstDay.iso, with: "2025-02-31", maxReplacements: 1)
        return (folder + "orders with a damaged date.csv", Array(damaged.utf8))
    }
}
