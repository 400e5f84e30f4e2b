import Meesho
import Tabular

/// A workbook as Excel saves it: shared strings, numbers as numbers, dates as serials with a style.
enum ResavedWorkbook {
    static func bytes(_ grid: Grid) -> [UInt8] {
        var strings: [String] = []
        var places: [String: Int] = [:]
        var total = 0
        var sheet: [UInt8] = []
        let range = "A1:\(ColumnLetter.of(max(grid.width, 1) - 1))\(max(grid.rows.count, 1))"
        sheet.put(XML.standalone + "<worksheet xmlns=\"\(XML.main)\"><dimension ref=\"\(range)\"/><sheetData>")
        for (index, row) in grid.rows.enumerated() {
            sheet.put("<row r=\"\(index + 1)\">")
            for (column, text) in row.enumerated() {
                guard let text, !text.isEmpty else { continue }
                let reference = "\(ColumnLetter.of(column))\(index + 1)"
                if let (number, style) = value(text) {
                    sheet.put("<c r=\"\(reference)\"\(style > 0 ? " s=\"\(style)\"" : "")><v>\(number)</v></c>")
                } else {
                    let place = places[text] ?? strings.count
                    if place == strings.count { strings.append(text) }
                    places[text] = place
                    total += 1
                    sheet.put("<c r=\"\(reference)\" t=\"s\"><v>\(place)</v></c>")
                }
            }
            sheet.put("</row>")
        }
        sheet.put("</sheetData></worksheet>")
        var archive = ZipWriter()
        func put(_ name: String, _ text: String) {
            archive.add(name, Array((XML.standalone + text).utf8), usesDescriptor: false)
        }
        put("[Content_Types].xml", contentTypes)
        put("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")]))
        put(
            "xl/workbook.xml",
            "<workbook xmlns=\"\(XML.main)\" xmlns:r=\"\(XML.office)\"><sheets>"
                + "<sheet name=\"\(XML.escaped(grid.name))\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        )
        put(
            "xl/_rels/workbook.xml.rels",
            relationships([
                ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"),
                ("sharedStrings", "sharedStrings.xml"),
            ])
        )
        archive.add("xl/worksheets/sheet1.xml", sheet, usesDescriptor: false)
        put("xl/styles.xml", styles)
        let items = strings.map { "<si><t xml:space=\"preserve\">\(XML.escaped($0))</t></si>" }
        put(
            "xl/sharedStrings.xml",
            "<sst xmlns=\"\(XML.main)\" count=\"\(total)\" uniqueCount=\"\(strings.count)\">\(items.joined())</sst>"
        )
        return archive.finish()
    }

    /// What Excel makes of a text it takes for a number or a date, and the style it gives it; `nil` for other texts.
    private static func value(_ text: String) -> (number: String, style: Int)? {
        if let serial = serial(text) { return serial }
        let digits = text.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        let signs = text.hasPrefix("-") ? 1 : 0
        let points = text.utf8.filter { $0 == UInt8(ascii: ".") }.count
        guard digits > 0, digits <= 15, points <= 1, digits + signs + points == text.utf8.count else { return nil }
        if text == "-0.0" { return ("0", 0) }
        return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text, 0)
    }

    /// `2025-08-31`, alone or with a time.
    private static func serial(_ text: String) -> (number: String, style: Int)? {
        let parts = text.split(separator: " ")
        guard let date = parts.first, date.utf8.count == 10, parts.count <= 2 else { return nil }
        let numbers = date.split(separator: "-").compactMap { Int($0) }
        guard numbers.count == 3, let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]) else {
            return nil
        }
        // Day 0 of the 1900 system is 30 December 1899.
        let serial = Int(day.number) + 25_569
        guard parts.count == 2 else { return ("\(serial)", 1) }
        let time = parts[1].split(separator: ":").compactMap { Int($0) }
        guard time.count == 3 else { return nil }
        let billionths = (time[0] * 3_600 + time[1] * 60 + time[2]) * 10_000_000_000 / 86_400
        // A little above, so that cutting the fraction off finds the same second.
        return ("\(serial)." + String { $0.put(digits: UInt64(billionths + 1), width: 10) }, 2)
    }

    private static func relationships(_ targets: [(kind: String, target: String)]) -> String {
        let lines = targets.enumerated().map { index, entry in
            "<Relationship Id=\"rId\(index + 1)\" Type=\"\(XML.office)/\(entry.kind)\" Target=\"\(entry.target)\"/>"
        }
        return "<Relationships xmlns=\"\(XML.package)/relationships\">\(lines.joined())</Relationships>"
    }

    private static let contentTypes = """
        <Types xmlns="\(XML.package)/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/xl/workbook.xml" ContentType="\(XML.types).sheet.main+xml"/>\
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(XML.types).worksheet+xml"/>\
        <Override PartName="/xl/styles.xml" ContentType="\(XML.types).styles+xml"/>\
        <Override PartName="/xl/sharedStrings.xml" ContentType="\(XML.types).sharedStrings+xml"/></Types>
        """

    /// Style 1 is a date (format 14), style 2 a date with time (format 22).
    private static let styles = """
        <styleSheet xmlns="\(XML.main)"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>\
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
        </fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">\
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
        <xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
        <xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """
}
