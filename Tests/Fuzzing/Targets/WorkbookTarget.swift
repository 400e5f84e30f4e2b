import Tabular

/// The XML of a workbook: a sheet, and after lines of `%%` its shared strings, its styles and the workbook itself. What
/// the fast lane takes must read as libxml2 reads it.
struct WorkbookTarget: FuzzTarget {
    private struct Line: Equatable {
        var number: Int
        var cells: [String]
        var kinds: [CellKind]
    }

    private enum Outcome: Equatable {
        case rows([Line])
        case failure(InputError.Kind, Place, String)
    }

    var takesTables: Bool { false }

    func take(_ bytes: [UInt8]) async throws {
        guard let book = try Self.workbook(Self.parts(bytes)) else { return }
        for sheet in book.sheets {
            let record = Self.read(sheet, of: book, allowsFast: false)
            let fast = Self.read(sheet, of: book, allowsFast: true)
            if fast != record { throw Contradiction("The lanes differ: \(fast) \(record)") }
        }
    }

    private static func parts(_ bytes: [UInt8]) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        var part: [UInt8] = []
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.elementsEqual([0x25, 0x25]) {
                parts.append(part)
                part = []
            } else {
                part += part.isEmpty ? line : [0x0A] + line
            }
        }
        return parts + [part]
    }

    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    private static func workbook(_ parts: [[UInt8]]) throws -> Workbook? {
        let link = { (id: String, kind: String, target: String) in
            "<Relationship Id=\"\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
        }
        let links = link("a", "worksheet", "s.xml") + link("b", "sharedStrings", "t.xml") + link("c", "styles", "f.xml")
        let space = "http://schemas.openxmlformats.org/package/2006/relationships"
        let book =
            "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets><sheet name=\"a\" r:id=\"a\"/></sheets></workbook>"
        let names = ["xl/s.xml", "xl/t.xml", "xl/f.xml", "xl/workbook.xml"]
        var writer = ZipWriter(level: 1)
        for (name, part) in zip(names, parts) { writer.add(name, part, stored: true) }
        if parts.count < names.count { writer.add("xl/workbook.xml", Array(book.utf8), stored: true) }
        writer.add(
            "xl/_rels/workbook.xml.rels",
            Array("<Relationships xmlns=\"\(space)\">\(links)</Relationships>".utf8),
            stored: true
        )
        let place = Place(path: "a.xlsx")
        guard let archive = try? ZipArchive(writer.finish(), place: place) else { throw Contradiction("No archive.") }
        return try? Workbook(archive, place: place, budget: InflationBudget())
    }

    private static func read(_ sheet: Workbook.Sheet, of book: Workbook, allowsFast: Bool) -> Outcome {
        var lines: [Line] = []
        do throws(InputError) {
            try book.read(sheet, allowsFast: allowsFast) { row throws(InputError) in
                lines.append(Line(number: row.number, cells: row.texts, kinds: (0..<row.count).map { row[$0].kind }))
                return .next
            }
        } catch {
            return .failure(error.kind, error.place, error.expected.description)
        }
        return .rows(lines)
    }
}
