import Meesho
import Tabular

/// Made-up exports that behave like real ones: every file is a view of the same simulated orders.
package enum SampleExports {
    /// Writes one folder per seller below `directory`, each named by the supplier id, and returns their paths. One file
    /// at a time stands in memory. Throws before anything is written where one of the folders holds files already.
    package static func write(_ recipe: SampleRecipe, to directory: String) throws -> [String] {
        let extras = recipe.extras ? SampleVariants.all() : []
        let sellers = (0..<max(recipe.sellers, 0)).map { "\(SampleSeller(index: $0, of: recipe).id)" }
        let others = extras.map { file in String(file.path.prefix { $0 != "/" }) }
        for name in Set(sellers + others).sorted() {
            try FileOutput.checkFree("\(directory)/\(name)")
        }
        var folders: [String] = []
        for index in 0..<max(recipe.sellers, 0) {
            let folder = "\(directory)/\(SampleSeller(index: index, of: recipe).id)"
            try eachFile(of: recipe, seller: index) { try FileOutput.write($1, to: "\(folder)/\($0)") }
            folders.append(folder)
        }
        for (path, bytes) in extras {
            try FileOutput.write(bytes, to: "\(directory)/\(path)")
            let folder = "\(directory)/" + path.prefix { $0 != "/" }
            if !folders.contains(folder) { folders.append(folder) }
        }
        return folders
    }

    /// The files of one seller, 0 being the first, by name.
    package static func files(_ recipe: SampleRecipe, seller index: Int = 0) -> [(path: String, bytes: [UInt8])] {
        var files: [(path: String, bytes: [UInt8])] = []
        eachFile(of: recipe, seller: index) { files.append((path: $0, bytes: $1)) }
        return files
    }

    private static func eachFile<Failure: Error>(
        of recipe: SampleRecipe,
        seller index: Int,
        _ take: (String, [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let world = Simulation(recipe, seller: index)
        let id = world.seller.id
        // Large samples are for measuring readers: there the time to write them counts, not their size.
        let level = recipe.ordersPerSeller > 20_000 / max(recipe.sellers, 1) ? 1 : 6
        let payments = PaymentsExport(world: world, level: level)
        let tax = TaxExport(world: world, level: level)
        var invoices = InvoicesExport(world: world, level: level)
        let returns = ReturnsExport(world: world)
        let asOf = recipe.asOf
        let all = 0...max(recipe.months - 1, 0)
        for place in all {
            let month = recipe.month(place)
            let isFirst = place == 0
            // The longest story of an order, from its day to its last row, stays under three months.
            let past = max(place - 3, 0)...place
            // Downloads overlap: the last days of the month before stand in the next file again, as they are by then.
            let ordered = DayRange(month.first - (isFirst ? 0 : 5), month.last)
            let downloaded = min(month.last + 9, asOf)
            try take(
                "Orders_\(ordered.first.iso)_\(ordered.last.iso)_\(downloaded.iso)_16_12-16_17_\(id).csv",
                OrdersExport(world: world).file(ordered, months: max(place - 1, 0)...place, downloaded: downloaded)
            )
            let paid = DayRange(month.first - (isFirst ? 0 : 3), month.last)
            let stem = "\(id)_SP_ORDER_ADS_REFERRAL_PAYMENT_FILE_PREVIOUS_PAYMENT_\(paid.first.iso)_\(paid.last.iso)"
            var zip = ZipWriter(level: level)
            zip.add("\(stem).xlsx", payments.settled(in: paid, months: past))
            try take("\(stem).zip", zip.finish())
            try take("gst_\(id)_\(month.month)_\(month.year).zip", tax.archive(month, months: past))
            try take(
                "\(id)_\(month.first.iso)_\(month.last.iso)_TAX_INVOICE.zip",
                invoices.archive(month, months: past)
            )
            let received = DayRange(month.first - (isFirst ? 0 : 3), month.last)
            try take(
                "completed_delivered_last_month_\((month.last + 1).iso)_10-5-10_10_\(id)__.csv",
                returns.file(.delivered, window: received, on: month.last + 1, months: past)
            )
        }
        let recent = max(recipe.months - 4, 0)...max(recipe.months - 1, 0)
        let whole = DayRange(recipe.firstDay, recipe.lastDay)
        try take(
            "\(id)_SP_ORDER_ADS_REFERRAL_PAYMENT_FILE_OUTSTANDING_PAYMENT_\(asOf.iso).xlsx",
            payments.outstanding(on: asOf, months: recent)
        )
        for tab in [ReturnsExport.Tab.inTransit, .outForDelivery, .lost] {
            try take(
                "\(tab.rawValue)_\(tab == .lost ? "last_3_months_" : "")\(asOf.iso)_10-5-10_10_\(id)__.csv",
                returns.file(tab, window: whole, on: asOf, months: all)
            )
        }
        let span = [whole.first, whole.last].map { day in String { $0.put(day, .dashed) } }
        try take(
            "Supplier-\(id)_Status-all_Created-from-\(span[0])-to-\(span[1]).csv",
            ClaimsExport(world: world).file(whole, on: asOf, months: all)
        )
        let own = SellerFiles(world: world)
        try take("Inventory-Update-File_\(asOf.iso)T10-05-00_\(id).xlsx", own.inventory())
        try take("cost_sheet.csv", own.costs())
        try take("settings.yaml", own.settings())
    }
}
