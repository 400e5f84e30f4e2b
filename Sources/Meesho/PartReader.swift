import Crypto
import Tabular

/// Reads one file of the input folder, and what is packed inside it, into parts.
struct PartReader {
    /// The run's, or the share of the file that is being read.
    private var budget: InflationBudget
    let limits: Limits
    private(set) var parts: [Part] = []
    /// Documents and pictures inside archives.
    private(set) var skipped = 0

    init(budget: InflationBudget, limits: Limits = .standard) {
        self.budget = budget
        self.limits = limits
    }

    /// A label, invoice or picture: named, not used and not a problem.
    mutating func addDocument(path: String, size: Int) {
        guard depth(of: path) == 0 else {
            skipped += 1
            return
        }
        var record = InputRecord(path: path, kind: .document, size: size, sha256: "")
        record.note = "a document, a picture or a report: not used"
        parts.append(Part(record: record))
    }

    private func depth(of path: String) -> Int { path.split(separator: "!/").count - 1 }

    /// A file whose bytes could not be had.
    mutating func fail(_ record: InputRecord, _ error: InputError) {
        parts.append(Self.rejected(Part(record: record), error))
    }

    /// - Parameter kind: What the user named the file as, where it was named on the command line.
    mutating func read(_ bytes: [UInt8], path: String, as kind: ExportKind? = nil, depth: Int = 0) {
        if depth == 0 { budget = budget.share(ofFile: bytes.count) }
        let format = FileFormat(sniffing: bytes)
        let isOwn =
            format == .html && OwnFiles.isPage(Array(bytes.prefix(OwnFiles.headSize)))
            || format == .zip && OwnFiles.isArchive(bytes)
        if format == .pdf || format == .image || isOwn {
            addDocument(path: path, size: bytes.count)
            return
        }
        var part = Part(record: InputRecord(path: path, kind: .unknown, size: bytes.count, sha256: Self.sha256(bytes)))
        do throws(InputError) {
            switch format {
            case .zip: try readZip(bytes, &part, depth: depth)
            case .gzip:
                try checkDepth(depth, at: part.place)
                part.record.kind = .archive
                let inner = try Gzip.contents(bytes, place: part.place, limits: limits, budget: budget)
                parts.append(part)
                read(inner, path: path + "!/" + Self.withoutGzip(path), depth: depth + 1)
                return
            case .text: try readText(bytes, &part, isSettings: kind == .settings || InputFile.isSettings(name: path))
            default: throw Self.unusable(format, at: part.place)
            }
        } catch {
            part = Self.rejected(part, error)
        }
        parts.append(part)
    }

    /// A part of which nothing is used: no sheet of a file counts when one of them is bad.
    private static func rejected(_ part: Part, _ error: InputError) -> Part {
        var rejected = Part(record: part.record)
        rejected.record.isRejected = true
        rejected.record.rejected = part.record.rows + part.record.rejected
        rejected.record.rows = 0
        // Days of a file that is not used are not covered: nobody is accused on its word.
        rejected.record.days = nil
        rejected.record.note = "left out: \(Self.reason(error.kind))"
        rejected.problems = [error]
        rejected.evidence = part.evidence
        return rejected
    }

    private static func reason(_ kind: InputError.Kind) -> Phrase {
        switch kind {
        case .unreadable: "cannot be read"
        case .damaged: "damaged"
        case .encrypted: "protected with a password"
        case .unsupported: "a format that is not read"
        case .limit: "beyond a limit"
        case .unknownKind: "no export that is known"
        case .missingColumn: "lacks a column"
        case .badCell, .badSetting: "holds what cannot be read"
        case .contradiction: "contradicts itself"
        }
    }

    // MARK: Containers

    private mutating func readZip(_ bytes: [UInt8], _ part: inout Part, depth: Int) throws(InputError) {
        let archive = try ZipArchive(bytes, place: part.place, limits: limits)
        if Workbook.isWorkbook(archive) {
            try readWorkbook(archive, &part)
            return
        }
        if let foreign = Workbook.foreignKind(archive) {
            throw InputError(
                .unsupported,
                at: part.place,
                expected: "an .xlsx workbook, a CSV or a ZIP of them",
                found: foreign,
                advice: "Save it as .xlsx or CSV, or download the export again."
            )
        }
        try checkDepth(depth, at: part.place)
        part.record.kind = .archive
        try budget.open(members: archive.entries.count, at: part.place)
        let files = archive.entries.filter { !$0.isDirectory && !$0.isSymlink }
        if files.isEmpty { part.record.note = "an archive without a file inside" }
        for entry in files {
            if InputFile.isIgnored(name: entry.name) || InputFile.isDocument(name: entry.name) {
                skipped += 1
                part.record.skipped += 1
                part.record.note = "documents, pictures and hidden files inside, not used: \(part.record.skipped)"
                continue
            }
            do throws(InputError) {
                let contents = try archive.contents(of: entry, budget: budget)
                read(contents, path: part.record.path + "!/" + entry.name, depth: depth + 1)
            } catch {
                var member = Part(
                    record: InputRecord(path: part.record.path + "!/" + entry.name, kind: .unknown, size: 0, sha256: "")
                )
                member = Self.rejected(member, error)
                parts.append(member)
            }
        }
    }

    private func checkDepth(_ depth: Int, at place: Place) throws(InputError) {
        guard depth < limits.archiveDepth else {
            throw InputError(
                .limit,
                at: place,
                expected: "archives inside archives at most \(limits.archiveDepth) deep",
                advice: "Unpack the outermost archive and put the exports in the folder."
            )
        }
    }

    private static func withoutGzip(_ path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
    }

    // MARK: Sheets

    private func readWorkbook(_ archive: ZipArchive, _ part: inout Part) throws(InputError) {
        let workbook = try Workbook(archive, place: part.place, budget: budget, limits: limits)
        var firstCells: [String] = []
        var unknownSheets: [Phrase] = []
        var kinds: [SheetKind] = []
        for sheet in workbook.sheets where sheet.isWorksheet {
            guard !sheet.isHidden else {
                unknownSheets.append("\(sheet.name) (hidden)")
                continue
            }
            var lanes = LaneCount()
            let reader = try read(part.place.at(sheet: sheet.name), &part) { take throws(InputError) in
                lanes = try workbook.read(sheet, take)
            }
            part.record.lanes += lanes
            if let kind = reader.kind {
                kinds.append(kind)
                if kind == .tcsSales || kind == .tcsSalesReturn, NameEvidence.isID(sheet.name) {
                    part.evidence.append(.init(id: sheet.name, kind: .sheetName, carrier: "sheet \(sheet.name)"))
                }
            } else {
                try checkNamedSheet(sheet.name, reader, at: part.place)
                if Header.fold(sheet.name) != "disclaimer", !reader.firstCells.isEmpty {
                    unknownSheets.append(Phrase(quoting: sheet.name))
                }
                if firstCells.isEmpty { firstCells = reader.firstCells }
            }
        }
        part.record.unknownSheets = unknownSheets
        try finish(&part, kinds: kinds, firstCells: firstCells)
    }

    /// A sheet that bears the name of one with money in it must be understood: its money would be missing in silence.
    private func checkNamedSheet(_ name: String, _ reader: SheetReader, at place: Place) throws(InputError) {
        let column =
            switch Header.fold(name) {
            case "order payments": "Sub Order No"
            case "ads cost": "Total Ads Cost"
            case "referral payments": "Net Referral Amount"
            case "compensation and recovery": "Amount (inc GST) INR"
            default: ""
            }
        guard !column.isEmpty, let first = reader.firstCells.first,
            !Header.fold(first).hasPrefix("no data is available")
        else { return }
        throw InputError(
            .missingColumn,
            at: place.at(sheet: name),
            expected: "a header row with the column \"\(column)\"",
            found: Self.shape(reader.firstCells),
            advice: "Download the file again and leave its header rows as they are."
        )
    }

    private func readText(_ bytes: [UInt8], _ part: inout Part, isSettings: Bool) throws(InputError) {
        if isSettings {
            part.record.kind = .settings
            let file = SettingsFile(TextEncoding(detecting: bytes).text(of: bytes), place: part.place)
            part.problems = file.problems
            part.record.rejected = file.problems.count
            part.record.rows = file.keys
            part.settings = file
            return
        }
        let document = try CSVDocument(bytes, place: part.place, limits: limits)
        if InputFile.isReceivedList(name: part.record.path) {
            try readReceived(document, &part)
            return
        }
        let reader = try read(part.place, &part) { take throws(InputError) in try document.read(take) }
        try finish(&part, kinds: reader.kind.map { [$0] } ?? [], firstCells: reader.firstCells)
    }

    private func readReceived(_ document: CSVDocument, _ part: inout Part) throws(InputError) {
        part.record.kind = .received
        let list = try ReceivedList.read(document, &part.texts, at: part.place)
        part.record.rows = list.rows.count
        part.record.skipped = list.skipped
        part.record.rejected = list.rejections.count
        part.problems = list.rejections.summary(at: part.place)
        part.sheets = [
            Part.Sheet(source: SourceSheet(path: part.record.path, sheet: ""), content: .received(list.rows))
        ]
    }

    private typealias Take = (Row) throws(InputError) -> RowFlow

    /// Reads one sheet into the part; a second time with the month first where its dates say so.
    private func read(
        _ place: Place,
        _ part: inout Part,
        rows: (Take) throws(InputError) -> Void
    ) throws(InputError) -> SheetReader {
        var reader = SheetReader(place: place, texts: part.texts)
        do throws(InputError) {
            try rows { row throws(InputError) in try reader.take(row) }
        } catch {
            // Known for what it is, even where it cannot be used.
            if reader.kind == .payments { part.record.kind = .payments }
            throw error
        }
        if reader.context.days.isMonthFirst {
            reader = SheetReader(place: place, order: .monthFirst, texts: part.texts)
            try rows { row throws(InputError) in try reader.take(row) }
        }
        let content = try reader.finish()
        part.texts = reader.context.texts
        guard let kind = reader.kind else { return reader }
        part.record.rows += reader.rows
        part.record.skipped += reader.skipped
        part.record.rejected += reader.rejected
        part.record.knownColumns += reader.known
        part.record.unknownColumns += reader.unknown
        part.problems += reader.problems
        if part.record.note.isEmpty { part.record.note = reader.context.unknownSources.note }
        if let days = reader.days, kind != .ads, kind != .referral, kind != .platform {
            part.record.days = part.record.days?.union(days) ?? days
        }
        if let content {
            part.sheets.append(
                Part.Sheet(source: SourceSheet(path: place.path, sheet: place.sheet ?? ""), content: content)
            )
        }
        if let id = reader.preamble.supplier {
            part.evidence.append(SupplierEvidence(id: id, kind: .preamble, carrier: "its first lines"))
        }
        if let from = reader.preamble.from, let to = reader.preamble.to {
            part.record.days = part.record.days?.union(DayRange(from, to)) ?? DayRange(from, to)
        }
        return reader
    }

    private func finish(_ part: inout Part, kinds: [SheetKind], firstCells: [String]) throws(InputError) {
        guard let first = kinds.first(where: { $0 == .payments }) ?? kinds.first else {
            throw InputError(
                .unknownKind,
                at: part.place,
                expected: "the header row of a Meesho export or of a cost sheet (SKU and a cost)",
                found: Self.shape(firstCells),
                advice: "An export must not be changed; a cost sheet needs the headers SKU and cost. Take any other "
                    + "file out of the folder."
            )
        }
        let names = part.names
        part.downloaded = names.downloaded
        part.snapshot = names.days?.last
        part.record.kind = Self.exportKind(of: first, part)
        if let days = names.days, ![.costs, .inventory, .priceUpdate].contains(part.record.kind) {
            part.record.days = part.record.days?.union(days) ?? days
        }
        part.returnStage =
            switch part.record.kind {
            case .returnsLost: .lost
            case .returnsDelivered: .delivered
            case .returnsOutForDelivery: .outForDelivery
            default: .moving
            }
        if part.record.kind == .priceUpdate { part.record.note = "price file: not used" }
        for case .returns(let rows) in part.sheets.map(\.content) {
            let damaged = rows.count(where: \.hasDamagedAWB)
            if damaged > 0 {
                part.record.note =
                    "\(damaged) waybill numbers lost digits in a spreadsheet program: download the file again to tell "
                    + "several returns of one sub order apart"
            }
        }
        Self.noteTickets(&part)
        // The name says when the snapshot was taken; its rows say when they will be paid.
        if part.record.kind == .outstanding, let days = names.days { part.record.days = days }
        for case .gst(let sheet) in part.sheets.map(\.content) {
            part.evidence += sheet.suppliers.map { .init(id: $0, kind: .column, carrier: "column supplier_id") }
            if sheet.missingAmounts > 0 {
                part.record.note = "rows that print null amounts, counted as 0: \(sheet.missingAmounts)"
            }
        }
    }

    /// Names what cannot be read of tickets that count all the same.
    private static func noteTickets(_ part: inout Part) {
        var unknown: Set<Int32> = []
        var unread = Rejections()
        for case .claims(let rows) in part.sheets.map(\.content) {
            for row in rows {
                if ClaimStatus(part.texts[row.status]) == .unknown { unknown.insert(row.status) }
                if row.hasUnreadableAmount {
                    unread.add(unreadable("Last Update", expected: "an amount such as Rs 231.50", row, part.place))
                }
                if row.hasUnreadableReopenDay {
                    unread.add(unreadable("Reopen Validity", expected: "a date such as 2026-01-31", row, part.place))
                }
            }
        }
        part.problems += unread.summary(at: part.place)
        if !unknown.isEmpty { part.record.note = "ticket statuses that are not known: \(unknown.count)" }
    }

    /// The cell is not quoted: the prose of a ticket may name a customer.
    private static func unreadable(
        _ column: String,
        expected: Phrase,
        _ row: ClaimRow,
        _ place: Place
    ) -> InputError {
        InputError(
            .badCell,
            at: place.at(row: Int(row.row), column: column),
            expected: expected,
            found: "another text",
            advice: "The ticket counts without it: look it up in the supplier panel."
        )
    }

    /// A strange table may be a list of customers: its shape is told, nothing in it.
    private static func shape(_ firstCells: [String]) -> Phrase {
        firstCells.isEmpty ? "no filled cell" : "another table, of \(firstCells.count) columns"
    }

    private static func exportKind(of kind: SheetKind, _ part: Part) -> ExportKind {
        switch kind {
        case .orders: .orders
        case .payments, .ads, .referral, .platform: isOutstanding(part) ? .outstanding : .payments
        case .returnsMoving: part.names.isOutForDelivery ? .returnsOutForDelivery : .returnsInTransit
        case .returnsDelivered: .returnsDelivered
        case .returnsLost: .returnsLost
        case .claims: .claims
        case .orderSummary: .orderSummary
        case .tcsSales: .tcsSales
        case .tcsSalesReturn: .tcsSalesReturn
        case .invoices: .taxInvoiceDetails
        case .inventory: .inventory
        case .costs: .costs
        case .bank: .bankStatement
        case .prices: .priceUpdate
        }
    }

    /// Told by the name alone; for renamed files by transaction ids that are all missing.
    private static func isOutstanding(_ part: Part) -> Bool {
        if part.names.isOutstanding || part.names.isPrevious { return part.names.isOutstanding }
        for case .payments(let sheet) in part.sheets.map(\.content) where !sheet.rows.isEmpty {
            return sheet.hasTransactionColumn && sheet.rows.allSatisfy { $0.transaction == 0 }
        }
        return false
    }

    static func sha256(_ bytes: [UInt8]) -> String {
        var hash = SHA256()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in hash.finalize() { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }

    private static func unusable(_ format: FileFormat, at place: Place) -> InputError {
        switch format {
        case .empty:
            InputError(
                .damaged,
                at: place,
                expected: "an export",
                found: "an empty file",
                advice: "Download the file again."
            )
        case .ole(isEncryptedWorkbook: true):
            InputError(
                .encrypted,
                at: place,
                expected: "a workbook without a password",
                found: "a password-protected workbook",
                advice: "Open it in Excel, remove the password and save it again as .xlsx."
            )
        case .html:
            InputError(
                .unsupported,
                at: place,
                expected: "an export",
                found: "a web page",
                advice: "The panel's session may have expired while downloading: log in and download the file again."
            )
        default:
            InputError(
                .unsupported,
                at: place,
                expected: "an .xlsx workbook, a CSV or a ZIP of them",
                found: format.name,
                advice: "Save it as .xlsx or CSV, or download the export again."
            )
        }
    }
}
