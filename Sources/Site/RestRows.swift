import FoundationEssentials
import Tabular
import Wording

/// The rows that the tables of a page have beyond those that stand in it. They go packed to the end of the page, where
/// the script finds them; without it the tables of the bundle have them all.
final class RestRows {
    /// An array of texts by the id of the table, as JSON.
    private var tables: [String: [UInt8]] = [:]

    /// `table` with its first `count` rows; the rest is kept here.
    func cut(_ table: DataTable, to count: Int) -> DataTable {
        guard table.rows.count > count else { return table }
        var cut = table
        cut.rows = Array(table.rows.prefix(count))
        let rest = table.rows[count...]
        cut.rest = rest.count
        var json: [UInt8] = []
        for row in rest {
            json.append(UInt8(ascii: json.isEmpty ? "[" : ","))
            DataTable.markup(of: row).bytes.withUnsafeBufferPointer { JSON.append(quoted: $0, to: &json) }
        }
        json.append(UInt8(ascii: "]"))
        tables[table.id] = json
        return cut
    }

    /// JSON of the markup of rows by the id of their table, packed with gzip, in Base64; `nil` without any.
    var block: String? {
        guard !tables.isEmpty else { return nil }
        var gzip = GzipWriter()
        // In the order of the ids, so that equal pages have equal blocks.
        for (place, table) in tables.sorted(by: { $0.key < $1.key }).enumerated() {
            gzip.append([UInt8(ascii: place == 0 ? "{" : ",")] + JSON.text(table.key).line + [UInt8(ascii: ":")])
            gzip.append(table.value)
        }
        gzip.append([UInt8(ascii: "}")])
        return Data(gzip.finish()).base64EncodedString()
    }
}
