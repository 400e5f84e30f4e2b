import Meesho

/// The payment legs of one seller, without those that overlapping downloads repeat.
struct PaymentLedger: Sendable {
    /// Sorted by sub order, payment date and origin.
    let legs: Legs
    /// The sort key of each leg's sub order.
    let numbers: [UInt128]
    let duplicates: Int
    /// Indices of legs equal to the one before in the same file: both counted, and listed.
    let repeatedInFile: [Int]

    init(_ sheets: [Legs.Sheet]) {
        var chosen = LegChoice(sheets)
        chosen.chooseAll()
        legs = Legs(sheets: sheets, places: chosen.kept)
        numbers = chosen.numbers
        duplicates = chosen.duplicates
        repeatedInFile = chosen.repeatedInFile
    }
}

/// Picks the legs that count, out of all rows of all payments sheets.
private struct LegChoice {
    private let sheets: [Legs.Sheet]
    private(set) var kept: [Legs.Place] = []
    /// The sort key of the sub order of each row that is kept.
    private(set) var numbers: [UInt128] = []
    private(set) var duplicates = 0
    private(set) var repeatedInFile: [Int] = []

    init(_ sheets: [Legs.Sheet]) { self.sheets = sheets }

    /// Puts all rows in ledger order, each set of equal legs cut to the highest count in any single sheet.
    mutating func chooseAll() {
        var order = RowOrder(sheets: sheets.count, rows: sheets.reduce(0) { $0 + $1.rows.count })
        for sheet in sheets { order.add(sheet.rows, \.subOrder) }
        order.sort()
        kept.reserveCapacity(order.count)
        numbers.reserveCapacity(order.count)
        var group: [Legs.Place] = []
        var start = 0
        while start < order.count {
            let end = order.endOfSubOrder(start)
            if end - start == 1 {
                kept.append(LegChoice.place(order, start))
            } else {
                group.removeAll(keepingCapacity: true)
                for index in start..<end { group.append(LegChoice.place(order, index)) }
                choose(&group)
            }
            numbers += repeatElement(order.number(start), count: kept.count - numbers.count)
            start = end
        }
    }

    private static func place(_ order: RowOrder, _ index: Int) -> Legs.Place {
        let (sheet, row) = order.place(index)
        return Legs.Place(sheet: Int32(sheet), row: Int32(row))
    }

    /// - Parameter group: The rows of one sub order, by sheet and row.
    private mutating func choose(_ group: inout [Legs.Place]) {
        group.sort(by: precedes)
        var start = 0
        while start < group.count {
            // Legs of one day stand together; equal ones among them need not be neighbours.
            var end = start + 1
            while end < group.count, row(group[start]).paymentDate == row(group[end]).paymentDate { end += 1 }
            keep(highestCounts(group[start..<end]), of: end - start)
            start = end
        }
    }

    /// - Parameter chosen: Legs of one sub order and day, out of `count`.
    private mutating func keep(_ chosen: ArraySlice<Legs.Place>, of count: Int) {
        duplicates += count - chosen.count
        for (offset, place) in chosen.enumerated() {
            if offset > 0, let last = kept.last, last.sheet == place.sheet, isPaid(last), isSame(last, place) {
                repeatedInFile.append(kept.count)
            }
            kept.append(place)
        }
    }

    private func highestCounts(_ group: ArraySlice<Legs.Place>) -> ArraySlice<Legs.Place> {
        guard group.count > 1 else { return group }
        // Nearly always two: unlike legs, or one leg in two downloads that overlap.
        if group.count == 2 {
            let (first, second) = (group[group.startIndex], group[group.startIndex + 1])
            guard first.sheet != second.sheet, isSame(first, second) else { return group }
            return standing([first]) < standing([second]) ? group.suffix(1) : group.prefix(1)
        }
        struct Money: Hashable {
            var transaction: TextID
            var settlement: Paisa
            var amounts: Amounts
        }
        let equal = Dictionary(grouping: group) { place in
            let row = row(place)
            return Money(transaction: transaction(place), settlement: row.settlement, amounts: row.amounts)
        }
        let chosen = equal.values.flatMap { legs in
            Dictionary(grouping: legs, by: \.sheet).values.max { standing($0) < standing($1) } ?? []
        }
        return chosen.sorted(by: precedes)[...]
    }

    /// The sheet that holds a leg most often, of several the newest: statuses move from download to download.
    private func standing(_ legs: [Legs.Place]) -> (Int, Int32, Int32) {
        guard let first = legs.first else { return (0, 0, 0) }
        return (legs.count, sheets[Int(first.sheet)].lastDay?.number ?? .min, first.sheet)
    }

    /// What makes two legs of one sub order and day the same: texts may change from download to download, money does
    /// not.
    private func isSame(_ a: Legs.Place, _ b: Legs.Place) -> Bool {
        row(a).settlement == row(b).settlement && transaction(a) == transaction(b) && row(a).amounts == row(b).amounts
    }

    private func isPaid(_ place: Legs.Place) -> Bool { row(place).paymentDate != nil || transaction(place) != 0 }

    @inline(__always)
    private func row(_ place: Legs.Place) -> PaymentRow { sheets[Int(place.sheet)].rows[Int(place.row)] }

    private func transaction(_ place: Legs.Place) -> TextID {
        sheets[Int(place.sheet)].texts[Int(row(place).transaction)]
    }

    private func precedes(_ a: Legs.Place, _ b: Legs.Place) -> Bool {
        let (first, second) = (row(a).paymentDate?.number ?? .max, row(b).paymentDate?.number ?? .max)
        return (first, a.sheet, a.row) < (second, b.sheet, b.row)
    }
}
