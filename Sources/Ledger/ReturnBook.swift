import Meesho

/// The returns of one seller, one per sub order and AWB.
struct ReturnBook: Sendable {
    /// A return with all that the ledger needs of it.
    struct Return: Sendable {
        var subOrder: SubOrderNumber
        var stage: ReturnStage
        var dispatched: Day?
        var created: Day?
        var sku: TextID
        var product: TextID
        var size: TextID
        var type: TextID
        var reason: TextID
        var quantity: Int32
        var origin: Origin

        /// Back at the seller.
        var isBack: Bool { stage == .delivered }
    }

    struct Sheet: Sendable {
        /// Of the part it stands in.
        var stage: ReturnStage
        /// When it was downloaded, in seconds.
        var downloaded: Int64
        var source: Int32
        var rows: [ReturnRow]
        /// The ledger's numbers of the file's texts; waybills have none.
        var texts: [TextID]
        /// For waybills.
        var ownTexts: TextTable
    }

    private var sheets: [Sheet]
    /// Sorted by sub order and origin.
    private(set) var all: [Return] = []
    /// Of all sheets, repeats included.
    let rowCount: Int

    /// A row by index, with what decides which row of a return is kept.
    private struct Candidate {
        var sheet: Int
        var row: Int
        var stage: ReturnStage
    }

    /// Delivered back and lost beat out for delivery, which beats in transit; then the newest download.
    init(_ sheets: [Sheet]) {
        self.sheets = sheets
        rowCount = sheets.reduce(0) { $0 + $1.rows.count }
        var order = RowOrder(sheets: sheets.count, rows: rowCount)
        for sheet in sheets { order.add(sheet.rows, \.subOrder) }
        order.sort()
        all.reserveCapacity(order.count)
        var start = 0
        while start < order.count {
            let end = order.endOfSubOrder(start)
            if end - start == 1 {
                all.append(entry(candidate(order.place(start))))
            } else {
                all += withoutRepeats((start..<end).map { candidate(order.place($0)) }).map(entry)
                    .sorted { ($0.origin.source, $0.origin.row) < ($1.origin.source, $1.origin.row) }
            }
            start = end
        }
        // Nothing is read from them any more.
        self.sheets = []
    }

    private func withoutRepeats(_ found: [Candidate]) -> [Candidate] {
        var kept: [Candidate] = []
        for new in found where row(new).awb != 0 {
            let known = kept.firstIndex { waybill($0).elementsEqual(waybill(new)) }
            keep(new, at: known, of: &kept)
        }
        // A waybill that is missing or damaged says nothing: such a row is the return known of its sub order.
        for new in found where row(new).awb == 0 { keep(new, at: kept.isEmpty ? nil : 0, of: &kept) }
        return kept
    }

    /// Keeps the later stage of the return at `place`, or a return not met before.
    private func keep(_ new: Candidate, at place: Int?, of kept: inout [Candidate]) {
        guard let place else { return kept.append(new) }
        let old = kept[place]
        let isLater =
            (Self.rank(new.stage), sheets[new.sheet].downloaded) >= (Self.rank(old.stage), sheets[old.sheet].downloaded)
        if isLater { kept[place] = new }
    }

    @inline(__always)
    private func row(_ candidate: Candidate) -> ReturnRow { sheets[candidate.sheet].rows[candidate.row] }

    private func waybill(_ candidate: Candidate) -> String.UTF8View {
        sheets[candidate.sheet].ownTexts[row(candidate).awb].utf8
    }

    /// A file of delivered returns may list some that have no date of delivery yet: those are still moving.
    private func candidate(_ place: (sheet: Int, row: Int)) -> Candidate {
        var candidate = Candidate(sheet: place.sheet, row: place.row, stage: sheets[place.sheet].stage)
        if candidate.stage == .delivered, row(candidate).delivered == nil { candidate.stage = .moving }
        if row(candidate).lost != nil { candidate.stage = .lost }
        return candidate
    }

    private static func rank(_ stage: ReturnStage) -> Int {
        switch stage {
        case .moving: 0
        case .outForDelivery: 1
        case .delivered, .lost: 2
        }
    }

    private func entry(_ candidate: Candidate) -> Return {
        let row = row(candidate)
        func text(_ id: Int32) -> TextID { sheets[candidate.sheet].texts[Int(id)] }
        return Return(
            subOrder: row.subOrder,
            stage: candidate.stage,
            dispatched: row.dispatched,
            created: row.created,
            sku: text(row.sku),
            product: text(row.product),
            size: text(row.size),
            type: text(row.type),
            reason: text(row.reason),
            quantity: row.quantity,
            origin: Origin(source: sheets[candidate.sheet].source, row: row.row)
        )
    }
}
