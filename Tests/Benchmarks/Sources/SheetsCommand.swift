import ArgumentParser
import Meesho
import Tabular

/// What a library that reads workbooks is asked for: every cell of every sheet of one file.
struct SheetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheets",
        abstract: "Read all sheets of a workbook and count their rows, cells and the bytes in those."
    )

    @Argument(help: "An .xlsx file.")
    var file: String

    @Flag(help: "Read every row through libxml2.")
    var record = false

    func run() throws {
        let bytes = try InputFile(namedByUser: file).contents(limit: InputFile.sizeLimit)
        let place = Place(path: file)
        let workbook = try Workbook(ZipArchive(bytes, place: place), place: place, budget: InflationBudget())
        var (rows, cells, size) = (0, 0, 0)
        for sheet in workbook.sheets {
            try workbook.read(sheet, allowsFast: !record) { row in
                rows += 1
                cells += row.count
                for column in 0..<row.count { size += row[column].bytes.count }
                return .next
            }
        }
        print("\(rows)\t\(cells)\t\(size)")
    }
}
