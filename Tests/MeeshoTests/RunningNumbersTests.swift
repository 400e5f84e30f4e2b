import Testing

@testable import Meesho

struct RunningNumbersTests {
    private static let printed = [
        "900000456704445917_2", "900000456704445917_1", "800000456704445926", "123456", "0123456",
    ]
    private let numbers: RunningNumbers

    init() throws {
        numbers = RunningNumbers(try (Self.printed + Self.printed).map { try #require(SubOrderNumber($0)) } + [.none])
    }

    @Test(arguments: [
        ("123456", "O-000001"), ("0123456", "O-000002"), ("800000456704445926", "O-000003"),
        ("900000456704445917_1", "O-000004"), ("900000456704445917_2", "O-000005"),
    ])
    func `numbers run in their order`(printed: String, running: String) throws {
        let number = numbers[try #require(SubOrderNumber(printed))]
        #expect(number.description == running)
        #expect(number.isRunning)
    }

    @Test func `running numbers sort as those that they stand for`() throws {
        let sorted = try Self.printed.map { try #require(SubOrderNumber($0)) }.sorted()
        let running = sorted.map { numbers[$0] }
        #expect(running == running.sorted())
        #expect(running.map(\.sortKey) == running.map(\.sortKey).sorted())
        #expect(Set(running.map(\.packed)).count == running.count)
    }

    @Test func `no number stays none, and nobody can type a running one`() {
        #expect(numbers[.none] == .none)
        #expect(SubOrderNumber("O-000001") == nil)
    }

    @Test(arguments: [
        ("Wrong item in 900000456704445917_2, not in 800000456704445926.", "Wrong item in O-000005, not in O-000003."),
        ("900000456704445917", "O-000004"), ("900000456704445917_9", "O-000004_9"), ("x0123456_y", "xO-000002_y"),
        ("order 800000456704445926_", "order O-000003_"),
    ])
    func `numbers in texts are replaced`(text: String, masked: String) { #expect(numbers.masked(text) == masked) }

    @Test(arguments: ["", "Kurti 42", "9000004567044459170", "00123456", "_", "2025-08-01", "१२३४५६"])
    func `other texts stay`(text: String) { #expect(numbers.masked(text) == nil) }

    @Test func `keys run in the order of their texts`() {
        let keys = RunningKeys("B", ["b", "", "a", "b", "ä"])
        #expect(["a", "b", "ä", "", "c"].map { keys[$0] } == ["B-0001", "B-0002", "B-0003", "", ""])
    }

    @Test func `texts change under their indices`() {
        var table = TextTable()
        let ids = (0..<200).map { table.id(of: "text \($0 % 150)") }
        var changed = table.changed { $0.hasSuffix("7") ? "same" : nil }
        #expect(changed.count == table.count)
        for (index, id) in ids.enumerated() {
            let text = "text \(index % 150)"
            #expect(changed[id] == (text.hasSuffix("7") ? "same" : text))
        }
        #expect(changed.id(of: "text 1") == ids[1])
        #expect(changed.id(of: "new") == Int32(table.count))
    }
}
