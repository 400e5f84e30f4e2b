import Tabular

/// What a run reads besides the folder itself.
package struct ReadingOptions: Sendable {
    /// A cost sheet for every seller; `nil` uses the ones found in the folder.
    package var costs: String?
    /// A settings file for every seller; `nil` uses the ones found in the folder.
    package var settings: String?
    /// Only these sellers; empty for all.
    package var sellers: Set<String> = []
    /// Files read at a time; at least 1.
    package var jobs = 1

    package init() {}
}

/// How far reading has come.
package struct ReadingProgress: Sendable {
    package var filesRead: Int
    package var files: Int
    package var bytesRead: Int
    package var bytes: Int
    /// Path of the file just finished, inside the input folder.
    package var path: String
}

/// One seller's share of what was read.
package struct SellerInput: Sendable {
    package var id: String
    /// Sorted by path.
    package var records: [InputRecord]
    /// What of this seller's input could not be read, sorted by place.
    package var problems: [InputError]
    /// Contradictions about whose files these are; a seller with any is not built.
    package var conflicts: [InputError]
}

/// A folder of exports, read and told apart by seller.
package struct Reading: Sendable {
    /// Sorted by id.
    package var sellers: [SellerInput]
    /// Files that no seller can be told for, and files that are no exports.
    package var unassigned: [InputRecord]
    /// Problems of files that belong to no seller.
    package var problems: [InputError]
    /// Hidden files, office lock files, PDFs, pictures.
    package var skippedFiles: Int

    /// Reads every file below `folder`. A file that cannot be read becomes a problem; only a folder that cannot be
    /// read, or an option's file that cannot, throws.
    package static func read(
        folder: String,
        options: ReadingOptions,
        progress: @escaping @Sendable (ReadingProgress) -> Void
    ) async throws(InputError) -> Reading {
        Reading(sellers: [], unassigned: [], problems: [], skippedFiles: 0)
    }

    /// What one file is, with its archive members: for `hisaab inspect`.
    package static func inspect(file: String) -> (records: [InputRecord], problems: [InputError]) { ([], []) }
}
