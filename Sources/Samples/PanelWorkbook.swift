import Tabular

/// A workbook in the panel's own form: every cell an inline string, a dimension that says `A1` whatever the size, an
/// empty shared string table, relationships that start at rId3 for the sheets.
struct PanelWorkbook {
    private var archive: ZipWriter
    private let names: [String]

    init(sheets names: [String], level: Int = 6) {
        self.names = names
        archive = ZipWriter(level: level)
        put("_rels/.rels", PanelWorkbook.packageRelationships)
        put("[Content_Types].xml", contentTypes)
        put("docProps/app.xml", PanelWorkbook.application)
        put("docProps/core.xml", PanelWorkbook.core)
        put("xl/sharedStrings.xml", PanelWorkbook.sharedStrings)
        put("xl/styles.xml", PanelWorkbook.styles)
        put("xl/workbook.xml", workbook)
        put("xl/_rels/workbook.xml.rels", relationships)
    }

    private mutating func put(_ name: String, _ text: String) { archive.add(name, Array(text.utf8)) }

    /// Rows for the sheet at `index`, to be handed to ``add(_:)`` in the order of the names.
    func rows(frozen: Bool = false, columns: Int = 0) -> SheetRows {
        SheetRows(archive.member(), frozen: frozen, columns: columns)
    }

    private var added = 0

    mutating func add(_ rows: consuming SheetRows, merges: [String] = []) {
        added += 1
        archive.add("xl/worksheets/sheet\(added).xml", rows.finish(merges: merges))
    }

    mutating func finish() -> [UInt8] { archive.finish() }

    /// A whole workbook of small sheets.
    static func bytes(_ grids: [Grid]) -> [UInt8] {
        var workbook = PanelWorkbook(sheets: grids.map(\.name))
        for grid in grids {
            var rows = workbook.rows(frozen: grid.isFrozen, columns: grid.isFrozen ? grid.width : 0)
            for row in grid.rows { rows.row(row) }
            workbook.add(rows, merges: grid.merges)
        }
        return workbook.finish()
    }
}

/// A small sheet as texts. `nil` is a cell without content.
struct Grid {
    var name: String
    var rows: [[String?]]
    var merges: [String] = []
    /// Pane frozen below row 3.
    var isFrozen = false

    var width: Int { rows.map(\.count).max() ?? 0 }
}

/// The rows of one sheet, deflated as they come.
struct SheetRows: ~Copyable {
    private var member: ZipMember
    private var bytes: [UInt8] = []
    private var number = 0
    private var digits: [UInt8] = []
    private var column = 0
    private static let flushSize = 1 << 18

    fileprivate init(_ member: consuming ZipMember, frozen: Bool, columns: Int) {
        self.member = member
        bytes.reserveCapacity(SheetRows.flushSize + 1 << 14)
        bytes.put(XML.declaration + "<worksheet xmlns=\"\(XML.main)\"><dimension ref=\"A1\"/><sheetViews>")
        bytes.put(
            frozen
                ? "<sheetView workbookViewId=\"0\"><pane ySplit=\"3.0\" state=\"frozen\" topLeftCell=\"A4\" "
                    + "activePane=\"bottomLeft\"/><selection pane=\"bottomLeft\"/></sheetView>"
                : "<sheetView workbookViewId=\"0\" tabSelected=\"true\"/>"
        )
        bytes.put("</sheetViews><sheetFormatPr defaultRowHeight=\"15.0\"/>")
        if columns > 0 {
            bytes.put("<cols>")
            for column in 1...columns {
                bytes.put("<col min=\"\(column)\" max=\"\(column)\" width=\"23.0\" customWidth=\"true\"/>")
            }
            bytes.put("</cols>")
        }
        bytes.put("<sheetData>\n")
    }

    mutating func open() {
        number += 1
        column = 0
        digits.removeAll(keepingCapacity: true)
        digits.put(number)
        bytes.put("<row r=\"")
        bytes.append(contentsOf: digits)
        bytes.put("\">\n")
    }

    /// A cell whose text is what `write` puts; it has to escape what needs it.
    mutating func cell(_ write: (inout [UInt8]) -> Void) {
        bytes.append(contentsOf: SheetRows.starts[column])
        bytes.append(contentsOf: digits)
        bytes.append(contentsOf: SheetRows.inline)
        write(&bytes)
        bytes.append(contentsOf: SheetRows.end)
        column += 1
    }

    mutating func cell(_ text: String) { cell { $0.put(xml: text) } }

    mutating func emptyCell() {
        bytes.append(contentsOf: SheetRows.starts[column])
        bytes.append(contentsOf: digits)
        bytes.put("\" s=\"1\"></c>")
        column += 1
    }

    mutating func close() {
        bytes.put("</row>\n")
        if bytes.count >= SheetRows.flushSize {
            member.append(bytes)
            bytes.removeAll(keepingCapacity: true)
        }
    }

    mutating func row(_ texts: [String?]) {
        open()
        for text in texts {
            if let text { cell(text) } else { emptyCell() }
        }
        close()
    }

    fileprivate consuming func finish(merges: [String]) -> ZipMember {
        bytes.put("</sheetData>")
        if !merges.isEmpty {
            bytes.put("<mergeCells>" + merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined() + "</mergeCells>")
        }
        bytes.put(
            "<pageMargins bottom=\"0.75\" footer=\"0.3\" header=\"0.3\" left=\"0.7\" right=\"0.7\" top=\"0.75\"/>"
        )
        bytes.put("</worksheet>")
        member.append(bytes)
        return member
    }

    private static let starts = (0..<64).map { Array("<c r=\"\(ColumnLetter.of($0))".utf8) }
    private static let inline = Array("\" s=\"1\" t=\"inlineStr\"><is><t>".utf8)
    private static let end = Array("</t></is></c>".utf8)
}

enum ColumnLetter {
    /// `A` for 0, `AA` for 26.
    static func of(_ index: Int) -> String {
        let last = String(decoding: [UInt8(ascii: "A") + UInt8(index % 26)], as: UTF8.self)
        return index < 26 ? last : of(index / 26 - 1) + last
    }
}

/// Names and fixed parts of SpreadsheetML.
enum XML {
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    static let standalone = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let package = "http://schemas.openxmlformats.org/package/2006"
    static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    static func escaped(_ text: String) -> String { String { $0.put(xml: text) } }
}

extension PanelWorkbook {
    private static let packageRelationships =
        XML.declaration + """
            <Relationships xmlns="\(XML.package)/relationships">
            <Relationship Id="rId1" Target="xl/workbook.xml" Type="\(XML.office)/officeDocument"/>
            <Relationship Id="rId2" Target="docProps/app.xml" Type="\(XML.office)/extended-properties"/>
            <Relationship Id="rId3" Target="docProps/core.xml" \
            Type="\(XML.package)/relationships/metadata/core-properties"/>
            </Relationships>

            """

    private static let application =
        XML.declaration
        + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
        + "<Application>Apache POI</Application></Properties>"

    private static let core =
        XML.declaration + """
            <cp:coreProperties xmlns:cp="\(XML.package)/metadata/core-properties" \
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <dcterms:created xsi:type="dcterms:W3CDTF">2025-01-01T00:00:00Z</dcterms:created>
            <dc:creator>Apache POI</dc:creator>
            </cp:coreProperties>

            """

    private static let sharedStrings =
        XML.declaration + "<sst count=\"0\" uniqueCount=\"0\" xmlns=\"\(XML.main)\"/>"

    /// No `cellStyles`: the panel's files name no default style.
    private static let styles =
        XML.declaration + """
            <styleSheet xmlns="\(XML.main)"><numFmts count="0"/><fonts count="1"><font><sz val="11.0"/>\
            <color indexed="8"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font></fonts>\
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="darkGray"/>\
            </fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment wrapText="true" \
            horizontal="center"/></xf></cellXfs></styleSheet>
            """

    private var contentTypes: String {
        let overrides = [
            ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
            ("xl/sharedStrings.xml", XML.types + ".sharedStrings+xml"),
            ("xl/styles.xml", XML.types + ".styles+xml"),
            ("xl/workbook.xml", XML.types + ".sheet.main+xml"),
        ]
        let sheets = names.indices.map { ("xl/worksheets/sheet\($0 + 1).xml", XML.types + ".worksheet+xml") }
        let lines = (overrides + sheets).map { "<Override ContentType=\"\($1)\" PartName=\"/\($0)\"/>\n" }
        return XML.declaration + """
            <Types xmlns="\(XML.package)/content-types">
            <Default ContentType="application/vnd.openxmlformats-package.relationships+xml" Extension="rels"/>
            <Default ContentType="application/xml" Extension="xml"/>
            \(lines.joined())</Types>

            """
    }

    private var workbook: String {
        let sheets = names.enumerated().map { index, name in
            "<sheet name=\"\(XML.escaped(name))\" r:id=\"rId\(index + 3)\" sheetId=\"\(index + 1)\"/>"
        }
        return XML.declaration
            + "<workbook xmlns=\"\(XML.main)\" xmlns:r=\"\(XML.office)\"><workbookPr date1904=\"false\"/>"
            + "<bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>\(sheets.joined())</sheets></workbook>"
    }

    private var relationships: String {
        let targets =
            ["sharedStrings.xml", "styles.xml"] + names.indices.map { "worksheets/sheet\($0 + 1).xml" }
        let lines = targets.enumerated().map { index, target in
            let kind = ["sharedStrings", "styles"].first { target.hasPrefix($0) } ?? "worksheet"
            return "<Relationship Id=\"rId\(index + 1)\" Target=\"\(target)\" Type=\"\(XML.office)/\(kind)\"/>\n"
        }
        return XML.declaration
            + "<Relationships xmlns=\"\(XML.package)/relationships\">\n\(lines.joined())</Relationships>\n"
    }
}
