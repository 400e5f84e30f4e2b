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
        quantity += row.quantity
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

/// The sums of one tcs sheet; its rows go no further.
package struct GSTSheet: Sendable {
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
    private struct HSNRate: Hashable {
        var hsn: Int32
        var rate: Int
    }

    private let schema: BoundSchema<GSTRow>
    private let dataRows: DataRows
    private let place: Place
    private let isReturns: Bool
    private var total = GSTTotals()
    private var byState: [Int32: GSTTotals] = [:]
    private var byHSNRate: [HSNRate: GSTTotals] = [:]
    private var gstins: Set<Int32> = []
    private var suppliers: Set<Int32> = []
    private var months: Set<Month> = []
    private var missingAmounts = 0
    private var rejections = Rejections()
    private(set) var skipped = 0

    init(_ schema: BoundSchema<GSTRow>, header: [String], place: Place) {
        self.schema = schema
        self.place = place
        dataRows = DataRows(header: header, key: ["sub_order_num"], minimumCells: 3)
        isReturns = header.contains { Header.fold($0) == "cancel_return_date" }
    }

    var known: [String] { schema.known }
    var unknown: [String] { schema.unknown }
    var taken: Int { total.rows }
    var rejected: Int { rejections.count }
    var problems: [InputError] { rejections.summary(at: place) }

    var days: DayRange? {
        guard let first = months.min(), let last = months.max(),
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
            byState[record.state, default: GSTTotals()].add(record)
            byHSNRate[HSNRate(hsn: record.hsn, rate: record.rate), default: GSTTotals()].add(record)
            gstins.insert(record.gstin)
            suppliers.insert(record.supplier)
            if let year = record.year, let month = record.monthNumber, (1...12).contains(month) {
                months.insert(Month(year: year, month: month))
            }
        } catch {
            rejections.add(error)
        }
    }

    func content(_ context: inout ReadContext) -> SheetContent? {
        let texts = context.texts
        var sheet = GSTSheet()
        sheet.isReturns = isReturns
        sheet.total = total
        for (state, totals) in byState { sheet.byState[texts[state], default: GSTTotals()] += totals }
        for (key, totals) in byHSNRate {
            let hundredths = key.rate % 100
            let rate = "\(key.rate / 100)." + (hundredths < 10 ? "0" : "") + String(hundredths)
            sheet.byHSNRate["\(texts[key.hsn])|\(rate)", default: GSTTotals()] += totals
        }
        sheet.gstins = gstins.map { texts[$0] }.filter { !$0.isEmpty }.sorted()
        sheet.suppliers = suppliers.map { texts[$0] }.filter { !$0.isEmpty }.sorted()
        sheet.months = months.sorted()
        sheet.missingAmounts = missingAmounts
        return .gst(sheet)
    }
}
