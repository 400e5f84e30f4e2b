import Testing

@testable import Tabular

@Suite struct WorkbookTests {
    @Test(
        arguments: [
            ("<row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c></row>", ["a"], [CellKind.text]),
            (
                "<row><c t='inlineStr'><is><t xml:space='preserve'> a </t></is></c><c><v>2</v></c></row>",
                [" a ", "2"], [.text, .number]
            ),
            (
                "<row><c r='C1'><v>3</v></c><c r='A1'><v>1</v></c><c><v>2</v></c></row>", ["1", "2", "3"],
                [.number, .number, .number]
            ),
            ("<row><c r='b1'><v>1.50E-3</v></c></row>", ["", "1.50E-3"], [.empty, .number]),
            ("<row><c t='s'><v>1</v></c><c t='s'><v> 0 </v></c><c t='s'/></row>", ["two & 2", "one"], [.text, .text]),
            ("<row><c t='s'><v>2</v></c></row>", ["rich"], [.text]),
            (
                "<row><c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='b'><v>x</v></c></row>", ["TRUE", "FALSE", "x"],
                [.boolean, .boolean, .error]
            ),
            (
                "<row><c t='e'><v>#REF!</v></c><c t='e'><f>A1</f><v>#N/A</v></c></row>", ["#REF!", "#N/A"],
                [.error, .error]
            ),
            ("<row><c><f>1+2</f><v>3</v></c><c t='str'><f>A1</f><v>x</v></c></row>", ["3", "x"], [.number, .text]),
            (
                "<row><c><f>1+2</f></c><c><f/><v/></c><c t='str'><f>B1</f></c></row>", ["=1+2", "=", "=B1"],
                [.error, .error, .error]
            ),
            ("<row><c t='str'><f>B1</f><v></v></c><c><v>1</v></c></row>", ["", "1"], [.empty, .number]),
            (
                "<row><c t='d'><v>2025-08-13</v></c><c t='d'><v>2025-08-13T10:20:30.5Z</v></c><c t='d'><v>x</v></c></row>",
                ["2025-08-13", "2025-08-13 10:20:30", "x"], [.date, .date, .text]
            ),
            (
                "<row><c s='1'><v>45882</v></c><c s='2'><v>45882.5</v></c><c s='3'><v>45882</v></c></row>",
                ["2025-08-13", "2025-08-13 12:00:00", "45882"], [.date, .date, .number]
            ),
            (
                "<row><c s='9999'><v>1</v></c><c s='-1'><v>1</v></c><c s='1'><v>60</v></c></row>", ["1", "1", "60"],
                [.number, .number, .error]
            ),
            (
                "<row><c s='1'><v>NaN</v></c><c s='1'><v>-5</v></c><c s='1'><v>1e300</v></c></row>",
                ["NaN", "-5", "1e300"], [.number, .number, .number]
            ),
            ("<row><c s='1' t='s'><v>0</v></c></row>", ["one"], [.text]),
            (
                "<row><c t='inlineStr'><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r><rPh sb='0' eb='1'><t>x</t></rPh></is></c></row>",
                ["ab"], [.text]
            ),
            (
                "<row><c t='inlineStr'><is><t>&lt;&amp;&gt;&quot;&apos;&#65;&#x20B9;<![CDATA[<x>]]></t></is></c></row>",
                ["<&>\"'A₹<x>"], [.text]
            ),
            (
                "<row><c t='inlineStr'><is><t>_x000D_a_x005F_x000D_b_xD83D__xDE00_c_xZZZZ__x0041</t></is></c></row>",
                ["\ra_x000D_b😀c_xZZZZ__x0041"], [.text]
            ),
            (
                "<row><c t='inlineStr'><is><t>123_1_x</t></is></c><c t='inlineStr'><is><t/></is></c></row>",
                ["123_1_x"], [.text]
            ),
            (
                "<row><c t='inlineStr'><is> <t>a</t> </is></c><c t='inlineStr'><v>b</v></c></row>", ["a", "b"],
                [.text, .text]
            ),
            (
                "<row><c t='inlineStr'><v>no</v><is><t>yes</t></is></c><c><v>1</v><is><t>no</t></is></c><c><is><t>x</t></is></c></row>",
                ["yes", "1", "x"], [.text, .number, .text]
            ),
            ("<row><c r='A1'/><c r='A1'><v>1</v></c><c r='B1' t='n'></c></row>", ["1"], [.number]),
            ("<row r='1'><c r='XFD1'/></row>", [], []),
            (
                "<!-- x --><row><?pi?><c><v>1<!-- y -->2</v><extLst><ext><v>9</v></ext></extLst></c></row>", ["12"],
                [.number]
            ),
        ] as [(String, [String], [CellKind])]
    )
    func `cells read as Excel shows them`(rows: String, cells: [String], kinds: [CellKind]) throws {
        var builder = WorkbookBuilder(rows: rows)
        builder.strings = """
            <si><t>one</t></si><si><t>two &amp; 2</t></si><si><r><t>ri</t></r><rPh><t>x</t></rPh><r><t>ch</t></r></si>
            """
        builder.styles = """
            <numFmts><numFmt numFmtId='200' formatCode='dd/mm/yyyy'/><numFmt numFmtId='201' formatCode='0 &quot;d&quot;'/>\
            </numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>\
            <cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='200'/><xf numFmtId='201'/></cellXfs>
            """
        let lines = try Reading.rows(builder.bytes)
        #expect(lines.map(\.cells) == [cells])
        #expect(lines.map(\.kinds) == [kinds])
    }

    @Test func `rows keep their numbers and blank ones are lent`() throws {
        let rows = "<row r='3'><c><v>1</v></c></row><row/><row r='9'/><row><c r='A12'><v>2</v></c></row><row r='2'/>"
        let lines = try Reading.rows(WorkbookBuilder(rows: rows).bytes)
        #expect(lines.map(\.number) == [3, 4, 9, 12, 2])
        #expect(lines.map(\.cells) == [["1"], [], [], ["2"], []])
    }

    @Test(
        arguments: [
            ("<row><c t='s'><v>3</v></c></row>", InputError.Kind.damaged, "the number of one of 3 shared texts", "A"),
            ("<row><c/><c t='s'><v>-1</v></c></row>", .damaged, "the number of one of 3 shared texts", "B"),
            (
                "<row><c t='s'><v>99999999999999999999</v></c></row>", .damaged, "the number of one of 3 shared texts",
                "A"
            ),
            ("<row><c t='zzz'><v>3</v></c></row>", .damaged, "a known type of cell", "A"),
            ("<row><c r='XFE1'><v>3</v></c></row>", .limit, "at most 16384 columns", nil),
            ("<row><c r='AAAAAAAAAA1'><v>3</v></c></row>", .damaged, "a cell address", nil),
            ("<row><c r='1A'><v>3</v></c></row>", .damaged, "a cell address", nil),
            ("<row r='1'><c r='A7'><v>3</v></c></row>", .contradiction, "a cell of row 1", nil),
            (
                "<row r='1'><c r='A1'><v>3</v></c><c r='A1'><v>4</v></c></row>", .contradiction,
                "one cell of this address",
                "A"
            ),
            ("<row r='x'/>", .damaged, "a row number", nil),
            ("<row r='99999999999999999999'/>", .damaged, "a row number", nil),
            ("<row r='16777217'/>", .limit, "at most 16777216 rows", nil),
            ("<row><c>", .damaged, "well-formed XML", nil),
            ("<row>&nbsp;</row>", .damaged, "well-formed XML", nil),
            ("<row>\u{B}</row>", .damaged, "well-formed XML", nil),
        ] as [(String, InputError.Kind, String, String?)]
    )
    func `a damaged sheet is refused`(rows: String, kind: InputError.Kind, expected: String, column: String?) {
        var builder = WorkbookBuilder(rows: rows)
        builder.strings = "<si><t>1</t></si><si><t>2</t></si><si><t>3</t></si>"
        let error = #expect(throws: InputError.self) { try Reading.rows(builder.bytes) }
        #expect(error?.kind == kind)
        #expect(error?.expected.description == expected)
        #expect(error?.place.sheet == "Order Payments")
        if let column { #expect(error?.place.column == column) }
    }

    @Test func `long cells are refused by their characters`() throws {
        func rows(_ text: String) throws -> [Reading.Line] {
            try Reading.rows(WorkbookBuilder(rows: "<row><c t='inlineStr'><is><t>\(text)</t></is></c></row>").bytes)
        }
        #expect(try rows(String(repeating: "₹", count: 32_767))[0].cells[0].count == 32_767)
        for text in [String(repeating: "₹", count: 32_768), String(repeating: "😀", count: 16_384)] {
            let error = #expect(throws: InputError.self) { try rows(text) }
            #expect(error?.kind == .limit)
            #expect(error?.place == Place(path: "test.zip", sheet: "Order Payments", row: 1, column: "A"))
        }
    }

    @Test(
        arguments: [
            (
                "<!DOCTYPE worksheet [<!ENTITY a 'b'>]><worksheet/>", InputError.Kind.damaged,
                "XML without a document type"
            ),
            (
                "<worksheet>" + String(repeating: "<a>", count: 64) + String(repeating: "</a>", count: 64)
                    + "</worksheet>",
                .limit, "XML nested at most 64 deep"
            ),
            ("<worksheet a='\(String(repeating: "x", count: 70_000))'/>", .limit, "XML tags of at most 64 KiB"),
            (
                "<worksheet \((0..<9_000).map { "a\($0)='>'" }.joined(separator: " "))/>", .limit,
                "XML tags of at most 64 KiB"
            ),
            ("<?xml version='1.0' encoding='UTF-7'?><worksheet/>", .unsupported, "XML in UTF-8 or UTF-16"),
            ("", .damaged, "well-formed XML"),
            ("<worksheet/><worksheet/>", .damaged, "well-formed XML"),
            ("<worksheet>\u{0}</worksheet>", .damaged, "well-formed XML"),
        ] as [(String, InputError.Kind, String)]
    )
    func `dangerous XML is refused`(xml: String, kind: InputError.Kind, expected: String) {
        let error = #expect(throws: InputError.self) { try Reading.rows(WorkbookBuilder.sheet(xml)) }
        #expect(error?.kind == kind)
        #expect(error?.expected.description == expected)
    }

    @Test func `a long tag is found across windows and in UTF-16`() throws {
        let head = "<worksheet><sheetData>" + String(repeating: "<row/>", count: (256 << 10) / 6 - 20)
        let xml = head + "<row a='>" + String(repeating: "x", count: 70_000) + "'/></sheetData></worksheet>"
        #expect(throws: InputError.self) { try Reading.rows(WorkbookBuilder.sheet(xml)) }
        let wide = "\u{FEFF}" + xml
        let bytes = wide.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        let error = #expect(throws: InputError.self) { try Reading.rows(WorkbookBuilder.sheet(bytes)) }
        #expect(error?.expected == "XML tags of at most 64 KiB")
        // Long texts, comments and sections without tags are no tags.
        let long = String(repeating: "y", count: 70_000)
        let fine =
            "<worksheet><!-- \(long) --><a>\(long)</a><![CDATA[\(long)]]><sheetData><row/></sheetData></worksheet>"
        #expect(try Reading.rows(WorkbookBuilder.sheet(fine)).count == 1)
    }

    private static let plain = "<sheetData><row><c t=\"inlineStr\"><is><t>ä₹м</t></is></c></row></sheetData>"

    @Test(arguments: [
        Array("\u{FEFF}<worksheet>\(plain)</worksheet>".utf8),
        Array("<x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'>".utf8)
            + Array(
                plain.replacing("</", with: "</x:").replacing("<", with: "<x:").replacing("<x:/x:", with: "</x:").utf8
            )
            + Array("</x:worksheet>".utf8),
        Array("<worksheet><dimension ref='A1:ZZ99999999'/>\(plain)<sheetData2/></worksheet>\n".utf8),
        utf16("\u{FEFF}<worksheet>\(plain)</worksheet>", swapped: false),
        utf16("\u{FEFF}<?xml version='1.0' encoding='UTF-16'?><worksheet>\(plain)</worksheet>", swapped: true),
        utf16("<?xml version='1.0' encoding='UTF-16LE'?><worksheet>\(plain)</worksheet>", swapped: false),
    ])
    func `namespaces and encodings make no difference`(sheet: [UInt8]) throws {
        #expect(try Reading.rows(WorkbookBuilder.sheet(sheet)).map(\.cells) == [["ä₹м"]])
    }

    private static func utf16(_ text: String, swapped: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let pair = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
            return swapped ? pair.reversed() : pair
        }
    }

    @Test(arguments: [
        "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "./x/../worksheets/SHEET1.xml", "worksheets\\Sheet1.xml",
    ])
    func `targets resolve in every spelling`(target: String) throws {
        var builder = WorkbookBuilder(rows: "<row><c><v>1</v></c></row>")
        builder.sheetTarget = target
        builder.workbookTarget = "/XL/Workbook.xml"
        #expect(try Reading.rows(builder.bytes).map(\.cells) == [["1"]])
        builder.sheetPath = "xl\\worksheets\\sheet1.xml"
        #expect(try Reading.rows(builder.bytes).map(\.cells) == [["1"]])
    }

    @Test func `sheets are listed in order with their states`() throws {
        var members = WorkbookBuilder(rows: "<row/>").members
        let ns = "xmlns:r='x'"
        members[1] = ZipBuilder.Member(
            "xl/workbook.xml",
            """
            <workbook \(ns)><workbookPr date1904='1'/><sheets><sheet name='Chart' r:id='rId9'/>\
            <sheet name='Old' state='veryHidden' r:id='rId3'/><sheet name='Gone' r:id='rId8'/></sheets></workbook>
            """
        )
        members[2] = ZipBuilder.Member(
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships><Relationship Id='rId3' Type='x/worksheet' Target='worksheets/sheet1.xml'/>\
            <Relationship Id='rId9' Type='x/chartsheet' Target='chartsheets/sheet1.xml'/>\
            <Relationship Id='rId8' Type='x/worksheet' Target='worksheets/sheet7.xml'/></Relationships>
            """
        )
        let workbook = try Reading.workbook(ZipBuilder(members).bytes)
        #expect(workbook.sheets.map(\.name) == ["Chart", "Old", "Gone"])
        #expect(workbook.sheets.map(\.isHidden) == [false, true, false])
        #expect(workbook.sheets.map(\.isWorksheet) == [false, true, true])
        #expect(workbook.uses1904)
        try workbook.read(workbook.sheets[0]) { _ throws(InputError) in
            Issue.record("a chart has no rows")
            return .stop
        }
        let error = #expect(throws: InputError.self) {
            try workbook.read(workbook.sheets[2]) { _ throws(InputError) in .next }
        }
        #expect(error?.place.sheet == "Gone")
    }

    @Test func `one part listed for two sheets is refused: its rows would count twice`() {
        var builder = WorkbookBuilder(rows: "<row><c><v>1</v></c></row>")
        builder.properties = "<sheets><sheet name='Again' sheetId='2' r:id='rId3'/></sheets>"
        let error = #expect(throws: InputError.self) { try Reading.workbook(builder.bytes) }
        #expect(error?.found == "one part listed for two sheets")
    }

    @Test func `reading stops on demand and errors of the receiver pass`() throws {
        let workbook = try Reading.workbook(WorkbookBuilder(rows: "<row/><row/><row>&broken;</row>").bytes)
        var count = 0
        try workbook.read(workbook.sheets[0]) { _ throws(InputError) in
            count += 1
            return count == 2 ? .stop : .next
        }
        #expect(count == 2)
        let own = InputError(.badCell, at: Place(path: "p", sheet: "s", row: 5), expected: "x", advice: "y")
        #expect(throws: own) { try workbook.read(workbook.sheets[0]) { _ throws(InputError) in throw own } }
    }

    @Test(
        arguments: [
            (["xl/workbook.bin"], "a binary Excel workbook (.xlsb)"),
            (["word/document.xml"], "a Word document (.docx)"),
            (["mimetype", "content.xml"], "an OpenDocument file (.ods)"), (["a.csv"], nil),
        ] as [([String], String?)]
    )
    func `other documents are told apart`(names: [String], kind: String?) throws {
        let archive = try Reading.archive(ZipBuilder.archive(names.map { ($0, "x") }))
        #expect(Workbook.foreignKind(archive)?.description == kind)
        #expect(!Workbook.isWorkbook(archive))
        let workbook = try Reading.archive(WorkbookBuilder().bytes)
        #expect(Workbook.isWorkbook(workbook) && Workbook.foreignKind(workbook) == nil)
    }

    @Test func `an error names the row that was read last`() {
        let rows = "<row r='7'><c><v>1</v></c></row><row><c></row>"
        let error = #expect(throws: InputError.self) { try Reading.rows(WorkbookBuilder(rows: rows).bytes) }
        #expect(error?.place == Place(path: "test.zip", sheet: "Order Payments", row: 8))
        #expect(error?.advice == "Download the file again from the supplier panel.")
    }

    @Test func `a wide row leaves nothing in the next one`() throws {
        let rows =
            "<row><c r='XFD1'><v>1</v></c><c r='B1'><v>2</v></c></row><row><c r='A2'/></row><row><c r='C3'><v>3</v></c></row>"
        let lines = try Reading.rows(WorkbookBuilder(rows: rows).bytes)
        #expect(lines.map(\.cells.count) == [16_384, 0, 3])
        #expect(lines[0].cells[1] == "2" && lines[0].cells[16_383] == "1")
        #expect(lines[2].cells == ["", "", "3"])
    }

    @Test func `shared texts are bounded`() {
        var builder = WorkbookBuilder(rows: "<row/>")
        builder.strings = "<si><t>abc</t></si><si><t>def</t></si>"
        var limits = Limits()
        limits.sharedStrings = 1
        #expect(throws: InputError.self) { try Reading.rows(builder.bytes, limits: limits) }
        limits = Limits()
        limits.sharedStringsSize = 5
        #expect(throws: InputError.self) { try Reading.rows(builder.bytes, limits: limits) }
    }

    @Test(arguments: [0, 8]) func `a workbook cut at any byte is an error`(method: Int) {
        var builder = WorkbookBuilder(rows: "<row><c t='s'><v>0</v></c><c s='0'><v>1</v></c></row>")
        builder.strings = "<si><t>a</t></si>"
        builder.styles = "<cellXfs><xf numFmtId='14'/></cellXfs>"
        builder.method = method
        let bytes = builder.bytes
        for count in 0..<bytes.count {
            #expect(throws: InputError.self) { try Reading.rows(Array(bytes.prefix(count))) }
        }
    }

    @Test func `a sheet cut at any byte is an error`() {
        let xml = Array(
            "<?xml version='1.0'?><worksheet><sheetData><row r='1'><c t='n'><v>1</v></c></row></sheetData></worksheet>"
                .utf8
        )
        for count in 0..<xml.count {
            #expect(throws: InputError.self) { try Reading.rows(WorkbookBuilder.sheet(Array(xml.prefix(count)))) }
        }
    }

    @Test func `a sheet with any byte changed never crashes`() {
        let xml = Array(
            "<worksheet><sheetData><row r='1'><c r='A1' t='s' s='1'><v>1</v></c></row></sheetData></worksheet>".utf8
        )
        for index in xml.indices {
            for value in [0, 0x3C, 0x3E, 0x26, 0xFF, 0x39, xml[index] ^ 1] as [UInt8] {
                var broken = xml
                broken[index] = value
                _ = try? Reading.rows(WorkbookBuilder.sheet(broken))
            }
        }
    }
}
