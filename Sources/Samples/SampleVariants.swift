import Meesho
import Tabular

/// Every kind and generation of export, small and of fixed size, each reachable by name. Paths begin with the folder of
/// the seller they belong to: 7654320 sold in 2022, 7654321 in 2024, 7654322 in 2025, 7654323 in 2026, and 7654329 holds
/// what cannot be read.
package enum SampleVariants {
    package typealias File = (path: String, bytes: [UInt8])

    /// Everything that can be read, and what cannot.
    package static func all() -> [File] { readable() + oddities() + broken() }

    /// The kinds and generations as the panel writes them.
    package static func readable() -> [File] {
        let tabs: [(ReturnsTab, DateForm)] = [
            (.inTransit, .slashed), (.outForDelivery, .slashedShort), (.delivered, .iso), (.lost, .slashedShort),
        ]
        return (0...3).map { payments(generation: $0) }
            + [outstanding(), emptyPayments(), orders(generation: 1), orders(generation: 2)]
            + tabs.map { returns($0, dates: $1) }
            + [claims(), orderSummary(), orderSummaryWorkbook(), taxSheets(isWide: false), taxSheets(isWide: true)]
            + [taxSheets(isWide: false, month: 2), taxSheets(isWide: true, month: 2)]
            + [invoices(), inventory(), priceUpdate()]
    }

    /// 0 (about 2022), 1 (50 columns), 2 (41 columns) or 3 (43 columns); a workbook without archive around it.
    package static func payments(generation: Int) -> File {
        let world = world(generation)
        return (paymentsPath(world), export(generation).settled(in: world.whole, months: world.months))
    }

    /// Estimates, told from paid money by the file name alone.
    package static func outstanding() -> File {
        let world = world(2)
        let asOf = world.recipe.asOf
        return (
            paymentsPath(world, "OUTSTANDING_PAYMENT_\(asOf.iso)"),
            export(2).outstanding(on: asOf, months: world.months)
        )
    }

    /// Every sheet holds the placeholder row.
    package static func emptyPayments() -> File {
        let world = world(2)
        let day = world.recipe.firstDay - 31
        let bytes = export(2).settled(in: DayRange(day, day + 6), months: world.months)
        return (paymentsPath(world, "PREVIOUS_PAYMENT_\(day.iso)_\((day + 6).iso)"), bytes)
    }

    /// What a save in Excel leaves of the head of "Order Payments".
    package enum Head: String, CaseIterable, Sendable {
        case whole, withoutTitles, withoutLegend, headersAlone
    }

    /// The same rows as ``payments(generation:)`` with shared strings, numbers and date serials in a sheet "Sheet1".
    package static func resavedPayments(_ head: Head = .whole) -> File {
        let world = world(2)
        var grid = export(2).grid(in: world.whole, months: world.months)
        if head == .withoutLegend || head == .headersAlone { grid.rows.remove(at: 2) }
        if head == .withoutTitles || head == .headersAlone { grid.rows.remove(at: 0) }
        grid.name = "Sheet1"
        return ("\(world.seller.id)/payments resaved \(head.rawValue).xlsx", ResavedWorkbook.bytes(grid))
    }

    /// A column nobody has seen yet.
    package static func paymentsWithUnknownColumn() -> File {
        let world = world(2)
        var export = export(2)
        export.columns.append(PaymentColumn("Festival Bonus (Incl. GST)", .zero, .recovery))
        return (
            "\(world.seller.id)/payments with a new column.xlsx",
            export.settled(in: world.whole, months: world.months)
        )
    }

    /// A sheet nobody has seen yet.
    package static func paymentsWithUnknownSheet() -> File {
        let world = world(2)
        var export = export(2)
        export.furtherSheets = [Grid(name: "Festival Rewards", rows: [["Reward"], ["Lamp"]])]
        return (
            "\(world.seller.id)/payments with a new sheet.xlsx",
            export.settled(in: world.whole, months: world.months)
        )
    }

    /// An archive in an archive.
    package static func nestedPayments() -> File {
        let (path, bytes) = payments(generation: 2)
        let inner = zip([("payments.xlsx", bytes)])
        return (String(path.dropLast(5)) + "_mail.zip", zip([("payments.zip", inner)]))
    }

    /// Named `.xlsx`, yet an archive around the real workbook.
    package static func disguisedPayments() -> File {
        let (path, bytes) = payments(generation: 2)
        return (String(path.dropLast(5)) + " (1).xlsx", zip([("payments.xlsx", bytes)]))
    }

    /// 1 as seen in 2025, 2 with catalog and source.
    package static func orders(generation: Int) -> File {
        let world = world(generation + 1)
        return (
            ordersPath(world),
            ordersBytes(world) { if generation == 2 { $0.columns = OrdersExport.Column.generation2 } }
        )
    }

    /// Other names for the columns, in another order.
    package static func aliasedOrders() -> File {
        let world = world(2)
        return (
            "\(world.seller.id)/orders with other names.csv",
            ordersBytes(world) { $0.columns = OrdersExport.Column.aliases }
        )
    }

    /// What a spreadsheet program or an editor does to a CSV.
    package enum Dialect: String, CaseIterable, Sendable {
        case utf16, windows1252, semicolon, tab, carriageReturn, gzip
    }

    /// The orders of generation 1 in another dialect.
    package static func orders(_ dialect: Dialect) -> File {
        let world = world(2)
        let bytes = ordersBytes(world) {
            switch dialect {
            case .semicolon: $0.dialect.separator = UInt8(ascii: ";")
            case .tab: $0.dialect.separator = UInt8(ascii: "\t")
            case .carriageReturn: $0.dialect.lineEnd = "\r"
            case .utf16, .windows1252, .gzip: break
            }
        }
        let path = "\(world.seller.id)/orders \(dialect.rawValue).csv"
        switch dialect {
        case .utf16: return (path, Transcription.utf16(bytes))
        case .windows1252:
            let text = String(decoding: bytes, as: UTF8.self).replacing("Cotton Kurti,", with: "Cotton Kurti –")
            return (path, Transcription.windows1252(Array(text.utf8)))
        case .gzip: return (path + ".gz", Transcription.gzip(bytes))
        case .semicolon, .tab, .carriageReturn: return (path, bytes)
        }
    }

    /// A file of seller 7654327 in the folder of 7654328.
    package static func ordersInWrongFolder() -> File {
        let world = world(7)
        return ("7654328/" + ordersPath(world).drop { $0 != "/" }.dropFirst(), ordersBytes(world) { _ in })
    }

    /// A tab of the panel's returns page.
    package enum ReturnsTab: String, CaseIterable, Sendable { case inTransit, outForDelivery, delivered, lost }

    package static func returns(_ tab: ReturnsTab, dates: DateForm = .iso) -> File {
        returns(tab) { $0.dates = dates }
    }

    /// Waybills in scientific notation.
    package static func returnsWithDamagedWaybills() -> File {
        let (path, bytes) = returns(.delivered) { $0.hasDamagedWaybills = true }
        return (path.replacing("last_month", with: "last_2_week"), bytes)
    }

    private static func returns(_ tab: ReturnsTab, _ change: (inout ReturnsExport) -> Void) -> File {
        let world = world(2)
        var export = ReturnsExport(world: world)
        change(&export)
        let asOf = world.recipe.asOf
        let (kind, words): (ReturnsExport.Tab, String) =
            switch tab {
            case .inTransit: (.inTransit, "")
            case .outForDelivery: (.outForDelivery, "")
            case .delivered: (.delivered, "last_month_")
            case .lost: (.lost, "last_month_")
            }
        return (
            "\(world.seller.id)/\(kind.rawValue)_\(words)\(asOf.iso)_10-5-10_10_\(world.seller.id)__.csv",
            export.file(kind, window: world.whole, on: asOf, months: world.months)
        )
    }

    /// Open, approved (paid and planned) and rejected tickets.
    package static func claims(dates: DateForm = .dashed) -> File {
        let world = world(2)
        let span = [world.whole.first, world.whole.last].map { day in String { $0.put(day, .dashed) } }
        return (
            "\(world.seller.id)/Supplier-\(world.seller.id)_Status-all_Created-from-\(span[0])-to-\(span[1]).csv",
            ClaimsExport(world: world, dates: dates).file(world.whole, on: world.recipe.asOf, months: world.months)
        )
    }

    package static func orderSummary() -> File {
        let world = world(2)
        let bytes = OrderSummaryExport(world: world).csv(on: world.recipe.asOf, months: world.months)
        return ("\(world.seller.id)/order_summary.csv", bytes)
    }

    package static func orderSummaryWorkbook() -> File {
        let world = world(3)
        let bytes = OrderSummaryExport(world: world).workbook(on: world.recipe.asOf, months: world.months)
        return ("\(world.seller.id)/Order Summary.xlsx", bytes)
    }

    /// 17 and 18 columns, or 20 and 21. `month` counts from 0; month 1 has the discount given later (quantity 0), month
    /// 2 the credit note with `null` amounts.
    package static func taxSheets(isWide: Bool, month: Int = 1) -> File {
        let world = world(isWide ? 3 : 2)
        let date = world.recipe.month(month)
        let export = TaxExport(world: world)
        let sheets = [TaxExport.Sheet.returns, .sales].map { sheet in
            (sheet.rawValue, export.workbook(sheet, date, months: world.months, isWide: isWide))
        }
        return ("\(world.seller.id)/gst_\(world.seller.id)_\(date.month)_\(date.year).zip", zip(sheets))
    }

    /// `Tax_invoice_details.xlsx` behind a PDF, with one serial missing.
    package static func invoices() -> File {
        let world = world(2)
        let month = world.recipe.firstMonth
        var export = InvoicesExport(world: world)
        return (
            "\(world.seller.id)/\(world.seller.id)_\(month.first.iso)_\(month.last.iso)_TAX_INVOICE.zip",
            export.archive(month, months: world.months)
        )
    }

    package static func inventory() -> File {
        let world = world(2)
        let name = "Inventory-Update-File_\(world.recipe.asOf.iso)T10-05-00_\(world.seller.id).xlsx"
        return ("\(world.seller.id)/\(name)", SellerFiles(world: world).inventory())
    }

    /// Recognised, not read.
    package static func priceUpdate() -> File {
        let headers = ["SKU", "CATALOG ID", "MEESHO PRICE", "WRONG/DEFECTIVE RETURNS PRICE", "MRP"]
        let rows = Product.catalogue.map { [$0.sku, "41000000", "\($0.price)", "\($0.price - 15)", "\($0.price * 2)"] }
        return ("7654322/Price-Update-File.xlsx", PanelWorkbook.bytes([Grid(name: "Price", rows: [headers] + rows)]))
    }

    /// Three months of a seller whose exports are of `generation`.
    static func world(_ generation: Int) -> Simulation {
        let first = [2022, 2024, 2025, 2026]
        var recipe = SampleRecipe(ordersPerSeller: 120, months: 3, seed: UInt64(90 + generation))
        recipe.firstMonth = Month(year: generation < first.count ? first[generation] : 2025, month: 3)
        recipe.firstSeller = 7_654_320 + generation
        return Simulation(recipe, seller: 0)
    }

    static func export(_ generation: Int) -> PaymentsExport {
        let columns = [
            PaymentColumn.generation0, PaymentColumn.generation1, PaymentColumn.generation2, PaymentColumn.generation3,
        ]
        return PaymentsExport(world: world(generation), columns: columns[generation])
    }

    static func ordersBytes(_ world: Simulation, _ change: (inout OrdersExport) -> Void) -> [UInt8] {
        var export = OrdersExport(world: world)
        change(&export)
        return export.file(world.whole, months: world.months, downloaded: world.recipe.asOf)
    }

    private static func ordersPath(_ world: Simulation) -> String {
        let days = "\(world.whole.first.iso)_\(world.whole.last.iso)"
        return "\(world.seller.id)/Orders_\(days)_17_24-17_29_\(world.seller.id).csv"
    }

    private static func paymentsPath(_ world: Simulation, _ rest: String? = nil) -> String {
        let span = "PREVIOUS_PAYMENT_\(world.whole.first.iso)_\(world.whole.last.iso)"
        return "\(world.seller.id)/\(world.seller.id)_SP_ORDER_ADS_REFERRAL_PAYMENT_FILE_\(rest ?? span).xlsx"
    }

    static func zip(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var zip = ZipWriter()
        for (name, bytes) in members { zip.add(name, bytes) }
        return zip.finish()
    }
}

extension Simulation {
    fileprivate var whole: DayRange { DayRange(recipe.firstDay, recipe.lastDay) }
    fileprivate var months: ClosedRange<Int> { 0...max(recipe.months - 1, 0) }
}
