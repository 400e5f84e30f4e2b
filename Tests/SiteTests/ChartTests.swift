import Charts
import Ledger
import Meesho
import Site
import Testing
import Wording

@Suite struct ChartTests {
    private static let reports = [Fixture.rich, Fixture.single(Paisa(41_350)), Fixture.single(Paisa(-16_500))]

    @Test(arguments: reports)
    func `the steps add up to every total`(report: SellerReport) throws {
        let steps = MoneyFlow(report).steps
        var sum = Paisa.zero
        for step in steps {
            if step.isTotal { #expect(step.amount == sum, "\(step.name)") } else { sum = sum + step.amount }
        }
        let settlement = try #require(steps.first { $0.name == .settlement })
        #expect(settlement.amount == report.payments.settlement)
        if let cash = report.profit.cash { #expect(steps.contains { $0.name == .cash && $0.amount == cash }) }
    }

    @Test func `nothing paid is no waterfall`() { #expect(MoneyFlow(Fixture.empty).steps.isEmpty) }

    @Test(arguments: reports)
    func `the bars of a waterfall close`(report: SellerReport) {
        let bars = MoneyFlow(report).steps.map { step in
            WaterfallChart.Bar(label: "", value: "", amount: step.amount, isTotal: step.isTotal)
        }
        let extents = WaterfallChart(bars: bars, title: "", description: "").extents
        #expect(extents.count == bars.count)
        for (bar, extent) in zip(bars, extents) { #expect(extent.to - extent.from == bar.amount) }
        for (before, after) in zip(extents, extents.dropFirst()) {
            #expect(after.from == before.to || after.from == .zero)
        }
    }

    @Test(arguments: Language.allCases)
    func `names and figures of a waterfall stay apart on a phone`(language: Language) throws {
        let texts = try Texts(language, templates: TemplateFiles())
        for name in MoneyFlow.Name.allCases {
            let label = TextWidth.estimate(texts["flow_\(name.rawValue)"])
            let value = TextWidth.estimate("-₹12,34,56,789.00")
            #expect(label + value + 8 <= SVG.narrowest, "\(name)")
        }
    }

    @Test(arguments: [1, 2, 7, 12, 13, 24, 36, 60], Language.allCases)
    func `labels of months do not overlap on a phone`(count: Int, language: Language) throws {
        let texts = try Texts(language, templates: TemplateFiles())
        let columns = (0..<count).map { index in
            MonthChart.Column(label: texts.name(ofMonth: index % 12 + 1), year: "2025", values: [1], value: "1")
        }
        let chart = MonthChart(id: "c", columns: columns, title: "", description: "") { Words(String($0)) }
        let labels = chart.narrowLabels()
        #expect(!labels.isEmpty)
        for (left, right) in zip(labels, labels.dropFirst()) { #expect(left.to < right.from) }
        #expect(labels.allSatisfy { $0.from >= 0 && $0.to <= SVG.narrowest })
    }
}
