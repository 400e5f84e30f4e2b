import Meesho
import Wording

/// A line of one count per day, without gaps.
package struct DayChart {
    package var first: Day
    package var values: [Int]
    package var title: Words
    package var description: Words
    /// `14 Nov: 132`, written at the highest day.
    package var peak: Words
    /// Text of a count on the axis.
    package var axis: (Int) -> Words
    /// Text of a month's first day on the axis.
    package var label: (Month) -> Words

    package init(
        first: Day,
        values: [Int],
        title: Words,
        description: Words,
        peak: Words,
        axis: @escaping (Int) -> Words,
        label: @escaping (Month) -> Words
    ) {
        self.first = first
        self.values = values
        self.title = title
        self.description = description
        self.peak = peak
        self.axis = axis
        self.label = label
    }

    /// The markup of the chart on a page that opens in `language`; empty without days.
    package func svg(opening language: Language) -> String {
        var chart = LineChart(
            id: "days",
            lines: [LineChart.Line(values: values.map(Int64.init))],
            ticks: LineChart.months(from: first, count: values.count, label: label),
            title: title,
            description: description,
            axis: { axis(Int($0)) }
        )
        chart.ticksBegin = true
        chart.mark = values.indices.max { values[$0] < values[$1] }.map { LineChart.Note(index: $0, label: peak) }
        return chart.svg(opening: language)
    }
}
