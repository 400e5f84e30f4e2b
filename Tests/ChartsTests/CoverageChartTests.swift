import Charts
import Meesho
import Testing
import Wording

@Suite struct CoverageChartTests {
    private static func day(_ year: Int, _ month: Int, _ day: Int) throws -> Day {
        try #require(Day(year: year, month: month, day: day))
    }

    private static func strip(
        _ ranges: [DayRange],
        gaps: [DayRange] = [],
        overlaps: [DayRange] = []
    ) -> CoverageChart.Strip {
        CoverageChart.Strip(
            label: Words(["Payments", "भुगतान", "ચુકવણી"]),
            value: Words(["12 days", "12 दिन", "12 દિવસ"]),
            ranges: ranges,
            gaps: gaps,
            overlaps: overlaps
        )
    }

    private static func picture(
        _ strips: [CoverageChart.Strip],
        _ days: DayRange,
        month: ((Month) -> Words)? = nil
    ) throws -> Picture {
        let chart = CoverageChart(
            strips: strips,
            days: days,
            title: "t",
            description: "d",
            first: Words([days.first.iso, days.first.iso, days.first.iso]),
            last: Words(days.last.iso),
            month: month
        )
        return try Picture(chart.svg(opening: .en))
    }

    @Test func `covered, missing and twice covered days have their places`() throws {
        let first = try Self.day(2026, 1, 1)
        let days = DayRange(first, first + 9)
        let strip = Self.strip(
            [DayRange(first, first + 4), DayRange(first + 7, first + 9)],
            gaps: [DayRange(first + 5, first + 6)],
            overlaps: [DayRange(first + 1, first + 1)]
        )
        let picture = try Self.picture([strip, strip], days)
        #expect(
            picture.all("path", "bar").map { $0["d"] } == [
                "M0 18h5000v10h-5000ZM7000 18h3000v10h-3000ZM0 54h5000v10h-5000ZM7000 54h3000v10h-3000Z"
            ]
        )
        #expect(picture.all("path", "miss").map { $0["d"] } == ["M5000 18h2000v10h-2000ZM5000 54h2000v10h-2000Z"])
        #expect(picture.all("path", "twice").map { $0["d"] } == ["M1000 23L2000 23M1000 59L2000 59"])
    }

    @Test func `ranges are cut to the days of the chart`() throws {
        let first = try Self.day(2026, 1, 1)
        let strip = Self.strip([
            DayRange(first - 50, first - 1), DayRange(first - 3, first), DayRange(first + 9, first + 900),
            DayRange(first + 10, first + 20),
        ])
        let picture = try Self.picture([strip], DayRange(first, first + 9))
        #expect(picture.all("path", "bar").map { $0["d"] } == ["M0 18h1000v10h-1000ZM9000 18h1000v10h-1000Z"])
    }

    @Test func `a day among years leaves a mark inside the chart`() throws {
        let first = try Self.day(2020, 1, 1)
        let days = DayRange(first, first + 3_000)
        let picture = try Self.picture([Self.strip([DayRange(days.last, days.last)])], days)
        #expect(picture.all("path", "bar").map { $0["d"] } == ["M9970 18h30v10h-30Z"])
    }

    @Test(arguments: [1, 20, 45, 200, 400, 1_100]) func `months are named as far as they fit`(count: Int) throws {
        let first = try Self.day(2025, 11, 12)
        let days = DayRange(first, first + count - 1)
        let picture = try Self.picture([Self.strip([days]), Self.strip([days])], days) { Samples.months[$0.month - 1] }
        picture.expectTextsApart()
        picture.expectSound()
        let names = picture.all("text").map { $0.text[0] }.filter { Samples.months.map(\.first).contains($0) }
        #expect(count < 45 ? names.count == (count > 19 ? 1 : 0) : names.first == "Dec")
    }

    @Test func `nothing covered is no picture`() throws {
        let first = try Self.day(2025, 11, 12)
        let days = DayRange(first, first)
        let chart = CoverageChart(strips: [], days: days, title: "", description: "", first: "", last: "")
        #expect(chart.svg(opening: .en).isEmpty)
        let long = DayRange(Day(number: .min), Day(number: .max))
        try Self.picture([Self.strip([days], gaps: [long])], long).expectSound()
    }
}
