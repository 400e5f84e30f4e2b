import Testing

@testable import Ledger
@testable import Meesho

struct RowOrderTests {
    private static func order(_ sheets: [[String]]) throws -> RowOrder {
        var order = RowOrder(sheets: sheets.count, rows: sheets.reduce(0) { $0 + $1.count })
        for sheet in sheets { order.add(try sheet.map { try #require(SubOrderNumber($0)) }) { $0 } }
        order.sort()
        return order
    }

    private static func places(_ order: RowOrder) -> [[Int]] {
        (0..<order.count).map { [order.place($0).sheet, order.place($0).row] }
    }

    @Test func `rows stand by sub order, those of one by sheet and row`() throws {
        let order = try Self.order([
            [], ["900000000000000002_1", "900000000000000001_1", "900000000000000002_1"], [],
            ["900000000000000002_1", "123456", "900000000000000001_2", "900000000000000001"], [],
        ])
        // Shorter numbers first, and no suffix before a suffix.
        #expect(Self.places(order) == [[3, 1], [3, 3], [1, 1], [3, 2], [1, 0], [1, 2], [3, 0]])
        #expect(order.endOfSubOrder(4) == 7)
        #expect(order.endOfSubOrder(0) == 1)
    }

    @Test func `one row of each sub order is chosen, singles unasked`() throws {
        let order = try Self.order([["1000001", "1000002", "1000001"], ["1000003", "1000001"]])
        var asked: [Range<Int>] = []
        let chosen = order.choosingOne { rows in
            asked.append(rows)
            return rows.upperBound - 1
        }
        #expect(asked == [0..<3])
        #expect(Self.places(chosen) == [[1, 1], [0, 1], [1, 0]])
    }

    @Test(arguments: [
        ("000001", "100000"), ("999999", "1000000"), ("0000001", "0000001_0"), ("1234567_1", "1234567_2"),
        ("1234567_9", "1234567_10"), ("999999999999999999_9999", "1000000000000000000"),
        ("9999999999999999998_9999", "9999999999999999999_9999"),
    ])
    func `sort keys stand as sub orders do`(lower: String, higher: String) throws {
        let (first, second) = (try #require(SubOrderNumber(lower)), try #require(SubOrderNumber(higher)))
        #expect(first < second && first.sortKey < second.sortKey)
        // What a row's place is packed behind.
        #expect(second.sortKey < 1 << 83)
        #expect(first.sortKey == SubOrderNumber(lower)?.sortKey)
    }
}
