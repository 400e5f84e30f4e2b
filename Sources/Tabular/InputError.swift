/// Something in the input that could not be read: where it stands, what was expected and found, what to do.
///
/// Thrown, it stops one part (a file, an archive member or a sheet). Collected as a ``Finding``, it leaves out one row.
package struct InputError: Error, Sendable, Hashable {
    /// What callers and tests tell apart; the words for people are in the other fields.
    package enum Kind: String, Sendable, Hashable {
        /// The file or folder cannot be opened or read.
        case unreadable
        /// The bytes are not what their name or place says: truncated, wrong checksum, not well-formed.
        case damaged
        /// Encrypted or behind a password.
        case encrypted
        /// A format hisaab does not read, recognised for what it is.
        case unsupported
        /// A stated limit was passed.
        case limit
        /// No known export has this header.
        case unknownKind
        /// A column that must be there is not.
        case missingColumn
        /// A cell does not hold what its column promises.
        case badCell
        /// Two pieces of input contradict each other.
        case contradiction
        /// A file for people to set something (costs, settings) holds a wrong entry.
        case badSetting
    }

    package var kind: Kind
    package var place: Place
    /// What was expected, as a noun phrase: `an amount such as 1,234.50`.
    package var expected: Phrase
    /// What stood there instead, at most ``foundLimit`` characters of each piece of input in it; `nil` where nothing can
    /// be quoted.
    package var found: Phrase?
    /// What the seller can do, as a sentence.
    package var advice: Phrase

    /// Quoted input is cut here, so that no message carries a whole row.
    package static let foundLimit = 40

    package init(_ kind: Kind, at place: Place, expected: Phrase, found: Phrase? = nil, advice: Phrase) {
        self.kind = kind
        self.place = place
        self.expected = expected
        self.found = found?.mapTexts(InputError.cut)
        self.advice = advice
    }

    /// This error with the parts of `outer` that are not known yet filled in.
    package func within(sheet: String? = nil, row: Int? = nil, column: String? = nil) -> InputError {
        var copy = self
        copy.place.sheet = place.sheet ?? sheet
        copy.place.row = place.row ?? row
        copy.place.column = place.column ?? column
        return copy
    }

    /// What was found, in English.
    package var foundText: String? { found.map { InputError.cut($0.description) } }

    private static func cut(_ text: String) -> String {
        // A cell may be long, and counting its characters takes longer than reading it.
        let printable = Place.printable(String(text.prefix(foundLimit + 1)))
        guard printable.count > foundLimit else { return printable }
        return printable.prefix(foundLimit - 1) + "…"
    }
}

extension InputError: CustomStringConvertible {
    package var description: String {
        let what = foundText.map { "expected \(expected), found \"\($0)\"" } ?? "expected \(expected)"
        return "\(place): \(what). \(advice)"
    }
}
