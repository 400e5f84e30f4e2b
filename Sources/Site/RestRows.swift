import FoundationEssentials
import Tabular
import Wording

/// The rows that the tables of a page have beyond those that stand in it. They go packed to the end of the page, where
/// the script finds them; without it the tables of the bundle have them all.
final class RestRows {
    private var tables: [String: JSON] = [:]

    /// `table` with its first `count` rows; the rest is kept here.
    func cut(_ table: DataTable, to count: Int) -> DataTable {
        guard table.rows.count > count else { return table }
        var cut = table
        cut.rows = Array(table.rows.prefix(count))
        let rest = table.rows[count...]
        cut.rest = rest.count
        tables[table.id] = .array(rest.map { .text(DataTable.markup(of: $0)) })
        return cut
    }

    /// JSON of the markup of rows by the id of their table, packed with gzip, in Base64; `nil` without any.
    var block: String? {
        guard !tables.isEmpty else { return nil }
        var gzip = GzipWriter()
        gzip.append(JSON.object(tables).bytes)
        return Data(gzip.finish()).base64EncodedString()
    }
}
