/// What a file is by its first bytes. Names are never asked: sellers' `.xls` may be a web page.
package enum FileFormat: Sendable, Hashable {
    case empty
    case zip
    case gzip
    /// The container of old Office files (`.xls`), and of new ones behind a password.
    case ole(isEncryptedWorkbook: Bool)
    case html
    case pdf
    case image
    case rar
    case sevenZip
    /// The XML that Excel 2003 saved in one file.
    case xmlSpreadsheet
    case text
    case binary

    package init(sniffing bytes: [UInt8]) {
        self = FileFormat.magic(bytes) ?? FileFormat.markup(bytes) ?? (FileFormat.isText(bytes) ? .text : .binary)
    }

    /// For people, with its article.
    package var name: Phrase {
        switch self {
        case .empty: "an empty file"
        case .zip: "a ZIP archive"
        case .gzip: "a gzip file"
        case .ole(isEncryptedWorkbook: true): "a workbook behind a password"
        case .ole(isEncryptedWorkbook: false): "an old Excel file (.xls)"
        case .html: "a web page"
        case .pdf: "a PDF"
        case .image: "a picture"
        case .rar: "a RAR archive"
        case .sevenZip: "a 7-Zip archive"
        case .xmlSpreadsheet: "an Excel 2003 XML file"
        case .text: "a text file"
        case .binary: "a file of unknown kind"
        }
    }

    private static func magic(_ bytes: [UInt8]) -> FileFormat? {
        func starts(_ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }
        if bytes.isEmpty { return .empty }
        if [[3, 4], [5, 6], [7, 8]].contains(where: { starts([0x50, 0x4B] + $0) }) { return .zip }
        if starts([0x1F, 0x8B]) { return .gzip }
        if starts([0xD0, 0xCF, 0x11, 0xE0]) {
            return .ole(isEncryptedWorkbook: contains("EncryptedPackage".utf8.flatMap { [$0, 0] }, in: bytes[...]))
        }
        if starts(Array("%PDF-".utf8)) { return .pdf }
        if starts(Array("Rar!\u{1A}\u{07}".utf8)) { return .rar }
        if starts([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) { return .sevenZip }
        if starts([0x89, 0x50, 0x4E, 0x47]) || starts([0xFF, 0xD8, 0xFF]) || starts(Array("GIF8".utf8)) {
            return .image
        }
        let brand = bytes.dropFirst(4).prefix(8)
        if brand.starts(with: "ftyp".utf8)
            || (starts(Array("RIFF".utf8)) && brand.dropFirst(4) == Array("WEBP".utf8)[...])
        {
            return .image
        }
        return nil
    }

    private static func markup(_ bytes: [UInt8]) -> FileFormat? {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
        let start = bytes.prefix(4_096).drop { blanks.contains($0) }
        guard start.first == UInt8(ascii: "<") else { return nil }
        let head = start.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if contains(Array("urn:schemas-microsoft-com:office:spreadsheet".utf8), in: head[...])
            || contains(Array("progid=\"excel.sheet\"".utf8), in: head[...])
        {
            return .xmlSpreadsheet
        }
        let tags = ["<!doctype html", "<html", "<head", "<body", "<table", "<script", "<meta", "<div", "<style"]
        return tags.contains { contains(Array($0.utf8), in: head[...]) } ? .html : nil
    }

    /// Whether hardly any control characters stand in the first bytes, or they look like UTF-16.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(4_096)
        if TextEncoding(detecting: Array(head)).isUTF16 { return true }
        let controls = head.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1A && $0 != 0x1B }
        return controls * 32 <= head.count
    }

    private static func contains(_ needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = needle.first else { return true }
        var rest = bytes
        while let position = rest.firstIndex(of: first) {
            rest = rest[position...]
            if rest.starts(with: needle) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
