import Tabular

/// The directory of a ZIP archive and its members, read one by one and as a workbook.
struct ArchiveTarget: FuzzTarget {
    var takesTables: Bool { false }

    func take(_ bytes: [UInt8]) async throws {
        var limits = Limits()
        limits.memberSize = 1 << 20
        limits.runSize = 4 << 20
        limits.innerArchiveSize = 1 << 20
        let place = Place(path: "a.zip")
        guard let archive = try? ZipArchive(bytes, place: place, limits: limits) else { return }
        let budget = InflationBudget(limits)
        for entry in archive.entries {
            guard let contents = try? archive.contents(of: entry, budget: budget) else { continue }
            if contents.count != entry.size {
                throw Contradiction("A member of \(entry.size) bytes read as \(contents.count).")
            }
        }
        guard Workbook.isWorkbook(archive),
            let book = try? Workbook(archive, place: place, budget: InflationBudget(limits), limits: limits)
        else { return }
        for sheet in book.sheets { _ = try? book.read(sheet) { _ in .next } }
    }
}
