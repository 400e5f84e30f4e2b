import Charts
import Meesho
import Testing
import Wording

@Suite struct MonthChartTests {
    private static func chart(_ columns: [MonthChart.Column]) -> MonthChart {
        MonthChart(id: "c", columns: columns, title: "t", description: "d") { Words(String($0)) }
    }

    private static func column(_ values: [Int64], dot: Int64? = nil) -> MonthChart.Column {
        MonthChart.Column(label: "Jan", year: "2026", values: values, dot: dot, value: "")
    }

    private static func picture(_ columns: [MonthChart.Column]) throws -> Picture {
        try Picture(chart(columns).svg(opening: .en))
    }

    @Test func `values are stacked from zero up`() throws {
        // An axis to 8 over 180 pixels, from 202 up: 4 is 90 pixels, of which one keeps stacked parts apart.
        let picture = try Self.picture([Self.column([4, 4]), Self.column([8, 0]), Self.column([0, 2])])
        #expect(picture.all("path", "s0").map { $0["d"] } == ["M1066 112h1200v90h-1200ZM4400 22h1200v180h-1200Z"])
        #expect(picture.all("path", "s1").map { $0["d"] } == ["M1066 22h1200v89h-1200ZM7733 157h1200v45h-1200Z"])
    }

    @Test func `losses hang down striped`() throws {
        // An axis from -5 to 5: zero is in the middle, at 112.
        let picture = try Self.picture([Self.column([5]), Self.column([-5], dot: -5)])
        let losses = picture.all("rect")
        #expect(losses.map { $0["fill"] } == ["url(#loss)"])
        #expect(losses.map { [$0.number("y"), $0.number("height")] } == [[112, 90]])
        #expect(picture.all("circle").map { $0.number("cy") } == [202])
        #expect(picture.all("line", "zero").map { $0.number("y1") } == [112])
    }

    @Test func `a provisional month is striped over its whole height`() throws {
        var open = Self.column([3, 1])
        open.isProvisional = true
        let stripes = try Self.picture([Self.column([4, 0]), open]).all("rect")
        #expect(stripes.map { $0["fill"] } == ["url(#open)"])
        #expect(stripes.map { [$0.number("y"), $0.number("height")] } == [[22, 180]])
    }

    @Test(arguments: [1, 2, 7, 12, 13, 24, 36, 60])
    func `labels of months and years stay apart`(count: Int) throws {
        let columns = (0..<count).map { index -> MonthChart.Column in
            var column = Self.column([Int64(index), 2])
            column.label = Samples.months[(index + 7) % 12]
            column.year = Words(String(2025 + (index + 7) / 12))
            column.value = Words(String(index * 217))
            return column
        }
        let picture = try Picture(Self.chart(columns).svg(opening: .en))
        picture.expectTextsApart()
        let years = Set(picture.all("text").map { $0.text[0] }.filter { $0.hasPrefix("20") && $0.count == 4 })
        #expect(years.isSuperset(of: (2026..<2026 + (count + 7) / 12).map(String.init)))
        #expect(!Self.chart(columns).narrowLabels().isEmpty)
        #expect(picture.count <= 160)
    }

    @Test func `a year stands under its January where months are left out`() throws {
        let columns = (0..<24).map { index in
            MonthChart.Column(
                label: Samples.months[(index + 7) % 12],
                year: Words(String(2024 + (index + 7) / 12)),
                values: [1],
                value: ""
            )
        }
        let texts = try Picture(Self.chart(columns).svg(opening: .en)).all("text")
        let january = try #require(texts.first { $0.text[0] == "Jan" })
        #expect(texts.first { $0.text[0] == "2025" }?["x"] == january["x"])
    }

    @Test func `axes have round numbers`() throws {
        let texts = try Self.picture([Self.column([1_234])]).all("text", "m").map { $0.text[0] }
        #expect(texts.filter { $0 != "Jan" && $0 != "2026" } == ["0", "750", "1500"])
    }

    @Test func `texts of an axis keep apart where one end is near zero`() throws {
        // 100 up and 2 down leave 4 pixels below zero.
        let texts = try Self.picture([Self.column([100]), Self.column([-2])]).all("text", "m").map { $0.text[0] }
        #expect(texts.filter { Int($0) != nil && $0 != "2026" } == ["0", "50", "100"])
    }

    @Test func `columns of nothing, of zeros and of the largest amounts are drawn`() throws {
        #expect(Self.chart([]).svg(opening: .en).isEmpty)
        let odd: [[MonthChart.Column]] = [
            [Self.column([])], [Self.column([0, 0])], [Self.column([.max, .max], dot: .max)],
            [Self.column([.min, .min], dot: .min)], [Self.column([.max, .min]), Self.column([.min, .max], dot: 0)],
            Array(repeating: Self.column([-9], dot: 9), count: 60), Array(repeating: Self.column([1]), count: 600),
        ]
        for columns in odd { try Self.picture(columns).expectSound() }
    }
}
