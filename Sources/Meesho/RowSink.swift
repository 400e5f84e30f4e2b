import Tabular

/// Takes the rows below a header.
protocol RowSink: Sendable {
    var known: [String] { get }
    var unknown: [String] { get }
    var taken: Int { get }
    var skipped: Int { get }
    var rejected: Int { get }
    var problems: [InputError] { get }
    var days: DayRange? { get }
    /// Throws where the rows below can no longer be trusted.
    mutating func take(_ row: Row, _ context: inout ReadContext) throws(InputError)
    mutating func content(_ context: inout ReadContext) -> SheetContent?
}

/// The rows of a sheet that could not be read: all counted, the first ones named.
struct Rejections: Sendable {
    /// A file that is damaged throughout should not fill the report.
    static let namedAtMost = 100

    private(set) var count = 0
    private(set) var problems: [InputError] = []

    mutating func add(_ problem: InputError) {
        count += 1
        if problems.count < Self.namedAtMost { problems.append(problem) }
    }

    /// The named problems, and a last one that says how many more there are.
    func summary(at place: Place) -> [InputError] {
        guard count > problems.count else { return problems }
        return problems + [
            InputError(
                .badCell,
                at: place,
                expected: "rows that can be read",
                found: "\(count - problems.count) more rows with problems",
                advice: "Download the file again."
            )
        ]
    }
}

/// Tells data rows from titles, legends, footers and blanks.
struct DataRows: Sendable {
    private let key: Int
    private let header: HeaderRow
    private let minimumCells: Int

    /// - Parameter key: Folded headers of the column that every data row fills.
    init(header: HeaderRow, key: [String], minimumCells: Int) {
        self.key = header.firstIndex(of: key) ?? 0
        self.header = header
        self.minimumCells = minimumCells
    }

    /// Whether `row` is a data row. Throws at another header: the columns below it are not those that were found.
    @inline(__always)
    func holds(_ row: Row, at place: Place) throws(InputError) -> Bool {
        // Sub orders, dates and ids start with a digit: no second look is needed.
        if let first = row[key].content.first, first &- 0x30 < 10 { return true }
        return try holdsOther(row, at: place)
    }

    private func holdsOther(_ row: Row, at place: Place) throws(InputError) -> Bool {
        let hasKey = !row[key].content.isEmpty
        if minimumCells == 1 {
            guard hasKey else { return false }
            return try !isHeader(row, at: place)
        }
        var filled = 0
        // A legend holds letters and formulas only; whatever holds a figure and no key is named, not dropped.
        var isData = hasKey
        for column in 0..<row.count {
            let text = row[column].content
            guard !text.isEmpty else { continue }
            filled += 1
            if filled == 1, Self.endsTable(text) { return false }
            isData = isData || text.contains { $0 &- 0x30 < 10 }
            if isData, filled >= minimumCells { return try !isHeader(row, at: place) }
        }
        return false
    }

    /// The header row once more, as some programs repeat it on every page.
    private func isHeader(_ row: Row, at place: Place) throws(InputError) -> Bool {
        let cell = row[key]
        // Folding is slow: most cells differ from the header in their first letter.
        guard header.folded.indices.contains(key), case let name = header.folded[key],
            cell.bytes.count <= name.utf8.count + 16,
            let first = cell.content.first, first >= 0x80 || first | 0x20 == (name.utf8.first ?? 0) | 0x20,
            Header.fold(cell.text) == name
        else { return false }
        let cells = row.texts.map(Header.fold)
        let isSame = (0..<max(cells.count, header.count)).allSatisfy { column in
            (cells.indices.contains(column) ? cells[column] : "")
                == (header.folded.indices.contains(column) ? header.folded[column] : "")
        }
        guard isSame else {
            throw InputError(
                .contradiction,
                at: place.at(row: row.number),
                expected: "one header, with the same columns throughout",
                found: "a second header with other columns",
                advice: "Two tables were put into one file: save each as a file of its own."
            )
        }
        return true
    }

    /// A row with more cells than the header has columns: a comma or quote in it was lost, and nothing in it stands
    /// where it seems to.
    func checkWidth(_ row: Row, at place: Place) throws(InputError) {
        guard row.count > header.count else { return }
        for column in header.count..<row.count where !row[column].content.isEmpty {
            throw InputError(
                .badCell,
                at: place.at(row: row.number, column: Header.letter(of: column)),
                expected: "at most \(header.count) cells, as many as the header has",
                found: "\(row.count) cells",
                advice: "A comma or quote is lost in the row, so it is left out: download the file again."
            )
        }
    }

    /// A line of totals, or the line of explanations under an inventory file's header.
    private static func endsTable(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, "tTgGrR".utf8.contains(first) else { return false }
        let words = Header.fold(String(decoding: text.prefix(40), as: UTF8.self))
        return ["total", "grand total", "row identifier"].contains(where: words.hasPrefix)
    }
}

/// Reads a record per row.
struct RecordSink: RowSink {
    private let program: RowProgram
    let known: [String]
    let unknown: [String]
    private let dataRows: DataRows
    private let place: Place
    private let keepsRecords: Bool
    private let wrap: @Sendable (RecordBytes) -> SheetContent
    private var records: RecordBytes
    private var rejections = Rejections()
    private(set) var taken = 0
    private(set) var skipped = 0
    private(set) var days: DayRange?

    /// - Parameter keepsRecords: Whether anything is made of the records; else they are checked and counted only.
    init<Record>(
        _ schema: BoundSchema<Record>,
        _ dataRows: DataRows,
        place: Place,
        keepsRecords: Bool,
        wrap: @escaping @Sendable ([Record]) -> SheetContent
    ) {
        program = schema.program
        known = schema.known
        unknown = schema.unknown
        records = RecordBytes(blank: schema.blank)
        self.dataRows = dataRows
        self.place = place
        self.keepsRecords = keepsRecords
        self.wrap = { [blank = schema.blank] records in wrap(records.records(like: blank)) }
    }

    var rejected: Int { rejections.count }
    var problems: [InputError] { rejections.summary(at: place) }

    mutating func take(_ row: Row, _ context: inout ReadContext) throws(InputError) {
        guard try dataRows.holds(row, at: place) else {
            skipped += 1
            return
        }
        do throws(InputError) {
            try dataRows.checkWidth(row, at: place)
        } catch {
            return rejections.add(error)
        }
        records.append()
        let failed = records.withLast { record in
            let failed = program.read(row, into: record, &context)
            if failed == nil, let day = program.day(of: record) { days.include(day) }
            return failed
        }
        if let failed = failed ?? nil {
            rejections.add(program.problem(failed, in: row, at: place))
            records.removeLast()
            return
        }
        taken += 1
        if !keepsRecords { records.removeLast() }
    }

    func content(_ context: inout ReadContext) -> SheetContent? { wrap(records) }
}

extension DayRange? {
    /// Widens the range so that it holds `day`.
    fileprivate mutating func include(_ day: Day) {
        guard let range = self else {
            self = DayRange(day, day)
            return
        }
        if day < range.first { self = DayRange(day, range.last) }
        if day > range.last { self = DayRange(range.first, day) }
    }
}

/// Keeps the legs of an "Order Payments" sheet, audited.
struct PaymentSink: RowSink {
    private let columns: PaymentColumns
    private let outside: [Component]
    private let dataRows: DataRows
    private let place: Place
    private var sheet: PaymentSheet
    private var rejections = Rejections()
    private(set) var skipped = 0
    private(set) var days: DayRange?

    init(_ columns: PaymentColumns, header: HeaderRow, place: Place) {
        self.columns = columns
        self.place = place
        outside = columns.formula?.outside ?? []
        dataRows = DataRows(
            header: header,
            key: ["sub order no", "sub order number", "sub order id", "suborder no"],
            minimumCells: 3
        )
        sheet = PaymentSheet(
            hasFormula: columns.formula != nil,
            hasTransactionColumn: columns.hasTransactionColumn,
            generation: columns.generation
        )
    }

    var known: [String] { columns.schema.known }
    var unknown: [String] { columns.schema.unknown }
    var taken: Int { sheet.rows.count }
    var rejected: Int { rejections.count }
    var problems: [InputError] { missingColumns + rejections.summary(at: place) + doubts }

    private var missingColumns: [InputError] {
        guard !columns.missing.isEmpty else { return [] }
        let list = columns.missing.map { "\"\($0)\"" }.joined(separator: ", ")
        return [
            InputError(
                .missingColumn,
                at: place,
                expected: "the columns \(list)",
                advice: "Their amounts count as 0 and nothing can be checked against them: download the file again."
            )
        ]
    }

    /// Where more than one leg in five fails its own formula, columns rather than amounts are wrong.
    private var doubts: [InputError] {
        let mismatches = sheet.rows.count { $0.audits.settlement == .mismatch }
        guard mismatches * 5 > sheet.rows.count, sheet.rows.count >= 5 else { return [] }
        return [
            InputError(
                .contradiction,
                at: place,
                expected: "settlements that the file's own formula gives",
                found: "\(mismatches) of \(sheet.rows.count) rows that differ from it",
                advice: "Columns may have been moved or overwritten: do not trust its amounts, download it again."
            )
        ]
    }

    mutating func take(_ row: Row, _ context: inout ReadContext) throws(InputError) {
        guard try dataRows.holds(row, at: place) else {
            skipped += 1
            return
        }
        do throws(InputError) {
            try dataRows.checkWidth(row, at: place)
            var draft = try columns.schema.record(row, &context, at: place)
            if sheet.hasFormula { draft.auditSettlement(outside: outside) }
            draft.auditTaxes(includesGSTInFees: columns.includesGSTInFees)
            if let day = draft.row.paymentDate { days.include(day) }
            keepReasons(row, draft.row.amounts, &context)
            checkShipping(draft, row)
            sheet.rows.append(draft.row)
        } catch {
            rejections.add(error)
        }
    }

    /// - Parameter amounts: Of the row, which is about to be added.
    private mutating func keepReasons(_ row: Row, _ amounts: Amounts, _ context: inout ReadContext) {
        let hasAny =
            amounts[.compensation].count != 0 || amounts[.claims].count != 0 || amounts[.recovery].count != 0
        guard hasAny else { return }
        var reason = PaymentReason(row: Int32(sheet.rows.count))
        func text(_ position: Int?, _ component: Component, _ context: inout ReadContext) -> Int32 {
            guard let position, amounts[component].count != 0, !row[position].isMissing else { return 0 }
            return context.texts.id(of: PrintedReason.kept(row[position].text))
        }
        reason.compensation = text(columns.beside.compensationReason, .compensation, &context)
        reason.claims = text(columns.beside.claimsReason, .claims, &context)
        reason.recovery = text(columns.beside.recoveryReason, .recovery, &context)
        if reason.compensation != 0 || reason.claims != 0 || reason.recovery != 0 { sheet.reasons.append(reason) }
    }

    /// - Parameter draft: Of the row, which is about to be added.
    private mutating func checkShipping(_ draft: PaymentDraft, _ row: Row) {
        guard columns.includesGSTInFees, let position = columns.beside.listingPrice, draft.row.quantity == 1,
            let price = Paisa(row[position]), let expected = draft.expectedShipping(price: price),
            (draft.row.amounts[.shipping] - expected).magnitude.count > PaymentDraft.shippingTolerance,
            let paise = Int32(exactly: expected.count)
        else { return }
        sheet.shippingDifferences.append(ShippingDifference(row: Int32(sheet.rows.count), expected: paise))
    }

    func content(_ context: inout ReadContext) -> SheetContent? {
        var sheet = sheet
        sheet.rows = sheet.rows.fitted
        sheet.reasons = sheet.reasons.fitted
        sheet.shippingDifferences = sheet.shippingDifferences.fitted
        return .payments(sheet)
    }
}

extension Array {
    /// A copy without the room to grow that appending has left: records stay until the end of the run.
    fileprivate var fitted: [Element] {
        capacity > count
            ? [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
                initialized = buffer.initialize(fromContentsOf: self)
            } : self
    }
}

/// A sheet that is recognised and not used.
struct NoSink: RowSink {
    var known: [String] { [] }
    var unknown: [String] { [] }
    var taken: Int { 0 }
    var skipped: Int { 0 }
    var rejected: Int { 0 }
    var problems: [InputError] { [] }
    var days: DayRange? { nil }
    func take(_ row: Row, _ context: inout ReadContext) {}
    func content(_ context: inout ReadContext) -> SheetContent? { nil }
}
