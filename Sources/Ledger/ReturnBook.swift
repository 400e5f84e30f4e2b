import Meesho

/// The returns of one seller, one per sub order and AWB.
struct ReturnBook: Sendable {
    /// A return with all that the ledger needs of it.
    struct Return: Sendable {
        var subOrder: SubOrderNumber
        var stage: ReturnStage
        /// Its waybill stands in the seller's own list of parcels scanned in.
        var isReceived = false
        var dispatchDay: PackedDay
        var createdDay: PackedDay
        var deliveredDay: PackedDay
        var lostDay: PackedDay
        /// The last day its file is about.
        var seenDay: PackedDay
        var sku: TextID
        var product: TextID
        var size: TextID
        var type: TextID
        var reason: TextID
        var courier: TextID
        /// Index into ``ReturnBook/waybills``; 0 where none is kept.
        var waybill: Int32 = 0
        var quantity: Int32
        var origin: Origin

        var dispatched: Day? { dispatchDay.day }
        var created: Day? { createdDay.day }
        /// The day it came back to the seller.
        var delivered: Day? { deliveredDay.day }
        var lost: Day? { lostDay.day }
        var seen: Day? { seenDay.day }
        /// Back at the seller.
        var isBack: Bool { stage == .delivered || isReceived }
        /// Given up by the courier, and not scanned in all the same.
        var isLost: Bool { stage == .lost && !isReceived }
    }

    struct Sheet: Sendable {
        /// Of the part it stands in.
        var stage: ReturnStage
        /// When it was downloaded, in seconds.
        var downloaded: Int64
        /// The last day the file is about.
        var lastDay: Day?
        var source: Int32
        var rows: [ReturnRow]
        /// The ledger's numbers of the file's texts; waybills have none.
        var texts: [TextID]
        /// For waybills.
        var ownTexts: TextTable

        init(
            stage: ReturnStage,
            downloaded: Int64,
            lastDay: Day? = nil,
            source: Int32,
            rows: [ReturnRow],
            texts: [TextID],
            ownTexts: TextTable
        ) {
            self.stage = stage
            self.downloaded = downloaded
            self.lastDay = lastDay
            self.source = source
            self.rows = rows
            self.texts = texts
            self.ownTexts = ownTexts
        }
    }

    /// Which waybills are needed: there is one to every return, and most are never asked for.
    struct WaybillUse: Sendable {
        /// Returns that came back from this day on.
        var deliveredFrom: Day?
        /// Sub orders with a ticket.
        var claimed: Set<SubOrderNumber> = []
        /// Scanned in, folded.
        var received: Set<String> = []
    }

    private let use: WaybillUse
    private var sheets: [Sheet]
    /// Sorted by sub order and origin.
    private(set) var all: [Return] = []
    /// Of the returns that one may have to be asked for; the first is empty.
    private(set) var waybills = [""]
    /// Scanned in, and of a return here.
    private(set) var matched: Set<String> = []
    /// Of all sheets, repeats included.
    let rowCount: Int

    /// A row by index, with what decides which row of a return is kept.
    private struct Candidate {
        var sheet: Int
        var row: Int
        var stage: ReturnStage
    }

    /// Delivered back and lost beat out for delivery, which beats in transit; then the newest download.
    init(_ sheets: [Sheet], use: WaybillUse = WaybillUse()) {
        self.use = use
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
                let kept = withoutRepeats((start..<end).map { candidate(order.place($0)) })
                let first = all.count
                for candidate in kept { all.append(entry(candidate)) }
                all[first...].sort { ($0.origin.source, $0.origin.row) < ($1.origin.source, $1.origin.row) }
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

    private mutating func entry(_ candidate: Candidate) -> Return {
        let row = row(candidate)
        let texts = sheets[candidate.sheet].texts
        func text(_ id: Int32) -> TextID { texts[Int(id)] }
        var entry = Return(
            subOrder: row.subOrder,
            stage: candidate.stage,
            dispatchDay: PackedDay(row.dispatched),
            createdDay: PackedDay(row.created),
            deliveredDay: PackedDay(row.delivered),
            lostDay: PackedDay(row.lost),
            seenDay: PackedDay(sheets[candidate.sheet].lastDay),
            sku: text(row.sku),
            product: text(row.product),
            size: text(row.size),
            type: text(row.type),
            reason: text(row.reason),
            courier: text(row.courier),
            quantity: row.quantity,
            origin: Origin(source: sheets[candidate.sheet].source, row: row.row)
        )
        if row.awb != 0 { keepWaybill(candidate, of: &entry) }
        return entry
    }

    private mutating func keepWaybill(_ candidate: Candidate, of entry: inout Return) {
        if !use.received.isEmpty {
            let folded = Waybill.fold(String(waybill(candidate)))
            entry.isReceived = use.received.contains(folded)
            if entry.isReceived { matched.insert(folded) }
        }
        let isRecent = entry.delivered.flatMap { day in use.deliveredFrom.map { $0 <= day } } ?? false
        let isOpen = entry.stage < .delivered && !entry.isReceived
        guard isRecent || isOpen || use.claimed.contains(entry.subOrder) else { return }
        entry.waybill = Int32(waybills.count)
        waybills.append(String(waybill(candidate)))
    }
}
