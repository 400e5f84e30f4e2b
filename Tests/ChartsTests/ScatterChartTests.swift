import Charts
import Meesho
import Testing
import Wording

@Suite struct ScatterChartTests {
    private static func chart(_ points: [ScatterChart.Point]) -> ScatterChart {
        ScatterChart(
            id: "s",
            points: points,
            title: "t",
            description: "d",
            across: Words(["kept rate", "रखे जाने की दर", "રાખ્યાનો દર"]),
            upwards: Words(["profit", "मुनाफ़ा", "નફો"]),
            percent: { Words("\($0) %") },
            axis: { Words("₹\($0.count / 100)") }
        )
    }

    private static func point(_ kept: Int, of known: Int = 100, _ profit: Int64) -> ScatterChart.Point {
        ScatterChart.Point(kept: kept, known: known, profit: Paisa(profit), name: "n")
    }

    private static func picture(_ points: [ScatterChart.Point]) throws -> Picture {
        try Picture(chart(points).svg(opening: .en))
    }

    /// Spread without order, the same every time.
    private static func points(_ count: Int, spread: Int) -> [ScatterChart.Point] {
        (0..<count).map { index in
            let rate = (index * 37 + index * index * 11) % spread + 100 - spread
            let profit = Int64((index * 7_919 + 13) % 40_000) - 12_000
            return ScatterChart.Point(
                kept: rate,
                known: 100,
                profit: Paisa(profit),
                name: "n",
                label: index < 12 ? Words("SKU-\(index)-BLUE-XL") : nil,
                fragment: "sku-\(index)"
            )
        }
    }

    @Test func `points stand at their rate and profit`() throws {
        // From 0 to 100 percent across; upwards from -1 to 3 rupees over 220 pixels, so zero is at 28 + 165.
        let picture = try Self.picture([Self.point(0, 0), Self.point(25, 300), Self.point(100, -100)])
        let uses = picture.all("use")
        #expect(uses.map { $0.share("x") } == [0, 2_500, 10_000])
        #expect(uses.map { $0.number("y") } == [193, 28, 248])
        #expect(uses.map { $0["href"] } == ["#earns", "#earns", "#loses"])
        #expect(picture.all("line", "zero").map { $0.number("y1") } == [193])
    }

    @Test func `rates that no product is near are not drawn`() throws {
        let picture = try Self.picture([Self.point(50, 1), Self.point(75, 1), Self.point(100, 1)])
        #expect(picture.all("use").map { $0.share("x") } == [0, 5_000, 10_000])
        let rates = picture.all("text").map { $0.text[0] }.filter { $0.hasSuffix("%") }
        #expect(rates == ["50 %", "75 %", "100 %"])
        let lower = try Self.picture([Self.point(49, 1)]).all("text").map { $0.text[0] }
        #expect(lower.contains("25 %") && !lower.contains("0 %"))
    }

    @Test func `points without known orders are left out, rates stay inside`() throws {
        #expect(Self.chart([Self.point(1, of: 0, 5)]).svg(opening: .en).isEmpty)
        #expect(Self.chart([]).svg(opening: .en).isEmpty)
        let picture = try Self.picture([Self.point(5, of: 0, 5), Self.point(300, 5), Self.point(-3, 5)])
        #expect(picture.all("use").map { $0.share("x") } == [10_000, 0])
        #expect(try Self.picture(Self.points(200, spread: 90)).all("use").count == ScatterChart.mostPoints)
    }

    @Test func `points lead to their rows and say so`() throws {
        var point = Self.point(50, 5)
        point.name = Words(["\"A\" <b>: 50 %", "अ", "અ"])
        point.fragment = "sku-\"><script>"
        let picture = try Self.picture([point, Self.point(60, 5)])
        picture.expectSound()
        let links = picture.all("a")
        #expect(links.map { $0["href"] } == ["#sku-&quot;&gt;&lt;script&gt;"])
        #expect(links.map { $0["aria-label"] } == ["&quot;A&quot; &lt;b&gt;: 50 %"])
        #expect(picture.elements.first?["role"] == "group")
        #expect(try Self.picture([Self.point(60, 5)]).elements.first?["role"] == "img")
    }

    @Test func `the keyboard stops at points with a label`() throws {
        let links = try Self.picture(Self.points(30, spread: 60)).all("a")
        #expect(links.count == 30)
        #expect(links.filter { $0["tabindex"] == "-1" }.count == 18)
    }

    @Test(arguments: [1, 2, 12, 40, 60], [5, 30, 90])
    func `labels stay apart at any width`(count: Int, spread: Int) throws {
        let picture = try Self.picture(Self.points(count, spread: spread))
        picture.expectTextsApart()
        // The first has the first choice of places.
        #expect(picture.all("text").contains { $0.text[0] == "SKU-0-BLUE-XL" && !$0.style.contains("wide") })
        #expect(picture.count <= 180)
    }

    @Test func `amounts as large as can be are drawn`() throws {
        let points = [
            Self.point(1, .max), Self.point(2, .min), Self.point(.max, of: .max, 0), Self.point(.min, of: 1, 0),
        ]
        try Self.picture(points).expectSound()
    }
}
