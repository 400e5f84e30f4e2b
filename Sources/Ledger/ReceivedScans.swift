import Meesho

/// The seller's own lists of parcels scanned in.
struct ReceivedScans: Sendable {
    struct Sheet: Sendable {
        var source: Int32
        var rows: [ReceivedRow]
        /// For waybills.
        var texts: TextTable
    }

    /// Each waybill once, where it was met first.
    private(set) var origins: [String: Origin] = [:]
    /// Lines, repeats included.
    private(set) var rowCount = 0

    init(_ sheets: [Sheet]) {
        for sheet in sheets {
            rowCount += sheet.rows.count
            for row in sheet.rows {
                let waybill = sheet.texts[row.awb]
                if origins[waybill] == nil { origins[waybill] = Origin(source: sheet.source, row: row.row) }
            }
        }
    }

    var waybills: Set<String> { Set(origins.keys) }

    /// Scans of no return in the loaded files, in the order of the lists.
    func unmatched(_ matched: Set<String>) -> [UnmatchedScan] {
        origins.filter { !matched.contains($0.key) }.map { UnmatchedScan(waybill: $0.key, origin: $0.value) }
            .sorted { ($0.origin.source, $0.origin.row) < ($1.origin.source, $1.origin.row) }
    }
}
