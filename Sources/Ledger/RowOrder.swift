import Meesho

/// The rows of several sheets, sorted by sub order and, for each, by sheet and row.
///
/// A row is one integer: its sub order's ``SubOrderNumber/sortKey``, then its place among the rows of all sheets. So
/// sorting touches nothing but these, and streams of rows are joined by merging them.
struct RowOrder: Sendable {
    /// Rows of more sheets than memory could hold.
    private static let placeBits = 45

    private var keys: [UInt128] = []
    /// The place of each sheet's first row.
    private var starts: [Int] = []

    init(sheets: Int, rows: Int) {
        starts.reserveCapacity(sheets)
        keys.reserveCapacity(rows)
    }

    /// Adds the next sheet.
    mutating func add<Row>(_ rows: [Row], _ number: (Row) -> SubOrderNumber) {
        starts.append(keys.count)
        for row in rows {
            keys.append(number(row).sortKey << UInt128(RowOrder.placeBits) | UInt128(truncatingIfNeeded: keys.count))
        }
    }

    /// To be called once, after the last sheet.
    mutating func sort() { keys.sort() }

    /// The order with one row of each sub order: the one at the index that `choose` picks from the range of its rows.
    func choosingOne(_ choose: (Range<Int>) -> Int) -> RowOrder {
        var chosen = RowOrder(sheets: 0, rows: count)
        chosen.starts = starts
        var start = 0
        while start < count {
            let end = endOfSubOrder(start)
            chosen.keys.append(keys[end - start == 1 ? start : choose(start..<end)])
            start = end
        }
        return chosen
    }

    var count: Int { keys.count }

    /// The sort key of the sub order of the row at `index` in this order.
    @inline(__always)
    func number(_ index: Int) -> UInt128 { keys[index] >> UInt128(RowOrder.placeBits) }

    /// The sheet and row, by index, of the row at `index` in this order.
    @inline(__always)
    func place(_ index: Int) -> (sheet: Int, row: Int) {
        let place = Int(truncatingIfNeeded: keys[index] & (1 << UInt128(RowOrder.placeBits) - 1))
        // The last sheet that starts at or before the row; one without rows starts where the next one does.
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= place { low = middle } else { high = middle }
        }
        return (low, place - starts[low])
    }

    /// One past the last row of the sub order of the row at `index`.
    @inline(__always)
    func endOfSubOrder(_ index: Int) -> Int {
        let number = number(index)
        var end = index + 1
        while end < count, self.number(end) == number { end += 1 }
        return end
    }
}
