import Charts
import Testing
import Wording

/// What holds for charts of every kind.
@Suite struct PictureTests {
    @Test(arguments: [
        "</text><script>alert(1)</script>", "\" onload=\"alert(1)", "'><img src=x>", "&lt;b&gt;", "\u{202E}abc\u{0}",
        "\"\u{301}<b>", "]]>", "",
    ])
    func `texts from outside are no markup`(text: String) throws {
        for words in [Words(text), Words([text, "x" + text, text + "y"])] {
            for chart in try Samples.charts(words) {
                let picture = try Picture(chart)
                picture.expectSound()
                #expect(picture.elements.allSatisfy { $0.attributes["onload"] == nil && $0.attributes["src"] == nil })
                #expect(!chart.contains("\u{202E}") && !chart.contains("\u{0}"))
            }
        }
    }

    @Test func `every picture is named in the language its page opens in and, behind it, in all`() throws {
        let words = Words(["English", "हिन्दी", "ગુજરાતી"])
        let opening = ["English", "हिन्दी", "ગુજરાતી", "English", "English", "हिन्दी", "ગુજરાતી"]
        for (chart, text) in zip(try Samples.charts(words), opening) {
            let picture = try Picture(chart)
            #expect(chart.contains("><title>\(text)</title><desc>\(text)</desc>"))
            let name = try #require(picture.all("p").last)
            #expect(picture.elements.first?["aria-labelledby"] == name["id"])
            #expect(name.text == words.map { "\($0): \($0)" }.others.reduce(["English: English"]) { $0 + [$1] })
        }
    }

    @Test func `the same values make the same picture`() throws {
        let once = try Samples.charts("x")
        for _ in 0..<5 { #expect(try Samples.charts("x") == once) }
    }

    @Test func `shapes and patterns that charts name are defined`() throws {
        let defined = Set(try Picture(SVG.patterns).elements.compactMap { $0.attributes["id"] })
        #expect(defined == ["loss", "open", "earns", "loses"])
    }
}
