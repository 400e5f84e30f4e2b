import Tabular

/// What was read from one sheet or CSV.
package enum SheetContent: Sendable {
    case orders([OrderRow])
    case payments(PaymentSheet)
    case ads([AdRow])
    case referral([ReferralRow])
    case platform([PlatformRow])
    case returns([ReturnRow])
    case claims([ClaimRow])
    case orderSummary([OrderSummaryRow])
    case gst(GSTSheet)
    case invoices(InvoiceSheet)
    case inventory
    case costs([CostRow])
    case received([ReceivedRow])
    case bank([BankRow])
}

/// Turns the rows of one sheet or CSV into records as they come by: looks for a header among the first rows, binds
/// the schema of its kind, and from then on keeps nothing of a row but its record.
struct SheetReader {
    /// What a title or preamble above the header told.
    struct Preamble: Sendable {
        var supplier: String?
        var from: Day?
        var to: Day?
    }

    let place: Place
    private(set) var kind: SheetKind?
    private(set) var preamble = Preamble()
    private(set) var context: ReadContext
    private var above: [[String]] = []
    private var pendingHeader: (cells: HeaderRow, row: Int)?
    private var sink: (any RowSink)?
    /// Whether there is a sink for the rows to come; looking at the sink itself would copy it.
    private var isBound = false
    private var searched = 0

    init(place: Place, order: DayReader.Order = .dayFirst, texts: TextTable = TextTable()) {
        self.place = place
        context = ReadContext(order: order)
        context.texts = texts
    }

    var known: [String] { sink?.known ?? [] }
    var unknown: [String] { sink?.unknown ?? [] }
    var rows: Int { sink?.taken ?? 0 }
    var skipped: Int { (sink?.skipped ?? 0) + (kind == nil ? 0 : above.count) }
    var rejected: Int { sink?.rejected ?? 0 }
    var problems: [InputError] { sink?.problems ?? [] }
    var days: DayRange? { sink?.days }
    /// The first rows, for saying what was found where no header was.
    var firstCells: [String] { above.first { !$0.allSatisfy(\.isEmpty) } ?? [] }

    mutating func take(_ row: Row) throws(InputError) -> RowFlow {
        if isBound {
            try sink?.take(row, &context)
            return .next
        }
        if let header = pendingHeader {
            try bindPayments(header, firstRow: row)
            return .next
        }
        let cells = HeaderRow(row.texts)
        guard let kind = SheetKind(header: cells) else {
            readPreamble(cells)
            above.append(cells.texts)
            searched += 1
            return searched < SheetKind.searchDepth ? .next : .stop
        }
        self.kind = kind
        if kind == .payments {
            pendingHeader = (cells, row.number)
        } else {
            sink = try makeSink(kind, cells, row.number)
            isBound = true
        }
        return kind == .prices ? .stop : .next
    }

    mutating func finish() throws(InputError) -> SheetContent? {
        if let header = pendingHeader, sink == nil {
            sink = try PaymentSink(
                PaymentColumns(
                    headers: header.cells,
                    groups: above.last ?? [],
                    legend: [],
                    at: place.at(row: header.row)
                ),
                header: header.cells,
                place: place
            )
        }
        return sink?.content(&context)
    }

    private mutating func bindPayments(_ header: (cells: HeaderRow, row: Int), firstRow: Row) throws(InputError) {
        let cells = firstRow.texts
        let key = header.cells.firstIndex(of: ["sub order no", "sub order number"]) ?? 0
        // The row below the header is a legend of letters, unless a re-saved file has lost it.
        let isLegend = !cells.indices.contains(key) || cells[key].allSatisfy(\.isWhitespace)
        let columns = try PaymentColumns(
            headers: header.cells,
            groups: above.last ?? [],
            legend: isLegend ? cells : [],
            at: place.at(row: header.row)
        )
        var sink = PaymentSink(columns, header: header.cells, place: place)
        if !isLegend { try sink.take(firstRow, &context) }
        self.sink = sink
        isBound = true
    }

    private func makeSink(_ kind: SheetKind, _ header: HeaderRow, _ row: Int) throws(InputError) -> any RowSink {
        let place = place.at(row: row)
        func records<Record: BitwiseCopyable>(
            _ schema: Schema<Record>,
            key: [String],
            minimumCells: Int = 3,
            keepsRecords: Bool = true,
            wrap: @escaping @Sendable ([Record]) -> SheetContent
        ) throws(InputError) -> any RowSink {
            RecordSink(
                try schema.bound(to: header, at: place),
                DataRows(header: header, key: key, minimumCells: minimumCells),
                place: self.place,
                keepsRecords: keepsRecords,
                wrap: wrap
            )
        }
        let subOrders = SheetKind.subOrders
        return switch kind {
        case .orders: try records(.orders, key: subOrders, wrap: SheetContent.orders)
        case .payments:
            PaymentSink(
                try PaymentColumns(headers: header, groups: [], legend: [], at: place),
                header: header,
                place: self.place
            )
        case .ads: try records(.ads, key: ["deduction date"], wrap: SheetContent.ads)
        case .referral: try records(.referral, key: ["payment date"], wrap: SheetContent.referral)
        case .platform: try records(.platform, key: ["date"], wrap: SheetContent.platform)
        case .returnsMoving, .returnsDelivered, .returnsLost:
            try records(.returns, key: subOrders, wrap: SheetContent.returns)
        case .claims: try records(.claims, key: ["ticket id"], wrap: SheetContent.claims)
        case .orderSummary: try records(.orderSummary, key: subOrders, wrap: SheetContent.orderSummary)
        case .tcsSales, .tcsSalesReturn:
            GSTSink(try Schema.gst.bound(to: header, at: place), header: header, place: self.place)
        case .invoices:
            InvoiceSink(try Schema.invoices.bound(to: header, at: place), header: header, place: self.place)
        case .inventory: try records(.inventory, key: ["catalog id"], keepsRecords: false) { _ in .inventory }
        case .costs: try records(.costs, key: SheetKind.skuHeaders, minimumCells: 1, wrap: SheetContent.costs)
        case .bank: try records(.bank, key: BankHeaders.days.map(Header.fold), wrap: SheetContent.bank)
        case .prices: NoSink()
        }
    }

    /// Keeps the supplier id and the period of a returns preamble; the name and e-mail in it go no further.
    private mutating func readPreamble(_ cells: HeaderRow) {
        for (index, (cell, folded)) in zip(cells.texts, cells.folded).enumerated() where !folded.isEmpty {
            let next = index + 1 < cells.count ? cells.texts[index + 1] : ""
            if folded.contains(bytes: "supplier id") || folded.contains(bytes: "supplier_id") {
                let digits = (cell + " " + next).split { !$0.isASCII || !$0.isNumber }.first.map(String.init)
                if let digits, NameEvidence.isID(digits) { preamble.supplier = preamble.supplier ?? digits }
            } else if folded.hasPrefix("from date") || folded.hasPrefix("start date") {
                preamble.from = Self.day(next)
            } else if folded.hasPrefix("to date") || folded.hasPrefix("end date") {
                preamble.to = Self.day(next)
            }
        }
    }

    private static func day(_ text: String) -> Day? {
        var reader = DayReader()
        return Array(text.utf8).withUnsafeBufferPointer { reader.day(Cell(bytes: $0, kind: .text)) }
    }
}
