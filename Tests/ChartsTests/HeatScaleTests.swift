import Charts
import Testing

@Suite struct HeatScaleTests {
    @Test func `ranks have as many different values in each step`() {
        let scale = HeatScale([1, 2, 3, 4, 5, 600, 7_000, 80_000, 900_000, 1_000_000])
        #expect(
            [1, 2, 3, 4, 5, 600, 7_000, 80_000, 900_000, 1_000_000].map(scale.step) == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
        )
        #expect(scale.ranges == [1...2, 3...4, 5...600, 7_000...80_000, 900_000...1_000_000])
    }

    @Test func `values that do not divide by five make steps of nearly as many`() {
        #expect(HeatScale([1, 2, 3, 4, 5, 6, 7]).ranges == [1...2, 3...3, 4...5, 6...6, 7...7])
    }

    @Test func `equal values are equally shaded, however many`() {
        let scale = HeatScale([0, 0, 0, 0, 0, 0, 0, 5, 5, 9])
        #expect([0, 5, 9].map(scale.step) == [0, 2, 4])
    }

    @Test func `linear steps are equally long`() {
        let scale = HeatScale([0, 100], by: .linear)
        #expect([0, 19, 20, 59, 60, 99, 100].map(scale.step) == [0, 0, 1, 2, 3, 4, 4])
        #expect(scale.style(of: 100) == "h4")
    }

    @Test(arguments: [HeatScale.Spread.ranks, .linear])
    func `the least is pale, the greatest dark and none between falls`(spread: HeatScale.Spread) {
        for values in [[-7, 3], [1, 2, 3], [4, 1, 3, 2], [.min, 0, .max], [1, 1, 2, 3, 5, 8, 13, 21]] as [[Int64]] {
            let scale = HeatScale(values, by: spread)
            let steps = values.sorted().map(scale.step)
            #expect(steps.first == 0 && steps.last == 4)
            #expect(steps == steps.sorted())
        }
    }

    @Test func `values alone, unknown or absent have a step`() {
        #expect(HeatScale([]).step(of: 3) == 2 && HeatScale([3, 3]).step(of: 3) == 2)
        let scale = HeatScale([10, 20, 30, 40, 50])
        #expect([.min, 10, 25, 50, 51, .max].map(scale.step) == [0, 0, 2, 4, 4, 4])
        #expect(HeatScale([]).ranges.allSatisfy { $0 == nil })
        #expect([-1, 0, 4, 5].map(HeatScale.style) == ["h0", "h0", "h4", "h4"])
    }
}
