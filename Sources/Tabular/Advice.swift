/// What a seller can do about a file that could not be read; whole sentences, shared by all readers.
enum Advice {
    static let downloadAgain = "Download the file again from the supplier panel."
    static let removePassword = "Open it in Excel, remove the password and save it again."
    static let unpackEncrypted = "Unpack it with its password and hand over the files inside."
    static let packAgain = "Unpack it on a computer and hand over the files inside."
    static let saveAgain = "Open it in Excel and save it again as an Excel workbook (.xlsx)."
    static let splitFile = "Check that this is an export; if it is, split it into shorter periods."
    static let fixCell = "Open the file at this row, correct the cell and save it again."
}

extension InputError {
    /// The bytes are broken in a way that a fresh download mends.
    static func damaged(_ place: Place, expected: String, found: String? = nil) -> InputError {
        InputError(.damaged, at: place, expected: expected, found: found, advice: Advice.downloadAgain)
    }

    /// Two statements of one file about the same thing differ.
    static func contradiction(_ place: Place, expected: String, found: String? = nil) -> InputError {
        InputError(.contradiction, at: place, expected: expected, found: found, advice: Advice.downloadAgain)
    }

    static func overLimit(_ place: Place, expected: String, found: String? = nil) -> InputError {
        InputError(.limit, at: place, expected: expected, found: found, advice: Advice.splitFile)
    }
}
