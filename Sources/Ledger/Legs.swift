import Meesho

/// One payment leg: a row of "Order Payments" that no overlapping download repeats.
package struct Leg: Sendable {
    package var subOrder: SubOrderNumber
    package var paymentDate: Day?
    package var transactionID: TextID
    package var status: TextID
    package var settlement: Paisa
    package var amounts: Amounts
    /// What the file's own formula gives; `nil` where the file has none.
    package var formula: Paisa?
    package var audits: LegAudits
    /// How far TCS and TDS together are off, where they are; positive.
    package var taxDifference: Paisa
    package var origin: Origin

    /// Money moved: the leg carries a day or a transaction.
    package var isPaid: Bool { paymentDate != nil || transactionID != 0 }
}

/// The legs of a ledger in its order: a view of the rows as they were read, which stand in memory once.
package struct Legs: Sendable, RandomAccessCollection {
    /// One "Order Payments" sheet and how its texts are numbered in the ledger.
    package struct Sheet: Sendable {
        var rows: [PaymentRow]
        var hasFormula: Bool
        /// The last day the file is about: of equal legs the newest file's words hold.
        var lastDay: Day?
        var source: Int32
        /// By the sheet's own numbers.
        var texts: [TextID]
        /// Of the rows that have any, in their order, texts by the sheet's own numbers.
        var reasons: [PaymentReason] = []
        /// Of the rows that have one, in their order.
        var shippingDifferences: [ShippingDifference] = []

        package init(rows: [PaymentRow], hasFormula: Bool, lastDay: Day? = nil, source: Int32, texts: [TextID]) {
            self.rows = rows
            self.hasFormula = hasFormula
            self.lastDay = lastDay
            self.source = source
            self.texts = texts
        }
    }

    /// Where the row of a leg stands: a sheet and a row of it, by index.
    package struct Place: Sendable {
        var sheet: Int32
        var row: Int32

        package init(sheet: Int32, row: Int32) {
            self.sheet = sheet
            self.row = row
        }
    }

    let sheets: [Sheet]
    let places: [Place]

    package init(sheets: [Sheet] = [], places: [Place] = []) {
        self.sheets = sheets
        self.places = places
    }

    /// Its own, for the one of collections takes memory for each leg.
    package struct Iterator: IteratorProtocol {
        private let legs: Legs
        private var position = 0

        init(_ legs: Legs) { self.legs = legs }

        package mutating func next() -> Leg? {
            guard position < legs.places.count else { return nil }
            defer { position += 1 }
            return legs[position]
        }
    }

    package func makeIterator() -> Iterator { Iterator(self) }

    package var startIndex: Int { 0 }
    package var endIndex: Int { places.count }

    @inline(__always)
    package subscript(position: Int) -> Leg {
        let row = row(position)
        return Leg(
            subOrder: row.subOrder,
            paymentDate: row.paymentDate,
            transactionID: text(row.transaction, of: position),
            status: text(row.status, of: position),
            settlement: row.settlement,
            amounts: row.amounts,
            formula: sheets[Int(places[position].sheet)].hasFormula ? row.formulaSum : nil,
            audits: row.audits,
            taxDifference: row.taxDifference,
            origin: Origin(source: sheets[Int(places[position].sheet)].source, row: row.row)
        )
    }

    /// Where a leg was read from, without looking at more of it.
    package func origin(_ position: Int) -> Origin {
        let place = places[position]
        return Origin(
            source: sheets[Int(place.sheet)].source,
            row: sheets[Int(place.sheet)].rows[Int(place.row)].row
        )
    }

    /// The row a leg was read from, for what only the join needs.
    @inline(__always)
    func row(_ position: Int) -> PaymentRow {
        let place = places[position]
        return sheets[Int(place.sheet)].rows[Int(place.row)]
    }

    /// The reasons printed beside a leg's compensation, claims and recovery, as the ledger numbers texts.
    func reason(_ position: Int) -> PaymentReason? {
        let sheet = sheets[Int(places[position].sheet)]
        let found = Legs.find(places[position].row, in: sheet.reasons, \.row)
        return found.map { index in
            var reason = sheet.reasons[index]
            reason.compensation = sheet.texts[Int(reason.compensation)]
            reason.claims = sheet.texts[Int(reason.claims)]
            reason.recovery = sheet.texts[Int(reason.recovery)]
            return reason
        }
    }

    /// What a leg's shipping charge should be, where it is not; with the printed sign.
    func expectedShipping(_ position: Int) -> Paisa? {
        let sheet = sheets[Int(places[position].sheet)]
        guard !sheet.shippingDifferences.isEmpty else { return nil }
        return Legs.find(places[position].row, in: sheet.shippingDifferences, \.row)
            .map { Paisa(Int64(sheet.shippingDifferences[$0].expected)) }
    }

    /// The index of the entry of a row among entries sorted by row.
    private static func find<Entry>(_ row: Int32, in entries: [Entry], _ rowOf: (Entry) -> Int32) -> Int? {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if rowOf(entries[middle]) < row { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && rowOf(entries[low]) == row ? low : nil
    }

    /// The ledger's number of a text of a leg's row.
    @inline(__always)
    func text(_ id: Int32, of position: Int) -> TextID { sheets[Int(places[position].sheet)].texts[Int(id)] }
}
