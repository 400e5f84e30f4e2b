import Meesho

/// Settlement by the month an order was placed and the month its money moved: the bridge between the two bases. Rows
/// add up to ``MonthFigures/cohortSettlement``, columns to ``MonthFigures/settlement``.
package struct MonthBridge: Sendable {
    package struct Cell: Sendable, Hashable {
        /// `nil` gathers legs of sub orders that no orders file holds, or that have no date.
        package var ordered: Month?
        /// `nil` gathers legs without a payment date.
        package var paid: Month?
        package var legs = 0
        package var settlement = Paisa.zero
    }

    /// Sorted by both months, those not known last.
    package private(set) var cells: [Cell] = []

    package init() {}

    init(_ ledger: Ledger) {
        var places: [Key: Int] = [:]
        var last = Key(ordered: nil, paid: nil)
        var lastPlace: Int?
        for entry in ledger.subOrders where !entry.legs.isEmpty {
            let ordered = entry.isInOrders ? entry.orderDate?.month : nil
            for index in entry.legs {
                let leg = ledger.legs.row(index)
                let key = Key(ordered: ordered, paid: leg.paymentDate?.month)
                // Neighbours often share both months.
                if lastPlace == nil || key != last {
                    lastPlace = places[key] ?? cells.count
                    last = key
                }
                guard let place = lastPlace else { continue }
                if place == cells.count {
                    places[key] = place
                    cells.append(Cell(ordered: key.ordered, paid: key.paid))
                }
                cells[place].legs += 1
                cells[place].settlement += leg.settlement
            }
        }
        let end = Month(year: .max, month: 12)
        cells.sort { ($0.ordered ?? end, $0.paid ?? end) < ($1.ordered ?? end, $1.paid ?? end) }
    }

    private struct Key: Hashable {
        var ordered: Month?
        var paid: Month?
    }

    /// Sorted, `nil` last.
    package var orderMonths: [Month?] { Self.sorted(cells.map(\.ordered)) }
    package var paymentMonths: [Month?] { Self.sorted(cells.map(\.paid)) }

    private static func sorted(_ months: [Month?]) -> [Month?] {
        let known = Set(months.compactMap(\.self)).sorted().map { $0 as Month? }
        return known + (months.contains(nil) ? [nil] : [])
    }
}
