import FoundationEssentials
import Tabular
import Wording

/// The rows that the tables of a page have beyond those that stand in it. They go packed to the end of the page, where
/// the script finds them; without it the tables of the bundle have them all.
final class RestRows {
    /// The markup of rows by the id of their table; no line ends in it.
    private var tables: [String: [UInt8]] = [:]

    /// `table` with its first `count` rows; the rest is kept here.
    func cut(_ table: DataTable, to count: Int) -> DataTable {
        guard table.rows.count > count else { return table }
        var cut = table
        cut.rows = Array(table.rows.prefix(count))
        let rest = table.rows[count...]
        cut.rest = rest.count
        tables[table.id] = DataTable.markup(of: rest).bytes
        return cut
    }

    /// Two lines for each table, its id and the markup of its rows, packed with gzip, in Base64; `nil` without any.
    var block: String? {
        guard !tables.isEmpty else { return nil }
        var gzip = GzipWriter()
        // In the order of the ids, so that equal pages have equal blocks.
        for (id, markup) in tables.sorted(by: { $0.key < $1.key }) {
            gzip.append(Array("\(id)\n".utf8))
            gzip.append(markup + [UInt8(ascii: "\n")])
        }
        return Data(gzip.finish()).base64EncodedString()
    }
}
