import Tabular

/// The document type, series and serial of a row of `Tax_invoice_details.xlsx`. Source: exports.md section 11.2.
struct InvoiceRow: Sendable, BitwiseCopyable {
    var row: Int32 = 0
    /// As printed: `INVOICE`, `CREDIT NOTE`, `CREDIT_DISCOUNT`.
    var type: Int32 = 0
    /// What stands before the serial; 0 where the number has another form.
    var series: Int32 = 0
    var serial: UInt32 = 0
    var orderDay = PackedDay()
}

extension Schema<InvoiceRow> {
    static let invoices = Schema(
        blank: InvoiceRow(),
        row: \.row,
        columns: [
            .word("Type", required: true, into: \.type),
            // Tells the month only where the file's name does not: a date that cannot be read leaves nothing out.
            .custom("Order Date", expected: "text") { cell, record, context in
                record.orderDay = PackedDay(context.days.day(cell))
                return true
            },
            .ignored("Suborder No"), .ignored("Product Description"), .ignored("HSN"),
            .custom("Invoice No", required: true, expected: "an invoice number") { cell, record, context in
                guard !cell.isMissing else { return false }
                if let number = InvoiceNumber(cell.content) {
                    record.series = context.texts.id(of: number.series)
                    record.serial = number.serial
                }
                return true
            },
        ]
    )
}

/// `abcde26C12`: the store handle of 5 characters, the year the financial year ends in, a mark for notes, a serial.
struct InvoiceNumber {
    /// `abcde26C`
    var series: String
    var serial: UInt32

    static let handleLength = 5

    /// `nil` for any other form, and for serials of more than 9 digits.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        let yearEnd = InvoiceNumber.handleLength + 2
        guard text.count > yearEnd,
            text[..<InvoiceNumber.handleLength].allSatisfy(InvoiceNumber.isHandleByte),
            text[InvoiceNumber.handleLength..<yearEnd].allSatisfy(InvoiceNumber.isDigit)
        else { return nil }
        let start = text[yearEnd...].firstIndex { !InvoiceNumber.isLetter($0) } ?? text.count
        let digits = text[start...]
        guard (1...9).contains(digits.count), start - yearEnd <= 4, digits.allSatisfy(InvoiceNumber.isDigit) else {
            return nil
        }
        serial = digits.reduce(0) { $0 * 10 + UInt32($1 - 0x30) }
        series = String(decoding: text[..<start], as: UTF8.self)
    }

    static func isHandleByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}

/// The document numbers of one `Tax_invoice_details.xlsx`.
package struct InvoiceSheet: Sendable {
    package struct Series: Sendable {
        package var type: String
        /// What stands before the serial.
        package var prefix: String
        /// Sorted, repeats included.
        package var serials: [UInt32]
    }

    /// Sorted by type and prefix.
    package var series: [Series] = []
    /// Rows by type whose number has a form that is not known, so that no gap can be told.
    package var otherForms: [String: Int] = [:]
    /// The newest order behind a document: tells the month where no name does.
    package var lastOrderDay: Day?
}

/// Keeps the serials of a list of documents as it goes by.
struct InvoiceSink: RowSink {
    private struct Key: Hashable {
        var type: Int32
        var series: Int32
    }

    private let schema: BoundSchema<InvoiceRow>
    private let dataRows: DataRows
    private let place: Place
    private var serials: [Key: [UInt32]] = [:]
    private var otherForms: [Int32: Int] = [:]
    private var lastOrderDay: Day?
    private var rejections = Rejections()
    private(set) var taken = 0
    private(set) var skipped = 0

    init(_ schema: BoundSchema<InvoiceRow>, header: HeaderRow, place: Place) {
        self.schema = schema
        self.place = place
        dataRows = DataRows(header: header, key: ["invoice no"], minimumCells: 3)
    }

    var known: [String] { schema.known }
    var unknown: [String] { schema.unknown }
    var rejected: Int { rejections.count }
    var problems: [InputError] { rejections.summary(at: place) }
    /// Orders behind the documents may be of earlier months: the file's name tells its days.
    var days: DayRange? { nil }

    mutating func take(_ row: Row, _ context: inout ReadContext) throws(InputError) {
        guard try dataRows.holds(row, at: place) else {
            skipped += 1
            return
        }
        do throws(InputError) {
            try dataRows.checkWidth(row, at: place)
            let record = try schema.record(row, &context, at: place)
            taken += 1
            if let day = record.orderDay.day { lastOrderDay = max(lastOrderDay ?? day, day) }
            if record.series == 0 {
                otherForms[record.type, default: 0] += 1
            } else {
                serials[Key(type: record.type, series: record.series), default: []].append(record.serial)
            }
        } catch {
            rejections.add(error)
        }
    }

    func content(_ context: inout ReadContext) -> SheetContent? {
        let texts = context.texts
        var sheet = InvoiceSheet()
        sheet.series = serials.map { key, serials in
            InvoiceSheet.Series(type: texts[key.type], prefix: texts[key.series], serials: serials.sorted())
        }
        sheet.series.sort { ($0.type, $0.prefix) < ($1.type, $1.prefix) }
        for (type, count) in otherForms { sheet.otherForms[texts[type], default: 0] += count }
        sheet.lastOrderDay = lastOrderDay
        return .invoices(sheet)
    }
}
