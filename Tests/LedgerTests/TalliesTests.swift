import Meesho
import Testing

@testable import Ledger

struct TalliesTests {
    @Test func `days grow both ways and keep their order`() {
        var tally = DayTally(0)
        for number in [20_000, 20_003, 19_998, 20_003] as [Int32] { tally[Day(number: number)] += 1 }
        #expect(tally.entries.map(\.value) == [1, 0, 1, 0, 0, 2])
        #expect(tally.entries.map(\.day.number) == Array(19_998...20_003))
        #expect(tally[Day(number: 5)] == 0)
    }

    @Test(arguments: [
        (19_998, 20_003, [1, 0, 1, 0, 0, 2]), (19_000, 21_000, [1, 0, 1, 0, 0, 2]), (20_000, 20_001, [1, 0]),
        (20_003, 30_000, [2]), (19_000, 19_997, []), (20_004, 20_005, []),
    ])
    func `a cut leaves the days asked for`(first: Int32, last: Int32, values: [Int]) {
        var tally = DayTally(0)
        for number in [20_000, 20_003, 19_998, 20_003] as [Int32] { tally[Day(number: number)] += 1 }
        let cut = tally.cut(to: DayRange(Day(number: first), Day(number: last)))
        #expect(cut.entries.map(\.value) == values)
        #expect(cut.entries.allSatisfy { tally[$0.day] == $0.value && (first...last).contains($0.day.number) })
        #expect(DayTally(0).cut(to: DayRange(Day(number: first), Day(number: last))).entries.map(\.value) == [])
    }

    @Test func `texts are kept in the order they were met`() {
        var tally = TextTally("", textCount: 5)
        for (text, letter) in [(4, "a"), (0, "b"), (4, "c")] as [(TextID, String)] { tally[text] += letter }
        #expect(tally.entries.map(\.text) == [4, 0])
        #expect(tally.entries.map(\.value) == ["ac", "b"])
        #expect(tally[1] == "")
    }

    @Test func `a packed sub order tells what is not known from zero`() throws {
        var entry = SubOrder(number: try #require(SubOrderNumber("1234567_1")), legs: 3..<5)
        #expect(entry.goodsCost == nil && entry.packaging == nil && entry.unitCost == nil && entry.profit == nil)
        #expect(entry.orderDate == nil && entry.dispatchDate == nil && entry.paymentDate == nil)
        #expect(entry.legs == 3..<5 && entry.origins == 0..<0)
        entry.goodsCost = .zero
        entry.packaging = Paisa(-1)
        entry.orderDate = Day(number: 0)
        entry.origins = 7..<9
        #expect(entry.goodsCost == .zero && entry.profit == Paisa(1))
        #expect(entry.orderDate == Day(number: 0) && entry.origins == 7..<9)
        entry.goodsCost = nil
        #expect(entry.goodsCost == nil)
        // There is one to every order, all at once in memory.
        #expect(MemoryLayout<SubOrder>.stride == 128)
    }
}
