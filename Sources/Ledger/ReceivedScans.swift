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
    func unmatched(_ matched: Set<String>) -> [(waybill: String, origin: Origin)] {
        origins.filter { !matched.contains($0.key) }.map { ($0.key, $0.value) }.sorted { a, b in
            (a.1.source, a.1.row, a.0) < (b.1.source, b.1.row, b.0)
        }
    }
}
