import Charts
import Meesho
import Testing
import Wording

@Suite struct LineChartTests {
    private static func chart(_ lines: [[Int64?]], label: String = "") -> LineChart {
        let count = lines.map(\.count).max() ?? 0
        return LineChart(
            id: "l",
            lines: lines.enumerated().map {
                LineChart.Line(values: $0.element, label: Words(label.isEmpty ? "" : "\(label) \($0.offset)"))
            },
            ticks: (0..<count).map { LineChart.Note(index: $0, label: Samples.months[$0 % 12]) },
            title: "t",
            description: "d"
        ) { Words(String($0)) }
    }

    private static func picture(_ chart: LineChart) throws -> Picture { try Picture(chart.svg(opening: .en)) }

    @Test func `a line runs over the whole width`() throws {
        // 140 pixels for 4, from 164 up.
        let picture = try Self.picture(Self.chart([[0, 4, 2]]))
        #expect(picture.all("path", "line").map { $0["d"] } == ["M0 164L5000 24L10000 94"])
        #expect(picture.all("path", "area").map { $0["d"] } == ["M0 164L0 164L5000 24L10000 94L10000 164Z"])
    }

    @Test func `a missing value breaks the line and a value alone is a dash`() throws {
        let picture = try Self.picture(Self.chart([[4, 4, nil, 4, nil]]))
        #expect(picture.all("path", "line").map { $0["d"] } == ["M0 24L2500 24M7460 24L7540 24"])
        #expect(picture.all("path", "area").map { $0["d"] } == ["M0 164L0 24L2500 24L2500 164Z"])
    }

    @Test func `what may still change is dotted on a ground of its own`() throws {
        var chart = Self.chart([[4, 4, 4, 2, 0]])
        chart.provisional = LineChart.Note(index: 3, label: "may change")
        let picture = try Self.picture(chart)
        // The line above the plot moves all down by 16 pixels.
        #expect(
            picture.all("path", "line").map { $0["d"] } == ["M0 40L2500 40L5000 40", "M5000 40L7500 110L10000 180"]
        )
        #expect(picture.all("path", "line").map { $0.style.contains("dots") } == [false, true])
        let ground = try #require(picture.all("rect", "soon").first)
        #expect([ground.share("x"), ground.share("width")] == [6_250, 3_750])
        #expect(ground.number("y") + ground.number("height") == 180)
        #expect(picture.all("text").contains { $0.text[0] == "may change" })
    }

    @Test(arguments: [0, 1, 5, 9, -3])
    func `all or nothing may still change`(from: Int) throws {
        var chart = Self.chart([[1, 2, nil, nil, 3]])
        chart.provisional = LineChart.Note(index: from, label: "may change")
        let picture = try Self.picture(chart)
        picture.expectSound()
        #expect(picture.all("rect", "soon").count == (from < 5 ? 1 : 0))
        #expect(!picture.all("path", "line").isEmpty)
    }

    @Test func `the second line is told apart by its dashes, a third is left out`() throws {
        let picture = try Self.picture(Self.chart([[1, 2], [2, 3], [3, 4]]))
        #expect(picture.all("path", "line").map { $0.style.contains("two") } == [false, true])
        #expect(picture.all("path", "area").isEmpty)
    }

    @Test(
        arguments: [
            [[9, 9, 9], [9, 9, 9]], [[0, 0, 0], [0, 0, 0]], [[10, 0, 10], [0, 10, 0]], [[1, 2, 300], [300, 2, 1]],
            [[5, nil, nil], [nil, nil, 5]], [[-5, -5, -5], [5, 5, 5]], [[0, 0, 1], [40, 40, 40]],
            [[8, 9, 0], [8, 9, 0]],
        ] as [[[Int64?]]]
    )
    func `labels at the lines' ends stay apart`(lines: [[Int64?]]) throws {
        var chart = Self.chart(lines, label: "A rate of so much")
        chart.provisional = LineChart.Note(index: 2, label: "may still change")
        let picture = try Self.picture(chart)
        picture.expectTextsApart()
        #expect(picture.all("text", "b").map { $0.text[0] }.sorted() == ["A rate of so much 0", "A rate of so much 1"])
    }

    @Test(arguments: 0..<30) func `the marked value's text stays apart`(peak: Int) throws {
        var values: [Int64?] = Array(repeating: 3, count: 30)
        values[peak] = 40
        var chart = Self.chart([values], label: "Orders")
        chart.mark = LineChart.Note(index: peak, label: Words(["14 Nov: 40", "14 नवंबर: 40", "14 નવેમ્બર: 40"]))
        let picture = try Self.picture(chart)
        picture.expectTextsApart()
        #expect(picture.all("circle").map { $0.number("cy") } == [24])
        #expect(picture.all("text").contains { $0.text[0] == "14 Nov: 40" })
    }

    @Test func `months begin at their first days`() throws {
        let first = try #require(Day(year: 2025, month: 12, day: 30))
        let notes = LineChart.months(from: first, count: 70) { Words($0.iso) }
        #expect(notes.map(\.index) == [2, 33, 61])
        #expect(notes.map(\.label) == ["2026-01", "2026-02", "2026-03"])
    }

    @Test func `days have the peak of their line`() throws {
        let chart = DayChart(
            first: try #require(Day(year: 2026, month: 1, day: 1)),
            values: [1, 4, 4],
            title: "t",
            description: "d",
            peak: "most",
            axis: { Words(String($0)) },
            label: { Words($0.iso) }
        )
        let picture = try Picture(chart.svg(opening: .en))
        #expect(picture.all("circle").map { $0.share("cx") } == [5_000])
        #expect(picture.all("text", "b").map { $0.text[0] } == ["most"])
        #expect(picture.all("text").contains { $0.text[0] == "2026-01" })
    }

    @Test func `lines of nothing, of one and of the largest values are drawn`() throws {
        for lines in [[], [[]], [[nil, nil]], [[], []]] as [[[Int64?]]] {
            #expect(Self.chart(lines).svg(opening: .en).isEmpty)
        }
        let odd: [[[Int64?]]] = [
            [[0]], [[7]], [[0, 0]], [[.max, .min]], [[.min], [.max, nil, .min]], [[-1, nil], [nil, nil]],
        ]
        for lines in odd {
            var chart = Self.chart(lines, label: "l")
            chart.mark = LineChart.Note(index: 0, label: "m")
            try Self.picture(chart).expectSound()
            chart.mark = LineChart.Note(index: 99, label: "m")
            chart.ticks.append(LineChart.Note(index: -4, label: "x"))
            try Self.picture(chart).expectSound()
        }
    }
}
