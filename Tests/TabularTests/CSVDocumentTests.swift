import Testing

@testable import Tabular

@Suite struct CSVDocumentTests {
    @Test(
        arguments: [
            ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
            ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
            ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
            ("a,b\n\r\n\rc,d\r\n", [["a", "b"], [], [], ["c", "d"]]),
            ("", []),
            ("\n", [[]]),
            ("a", [["a"]]),
            (",", [["", ""]]),
            ("a,\n", [["a", ""]]),
            ("a,", [["a", ""]]),
            ("\"\"\n", [[""]]),
            ("a,b,c\nd\ne,f\n", [["a", "b", "c"], ["d"], ["e", "f"]]),
            ("\"a,b\",\"c\nd\"\n\"e\r\nf\",g", [["a,b", "c\nd"], ["e\r\nf", "g"]]),
            ("\"a \"\"quote\"\"\",x,\"\"\"\"\n", [["a \"quote\"", "x", "\""]]),
            ("5\" pipe,3\n", [["5\" pipe", "3"]]),
            ("\"a\"b,\"c\"\"d\"e\"f\n", [["ab", "c\"de\"f"]]),
            ("a, \"b\"\n", [["a", " \"b\""]]),
            ("=\"0012\",\"=\"\"0034\"\"\",=\"\",=\"a\n", [["0012", "0034", "", "=\"a"]]),
            ("'0012, x \n", [["'0012", " x "]]),
            ("\u{FEFF}a,b\n", [["a", "b"]]),
            ("\u{FEFF}\u{FEFF}a,b\n", [["a", "b"]]),
            ("sep=;\r\na,x;b\n", [["a,x", "b"]]),
            ("\"sep=|\"\na|b\n", [["a", "b"]]),
            ("SEP=\t\na\tb", [["a", "b"]]),
        ] as [(String, [[String]])]
    )
    func `records are cut as a spreadsheet cuts them`(text: String, records: [[String]]) throws {
        let lines = try Reading.csv(text)
        #expect(lines.map(\.cells) == records)
        #expect(lines.map(\.number) == Array(1..<(records.count + 1)))
    }

    @Test func `cells are text or empty`() throws {
        #expect(try Reading.csv("a,,\"\",\" \"\n").map(\.kinds) == [[.text, .empty, .empty, .text]])
    }

    @Test(arguments: [
        ("a;b;c\n1,5;2,5;3,5\n2,5;1;4\n", ";"),
        ("a\tb, and c\n1\t2\n", "\t"),
        ("a|b|c\n1|2|3\n", "|"),
        ("a,b,c\n\"x;y;z;z;z\",2,3\n", ","),
        ("Meesho Supplier Panel\nid,5\nname;x,6\n\nS No,Suborder Number,Type\n1,2,3\n2,3,4\n", ","),
        ("one column\nonly\n", ","),
        ("x;y", ";"),
    ])
    func `the separator is told by evidence`(text: String, separator: String) throws {
        let document = try CSVDocument(Array(text.utf8), place: Reading.place)
        #expect(document.separator == separator.utf8.first)
    }

    private static let text = "नाम,₹\nä,€ 😀\n"

    private static func utf16(_ text: String, swapped: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let pair = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
            return swapped ? pair.reversed() : pair
        }
    }

    @Test(arguments: [
        (Array(text.utf8), TextEncoding.utf8),
        (utf16("\u{FEFF}" + text, swapped: false), .utf16LittleEndian),
        (utf16("\u{FEFF}" + text, swapped: true), .utf16BigEndian),
    ])
    func `encodings are recognised`(bytes: [UInt8], encoding: TextEncoding) throws {
        #expect(try Reading.csv(bytes).map(\.cells) == [["नाम", "₹"], ["ä", "€ 😀"]])
        #expect(try CSVDocument(bytes, place: Reading.place).encoding == encoding)
    }

    @Test func `UTF-16 without a mark and Windows-1252 are recognised`() throws {
        #expect(try Reading.csv(Self.utf16("ab,cd\n", swapped: false)).map(\.cells) == [["ab", "cd"]])
        #expect(try Reading.csv(Self.utf16("ab,cd\n", swapped: true)).map(\.cells) == [["ab", "cd"]])
        let windows: [UInt8] = [0x80, 0x2C, 0xE9, 0x96, 0x81, 0xFF]
        #expect(try Reading.csv(windows).map(\.cells) == [["€", "é–\u{81}ÿ"]])
        // Half a surrogate pair, and an odd last byte.
        let broken = Self.utf16("\u{FEFF}a,", swapped: false) + [0x00, 0xD8, 0x62, 0x00, 0x63]
        #expect(try Reading.csv(broken).map(\.cells) == [["a", "\u{FFFD}b"]])
    }

    @Test(arguments: [
        ("a,b\n\"c,d\ne,f\n", 2, "a closing quote (\") for every opening one"),
        ("a\n\nb\n\"", 4, "a closing quote (\") for every opening one"),
        ("a,b\nc,\u{0}d\n", 2, "text"),
        ("\"x\u{0}\"\n", 1, "text"),
    ])
    func `what cannot be cut names its row`(text: String, row: Int, expected: String) {
        let error = #expect(throws: InputError.self) { try Reading.csv(text) }
        #expect(error?.kind == .damaged)
        #expect(error?.place.row == row)
        #expect(error?.expected.description == expected)
    }

    @Test func `limits name their row`() throws {
        var limits = Limits()
        (limits.csvFieldSize, limits.csvLineSize, limits.csvColumns) = (2_000, 3_000, 5)
        let long = String(repeating: "x", count: 2_001)
        let half = String(repeating: "y", count: 1_999)
        for bad in [long, "\"\(long)\"", "\"\(half)\"\"\n\",", "\(half),\(half)", "1,2,3,4,5,6"] {
            let error = #expect(throws: InputError.self) { try Reading.csv("ok\n\(bad)\n", limits: limits) }
            #expect(error?.kind == .limit)
            #expect(error?.place.row == 2)
        }
        #expect(try Reading.csv("ok\n\(half),1,2,3,4\n", limits: limits).count == 2)
    }

    @Test func `reading stops on demand and errors of the receiver pass`() throws {
        let document = try CSVDocument(Array("a\nb\n\"".utf8), place: Reading.place)
        var numbers: [Int] = []
        try document.read { row throws(InputError) in
            numbers.append(row.number)
            return numbers.count == 2 ? .stop : .next
        }
        #expect(numbers == [1, 2])
        let own = InputError(.badCell, at: Reading.place, expected: "x", advice: "y")
        #expect(throws: own) { try document.read { _ throws(InputError) in throw own } }
    }

    @Test func `no cut of a file crashes`() {
        let bytes = Array("\u{FEFF}sep=,\r\n\"a\"\"b\",=\"c\"\r\n\"d\ne\"f,\r\n".utf8)
        for count in 0...bytes.count { _ = try? Reading.csv(Array(bytes.prefix(count))) }
        for index in bytes.indices {
            for value in [0, 0x22, 0x0A, 0x2C, 0xFF] as [UInt8] {
                var broken = bytes
                broken[index] = value
                _ = try? Reading.csv(broken)
            }
        }
    }
}
