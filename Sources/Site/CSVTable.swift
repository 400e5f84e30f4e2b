import Ledger
import Meesho

/// A table of the bundle, declared once: its columns, and how a row prints in each.
///
/// The file is UTF-8 with byte order mark, CRLF, quoted after RFC 4180, under a header of `snake_case` names. A text
/// cell that a spreadsheet program could run as a formula gets a leading apostrophe; numbers and dates never do.
package struct CSVTable<Row> {
    package struct Column {
        let name: String
        let print: (Row, inout CSVText) -> Void
    }

    private let columns: [Column]

    package init(columns: [Column]) { self.columns = columns }

    /// Lends the file to `sink` in pieces of about ``chunkSize``, whatever its length.
    package func write(_ rows: some Sequence<Row>, to sink: ([UInt8]) throws -> Void) rethrows {
        var text = CSVText()
        text.byteOrderMark()
        for column in columns {
            text.beginCell()
            text.text(column.name)
        }
        text.endLine()
        for row in rows {
            for column in columns {
                text.beginCell()
                column.print(row, &text)
            }
            text.endLine()
            guard text.bytes.count >= CSVTable.chunkSize else { continue }
            try sink(text.bytes)
            text.removeAll()
        }
        try sink(text.bytes)
    }

    /// The whole file.
    package func bytes(of rows: some Sequence<Row>) -> [UInt8] {
        var bytes: [UInt8] = []
        write(rows) { bytes += $0 }
        return bytes
    }

    /// Large enough that a write to disk costs nothing beside making the text, small enough not to show in memory.
    private static var chunkSize: Int { 256 << 10 }
}

extension CSVTable.Column {
    static func text(_ name: String, _ value: @escaping (Row) -> String) -> Self {
        Self(name: name) { row, text in text.text(value(row)) }
    }

    static func money(_ name: String, _ value: @escaping (Row) -> Paisa?) -> Self {
        Self(name: name) { row, text in text.money(value(row)) }
    }

    static func number(_ name: String, _ value: @escaping (Row) -> Int?) -> Self {
        Self(name: name) { row, text in text.number(value(row)) }
    }

    static func day(_ name: String, _ value: @escaping (Row) -> Day?) -> Self {
        Self(name: name) { row, text in text.day(value(row)) }
    }

    static func month(_ name: String, _ value: @escaping (Row) -> Month) -> Self {
        Self(name: name) { row, text in text.month(value(row)) }
    }

    static func rate(_ name: String, _ value: @escaping (Row) -> Ratio) -> Self {
        Self(name: name) { row, text in text.rate(value(row)) }
    }

    /// `true` or `false`.
    static func flag(_ name: String, _ value: @escaping (Row) -> Bool) -> Self {
        Self(name: name) { row, text in text.text(value(row) ? "true" : "false") }
    }

    /// The input rows behind a row: `file#sheet!row`, several joined by a blank.
    static func source(_ sources: SourceNames, _ origins: @escaping (Row) -> [Origin]) -> Self {
        Self(name: "source") { row, text in
            text.text { bytes in
                for (index, origin) in origins(row).enumerated() {
                    if index > 0 { bytes.append(UInt8(ascii: " ")) }
                    sources.append(origin, to: &bytes)
                }
            }
        }
    }
}
