import Site
import Testing
import Wording

@Suite struct HTMLTests {
    @Test(arguments: [
        ("<b>sku</b>&\"'", "&lt;b&gt;sku&lt;/b&gt;&amp;&quot;&#39;"),
        // A combining mark, or a mark that joins what follows, makes one character of it and a quote.
        ("\"\u{301}x", "&quot;\u{301}x"), ("\u{600}<", "\u{600}&lt;"),
        ("a\u{0}b\u{1B}[31m\r\n\u{85}", "a b [31m   "),
        ("safe\u{202E}gnp.exe\u{2066}", "safegnp.exe"),
        ("नमस्ते 🎉 كورتا", "नमस्ते 🎉 كورتا"),
        ("\u{7F}\u{80}\u{9F}\u{2028}\u{2029}|", "     |"),
        ("\u{2029}\u{202A}\u{202D}\u{2068}\u{2069}\u{FEFF}\u{FFFE}\u{FFFF}", " "),
        // Neighbours of those, with the same first bytes.
        ("\u{A0}é₹–\u{2027}\u{202F}\u{2060}\u{2065}\u{206A}", "\u{A0}é₹–\u{2027}\u{202F}\u{2060}\u{2065}\u{206A}"),
        ("\u{F000}\u{FEFE}\u{FF01}\u{FFFD}&\u{C2}", "\u{F000}\u{FEFE}\u{FF01}\u{FFFD}&amp;\u{C2}"),
        ("", ""), ("₹1,23,456.78", "₹1,23,456.78"), ("&", "&amp;"), ("a&", "a&amp;"), ("&a", "&amp;a"),
    ])
    func `outside text is harmless`(text: String, escaped: String) {
        #expect(HTML.escaped(text) == escaped)
    }
}
