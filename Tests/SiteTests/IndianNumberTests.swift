import Ledger
import Meesho
import Site
import Testing

@Suite struct IndianNumberTests {
    /// Expected texts are what Chromium's `Intl.NumberFormat('en-IN', {style: 'currency', currency: 'INR'})` gives.
    @Test(
        arguments: [
            (0, "₹0.00"), (5, "₹0.05"), (-5, "-₹0.05"), (99, "₹0.99"), (100_00, "₹100.00"), (999_99, "₹999.99"),
            (1_000_00, "₹1,000.00"), (99_999_99, "₹99,999.99"), (100_000_00, "₹1,00,000.00"),
            (123_456_78, "₹1,23,456.78"), (-123_456_79, "-₹1,23,456.79"), (1_234_567_890_00, "₹1,23,45,67,890.00"),
            (.max, "₹92,23,37,20,36,85,47,758.07"), (.min, "-₹92,23,37,20,36,85,47,758.08"),
        ] as [(Int64, String)]
    )
    func `rupees are grouped in India's way`(paise: Int64, text: String) {
        #expect(IndianNumber.rupees(Paisa(paise)) == text)
    }

    @Test(arguments: [(0, "0"), (-1_000, "-1,000"), (12_34_567, "12,34,567"), (10_00_00_000, "10,00,00,000")])
    func `counts are grouped in India's way`(value: Int, text: String) {
        #expect(IndianNumber.count(value) == text)
    }

    @Test(
        arguments: [
            (0, "₹0"), (950_00, "₹950"), (999_49, "₹999"), (999_60, "₹1K"), (1_500_00, "₹1.5K"), (12_345_00, "₹12.3K"),
            (99_950_00, "₹1L"), (99_999_99, "₹1L"), (100_000_00, "₹1L"), (1_250_000_00, "₹12.5L"),
            (9_999_999_00, "₹1Cr"), (12_345_678_00, "₹1.23Cr"), (-1_250_000_00, "-₹12.5L"),
            (123_456_789_000_00, "₹12,346Cr"),
        ] as [(Int64, String)]
    )
    func `short amounts keep three digits`(paise: Int64, text: String) {
        #expect(IndianNumber.shortRupees(Paisa(paise)) == text)
    }

    @Test(arguments: [
        (1534, "15.3"), (1535, "15.4"), (0, "0.0"), (10_000, "100.0"), (4, "0.0"), (5, "0.1"), (-12, "-0.1"),
    ])
    func `rates have one decimal, half up`(tenThousandths: Int, text: String) {
        #expect(IndianNumber.percent(tenThousandths: tenThousandths) == text + "\u{A0}%")
    }

    @Test func `a ratio over nothing is no rate`() {
        #expect(IndianNumber.percent(Ratio(0, of: 0)) == nil)
        #expect(IndianNumber.percent(Ratio(1, of: 3)) == "33.3\u{A0}%")
    }
}
