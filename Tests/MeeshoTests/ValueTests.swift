import Meesho
import Tabular
import Testing

@Suite struct PaisaTests {
    @Test(arguments: [
        ("0", 0), ("-0.0", 0), ("594.0", 59_400), ("413.5", 41_350), ("-78.67", -7_867), ("1,23,456.78", 12_345_678),
        ("123,456.78", 12_345_678), ("₹ 45", 4_500), ("₹-45.5", -4_550), ("-₹45.5", -4_550), ("Rs. 1,500", 150_000),
        ("(12.50)", -1_250), ("12.5-", -1_250), ("+3", 300), (" 7.05 ", 705), ("\u{A0}7\u{A0}", 700), (".5", 50),
        ("0.005", 1), ("-0.005", -1), ("0.004", 0), ("123.45000000000002", 12_345), ("1.0E7", 1_000_000_000),
        ("9.5E-1", 95), ("1e5", 10_000_000), ("4.35", 435), ("1.15", 115), ("'12", 1_200), ("−5", -500),
    ])
    func `rupees read exactly`(text: String, paise: Int64) {
        #expect(Paisa(rupees: text)?.count == paise)
    }

    @Test(arguments: [
        "", " ", "-", "abc", "12abc", "NaN", "inf", "Infinity", "0x10", "1.234,56", "1,2", "12,34,5", "1,,234", "1.2.3",
        "--5",
        "(5", "-(5)", "5 5", "1e", "₹", "#REF!", "99999999999999999999", "1e400",
    ])
    func `other text is refused`(text: String) {
        #expect(Paisa(rupees: text) == nil)
    }

    @Test func `money prints with two decimals`() {
        #expect(
            [0, 5, -5, 100, -123_450, 12_345_678].map { Paisa($0).decimal } == [
                "0.00", "0.05", "-0.05", "1.00", "-1234.50", "123456.78",
            ]
        )
    }

    @Test func `sums saturate instead of trapping`() {
        #expect(Paisa(.max) + Paisa(1) == Paisa(.max))
        #expect(Paisa(.min) - Paisa(1) == Paisa(.min))
        #expect(Paisa(.max) * 2 == Paisa(.max))
    }
}

@Suite struct ExactRupeesTests {
    @Test func `seventeen digits survive a sum and round once`() throws {
        let third = try #require(exact("95.23809523809524"))
        let sum = third + third + third
        #expect(sum.units == 285_714_285_714_285_720_000)
        #expect(sum.rounded == Paisa(28_571))
        #expect(try #require(exact("0.005")).rounded == Paisa(1))
        #expect(try #require(exact("-0.005")).rounded == Paisa(-1))
    }

    private func exact(_ text: String) -> ExactRupees? {
        Array(text.utf8).withUnsafeBufferPointer { ExactRupees(Cell(bytes: $0, kind: .text)) }
    }
}

@Suite struct DayTests {
    @Test func `civil dates count days`() {
        #expect(Day(year: 1970, month: 1, day: 1) == nil)
        #expect(Day(year: 2000, month: 3, day: 1)?.number == 11_017)
        #expect(Day(year: 2026, month: 1, day: 31)?.number == 20_484)
        #expect(Day(number: 20_484).iso == "2026-01-31")
        #expect(Day(year: 2024, month: 2, day: 29) != nil)
        #expect(Day(year: 2025, month: 2, day: 29) == nil)
        #expect(Day(year: 2025, month: 4, day: 31) == nil)
        #expect(Day(number: 20_484).weekday == 6)
    }

    @Test func `every day of a century comes back from its number`() throws {
        let first = try #require(Day(year: 1990, month: 1, day: 1))
        for offset in 0..<40_000 {
            let day = first + offset
            let (year, month, dayOfMonth) = day.components
            #expect(Day(year: year, month: month, day: dayOfMonth) == day)
        }
    }
}

@Suite struct SubOrderNumberTests {
    @Test(arguments: ["900000000000000001_1", "214850490091383658_12", "000123_1", "1234567"])
    func `a number comes back as printed`(text: String) {
        #expect(SubOrderNumber(text)?.description == text)
    }

    @Test(arguments: [
        "", "12345", "9.0E+17", "900000000000000001_", "900000000000000001_12345", "90000000000000000100", "x1234567_1",
        "1234567-1",
    ])
    func `other text is no sub order`(text: String) {
        #expect(SubOrderNumber(text) == nil)
    }

    @Test func `items of one order stay apart`() {
        #expect(SubOrderNumber("900000000000000001_1") != SubOrderNumber("900000000000000001_2"))
        #expect(SubOrderNumber("900000000000000001") != SubOrderNumber("900000000000000001_0"))
    }
}

@Suite struct StatusTests {
    @Test(arguments: [
        ("DELIVERED", Outcome.delivered), ("RTO_COMPLETE", .rto), ("RTO_Complete", .rto), ("RTO", .rto),
        ("RTO_OFD", .rto),
        ("DOOR_STEP_EXCHANGED", .exchange), ("CANCELED", .cancelled), ("SHIPMENT_LOST", .lost),
        ("PENDING", .notShipped),
        ("READY_TO_SHIP", .notShipped), ("OUT_FOR_DELIVERY", .inTransit), ("RETURN_REQUESTED", .customerReturn),
        ("REFUND_APPLIED", .customerReturn), ("SOMETHING_NEW", .unknown),
    ])
    func `order statuses fall into their group`(text: String, outcome: Outcome) {
        #expect(Status.orders(text) == outcome)
    }

    @Test func `an empty payment status is an adjustment`() {
        #expect(Status.payments("") == nil)
        #expect(Status.payments("Return") == .customerReturn)
        #expect(Status.returns("Courier Return (RTO)") == .rto)
        #expect(Status.returns("Customer Return") == .customerReturn)
    }

    @Test func `outcomes are ordered by strength`() {
        let strongest: [Outcome] = [
            .lost, .cancelled, .rto, .customerReturn, .exchange, .delivered, .inTransit, .notShipped, .unknown,
        ]
        #expect(Outcome.allCases.sorted(by: >) == strongest)
    }
}

@Suite struct IndianStateTests {
    @Test(arguments: [
        ("ORISSA", "Odisha"), ("PONDICHERRY", "Puducherry"), ("uttar pradesh", "Uttar Pradesh"),
        ("JAMMU & KASHMIR", "Jammu and Kashmir"), ("LEH LADAKH", "Ladakh"),
        ("ANDAMAN & NICOBAR", "Andaman and Nicobar Islands"),
        ("DAMAN", "Dadra and Nagar Haveli and Daman and Diu"),
    ])
    func `spellings find their state`(text: String, name: String) { #expect(IndianState.standardName(text) == name) }

    @Test func `an unknown state is not guessed`() { #expect(IndianState.standardName("Atlantis") == nil) }
}
