import Tabular
import Testing

@testable import Meesho

/// Each fast reader gives what the general one does, for any text.
@Suite struct FastReaderTests {
    private static let numbers: [String] = {
        var spellings = Spellings(seed: 1)
        return (0..<20_000).map { _ in spellings.number() } + ["", ".", "-", "-.", "-.5", "5.", "0.0", "-0.0", "00.10"]
    }()

    private func cell<Result>(_ text: String, _ body: (Cell) -> Result) -> Result {
        text.withBytes { body(Cell(bytes: $0, kind: .text)) }
    }

    @Test func `amounts`() {
        for text in Self.numbers {
            let general = text.withBytes { DecimalText($0)?.scaled(decimals: 2) }.flatMap {
                $0.magnitude <= UInt128(Paisa.limit) ? Int64($0) : nil
            }
            #expect(Paisa(rupees: text)?.count == general, "\(text)")
        }
    }

    @Test func `amounts at full precision`() {
        for text in Self.numbers {
            let general = text.withBytes { DecimalText($0)?.scaled(decimals: 18) }.flatMap {
                $0.magnitude <= UInt128(Paisa.limit) * UInt128(ExactRupees.unitsPerPaisa) ? $0 : nil
            }
            #expect(cell(text) { ExactRupees($0)?.units } == general, "\(text)")
        }
    }

    @Test func `whole numbers and percentages`() {
        for text in Self.numbers {
            let thousandths = text.withBytes { DecimalText($0)?.scaled(decimals: 3) }
            let whole = thousandths.flatMap {
                $0 % 1_000 == 0 && $0.magnitude <= 1_000_000_000_000 ? Int($0 / 1_000) : nil
            }
            #expect(cell(text, \.integer) == whole, "\(text)")
            let number = text.hasSuffix("%") ? String(text.dropLast()) : text
            let hundredths = number.withBytes { DecimalText($0)?.scaled(decimals: 2) }.flatMap {
                $0.magnitude <= 1_000_000 ? Int($0) : nil
            }
            #expect(cell(text, \.hundredthsOfPercent) == hundredths, "\(text)")
        }
    }

    @Test func `powers of ten`() {
        for (exponent, power) in DecimalText.powersOfTen.enumerated() {
            #expect("1" + String(repeating: "0", count: exponent) == String(power))
        }
    }

    @Test func `sub orders`() {
        var spellings = Spellings(seed: 2)
        let pieces = ["1", "90", "123", "4567", "00000", "99999999", "_", "_1", "_12", "x", " ", "E", "/", ":"]
        for _ in 0..<20_000 {
            let text = spellings.text(of: pieces, atMost: 6)
            let isNumber = text.wholeMatch(of: /[0-9]{6,19}(_[0-9]{1,4})?/) != nil
            let number = SubOrderNumber(text)
            #expect((number != nil) == isNumber, "\(text)")
            if let number, !text.contains("_0") { #expect(number.description == text) }
        }
    }

    @Test(arguments: [
        "2026-01-31", "2026-01-31 18:22:03", "2026-01-31T18:22:03.000Z", "2026-01-31, 6:22 PM", " 2026-01-31 ",
        "2026-1-31", "2026/01/31", "2026.01.31", "31-01-2026", "31/1/26", "31 Jan 2026", "31-January-26",
    ])
    func `dates`(text: String) {
        var reader = DayReader()
        #expect(cell(text) { reader.day($0) } == day(2026, 1, 31))
    }

    @Test(arguments: [
        "2026-02-30", "2026-01-311", "2026-01-31x", "2026-01-31 noon", "2026-13-01", "202A-01-31", "2026-0:-31",
        "1989-12-31", "2026-01/31", "2026-01",
    ])
    func `other text is no date`(text: String) {
        var reader = DayReader()
        #expect(cell(text) { reader.day($0) } == nil)
        #expect(!reader.isMonthFirst)
    }

    @Test func `trimming`() {
        var spellings = Spellings(seed: 3)
        for _ in 0..<5_000 {
            let text = spellings.text(of: ["a", " ", "\u{A0}", "\t", "é", "ठ", "\u{C2}", "\n"], atMost: 6)
            #expect(cell(text) { $0.content.elementsEqual($0.trimmed) })
        }
    }

    @Test func `headers`() {
        var spellings = Spellings(seed: 4)
        let pieces = ["Sub", "NO", " ", "\t", ".", "Commision", "é", "\u{200B}", "\u{A0}", "%", "commission", "İ"]
        for _ in 0..<5_000 {
            let text = spellings.text(of: pieces, atMost: 6)
            // A letter outside ASCII leads the general way.
            let general = Header.fold("é" + text).dropFirst()
            let folded = Header.fold("x" + text).dropFirst()
            #expect(folded == general, "\(text)")
        }
        #expect(
            Header.fold("  Supplier  Discounted. Price (GST and Commision) ")
                == "supplier discounted price (gst and commission)"
        )
    }
}

@Suite struct TextTableTests {
    @Test func `each text has one index and comes back`() {
        var spellings = Spellings(seed: 5)
        var table = TextTable()
        var known: [String: Int32] = ["": 0]
        for _ in 0..<30_000 {
            let text = spellings.text(of: ["a", "b", "0", "घर", "12345678", "\u{0}"], atMost: 9)
            let id = table.id(of: text)
            #expect(known[text, default: id] == id)
            known[text] = id
        }
        #expect(table.count == known.count)
        #expect(known.allSatisfy { table[$0.value] == $0.key })
        #expect(Set(table.strings) == Set(known.keys))
    }

    @Test func `a table takes over the texts of another`() {
        var first = TextTable()
        var second = TextTable()
        for text in ["a", "b", "c"] { _ = first.id(of: text) }
        for text in ["c", "x", "a"] { _ = second.id(of: text) }
        #expect((0..<5).map { first.id(of: $0, in: second) } == [0, 3, 4, 1, 0])
        #expect(first.strings == ["", "a", "b", "c", "x"])
    }
}

@Suite struct SellerOverlapTests {
    @Test func `shared sub orders are told, and hardly any other`() throws {
        var overlap = SellerOverlap()
        func number(_ index: Int) throws -> SubOrderNumber {
            try #require(SubOrderNumber("\(900_000_000_000_000_000 + index)_1"))
        }
        for index in 0..<100_000 {
            for _ in 0..<2 { overlap.add(try number(index), of: index % 7) }
        }
        #expect(overlap.isEmpty)
        overlap.add(try number(70), of: 1)
        #expect(overlap.mayContain(try number(70)))
        #expect(!overlap.mayContain(try number(71)))
    }
}
