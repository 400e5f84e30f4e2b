/// A delimited text file: its dialect told from its bytes, its records lent one by one.
package struct CSVDocument: Sendable {
    package let encoding: TextEncoding
    /// The byte between fields, an ASCII character.
    package let separator: UInt8
    private let place: Place
    private let limits: Limits
    /// UTF-8.
    private let bytes: [UInt8]
    /// Behind byte order marks and a `sep=` line.
    private let start: Int

    /// Looks at encoding and separator; the records are checked as they are read.
    package init(_ bytes: [UInt8], place: Place, limits: Limits = .standard) throws(InputError) {
        let encoding = TextEncoding(detecting: bytes)
        let text = encoding.decode(bytes)
        var start = 0
        // Some tools put a mark before a text that has one already.
        while text[start...].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
        if let declared = Separator.declared(text[start...]) {
            separator = declared.separator
            start = declared.end
        } else {
            separator = Separator.detect(text[start...])
        }
        self.encoding = encoding
        self.place = place
        self.limits = limits
        self.bytes = text
        self.start = start
    }

    /// Lends every record to `body` until it says ``RowFlow/stop``; blank lines are rows without cells, so that row
    /// numbers are those a spreadsheet shows. Cells are ``CellKind/text``.
    ///
    /// Throws at an open quote, a NUL byte or a passed limit, after the rows before were lent: the caller throws
    /// those away.
    package func read(_ body: (Row) throws(InputError) -> RowFlow) throws(InputError) {
        try bytes.withUnsafeBufferPointer { text throws(InputError) in
            guard let base = text.baseAddress, start < text.count else { return }
            var records = CSVRecords(
                base: base,
                start: start,
                end: text.count,
                separator: separator,
                place: place,
                limits: limits
            )
            while try records.lendNext(body) == .next {}
        }
    }
}
