/// The row a record was read from; the path and sheet stand in the ledger's list of sources.
package struct Origin: Sendable, Hashable {
    /// Index into the list of sources.
    package var source: Int32
    /// 1-based row.
    package var row: Int32

    package init(source: Int32, row: Int32) {
        self.source = source
        self.row = row
    }
}

/// A sheet or CSV that records came from.
package struct SourceSheet: Sendable, Hashable {
    /// Path inside the input folder, archive members after `!/`.
    package var path: String
    /// Empty for CSV.
    package var sheet: String

    package init(path: String, sheet: String) {
        self.path = path
        self.sheet = sheet
    }
}
