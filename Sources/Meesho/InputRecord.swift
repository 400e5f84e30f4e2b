import Tabular

/// What became of one input file or archive member: a row of `inputs.csv` and of the manifest.
package struct InputRecord: Sendable, Hashable {
    /// Path inside the input folder, archive members after `!/`.
    package var path: String
    package var kind: ExportKind
    package var size: Int
    /// Lower-case hexadecimal; empty for files that were skipped unread.
    package var sha256: String
    package var seller: String?
    /// The days it is about, by its own kind's calendar.
    package var days: DayRange?
    /// Data rows taken.
    package var rows: Int
    /// Rows that are no data: titles, legends, blanks, footers.
    package var skipped: Int
    /// Rows or parts left out because they could not be read.
    package var rejected: Int
    /// Whether the whole part was left out.
    package var isRejected: Bool
    /// Headers that a reader uses, and those that none knows; as printed, a sheet's name before them where there are several.
    package var knownColumns: [String]
    package var unknownColumns: [String]
    package var unknownSheets: [Phrase]
    /// How the rows of a workbook were read.
    package var lanes = LaneCount()
    /// One sentence for people: why it was not used, or what is odd about it.
    package var note: Phrase

    /// Stands inside an archive that is listed itself.
    package var isMember: Bool {
        var before: UInt8 = 0
        for byte in path.utf8 {
            if before == UInt8(ascii: "!"), byte == UInt8(ascii: "/") { return true }
            before = byte
        }
        return false
    }
    /// A file on disk that something was to be read from.
    package var isFile: Bool { !isMember && kind != .document }

    package init(path: String, kind: ExportKind, size: Int, sha256: String) {
        self.path = path
        self.kind = kind
        self.size = size
        self.sha256 = sha256
        rows = 0
        skipped = 0
        rejected = 0
        isRejected = false
        knownColumns = []
        unknownColumns = []
        unknownSheets = []
        note = ""
    }
}
