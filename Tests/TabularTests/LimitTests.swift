import Testing

@testable import Tabular

/// Every limit just below, at and just above its edge: the first two are read, the third is refused by name.
@Suite struct LimitTests {
    /// An input that grows with a number, and the limit that number meets.
    struct Edge: Sendable, CustomTestStringConvertible {
        let name: String
        /// In the unit of the limit.
        let limit: Int
        /// What the refusal expects.
        let expected: String
        let set: @Sendable (inout Limits, Int) -> Void
        let read: @Sendable (_ size: Int, Limits) throws -> Void

        init(
            _ name: String,
            _ limit: Int,
            _ expected: String,
            set: @escaping @Sendable (inout Limits, Int) -> Void,
            read: @escaping @Sendable (_ size: Int, Limits) throws -> Void
        ) {
            (self.name, self.limit, self.expected, self.set, self.read) = (name, limit, expected, set, read)
        }

        var testDescription: String { name }
    }

    @Test func `the standard values are the stated ones`() {
        let limits = Limits.standard
        #expect(limits.archiveDepth == 3)
        #expect(limits.membersPerArchive == 10_000)
        #expect(limits.membersPerFile == 10_000)
        #expect(limits.memberNameSize == 1_024)
        #expect(limits.memberSize == 4_294_967_296)
        #expect(limits.runSize == 68_719_476_736)
        #expect(limits.ratio == 200)
        #expect(limits.ratioFloor == 16_777_216)
        #expect(limits.fileRatioFloor == 4_194_304)
        #expect(limits.innerArchiveSize == 1_073_741_824)
        #expect(limits.xmlDepth == 64)
        #expect(limits.tagSize == 65_536)
        #expect(limits.sheetsPerWorkbook == 1_000)
        #expect(limits.cellCharacters == 32_767)
        #expect(limits.sheetColumns == 16_384)
        #expect(limits.sheetRows == 16_777_216)
        #expect(limits.rowSize == 16_777_216)
        #expect(limits.wideGaps == 33_554_432)
        #expect(limits.sharedStrings == 67_108_864)
        #expect(limits.sharedStringsSize == 536_870_912)
        #expect(limits.csvFieldSize == 1_048_576)
        #expect(limits.csvLineSize == 4_194_304)
        #expect(limits.csvColumns == 2_000)
    }

    @Test(arguments: archives + texts + sheets)
    func `up to the limit is read and beyond is refused`(edge: Edge) throws {
        var limits = Limits()
        edge.set(&limits, edge.limit)
        for size in [edge.limit - 1, edge.limit] {
            #expect(throws: Never.self) { try edge.read(size, limits) }
        }
        let error = #expect(throws: InputError.self) { try edge.read(edge.limit + 1, limits) }
        #expect(error?.kind == .limit)
        #expect(error?.expected.description == edge.expected)
        #expect(error?.place.path.hasPrefix("test.zip") == true)
        #expect(error?.advice.isEmpty == false)
    }

    // MARK: Archives

    private static func text(_ size: Int) -> [UInt8] { [UInt8](repeating: 0x78, count: size) }

    private static func open(_ bytes: [UInt8], _ limits: Limits, _ budget: InflationBudget? = nil) throws {
        let archive = try Reading.archive(bytes, limits: limits)
        for entry in archive.entries {
            _ = try archive.contents(of: entry, budget: budget ?? InflationBudget(limits))
        }
    }

    private static let mebibyte = 1 << 20

    private static let archives = [
        Edge("members of an archive", 10_000, "at most 10000 files in one archive") {
            $0.membersPerArchive = $1
        } read: { size, limits in
            let members = (0..<size).map { ZipBuilder.Member("\($0)", "", method: 0) }
            let archive = try Reading.archive(ZipBuilder(members).bytes, limits: limits)
            #expect(archive.entries.count == size)
        },
        Edge("members of a file", 5, "at most 5 files in one file's archives together") {
            $0.membersPerFile = $1
        } read: { size, limits in
            let budget = InflationBudget(limits).share(ofFile: 100)
            try budget.open(members: 2, at: Reading.place)
            try budget.open(members: size - 2, at: Reading.place)
        },
        Edge("the name of a member", 1_024, "names of at most 1024 bytes") {
            $0.memberNameSize = $1
        } read: { size, limits in
            try open(ZipBuilder(ZipBuilder.Member(x(size), "")).bytes, limits)
        },
        Edge("a member", mebibyte, "at most 1 MiB of unpacked data") {
            $0.memberSize = $1
        } read: { size, limits in
            try open(ZipBuilder(ZipBuilder.Member("a", text(size), method: 0)).bytes, limits)
        },
        Edge("an archive in an archive", mebibyte, "at most 1 MiB of unpacked data") {
            $0.innerArchiveSize = $1
        } read: { size, limits in
            try open(ZipBuilder(ZipBuilder.Member("a", text(size), method: 0)).bytes, limits)
        },
        Edge("a gzip file", mebibyte, "at most 1 MiB of unpacked data") {
            $0.innerArchiveSize = $1
        } read: { size, limits in
            let bytes = Deflate.gzip(text(size))
            _ = try Gzip.contents(bytes, place: Reading.place, limits: limits, budget: InflationBudget(limits))
        },
        Edge("a run", 1_000, "at most 0 GiB of unpacked data in one run") {
            $0.runSize = $1
        } read: { size, limits in
            let members = [600, size - 600].map { ZipBuilder.Member("\($0)", text($0), method: 0) }
            try open(ZipBuilder(members).bytes, limits, InflationBudget(limits))
        },
        Edge("the ratio of a member", 200, "data packed at most 200 to 1") {
            ($0.ratio, $0.ratioFloor) = ($1, 0)
        } read: { size, limits in
            var meter = InflationMeter(
                place: Reading.place,
                limits: limits,
                compressed: 3,
                ceiling: .max,
                budget: InflationBudget(limits)
            )
            try meter.count(3 * size)
        },
        Edge("what has any ratio", mebibyte, "data packed at most 200 to 1") {
            $0.ratioFloor = $1
        } read: { size, limits in
            try open(ZipBuilder(ZipBuilder.Member("a", text(size))).bytes, limits)
        },
        Edge("the ratio of a file", 200, "a file packed at most 200 to 1 with all that is inside it") {
            ($0.ratio, $0.fileRatioFloor) = ($1, 0)
        } read: { size, limits in
            let budget = InflationBudget(limits).share(ofFile: 5)
            try budget.spend(400, at: Reading.place)
            try budget.spend(5 * size - 400, at: Reading.place)
        },
        Edge("what a file of any ratio holds", 500, "a file packed at most 200 to 1 with all that is inside it") {
            $0.fileRatioFloor = $1
        } read: { size, limits in
            try InflationBudget(limits).share(ofFile: 1).spend(size, at: Reading.place)
        },
    ]

    // MARK: Texts

    private static let texts = [
        Edge("a field", mebibyte, "fields of at most 1024 KiB") {
            $0.csvFieldSize = $1
        } read: { size, limits in
            _ = try Reading.csv([0x61, 0x2C] + text(size) + [0x0D, 0x0A], limits: limits)
        },
        Edge("a field in quotes", mebibyte, "fields of at most 1024 KiB") {
            $0.csvFieldSize = $1
        } read: { size, limits in
            _ = try Reading.csv([0x61, 0x2C, 0x22] + text(size) + [0x22, 0x0D, 0x0A], limits: limits)
        },
        Edge("a line", 4 * mebibyte, "rows of at most 4096 KiB") {
            $0.csvLineSize = $1
        } read: { size, limits in
            // Four fields below their own limit and the rest, and the line break does not count.
            let fields = text(1_000_000) + [0x2C] + text(1_000_000) + [0x2C]
            let line = fields + fields + text(size - 2 * fields.count)
            for end in [[], [0x0A], [0x0D, 0x0A]] as [[UInt8]] {
                _ = try Reading.csv(line + end, limits: limits)
            }
        },
        Edge("columns of a text", 2_000, "at most 2000 columns") {
            $0.csvColumns = $1
        } read: { size, limits in
            let lines = try Reading.csv(String(repeating: ",", count: size - 1) + "\n", limits: limits)
            #expect(lines.map(\.cells.count) == [size])
        },
    ]

    // MARK: Workbooks

    /// Both lanes must say the same, and the reader of record alone.
    private static func rows(_ rows: String, _ limits: Limits, strings: String? = nil) throws {
        var builder = WorkbookBuilder()
        builder.strings = strings
        let context = try Reading.workbook(builder.bytes, limits: limits).context
        let sheet = LaneTests.sheet(rows)
        let record = LaneTests.read(sheet, in: context, limits: limits, allowsFast: false).outcome
        #expect(LaneTests.read(sheet, in: context, limits: limits).outcome == record)
        if let error = record.error { throw error }
    }

    private static func cell(_ name: String, _ text: String) -> String {
        "<c r=\"\(name)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }

    private static func row(_ cells: String) -> String { "<row r=\"1\">\(cells)</row>" }

    static func x(_ count: Int) -> String { String(repeating: "x", count: count) }

    private static let sheets = [
        Edge("depth of XML", 64, "XML nested at most 64 deep") {
            $0.xmlDepth = $1
        } read: { size, limits in
            // Inside the sheet and its data.
            let depth = size - 2
            try rows(
                String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth),
                limits
            )
        },
        Edge("a tag", 65_536, "XML tags of at most 64 KiB") {
            $0.tagSize = $1
        } read: { size, limits in
            let tag = "<row a=''/>"
            try rows("<row a='\(x(size - tag.utf8.count))'/>", limits)
        },
        Edge("a tag of many attributes", 65_536, "XML tags of at most 64 KiB") {
            $0.tagSize = $1
        } read: { size, limits in
            let start = "<row " + (0..<5_000).map { "a\($0)='>'" }.joined(separator: " ")
            try rows("<row/>\(start) b='\(x(size - start.utf8.count - 7))'/><row/>", limits)
        },
        Edge("a cell", 32_767, "cells of at most 32767 characters") {
            $0.cellCharacters = $1
        } read: { size, limits in
            try rows(row(cell("A1", x(size))), limits)
        },
        Edge("a cell of three bytes a character", 32_767, "cells of at most 32767 characters") {
            $0.cellCharacters = $1
        } read: { size, limits in
            try rows(row(cell("A1", String(repeating: "₹", count: size))), limits)
        },
        Edge("a cell of two units a character", 32_767, "cells of at most 32767 characters") {
            $0.cellCharacters = $1
        } read: { size, limits in
            try rows(row(cell("A1", String(repeating: "😀", count: size / 2) + x(size % 2))), limits)
        },
        Edge("a shared cell", 32_767, "cells of at most 32767 characters") {
            $0.cellCharacters = $1
        } read: { size, limits in
            try rows(row("<c r=\"A1\" t=\"s\"><v>0</v></c>"), limits, strings: "<si><t>\(x(size))</t></si>")
        },
        Edge("columns", 16_384, "at most 16384 columns") {
            $0.sheetColumns = $1
        } read: { size, limits in
            try rows(row("<c r=\"\(CellReference.letters(size - 1))1\"><v>1</v></c>"), limits)
        },
        Edge("columns, one after the other", 300, "at most 300 columns") {
            $0.sheetColumns = $1
        } read: { size, limits in
            let cells = (0..<size).map { "<c r=\"\(CellReference.letters($0))1\"><v>1</v></c>" }
            try rows(row(cells.joined()), limits)
        },
        Edge("columns without addresses", 300, "at most 300 columns") {
            $0.sheetColumns = $1
        } read: { size, limits in
            try rows("<row>" + String(repeating: "<c><v>1</v></c>", count: size) + "</row>", limits)
        },
        Edge("numbered rows", 1 << 24, "at most 16777216 rows") {
            $0.sheetRows = $1
        } read: { size, limits in
            try rows("<row r=\"\(size)\"><c r=\"A\(size)\"><v>1</v></c></row>", limits)
        },
        Edge("short numbered rows", 9_999, "at most 9999 rows") {
            $0.sheetRows = $1
        } read: { size, limits in
            try rows("<row r=\"\(size)\"><c r=\"A\(size)\"><v>1</v></c></row>", limits)
        },
        Edge("rows without numbers", 1_000, "at most 1000 rows") {
            $0.sheetRows = $1
        } read: { size, limits in
            try rows(String(repeating: "<row/>", count: size), limits)
        },
        Edge("a row's texts", 4_096, "rows of at most 4 KiB of text") {
            $0.rowSize = $1
        } read: { size, limits in
            try rows(row(cell("A1", x(2_000)) + cell("B1", x(size - 2_000))), limits)
        },
        Edge("a row's shared texts", 4_096, "rows of at most 4 KiB of text") {
            $0.rowSize = $1
        } read: { size, limits in
            let cells = ["A1", "B1"].enumerated().map { "<c r=\"\($1)\" t=\"s\"><v>\($0)</v></c>" }
            let strings = [2_000, size - 2_000].map { "<si><t>\(x($0))</t></si>" }
            try rows(row(cells.joined()), limits, strings: strings.joined())
        },
        Edge("a row's shared texts, in any order", 4_096, "rows of at most 4 KiB of text") {
            $0.rowSize = $1
        } read: { size, limits in
            let cells = "<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c>"
            let strings = [2_000, size - 2_000].map { "<si><t>\(x($0))</t></si>" }
            try rows("<row>\(cells)</row>", limits, strings: strings.joined())
        },
        Edge("empty columns", 1_000, "at most 1000 empty columns before cells far to the right") {
            $0.wideGaps = $1
        } read: { size, limits in
            // A column 256 beyond the one before is nothing unusual.
            let columns = [256, 256 + size]
            try rows(
                columns.map { "<row><c r=\"\(CellReference.letters($0))\"><v>1</v></c></row>" }.joined(),
                limits
            )
        },
        Edge("shared texts", 1_000, "at most 1000 shared texts") {
            $0.sharedStrings = $1
        } read: { size, limits in
            try rows("", limits, strings: String(repeating: "<si/>", count: size))
        },
        Edge("bytes of shared texts", mebibyte, "at most 1 MiB of shared texts") {
            $0.sharedStringsSize = $1
        } read: { size, limits in
            try rows("", limits, strings: "<si><t>\(x(size / 2))</t></si><si><t>\(x(size - size / 2))</t></si>")
        },
        Edge("sheets", 1_000, "at most 1000 sheets") {
            $0.sheetsPerWorkbook = $1
        } read: { size, limits in
            let sheets = (0..<size).map { "<sheet name=\"\($0)\" sheetId=\"\($0 + 1)\"/>" }
            let main = "<workbook><sheets>\(sheets.joined())</sheets></workbook>"
            let bytes = ZipBuilder.archive([("xl/workbook.xml", main)])
            let workbook = try Reading.workbook(bytes, limits: limits)
            #expect(workbook.sheets.count == size)
        },
    ]
}
