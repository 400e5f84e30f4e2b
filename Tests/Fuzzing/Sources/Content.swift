import Foundation
import Tabular

/// What is read from one file, as JSON, to be held against what other programs read from it: for a workbook its sheets,
/// for another archive its members, for a text its rows.
enum Content {
    static func json(of path: String) throws -> Data {
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        do {
            return try JSONSerialization.data(withJSONObject: read(bytes))
        } catch let error as InputError {
            return try JSONSerialization.data(withJSONObject: ["error": "\(error)"])
        }
    }

    private static func read(_ bytes: [UInt8]) throws(InputError) -> [String: Any] {
        let place = Place(path: "a")
        guard FileFormat(sniffing: bytes) == .zip else {
            let document = try CSVDocument(bytes, place: place)
            return ["rows": try rows { body throws(InputError) in try document.read(body) }]
        }
        let archive = try ZipArchive(bytes, place: place)
        let budget = InflationBudget()
        guard Workbook.isWorkbook(archive) else {
            let members: [[String: String]] = archive.entries.map { entry in
                var member = ["name": entry.name]
                if let data = try? archive.contents(of: entry, budget: budget) {
                    member["data"] = Data(data).base64EncodedString()
                }
                return member
            }
            return ["members": members]
        }
        let book = try Workbook(archive, place: place, budget: budget)
        var sheets: [[String: Any]] = []
        for sheet in book.sheets where sheet.isWorksheet {
            let rows = try rows { body throws(InputError) in try book.read(sheet, body) }
            sheets.append(["name": sheet.name, "rows": rows])
        }
        return ["sheets": sheets]
    }

    private typealias Body = (Row) throws(InputError) -> RowFlow

    private static func rows(_ read: (Body) throws(InputError) -> Void) throws(InputError) -> [[Any]] {
        var rows: [[Any]] = []
        try read { row throws(InputError) in
            let cells = (0..<row.count).map { [row[$0].text, "\(row[$0].kind)"] }
            rows.append([row.number, cells])
            return .next
        }
        return rows
    }
}
