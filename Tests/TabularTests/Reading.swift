@testable import Tabular

/// What the tests read through: everything as text, kept beyond the row.
enum Reading {
    static let place = Place(path: "test.zip")

    struct Line: Equatable, CustomStringConvertible {
        var number: Int
        var cells: [String]
        var kinds: [CellKind]

        init(_ row: Row) {
            number = row.number
            cells = row.texts
            kinds = (0..<row.count).map { row[$0].kind }
        }

        var description: String { "\(number): \(cells)" }
    }

    static func archive(_ bytes: [UInt8], limits: Limits = .standard) throws(InputError) -> ZipArchive {
        try ZipArchive(bytes, place: place, limits: limits)
    }

    /// The content of every member.
    static func contents(_ bytes: [UInt8], limits: Limits = .standard) throws(InputError) -> [String: String] {
        let archive = try archive(bytes, limits: limits)
        let budget = InflationBudget(limits)
        var result: [String: String] = [:]
        for entry in archive.entries {
            result[entry.name] = String(decoding: try archive.contents(of: entry, budget: budget), as: UTF8.self)
        }
        return result
    }

    static func workbook(_ bytes: [UInt8], limits: Limits = .standard) throws(InputError) -> Workbook {
        try Workbook(archive(bytes, limits: limits), place: place, budget: InflationBudget(limits), limits: limits)
    }

    /// All rows of the first worksheet.
    static func rows(_ bytes: [UInt8], limits: Limits = .standard) throws(InputError) -> [Line] {
        let workbook = try workbook(bytes, limits: limits)
        var lines: [Line] = []
        guard let sheet = workbook.sheets.first else { return [] }
        try workbook.read(sheet) { row throws(InputError) in
            lines.append(Line(row))
            return .next
        }
        return lines
    }

    static func csv(_ bytes: [UInt8], limits: Limits = .standard) throws(InputError) -> [Line] {
        var lines: [Line] = []
        try CSVDocument(bytes, place: place, limits: limits).read { row throws(InputError) in
            lines.append(Line(row))
            return .next
        }
        return lines
    }

    static func csv(_ text: String, limits: Limits = .standard) throws(InputError) -> [Line] {
        try csv(Array(text.utf8), limits: limits)
    }
}
