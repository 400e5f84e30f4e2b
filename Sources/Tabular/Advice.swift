/// What a seller can do about a file that could not be read; whole sentences, shared by all readers.
enum Advice {
    static let downloadAgain: Phrase = "Download the file again from the supplier panel."
    static let removePassword: Phrase = "Open it in Excel, remove the password and save it again."
    static let unpackEncrypted: Phrase = "Unpack it with its password and hand over the files inside."
    static let packAgain: Phrase = "Unpack it on a computer and hand over the files inside."
    static let saveAgain: Phrase = "Open it in Excel and save it again as an Excel workbook (.xlsx)."
    static let splitFile: Phrase = "Check that this is an export; if it is, split it into shorter periods."
}

extension InputError {
    /// The bytes are broken in a way that a fresh download mends.
    static func damaged(_ place: Place, expected: Phrase, found: Phrase? = nil) -> InputError {
        InputError(.damaged, at: place, expected: expected, found: found, advice: Advice.downloadAgain)
    }

    /// Two statements of one file about the same thing differ.
    static func contradiction(_ place: Place, expected: Phrase, found: Phrase? = nil) -> InputError {
        InputError(.contradiction, at: place, expected: expected, found: found, advice: Advice.downloadAgain)
    }

    static func overLimit(_ place: Place, expected: Phrase, found: Phrase? = nil) -> InputError {
        InputError(.limit, at: place, expected: expected, found: found, advice: Advice.splitFile)
    }
}
