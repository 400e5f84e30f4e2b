import Testing

@testable import Tabular

/// The fast lane against the reader of record: whatever it takes, it must read as libxml2 does.
@Suite struct LaneTests {
    /// What came of reading one sheet.
    struct Outcome: Equatable {
        var lines: [Reading.Line] = []
        var error: InputError?

        /// libxml2's words for damage depend on how far it can see, so on where its input is cut.
        static func == (a: Outcome, b: Outcome) -> Bool {
            a.lines == b.lines && a.error?.kind == b.error?.kind && a.error?.place == b.error?.place
                && a.error?.expected == b.error?.expected
        }
    }

    /// Reads the bytes of a sheet in windows of the given sizes, the last size over and over.
    static func read(
        _ sheet: [UInt8],
        in context: SheetContext,
        windows: [Int] = [1 << 18],
        limits: Limits = .standard,
        allowsFast: Bool = true
    ) -> (outcome: Outcome, count: LaneCount) {
        var outcome = Outcome()
        var count = LaneCount()
        do throws(InputError) {
            try context.strings.lend { strings throws(InputError) in
                var lanes = try SheetLanes(
                    context,
                    strings,
                    place: Reading.place,
                    limits: limits,
                    allowsFast: allowsFast
                ) { row throws(InputError) in
                    outcome.lines.append(Reading.Line(row))
                    return .next
                }
                var start = 0
                var index = 0
                while start < sheet.count {
                    let end = min(sheet.count, start + windows[min(index, windows.count - 1)])
                    // A copy of its own, so that reading beyond it is reading beyond what was lent.
                    let window = Array(sheet[start..<end])
                    try window.withUnsafeBufferPointer { window throws(InputError) in
                        _ = try lanes.feed(UnsafeRawBufferPointer(window))
                    }
                    start = end
                    index += 1
                }
                try lanes.finish()
                count = lanes.count
            }
        } catch {
            // Rows before an error are thrown away.
            outcome = Outcome(error: error)
        }
        return (outcome, count)
    }

    static func context() throws -> SheetContext {
        var builder = WorkbookBuilder()
        builder.strings = "<si><t>one</t></si><si><t>two &amp; 2</t></si><si><t/></si><si><t>\u{905}_x0041_</t></si>"
        builder.styles = "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='22'/></cellXfs>"
        return try Reading.workbook(builder.bytes).context
    }

    static func sheet(_ rows: String) -> [UInt8] {
        Array(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1"/><sheetData>
            \(rows)</sheetData><pageMargins bottom="0.75" footer="0.3" header="0.3" left="0.7" right="0.7"/></worksheet>
            """.utf8
        )
    }

    /// A row as the panel writes it.
    static func panelRow(_ number: Int, _ texts: [String]) -> String {
        let letters = ["A", "B", "C", "D", "E", "F"]
        let cells = zip(letters, texts).map { letter, text in
            "<c r=\"\(letter)\(number)\" s=\"1\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
        }
        return "<row r=\"\(number)\">\n\(cells.joined())</row>\n"
    }

    /// A row as Excel saves it again.
    static func savedRow(_ number: Int) -> String {
        """
        <row r="\(number)" spans="1:6" ht="15.75" x14ac:dyDescent="0.25"><c r="A\(number)" s="2" t="s"><v>1</v></c>\
        <c r="B\(number)"><v>-12.5</v></c><c r="C\(number)" s="1"><v>45882</v></c><c r="D\(number)" s="2"/>\
        <c r="F\(number)" t="str"><v>_x0041_x</v></c></row>
        """
    }

    @Test(
        arguments: [
            (panelRow(1, ["a", "", "c &amp; d", "\u{20B9} 45", "x_x000D_y_1", "&#65;&#x20B9;&lt;"]), 1),
            (panelRow(1, ["line\nbreak\tx", "a > b", "]] >", "\u{1F600}", " a ", "_x"]), 1),
            (savedRow(1) + savedRow(2), 2),
            ("<row r=\"7\"></row><row r=\"9\"><c r=\"C9\" t=\"n\"><v>1e5</v></c></row>", 2),
            ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2</v></c><c r=\"B1\" t=\"s\"><v>3</v></c></row>", 1),
            ("<row r=\"1\"><c r=\"A1\" t=\"e\"><v>#REF!</v></c><c r=\"C1\" t=\"inlineStr\"><is><t/></is></c></row>", 1),
            ("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>60</v></c><c r=\"B1\" s=\"2\"><v>45882.5</v></c></row>", 1),
            (
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a</t></is></c>"
                    + "<c r=\"AB1\"><v>2</v></c></row>", 1
            ),
            ("<row r=\"1000000\"><c r=\"XF1000000\"><v>2</v></c></row>", 0),
        ] as [(String, Int)]
    )
    func `plain rows take the fast lane and read the same`(rows: String, plain: Int) throws {
        let context = try LaneTests.context()
        let sheet = LaneTests.sheet(rows)
        let record = LaneTests.read(sheet, in: context, allowsFast: false)
        let fast = LaneTests.read(sheet, in: context)
        #expect(record.outcome.error == nil)
        #expect(fast.outcome == record.outcome)
        #expect(fast.count.plainRows == plain)
        #expect(record.count.plainRows == 0)
        #expect(fast.count.plainRows + fast.count.otherRows == fast.outcome.lines.count)
    }

    @Test(
        arguments: [
            ("<row><c><v>1</v></c></row>", "an unusual row"),
            ("<row r='1'><c r='A1'><v>1</v></c></row>", "an unusual row"),
            ("<row r=\"1\"><!-- x --><c r=\"A1\"><v>1</v></c></row>", "an unusual row"),
            ("<row r=\"1\" a=\"1\" xmlns:q=\"q\"><c r=\"A1\"><v>1</v></c></row>", "an unusual row"),
            ("<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c></row>", "an unusual cell"),
            ("<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c></row>", "an unusual cell"),
            ("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>", "an unusual cell"),
            ("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>1</t></r></is></c></row>", "an unusual cell"),
            (
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a<![CDATA[b]]></t></is></c></row>",
                "an unusual cell"
            ),
            ("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a\r\nb</t></is></c></row>", "an unusual text"),
        ] as [(String, String)]
    )
    func `unusual rows go through libxml2 and the next ones are fast again`(row: String, reason: String) throws {
        let context = try LaneTests.context()
        let rows = LaneTests.savedRow(1) + row + LaneTests.savedRow(3) + LaneTests.savedRow(4)
        let record = LaneTests.read(LaneTests.sheet(rows), in: context, allowsFast: false)
        let fast = LaneTests.read(LaneTests.sheet(rows), in: context)
        #expect(record.outcome.error == nil)
        #expect(fast.outcome == record.outcome)
        #expect(fast.count == LaneCount(plainRows: 3, otherRows: 1, reason: reason))
    }

    @Test func `another encoding or beginning leaves the sheet to libxml2`() throws {
        let context = try LaneTests.context()
        let rows = LaneTests.panelRow(1, ["a", "b"])
        let utf8 = String(decoding: LaneTests.sheet(rows), as: UTF8.self)
        let latin = Array(utf8.replacing("UTF-8", with: "ISO-8859-1").utf8)
        let wide: [UInt8] = [0xFF, 0xFE] + utf8.replacing("UTF-8", with: "UTF-16").utf8.flatMap { [$0, UInt8(0)] }
        let hidden = Array(utf8.replacing("<dimension", with: "<!--<sheetData>--><dimension").utf8)
        for sheet in [latin, wide, hidden] {
            let fast = LaneTests.read(sheet, in: context)
            #expect(fast.outcome.lines.map(\.cells) == [["a", "b"]])
            #expect(fast.count.plainRows == 0)
            #expect(fast.count.reason != nil)
        }
    }

    @Test func `windows may cut anywhere`() throws {
        let context = try LaneTests.context()
        let rows = (1...4).map { LaneTests.panelRow($0, ["a\($0)", "&lt;", "\u{905}", "d"]) }.joined()
        let sheet = LaneTests.sheet(rows + "<row r=\"5\"/><row><c><v>1</v></c></row>" + LaneTests.savedRow(7))
        let record = LaneTests.read(sheet, in: context, allowsFast: false).outcome
        #expect(record.lines.count == 7)
        for cut in 1..<sheet.count {
            #expect(LaneTests.read(sheet, in: context, windows: [cut, sheet.count]).outcome == record)
        }
        for size in [1, 2, 7, 64, 65, 100, 333] {
            #expect(LaneTests.read(sheet, in: context, windows: [size]).outcome == record)
        }
    }

    @Test func `a row beyond a limit is told as libxml2's lane tells it`() throws {
        let context = try LaneTests.context()
        var limits = Limits()
        limits.cellCharacters = 5
        limits.sheetRows = 3
        limits.sheetColumns = 4
        for row in [
            LaneTests.panelRow(1, ["123456"]), LaneTests.panelRow(4, ["1"]),
            LaneTests.panelRow(1, ["1", "2", "3", "4", "5"]),
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row>",
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>4</v></c></row>",
        ] {
            let sheet = LaneTests.sheet(row)
            let record = LaneTests.read(sheet, in: context, limits: limits, allowsFast: false).outcome
            #expect(record.error != nil)
            #expect(LaneTests.read(sheet, in: context, limits: limits).outcome == record)
        }
    }

    @Test func `complaints name the line of the sheet`() throws {
        let context = try LaneTests.context()
        let rows = (1...20).map { LaneTests.panelRow($0, ["a", "b\nc"]) }.joined() + "<row r=\"21\"><c></row>"
        let record = LaneTests.read(LaneTests.sheet(rows), in: context, allowsFast: false).outcome
        let fast = LaneTests.read(LaneTests.sheet(rows), in: context).outcome
        #expect(record.error?.foundText?.hasPrefix("line 63:") == true)
        #expect(record.error?.place.row == 21)
        #expect(fast.error == record.error)
    }

    @Test func `mutated sheets read the same in both lanes or not at all`() throws {
        let context = try LaneTests.context()
        let rows = (1...3).map { LaneTests.panelRow($0, ["a\($0)", "&amp;b", "\u{905}_x0041_", "45.50"]) }.joined()
        let sheet = LaneTests.sheet(
            rows + LaneTests.savedRow(4) + "<row r=\"5\" spans=\"1:2\"/>" + LaneTests.savedRow(6)
        )
        var random = Mutations(seed: 20_261_123)
        var plain = 0
        for _ in 0..<8_000 {
            let mutated = random.mutated(sheet)
            let windows = [1 + random.below(sheet.count), 1 + random.below(200)]
            let record = LaneTests.read(mutated, in: context, windows: windows, allowsFast: false)
            let fast = LaneTests.read(mutated, in: context, windows: windows)
            #expect(fast.outcome == record.outcome, "\(String(decoding: mutated, as: UTF8.self))")
            plain += fast.count.plainRows
        }
        // The mutations must leave something to compare.
        #expect(plain > 2_000)
    }
}

/// Small changes to a sheet, the same ones in every run.
struct Mutations {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private static let pieces = [
        "<", ">", "&", "\"", "'", "/", "]]>", "&amp;", "&#0;", "&#x41;", "&nbsp;", "_x0041_", "<f>1</f>", "<!-- x -->",
        "<c/>", "</c>", "<row>", "</row>", " r=\"A1\"", " r=\"2\"", " t=\"s\"", " t=\"b\"", " s=\"1\"", " s=\"2\"",
        "\r", "\n",
        "\u{0}", "\u{905}", "<v>1</v>", "</sheetData>", "<sheetData>", "</is>", "<![CDATA[x]]>",
        " xml:space=\"preserve\"",
        "<is><t>q</t></is>", "0", "9", "A", "XFD", "\u{FFFE}",
    ].map { Array($0.utf8) }

    /// Splitmix64.
    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ value >> 31) % UInt64(bound))
    }

    mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        for _ in 0...below(3) {
            let index = below(result.count)
            switch below(5) {
            case 0: result[index] = UInt8(below(256))
            case 1: result.removeSubrange(index..<min(result.count, index + 1 + below(12)))
            case 2: result.insert(contentsOf: Mutations.pieces[below(Mutations.pieces.count)], at: index)
            case 3:
                let piece = Array(result[index..<min(result.count, index + below(80))])
                result.insert(contentsOf: piece, at: below(result.count))
            default:
                // Where it matters: right behind a tag.
                let tag = result[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? index
                result.insert(contentsOf: Mutations.pieces[below(Mutations.pieces.count)], at: tag)
            }
        }
        return result
    }
}
