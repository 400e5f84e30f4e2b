import Foundation
import Testing

@testable import Tabular

/// Whole exports: run with a folder of them in the environment as `HISAAB_SAMPLES`.
@Suite struct SampleTests {
    static let folder = ProcessInfo.processInfo.environment["HISAAB_SAMPLES"].map { URL(filePath: $0) }

    @Test(.enabled(if: folder != nil)) func `every sample reads`() throws {
        let folder = try #require(SampleTests.folder)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        var rows = 0
        for file in files {
            let url = folder.appending(path: file)
            let place = Place(path: file)
            if file.hasSuffix(".csv") {
                try CSVDocument([UInt8](Data(contentsOf: url)), place: place).read { row throws(InputError) in
                    rows += 1
                    return .next
                }
            }
            guard file.hasSuffix(".zip") else { continue }
            let budget = InflationBudget()
            let outer = try ZipArchive([UInt8](Data(contentsOf: url)), place: place)
            for entry in outer.entries where entry.name.hasSuffix(".xlsx") {
                let inner = try ZipArchive(outer.contents(of: entry, budget: budget), place: place.member(entry.name))
                #expect(Workbook.isWorkbook(inner))
                let workbook = try Workbook(inner, place: inner.place, budget: budget)
                for sheet in workbook.sheets {
                    try workbook.read(sheet) { row throws(InputError) in
                        rows += 1
                        return .next
                    }
                }
            }
        }
        #expect(rows > 1_000)
    }
}
