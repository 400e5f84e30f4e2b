import Charts
import Meesho
import Testing
import Wording

@Suite struct WaterfallChartTests {
    private static func bar(_ amount: Int64, isTotal: Bool = false, _ label: Words = "l") -> WaterfallChart.Bar {
        WaterfallChart.Bar(label: label, value: Words(String(amount)), amount: Paisa(amount), isTotal: isTotal)
    }

    private static func picture(_ bars: [WaterfallChart.Bar]) throws -> Picture {
        try Picture(WaterfallChart(bars: bars, title: "t", description: "d").svg(opening: .en))
    }

    @Test func `each bar begins where the one before ended`() throws {
        let picture = try Self.picture([
            Self.bar(1_000, isTotal: true), Self.bar(-250), Self.bar(50), Self.bar(800, isTotal: true),
        ])
        let places = picture.all("rect").map { [$0.share("x"), $0.share("width"), $0.number("y")] }
        #expect(places == [[0, 10_000, 19], [7_500, 2_500, 55], [7_500, 500, 91], [0, 8_000, 127]])
        #expect(picture.all("rect").map { $0["fill"] } == ["", "url(#loss)", "", ""])
    }

    @Test func `what falls below zero is left of it`() throws {
        let picture = try Self.picture([Self.bar(300, isTotal: true), Self.bar(-400), Self.bar(-100, isTotal: true)])
        let places = picture.all("rect").map { [$0.share("x"), $0.share("width")] }
        #expect(places == [[2_500, 7_500], [0, 10_000], [0, 2_500]])
        #expect(picture.all("line", "grid").map { $0.share("x1") } == [2_500])
    }

    @Test func `a step too small to see leaves a mark inside the chart`() throws {
        let picture = try Self.picture([Self.bar(100_000_000, isTotal: true), Self.bar(1), Self.bar(0)])
        for rect in picture.all("rect") {
            #expect(rect.share("width") >= 40)
            #expect(rect.share("x") + rect.share("width") <= 10_000)
        }
    }

    @Test func `names too long are cut for their figures`() throws {
        let long: Words = Words([
            "Everything that was taken back by customers after the return window had closed for them",
            "वापसी की खिड़की बंद होने के बाद ग्राहकों ने जो कुछ लौटाया वह सब एक ही लाइन में लिखा हुआ",
            "વળતરની મુદત પૂરી થયા પછી ગ્રાહકોએ જે કંઈ પાછું આપ્યું તે બધું એક જ લીટીમાં લખેલું",
        ])
        let bars = [
            WaterfallChart.Bar(label: long, value: "-₹12,34,56,789.00", amount: Paisa(-5), isTotal: false),
            WaterfallChart.Bar(label: long, value: "₹12,34,56,789.00", amount: Paisa(50), isTotal: true),
        ]
        let picture = try Self.picture(bars)
        picture.expectTextsApart()
        #expect(picture.all("text", "slim").count == 2 && picture.all("text", "wide").count == 2)
    }

    @Test func `amounts as large as can be are drawn`() throws {
        let picture = try Self.picture([
            Self.bar(.max, isTotal: true), Self.bar(.min), Self.bar(.min), Self.bar(.max),
            Self.bar(.min, isTotal: true),
        ])
        picture.expectSound()
        #expect(picture.all("rect").count == 5)
    }

    @Test func `nothing is no picture`() throws {
        #expect(WaterfallChart(bars: [], title: "t", description: "d").svg(opening: .en).isEmpty)
    }
}
