import Ledger
import Meesho
import Testing

@testable import Site

struct CSVTextTests {
    @Test(arguments: [
        ("plain", "plain"),
        ("", ""),
        ("a,b", "\"a,b\""),
        ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("two\nlines", "\"two\nlines\""),
        ("two\r\nlines", "\"two\r\nlines\""),
        (" blank ", " blank "),
        ("सूती कुर्ता", "सूती कुर्ता"),
        ("👗🏽,👕", "\"👗🏽,👕\""),
        ("00123", "00123"),
    ])
    func `text is quoted where RFC 4180 asks for it`(text: String, cell: String) {
        var csv = CSVText()
        csv.beginCell()
        csv.text(text)
        #expect(csv.string == cell)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"),
        ("+91", "'+91"),
        ("-5", "'-5"),
        ("@cmd", "'@cmd"),
        ("\tx", "'\tx"),
        ("\rx", "\"'\rx\""),
        ("=HYPERLINK(\"http://x\",1)", "\"'=HYPERLINK(\"\"http://x\"\",1)\""),
        ("\nx", "\"'\nx\""),
        ("\u{FF1D}1", "'\u{FF1D}1"),
        ("\u{FF0B}1", "'\u{FF0B}1"),
        ("\u{FF0D}1", "'\u{FF0D}1"),
        ("\u{FF20}x", "'\u{FF20}x"),
        ("\u{FF11}", "\u{FF11}"),
        ("a=1", "a=1"),
        ("'=1", "'=1"),
    ])
    func `text that could run as a formula gets an apostrophe`(text: String, cell: String) {
        var csv = CSVText()
        csv.beginCell()
        csv.text("x")
        csv.beginCell()
        csv.text(text)
        #expect(csv.string == "x," + cell)
    }

    @Test func `a cell printed once is the cell printed each time`() {
        let texts = ["", "plain", "=1+1", "a,b", "-", String(repeating: "लंबा \"=\" ", count: 400), "sixteen bytes ok"]
        let cells = CSVCells(texts)
        var once = CSVText(capacity: 1)
        var each = CSVText(capacity: 1)
        for index in Array(texts.indices) + texts.indices.reversed() {
            once.beginCell()
            once.cell(index, of: cells)
            each.beginCell()
            each.text(texts[index])
        }
        #expect(once.string == each.string)
        // There is no such text.
        once.removeAll()
        for index in [-1, texts.count, .max - 1] { once.cell(index, of: cells) }
        #expect(once.string.isEmpty)
    }

    @Test(arguments: [
        ("a.zip!/p.xlsx", "Order Payments", "a.zip!/p.xlsx#Order Payments!4 a.zip!/p.xlsx#Order Payments!5"),
        ("my, file", "", "\"my, file#!4 my, file#!5\""),
        ("say \"x\"", "", "\"say \"\"x\"\"#!4 say \"\"x\"\"#!5\""),
        ("=x", "", "'=x#!4 =x#!5"),
    ])
    func `the source of a row is guarded as one cell`(path: String, sheet: String, cell: String) {
        let names = SourceNames(Ledger(sources: [SourceSheet(path: path, sheet: sheet)]))
        var csv = CSVText()
        csv.sources(names) { print in for row in [4, 5] as [Int32] { print(Origin(source: 0, row: row)) } }
        #expect(csv.string == cell)
        csv.removeAll()
        csv.sources(names) { print in print(Origin(source: 1, row: 1)) }
        #expect(csv.string.isEmpty)
    }

    @Test func `numbers of any length are as Swift prints them`() {
        var csv = CSVText()
        var expected: [String] = []
        var number = 1
        for _ in 0..<19 {
            for value in [number - 1, number, -number, number + 1] {
                csv.beginCell()
                csv.number(value)
                expected.append(String(value))
            }
            number = number.multipliedReportingOverflow(by: 10).partialValue
        }
        #expect(csv.string == expected.joined(separator: ","))
    }

    @Test(arguments: [
        (Int64(0), "0.00"), (5, "0.05"), (-5, "-0.05"), (123_450, "1234.50"), (-100, "-1.00"),
        (Int64.max, "92233720368547758.07"), (Int64.min, "-92233720368547758.08"),
    ])
    func `money has two decimals, and a minus without apostrophe`(paise: Int64, cell: String) {
        var csv = CSVText()
        csv.money(Paisa(paise))
        #expect(csv.string == cell)
        #expect(Paisa(paise).decimal == cell)
    }

    @Test(arguments: ["900000456704445917_1", "000123", "0000000000000000001_0", "9999999999999999999_9999"])
    func `a sub order is as printed`(text: String) throws {
        var csv = CSVText()
        csv.subOrder(try #require(SubOrderNumber(text)))
        #expect(csv.string == text)
    }

    @Test func `what is not known is empty`() {
        var csv = CSVText()
        csv.money(nil)
        csv.number(nil)
        csv.day(nil)
        csv.rate(Ratio(0, of: 0))
        #expect(csv.string.isEmpty)
    }

    @Test func `numbers, dates and rates`() throws {
        var csv = CSVText()
        for number in [0, -7, 1_234_567, .max, .min] {
            csv.beginCell()
            csv.number(number)
        }
        csv.beginCell()
        csv.day(try ReportExample.day(2026, 1, 9))
        csv.beginCell()
        csv.month(Month(year: 2025, month: 12))
        for rate in [Ratio(1, of: 8), Ratio(0, of: 3), Ratio(2, of: 3), Ratio(4, of: 4)] {
            csv.beginCell()
            csv.rate(rate)
        }
        csv.endLine()
        #expect(
            csv.string
                == "0,-7,1234567,9223372036854775807,-9223372036854775808,2026-01-09,2025-12,"
                + "0.1250,0.0000,0.6667,1.0000\r\n"
        )
    }
}

extension CSVText {
    fileprivate var string: String { lend { String(decoding: $0, as: UTF8.self) } }
}
