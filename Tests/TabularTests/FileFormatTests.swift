import Testing

@testable import Tabular

@Suite struct FileFormatTests {
    @Test(
        arguments: [
            ([], .empty),
            (Array("PK\u{3}\u{4}rest".utf8), .zip),
            (ZipBuilder([]).bytes, .zip),
            ([0x1F, 0x8B, 8], .gzip),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .ole(isEncryptedWorkbook: false)),
            (
                [0xD0, 0xCF, 0x11, 0xE0] + "EEncryptedPackage".utf8.flatMap { [$0, 0] }, .ole(isEncryptedWorkbook: true)
            ),
            (Array("\n <!DOCTYPE html><html>".utf8), .html),
            (Array("\u{FEFF}<TABLE border=1>".utf8), .html),
            (Array("%PDF-1.7".utf8), .pdf),
            ([0x89, 0x50, 0x4E, 0x47], .image),
            ([0xFF, 0xD8, 0xFF, 0xE0], .image),
            (Array("Rar!\u{1A}\u{7}".utf8), .rar),
            ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
            (Array("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>".utf8), .xmlSpreadsheet),
            (Array("Sub Order No,SKU\n1,2\n".utf8), .text),
            (Array("<3 hearts,1\n".utf8), .text),
            ([0x31, 0x00, 0x2C, 0x00, 0x32, 0x00], .text),
            (Array("a,b\n".utf8) + Array(repeating: 0x41, count: 90) + [0], .text),
            ([0, 1, 2, 3, 4, 5, 6, 7], .binary),
        ] as [([UInt8], FileFormat)]
    )
    func `files are known by their first bytes`(bytes: [UInt8], format: FileFormat) {
        #expect(FileFormat(sniffing: bytes) == format)
        #expect(!format.name.isEmpty)
    }
}
