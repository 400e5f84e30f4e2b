import Tabular

/// A workbook or a text, out of the archives around it.
struct Unpacked {
    enum Kind {
        case workbook(ZipArchive)
        case text
    }

    let kind: Kind
    let bytes: [UInt8]
    /// Bytes that came out of an archive: 0 for a file that stood in none.
    let inflated: Int

    /// What `bytes` hold that rows are read from.
    static func all(in bytes: [UInt8]) throws -> [Unpacked] { try all(in: bytes, inflated: 0) }

    private static func all(in bytes: [UInt8], inflated: Int) throws -> [Unpacked] {
        switch FileFormat(sniffing: bytes) {
        case .text: return [Unpacked(kind: .text, bytes: bytes, inflated: inflated)]
        case .zip: break
        default: return []
        }
        let archive = try ZipArchive(bytes, place: place)
        guard !Workbook.isWorkbook(archive) else {
            return [Unpacked(kind: .workbook(archive), bytes: bytes, inflated: inflated)]
        }
        return try archive.entries.flatMap { entry in
            let contents = try archive.contents(of: entry, budget: InflationBudget())
            return try all(in: contents, inflated: contents.count)
        }
    }

    /// Reads every row and does nothing with it; returns how many there were.
    func rows() throws -> Int {
        var rows = 0
        switch kind {
        case .workbook(let archive):
            let workbook = try Workbook(archive, place: Unpacked.place, budget: InflationBudget())
            for sheet in workbook.sheets {
                try workbook.read(sheet) { _ in
                    rows += 1
                    return .next
                }
            }
        case .text:
            try CSVDocument(bytes, place: Unpacked.place).read { _ in
                rows += 1
                return .next
            }
        }
        return rows
    }

    private static let place = Place(path: "benchmark")
}
