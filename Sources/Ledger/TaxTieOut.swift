import Meesho

/// Invoice values of the GST files against sale and sale return of the payments, sub order by sub order.
package struct TaxTieOut: Sendable {
    package struct Difference: Sendable {
        package var subOrder: SubOrderNumber
        /// Sales − returns of the GST files, rounded to the paisa once.
        package var invoice: Paisa
        /// Sale + sale return of all legs.
        package var payments: Paisa
        package var origins: [Origin]

        package var difference: Paisa { invoice - payments }
    }

    /// Sorted by sub order.
    package var differences: [Difference] = []
    /// Sub orders in both that agree.
    package var equal = 0
    /// In both and different, with months before or after that not both sides cover: the rest may stand there.
    package var cannotTell = 0
    package var onlyGST = 0
    package var onlyPayments = 0

    /// Those that could be compared.
    package var compared: Int { equal + differences.count }
    package var total: Paisa { differences.reduce(.zero) { $0 + $1.difference } }

    package init() {}
}

extension TaxTieOut {
    /// The documents of a sheet, and how far they are told.
    private struct Lane {
        let documents: [GSTDocument]
        let isReturns: Bool
        let source: Int32
        let month: Month?
        var next = 0

        /// Past all sub orders at the end.
        var head: UInt128 { next < documents.count ? documents[next].subOrder.sortKey : .max }
    }

    /// Goes through the documents of all sheets by sub order.
    private struct Lanes {
        private var lanes: [Lane]
        /// The sub order that stands next in each lane, side by side: the least is asked for at every step.
        private var heads: [UInt128]
        /// The sub order that stands next in any lane; past all at the end.
        private(set) var head: UInt128

        init(_ sheets: [CountedGSTSheet]) {
            lanes = sheets.map { entry in
                Lane(
                    documents: entry.sheet.documents,
                    isReturns: entry.sheet.isReturns,
                    source: entry.source,
                    month: entry.sheet.months.last ?? entry.fileMonth
                )
            }
            heads = lanes.map(\.head)
            head = heads.min() ?? .max
        }

        /// Goes on to the next sub order, and keeps what is told of this one.
        mutating func take(into taken: inout Documents) {
            taken.removeAll()
            var least = UInt128.max
            for index in lanes.indices {
                while heads[index] == head, head < .max {
                    taken.add(lanes[index].documents[lanes[index].next], of: lanes[index])
                    lanes[index].next += 1
                    heads[index] = lanes[index].head
                }
                least = min(least, heads[index])
            }
            head = least
        }
    }

    private struct Documents {
        /// Millionths of a rupee.
        private(set) var value: Int64 = 0
        private(set) var months: [Month] = []
        private(set) var origins: [Origin] = []

        mutating func removeAll() {
            value = 0
            months.removeAll(keepingCapacity: true)
            origins.removeAll(keepingCapacity: true)
        }

        mutating func add(_ document: GSTDocument, of lane: Lane) {
            value &+= lane.isReturns ? 0 &- document.value : document.value
            origins.append(Origin(source: lane.source, row: document.row))
            if let month = lane.month { months.append(month) }
        }
    }

    /// - Parameters:
    ///   - ledger: Of all days: a period would tear the two sides apart.
    ///   - coverage: Which days of payments are loaded.
    init(_ sheets: [CountedGSTSheet], _ ledger: Ledger, coverage: [Coverage]) {
        guard !sheets.isEmpty, !ledger.legs.isEmpty else { return }
        let both = Self.months(of: sheets, coverage)
        var lanes = Lanes(sheets)
        var documents = Documents()
        for entry in ledger.subOrders {
            let number = entry.number.sortKey
            // Of sub orders that no payment and no order knows.
            while lanes.head < number {
                lanes.take(into: &documents)
                onlyGST += 1
            }
            guard lanes.head == number else {
                if !entry.legs.isEmpty { onlyPayments += 1 }
                continue
            }
            lanes.take(into: &documents)
            if entry.legs.isEmpty { onlyGST += 1 } else { compare(entry, documents, ledger, both) }
        }
        while lanes.head < .max {
            lanes.take(into: &documents)
            onlyGST += 1
        }
    }

    private mutating func compare(_ entry: SubOrder, _ documents: Documents, _ ledger: Ledger, _ both: Set<Month>) {
        let invoice = Paisa(millionths: documents.value)
        let payments = entry.sale + entry.saleReturn
        guard invoice != payments else {
            equal += 1
            return
        }
        var months = documents.months
        for index in entry.legs {
            if let month = ledger.legs.row(index).paymentDate?.month { months.append(month) }
        }
        guard let first = months.min(), let last = months.max(), Self.covers(both, from: first, to: last.next) else {
            cannotTell += 1
            return
        }
        differences.append(
            Difference(
                subOrder: entry.number,
                invoice: invoice,
                payments: payments,
                origins: documents.origins + entry.legs.map(ledger.legs.origin)
            )
        )
    }

    private static func covers(_ months: Set<Month>, from first: Month, to last: Month) -> Bool {
        var month = first
        while month <= last {
            guard months.contains(month) else { return false }
            month = month.next
        }
        return true
    }

    /// Months with both GST sheets whose every day some payments file covers.
    private static func months(of sheets: [CountedGSTSheet], _ coverage: [Coverage]) -> Set<Month> {
        func months(_ isReturns: Bool) -> Set<Month> {
            Set(sheets.lazy.filter { $0.sheet.isReturns == isReturns }.flatMap(\.sheet.months))
        }
        let ranges = coverage.first { $0.kind == .payments }?.ranges ?? []
        return months(false).intersection(months(true)).filter { month in
            guard let first = Day(year: month.year, month: month.month, day: 1),
                let last = Day(
                    year: month.year,
                    month: month.month,
                    day: Day.length(ofMonth: month.month, year: month.year)
                )
            else { return false }
            return ranges.contains { $0.contains(first) && $0.contains(last) }
        }
    }
}

extension Paisa {
    /// Rounded half away from zero.
    fileprivate init(millionths: Int64) {
        let paise = Int64(clamping: (millionths.magnitude + 5_000) / 10_000)
        self.init(millionths < 0 ? -paise : paise)
    }
}
