import Testing

@testable import Tabular

@Suite struct SerialDateTests {
    @Test(arguments: [
        (1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (25_569, "1970-01-01"), (36_585, "2000-02-29"),
        (45_882, "2025-08-13"), (45_882.5, "2025-08-13 12:00:00"), (45_882.999_999, "2025-08-14"),
        (45_882.000_011_574, "2025-08-13 00:00:01"), (45_882.423_611_111_1, "2025-08-13 10:10:00"),
        (2_958_465, "9999-12-31"), (73_109, "2100-02-28"), (73_110, "2100-03-01"),
    ])
    func `days count from 1900`(serial: Double, text: String) {
        #expect(SerialDate.meaning(of: serial, uses1904: false) == .date(Array(text.utf8)))
    }

    @Test(arguments: [
        (0, "1904-01-01"), (60, "1904-03-01"), (44_420, "2025-08-13"), (44_420.25, "2025-08-13 06:00:00"),
    ])
    func `days count from 1904`(serial: Double, text: String) {
        #expect(SerialDate.meaning(of: serial, uses1904: true) == .date(Array(text.utf8)))
    }

    @Test func `what is no day stays a number`() {
        for serial in [0, 0.5, -5, .nan, .infinity, -.infinity, 1e300, 2_958_466, 2_958_465.999_999_9] {
            #expect(SerialDate.meaning(of: serial, uses1904: false) == .none)
        }
        #expect(SerialDate.meaning(of: -0.5, uses1904: true) == .none)
        #expect(SerialDate.meaning(of: 2_957_004, uses1904: true) == .none)
        #expect(SerialDate.meaning(of: 60, uses1904: false) == .impossible)
        #expect(SerialDate.meaning(of: 60.7, uses1904: false) == .impossible)
    }

    @Test(arguments: [
        ("dd-mm-yyyy", true), ("[$-409]d-mmm-yy;@", true), ("yyyy\\-mm\\-dd\\ hh:mm:ss", true), ("[h]:mm", true),
        ("[hh]", true), ("General", false), ("0.00E+00", false), ("##0.0E-0", false), ("@", false),
        ("\"Rs. mdy\" 0.00", false), ("[Red]0.00", false), ("[>=10000000]##\\,##\\,##\\,##0;0", false),
        ("_-* #,##0.00_-;-* #,##0.00_-", false), ("[$₹-4009] #,##0", false), ("#,##0 \\d", false), ("", false),
        ("0.00;\"d\"", false), ("\"unclosed d", false), ("[unclosed d", false), ("ge.m.d", true), ("h AM/PM", true),
    ])
    func `formats of dates are told from those of numbers`(code: String, isDate: Bool) {
        #expect(NumberFormats.isDate(code: code) == isDate)
    }

    @Test func `built-in formats are known by number`() {
        let dates = (0...200).filter { NumberFormats.isDate(builtIn: $0) }
        #expect(dates == Array(14...22) + Array(27...36) + Array(45...47) + Array(50...58))
    }
}
