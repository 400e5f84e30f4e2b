import Charts
import Testing
import Wording

@Suite struct TextWidthTests {
    /// Widths in pixels that a browser measured in Noto Sans at 12 pixels, the widest of common fonts.
    private static let measured: [(text: String, width: Double)] = [
        ("₹1,23,456.78", 73.1), ("-₹12,34,56,789.00", 99.1), ("WWW-WW", 59.7), ("KURTI-BLUE-3XL", 91.7),
        ("15.3 %", 36.9),
        ("रिटर्न", 20.7), ("प्रोग्राम", 27), ("आज", 21.2), ("ટ્રૅક", 11.5), ("ઑગ", 21.6), ("જુઓ", 23.6),
    ]

    @Test(arguments: measured) func `texts are thought as wide as browsers draw them, or a little wider`(
        text: String,
        width: Double
    ) {
        let estimate = Double(TextWidth.estimate(Words(text)))
        #expect(estimate >= width - 2 && estimate <= width * 1.5 + 8)
    }

    @Test func `the widest language counts`() {
        #expect(TextWidth.estimate(Words(["a", "abcdef", "ab"])) == TextWidth.estimate("abcdef"))
        #expect(TextWidth.estimate("abc", isBold: true) > TextWidth.estimate("abc"))
    }

    @Test func `texts too wide are cut between syllables`() {
        let cut = TextWidth.fitted(Words(["A long name", "कोई लंबा नाम", "ok"]), to: 40)
        for text in [cut.first] + cut.others { #expect(TextWidth.estimate(Words(text)) <= 40) }
        #expect(cut.text(at: 0).hasSuffix("…") && cut.text(at: 1).hasSuffix("…"))
        #expect("A long name".hasPrefix(cut.text(at: 0).dropLast()))
        #expect("कोई लंबा नाम".hasPrefix(cut.text(at: 1).dropLast()))
        #expect(cut.text(at: 2) == "ok")
    }

    @Test func `no room, marks alone and very long texts are no trap`() {
        #expect(TextWidth.fitted("abc", to: -5) == "…")
        #expect(TextWidth.estimate("\u{94D}\u{94D}\u{94D}") >= 0)
        #expect(TextWidth.fitted(Words(String(repeating: "x", count: 100_000)), to: 50).first.count < 10)
    }
}
