import Charts
import Meesho
import Wording

/// What several suites draw.
enum Samples {
    static let months: [Words] = [
        ("Jan", "जन", "જાન્યુ"), ("Feb", "फ़र", "ફેબ્રુ"), ("Mar", "मार्च", "માર્ચ"), ("Apr", "अप्रै", "એપ્રિ"),
        ("May", "मई", "મે"), ("Jun", "जून", "જૂન"), ("Jul", "जुल", "જુલા"), ("Aug", "अग", "ઑગ"), ("Sep", "सितं", "સપ્ટે"),
        ("Oct", "अक्टू", "ઑક્ટો"), ("Nov", "नवं", "નવે"), ("Dec", "दिसं", "ડિસે"),
    ].map { Words([$0, $1, $2]) }

    /// A chart of each kind, with `text` wherever a text can be.
    static func charts(_ text: Words) throws -> [String] {
        let day = Day(number: 20_000)
        let days = DayRange(day, day + 60)
        var line = LineChart(
            id: "l",
            lines: [
                LineChart.Line(values: [1, 2, nil, 4], label: text), LineChart.Line(values: [4, 3, 2], label: text),
            ],
            ticks: [LineChart.Note(index: 1, label: text)],
            title: text,
            description: text
        ) { _ in text }
        line.provisional = LineChart.Note(index: 2, label: text)
        line.mark = LineChart.Note(index: 1, label: text)
        let strip = CoverageChart.Strip(label: text, value: text, ranges: [days], gaps: [days], overlaps: [days])
        let states = ["Goa", "Gujarat", "Bihar", "Assam", "Delhi"].enumerated().map {
            ($0.element, TileMap.Figure(step: $0.offset, value: text, detail: text))
        }
        let column = MonthChart.Column(label: text, year: text, values: [1, -2], dot: 1, value: text)
        let bar = WaterfallChart.Bar(label: text, value: text, amount: Paisa(5), isTotal: true)
        let category = ParetoChart.Bar(label: text, value: text, amount: Paisa(5))
        let point = ScatterChart.Point(
            kept: 1,
            known: 2,
            profit: Paisa(-5),
            name: text,
            label: text,
            fragment: text.first
        )
        return [
            line.svg(opening: .en),
            CoverageChart(strips: [strip], days: days, title: text, description: text, first: text, last: text) { _ in
                text
            }
            .svg(opening: .hi),
            TileMap(
                id: "m",
                figures: Dictionary(uniqueKeysWithValues: states),
                title: text,
                description: text,
                heading: text,
                legend: [text, text],
                none: text
            ).svg(opening: .gu),
            MonthChart(id: "o", columns: [column], title: text, description: text) { _ in text }.svg(opening: .en),
            WaterfallChart(bars: [bar], title: text, description: text).svg(opening: .en),
            ParetoChart(id: "p", bars: [category], title: text, description: text, heading: text, mark: text) { _, _ in
                text
            }.svg(opening: .hi),
            ScatterChart(
                id: "s",
                points: [point],
                title: text,
                description: text,
                across: text,
                upwards: text,
                percent: { _ in text },
                axis: { _ in text }
            ).svg(opening: .gu),
        ]
    }
}
