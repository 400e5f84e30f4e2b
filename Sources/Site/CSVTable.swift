import Ledger
import Meesho

/// A table of the bundle, declared once: its columns, and how a row prints in each.
///
/// The file is UTF-8 with byte order mark, CRLF, quoted after RFC 4180, under a header of `snake_case` names. A text
/// cell that a spreadsheet program could run as a formula gets a leading apostrophe; numbers and dates never do.
package struct CSVTable<Row> {
    /// One column, or several that are printed together.
    package struct Column {
        let names: [String]
        /// Begins each cell and prints it.
        let print: (Row, inout CSVText) -> Void
    }

    private let names: [String]
    /// Prints all cells of a row.
    private let print: (Row, inout CSVText) -> Void

    package init(columns: [Column]) {
        names = columns.flatMap(\.names)
        // One closure that holds the others: a row is printed without looking the columns up.
        var all: (Row, inout CSVText) -> Void = { _, _ in }
        for column in columns {
            all = { [before = all, print = column.print] row, text in
                before(row, &text)
                print(row, &text)
            }
        }
        print = all
    }

    /// Lends the file to `sink` in pieces of about ``chunkSize``, whatever its length.
    package func write(_ rows: some Sequence<Row>, to sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        var text = CSVText()
        text.byteOrderMark()
        for name in names {
            text.beginCell()
            text.text(name)
        }
        text.endLine()
        for row in rows {
            print(row, &text)
            text.endLine()
            guard text.count >= CSVTable.chunkSize else { continue }
            try text.lend(sink)
            text.removeAll()
        }
        try text.lend(sink)
    }

    /// The whole file.
    package func bytes(of rows: some Sequence<Row>) -> [UInt8] {
        var bytes: [UInt8] = []
        write(rows) { bytes += $0 }
        return bytes
    }

    /// Large enough that a write to disk costs nothing beside making the text, small enough to stay in a core's cache
    /// until it is hashed and written.
    private static var chunkSize: Int { 256 << 10 }
}

extension CSVTable.Column {
    /// A column without any values.
    static func empty(_ name: String) -> Self { Self(names: [name]) { _, text in text.beginCell() } }

    static func text(_ name: String, _ value: @escaping (Row) -> String) -> Self {
        Self(names: [name]) { row, text in
            text.beginCell()
            text.text(value(row))
        }
    }

    /// One of few texts, by its number.
    static func text(_ name: String, in cells: CSVCells, _ index: @escaping (Row) -> Int) -> Self {
        Self(names: [name]) { row, text in
            text.beginCell()
            text.cell(index(row), of: cells)
        }
    }

    static func subOrder(_ name: String, _ value: @escaping (Row) -> SubOrderNumber) -> Self {
        Self(names: [name]) { row, text in
            text.beginCell()
            text.subOrder(value(row))
        }
    }

    static func money(_ name: String, _ value: @escaping (Row) -> Paisa?) -> Self {
        Self(names: [name]) { row, text in
            text.beginCell()
            text.money(value(row))
        }
    }

    static func number(_ name: String, _ value: @escaping (Row) -> Int?) -> Self {
        Self(names: [name]) { row, text in
            text.beginCell()
            text.number(value(row))
        }
    }

    static func day(_ name: String, _ value: @escaping (Row) -> Day?) -> Self {
        Self(names: [name]) { row, text in
            text.beginCell()
            text.day(value(row))
        }
    }

    static func month(_ name: String, _ value: @escaping (Row) -> Month) -> Self {
        Self(names: [name]) { row, text in
            text.beginCell()
            text.month(value(row))
        }
    }

    static func rate(_ name: String, _ value: @escaping (Row) -> Ratio) -> Self {
        Self(names: [name]) { row, text in
            text.beginCell()
            text.rate(value(row))
        }
    }

    static func ratio(_ name: String, _ value: @escaping (Row) -> MoneyRatio) -> Self {
        Self(names: [name]) { row, text in
            text.beginCell()
            text.ratio(value(row))
        }
    }

    /// `true` or `false`.
    static func flag(_ name: String, _ value: @escaping (Row) -> Bool) -> Self {
        Self(names: [name]) { row, text in
            text.beginCell()
            text.text(value(row) ? "true" : "false")
        }
    }

    /// A column for every amount of a leg.
    static func amounts(_ value: @escaping (Row) -> Amounts) -> Self {
        Self(names: Component.allCases.map(\.name)) { row, text in
            let paise = value(row).paise
            for index in paise.indices {
                text.beginCell()
                text.money(Int64(paise[index]))
            }
        }
    }

    /// The input rows behind a row: `file#sheet!row`, several joined by a blank; empty without any sources. `origins` hands them to the closure it
    /// is given, one after the other.
    static func source(_ sources: SourceNames, _ origins: @escaping (Row, (Origin) -> Void) -> Void) -> Self {
        Self(names: ["source"]) { row, text in
            text.beginCell()
            guard !sources.prefixes.isEmpty else { return }
            text.sources(sources) { origins(row, $0) }
        }
    }
}
