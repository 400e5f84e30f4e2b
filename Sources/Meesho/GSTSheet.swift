import Tabular

/// Sums over rows of one tcs sheet, at full printed precision.
package struct GSTTotals: Sendable, Hashable {
    package var rows = 0
    package var quantity = 0
    package var taxable = ExactRupees.zero
    /// Recomputed as invoice − taxable.
    package var tax = ExactRupees.zero
    package var invoice = ExactRupees.zero

    package init() {}

    mutating func add(_ row: GSTRow) {
        rows += 1
        quantity += row.quantity ?? 0
        taxable = taxable + (row.taxable ?? .zero)
        tax = tax + row.tax
        invoice = invoice + (row.invoice ?? .zero)
    }

    package static func += (a: inout GSTTotals, b: GSTTotals) {
        a.rows += b.rows
        a.quantity += b.quantity
        a.taxable = a.taxable + b.taxable
        a.tax = a.tax + b.tax
        a.invoice = a.invoice + b.invoice
    }
}

/// What the tables of a return tell apart: the sums of equal rows of a tcs sheet.
package struct GSTCell: Sendable {
    /// The seller's.
    package var gstin: String
    /// By the row's own columns; `nil` where they hold none.
    package var month: Month?
    package var operatorGSTIN: String
    /// As printed.
    package var state: String
    /// With its leading zeros.
    package var hsn: String
    /// In hundredths of a percent.
    package var rate: Int
    package var totals: GSTTotals

    /// `5.00`
    package var rateText: String { GSTCell.text(ofRate: rate) }

    package static func text(ofRate rate: Int) -> String {
        let hundredths = rate.magnitude % 100
        return (rate < 0 ? "-" : "") + "\(rate.magnitude / 100)." + (hundredths < 10 ? "0" : "") + String(hundredths)
    }
}

/// The invoice value of a row, packed: there are hundreds of thousands.
package struct GSTDocument: Sendable, BitwiseCopyable {
    private var number: UInt64
    private var tail: UInt32
    package var row: Int32
    /// Millionths of a rupee, as printed; credit notes are positive here too.
    package var value: Int64

    package var subOrder: SubOrderNumber {
        get { SubOrderNumber(number: number, tail: tail) }
        set { (number, tail) = newValue.numberAndTail }
    }

    /// `nil` for a row without an amount.
    init?(_ record: GSTRow) {
        guard let invoice = record.invoice else { return nil }
        (number, tail) = record.subOrder.numberAndTail
        row = record.row
        value = Int64(clamping: invoice.units / GSTDocument.unitsPerMillionth)
    }

    private static let unitsPerMillionth: Int128 = 1_000_000_000_000
}

/// The sums of one tcs sheet, and the invoice values behind them.
package struct GSTSheet: Sendable {
    /// In the order they were met.
    package var cells: [GSTCell] = []
    /// Sorted by sub order, then row.
    package var documents: [GSTDocument] = []
    /// Store handles and the GSTINs they invoice for; sorted, distinct.
    package var handles: [Handle] = []

    package struct Handle: Sendable, Hashable {
        package var handle: String
        package var gstin: String
    }

    /// Credit notes: the values are positive and subtract.
    package var isReturns = false
    package var total = GSTTotals()
    /// By state as printed.
    package var byState: [String: GSTTotals] = [:]
    /// By `HSN|rate`.
    package var byHSNRate: [String: GSTTotals] = [:]
    /// Sorted, distinct.
    package var gstins: [String] = []
    /// Supplier ids printed in the rows; more than one is a contradiction.
    package var suppliers: [String] = []
    /// The months of the file, by its own columns; sorted, distinct.
    package var months: [Month] = []
    /// Rows whose amounts print `null`, counted as 0.
    package var missingAmounts = 0
}

/// Sums a tcs sheet as it goes by.
struct GSTSink: RowSink {
    private struct Key: Hashable {
        var gstin: Int32
        var operatorGSTIN: Int32
        var state: Int32
        var hsn: Int32
        var rate: Int32
        var month: Month?

        /// Few words: there is one for each row.
        func hash(into hasher: inout Hasher) {
            hasher.combine(UInt64(UInt32(bitPattern: state)) << 32 | UInt64(UInt32(bitPattern: hsn)))
            hasher.combine(UInt64(UInt32(bitPattern: rate)) << 32 | UInt64(UInt32(bitPattern: gstin)))
            hasher.combine(month?.month ?? 0)
        }
    }

    private struct HSNRate: Hashable {
        var hsn: Int32
        var rate: Int32
    }

    private struct HandleKey: Hashable {
        var handle: Int32
        var gstin: Int32
    }

    /// Totals by key.
    private struct Sums<Key: Hashable & Sendable>: Sendable {
        private var places: [Key: Int] = [:]
        private var last: (key: Key, place: Int)?
        private(set) var totals: [(key: Key, totals: GSTTotals)] = []

        mutating func add(_ row: GSTRow, to key: Key) {
            // Many a row has the key of the one before.
            if let last, last.key == key {
                totals[last.place].totals.add(row)
                return
            }
            let place = places[key] ?? totals.count
            if place == totals.count {
                places[key] = place
                totals.append((key, GSTTotals()))
            }
            totals[place].totals.add(row)
            last = (key, place)
        }
    }

    /// The distinct values of a column that nearly always repeats the one before.
    private struct Seen<Value: Hashable & Sendable>: Sendable {
        private(set) var values: Set<Value> = []
        private var last: Value?

        mutating func insert(_ value: Value) {
            guard value != last else { return }
            values.insert(value)
            last = value
        }
    }

    private let schema: BoundSchema<GSTRow>
    private let dataRows: DataRows
    private let place: Place
    private let isReturns: Bool
    private var total = GSTTotals()
    private var cells = Sums<Key>()
    private var documents: [GSTDocument] = []
    private var handles = Seen<HandleKey>()
    private var gstins = Seen<Int32>()
    private var suppliers = Seen<Int32>()
    private var months = Seen<Month>()
    private var missingAmounts = 0
    private var rejections = Rejections()
    private(set) var skipped = 0

    init(_ schema: BoundSchema<GSTRow>, header: HeaderRow, place: Place) {
        self.schema = schema
        self.place = place
        dataRows = DataRows(header: header, key: ["sub_order_num"], minimumCells: 3)
        isReturns = header.folded.contains("cancel_return_date")
    }

    var known: [String] { schema.known }
    var unknown: [String] { schema.unknown }
    var taken: Int { total.rows }
    var rejected: Int { rejections.count }
    var problems: [InputError] { rejections.summary(at: place) }

    var days: DayRange? {
        guard let first = months.values.min(), let last = months.values.max(),
            let start = Day(year: first.year, month: first.month, day: 1),
            let end = Day(
                year: last.year,
                month: last.month,
                day: Day.length(ofMonth: last.month, year: last.year)
            )
        else { return nil }
        return DayRange(start, end)
    }

    mutating func take(_ row: Row, _ context: inout ReadContext) throws(InputError) {
        guard try dataRows.holds(row, at: place) else {
            skipped += 1
            return
        }
        do throws(InputError) {
            try dataRows.checkWidth(row, at: place)
            let record = try schema.record(row, &context, at: place)
            if record.taxable == nil || record.invoice == nil { missingAmounts += 1 }
            total.add(record)
            let month = record.month
            cells.add(
                record,
                to: Key(
                    gstin: record.gstin,
                    operatorGSTIN: record.operatorGSTIN,
                    state: record.state,
                    hsn: record.hsn,
                    rate: Int32(clamping: record.rate ?? 0),
                    month: month
                )
            )
            if let document = GSTDocument(record) { documents.append(document) }
            handles.insert(HandleKey(handle: record.handle, gstin: record.gstin))
            gstins.insert(record.gstin)
            suppliers.insert(record.supplier)
            if let month { months.insert(month) }
        } catch {
            rejections.add(error)
        }
    }

    func content(_ context: inout ReadContext) -> SheetContent? {
        let texts = context.texts
        var sheet = GSTSheet()
        sheet.isReturns = isReturns
        sheet.total = total
        var byState: [Int32: GSTTotals] = [:]
        var byHSNRate: [HSNRate: GSTTotals] = [:]
        for (key, totals) in cells.totals {
            let cell = GSTCell(
                gstin: texts[key.gstin],
                month: key.month,
                operatorGSTIN: texts[key.operatorGSTIN],
                state: texts[key.state],
                hsn: texts[key.hsn],
                rate: Int(key.rate),
                totals: totals
            )
            sheet.cells.append(cell)
            byState[key.state, default: GSTTotals()] += totals
            byHSNRate[HSNRate(hsn: key.hsn, rate: key.rate), default: GSTTotals()] += totals
        }
        for (state, totals) in byState { sheet.byState[texts[state], default: GSTTotals()] += totals }
        for (line, totals) in byHSNRate {
            let name = "\(texts[line.hsn])|\(GSTCell.text(ofRate: Int(line.rate)))"
            sheet.byHSNRate[name, default: GSTTotals()] += totals
        }
        sheet.documents = documents.sorted { ($0.subOrder, $0.row) < ($1.subOrder, $1.row) }
        sheet.handles = handles.values.map { GSTSheet.Handle(handle: texts[$0.handle], gstin: texts[$0.gstin]) }
            .filter { !$0.handle.isEmpty && !$0.gstin.isEmpty }
            .sorted { ($0.handle, $0.gstin) < ($1.handle, $1.gstin) }
        sheet.gstins = gstins.values.map { texts[$0] }.filter { !$0.isEmpty }.sorted()
        sheet.suppliers = suppliers.values.map { texts[$0] }.filter { !$0.isEmpty }.sorted()
        sheet.months = months.values.sorted()
        sheet.missingAmounts = missingAmounts
        return .gst(sheet)
    }
}
