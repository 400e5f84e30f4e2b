@testable import Tabular

/// Writes small workbooks from the XML of their parts.
struct WorkbookBuilder {
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    /// The inside of `sheetData`.
    var rows: String
    /// The whole sheet part, instead of `rows`.
    var sheet: [UInt8]?
    var properties = ""
    /// The inside of `sst`; no part when `nil`.
    var strings: String?
    /// The inside of `styleSheet`; no part when `nil`.
    var styles: String?
    var sheetTarget = "worksheets/sheet1.xml"
    var sheetPath = "xl/worksheets/sheet1.xml"
    var workbookTarget = "xl/workbook.xml"
    var method = 8

    init(rows: String = "") { self.rows = rows }

    /// A workbook whose sheet part is `xml`.
    static func sheet(_ xml: String) -> [UInt8] { sheet(Array(xml.utf8)) }

    static func sheet(_ xml: [UInt8]) -> [UInt8] {
        var builder = WorkbookBuilder()
        builder.sheet = xml
        return builder.bytes
    }

    var bytes: [UInt8] { ZipBuilder(members).bytes }

    var members: [ZipBuilder.Member] {
        var links = link("rId3", "worksheet", sheetTarget)
        var parts: [(String, [UInt8])] = [
            ("_rels/.rels", relationships(link("rId1", "officeDocument", workbookTarget))),
            (
                "xl/workbook.xml",
                xml(
                    """
                    <workbook xmlns="\(WorkbookBuilder.main)" xmlns:r="\(WorkbookBuilder.office)">\(properties)<sheets>\
                    <sheet name="Order Payments" sheetId="1" r:id="rId3"/></sheets></workbook>
                    """
                )
            ),
        ]
        if let strings {
            links += link("rId4", "sharedStrings", "sharedStrings.xml")
            parts.append(("xl/sharedStrings.xml", xml("<sst xmlns=\"\(WorkbookBuilder.main)\">\(strings)</sst>")))
        }
        if let styles {
            links += link("rId5", "styles", "styles.xml")
            parts.append(("xl/styles.xml", xml("<styleSheet xmlns=\"\(WorkbookBuilder.main)\">\(styles)</styleSheet>")))
        }
        parts.append(("xl/_rels/workbook.xml.rels", relationships(links)))
        let data = "<worksheet xmlns=\"\(WorkbookBuilder.main)\"><sheetData>\(rows)</sheetData></worksheet>"
        parts.append((sheetPath, sheet ?? xml(data)))
        return parts.map { ZipBuilder.Member($0.0, $0.1, method: method) }
    }

    private func xml(_ text: String) -> [UInt8] { Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(text)".utf8) }

    private func link(_ id: String, _ kind: String, _ target: String) -> String {
        "<Relationship Id=\"\(id)\" Type=\"\(WorkbookBuilder.office)/\(kind)\" Target=\"\(target)\"/>"
    }

    private func relationships(_ links: String) -> [UInt8] {
        let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
        return xml("<Relationships xmlns=\"\(namespace)\">\(links)</Relationships>")
    }
}
