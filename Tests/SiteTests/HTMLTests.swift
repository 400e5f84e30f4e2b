import Site
import Testing

@Suite struct HTMLTests {
    @Test(arguments: [
        ("<b>sku</b>&\"'", "&lt;b&gt;sku&lt;/b&gt;&amp;&quot;&#39;"),
        // A combining mark, or a mark that joins what follows, makes one character of it and a quote.
        ("\"\u{301}x", "&quot;\u{301}x"), ("\u{600}<", "\u{600}&lt;"),
        ("a\u{0}b\u{1B}[31m\r\n\u{85}", "a b [31m   "),
        ("safe\u{202E}gnp.exe\u{2066}", "safegnp.exe"),
        ("नमस्ते 🎉 كورتا", "नमस्ते 🎉 كورتا"),
    ])
    func `outside text is harmless`(text: String, escaped: String) {
        #expect(HTML.escaped(text) == escaped)
    }
}
