import Meesho
import Testing

@testable import Delivery

struct BundleTableTests {
    private static let file =
        "\u{FEFF}key,text,other,amount\r\n1,plain,x,5.00\r\n2,\"a, \"\"b\"\"\r\nc\",y,-0.07\r\n"
        + "3,'=1+1,z,\r\n4,'quoted,\"\",0.00\r\n5,\"'-a,b\",w,1.00\r\n6,'\u{FF1D}1,v,2.00\r\n"

    /// The rows of a file that comes in pieces of so many bytes, and what is wrong with it.
    private func read(_ text: String, _ columns: [String], pieces: Int) -> (rows: [[String]], failure: String?) {
        var table = BundleTable(columns: columns)
        var rows: [[String]] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            bytes[start..<min(start + pieces, bytes.count)].withUnsafeBytes { piece in
                table.take(piece) { row in
                    rows.append(columns.indices.map { row.text($0) })
                    return row.text(0) == "bad" ? "it is bad" : nil
                }
            }
        }
        return (rows, table.finished())
    }

    @Test(arguments: [1, 2, 3, 7, 64, 1_000])
    func `cells come out as they went in, however the bytes come`(pieces: Int) {
        let (rows, failure) = read(Self.file, ["amount", "text"], pieces: pieces)
        #expect(failure == nil)
        #expect(
            rows == [
                ["5.00", "plain"], ["-0.07", "a, \"b\"\r\nc"], ["", "=1+1"], ["0.00", "'quoted"], ["1.00", "-a,b"],
                ["2.00", "\u{FF1D}1"],
            ]
        )
    }

    @Test(arguments: [
        ("", "it has no header"), ("key,text\r\n1,a\r\n2", "row 3 is cut off"),
        ("key\r\n1\r\n", "it has no column text"),
        ("key,text\r\n1\r\n", "row 2 has too few cells"), ("key,text\r\n1,\"a\r\n2,b\r\n", "row 2 is cut off"),
        ("key,text\r\nok,a\r\nbad,b\r\nok,c\r\n", "row 3: it is bad"),
    ])
    func `a damaged file is named down to its row`(text: String, failure: String) {
        let found = read(text, ["key", "text"], pieces: 5)
        #expect(found.failure == failure)
    }

    @Test func `a row without end is not gathered for ever`() {
        let text = "key,text\r\n1,\"" + String(repeating: "a", count: BundleTable.rowLimit + 10)
        #expect(read(text, ["key", "text"], pieces: 1 << 16).failure == "row 2 is too long")
    }

    @Test(
        arguments: [
            ("0.00", 0), ("-0.05", -5), ("1234.50", 123_450), ("-165.00", -16_500), ("92233720368547758.07", Int64.max),
            ("92233720368547758.08", nil), ("1", nil), ("1.5", nil), (".50", nil), ("1,0.00", nil), ("--1.00", nil),
            ("", nil),
            ("+1.00", nil), ("1.0a", nil), ("-.50", nil),
        ] as [(String, Int64?)]
    )
    func `an amount reads as it is printed and no other way`(text: String, paise: Int64?) {
        let amount = Array(text.utf8).withUnsafeBufferPointer { Paisa(decimal: $0) }
        #expect(amount?.count == paise)
        if let amount { #expect(amount.decimal == text) }
    }

    @Test(arguments: [
        ("2026-01-31", true), ("2026-02-29", false), ("2026-1-31", false), ("31-01-2026", false),
        ("2026-01-31 ", false),
        ("", false), ("20260131", false), ("2026-01-311", false), ("12026-01-31", false),
    ])
    func `a day reads as it is printed and no other way`(text: String, isDay: Bool) {
        let day = Day(iso: Array(text.utf8))
        #expect((day != nil) == isDay)
        if let day { #expect(day.iso == text) }
    }
}
