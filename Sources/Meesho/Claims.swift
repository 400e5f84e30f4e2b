import Tabular

/// A ticket of the claims CSV. Source: exports.md section 9. The prose of "Last Update" may quote customers: only the
/// amount and the date in it are kept.
package struct ClaimRow: Sendable, BitwiseCopyable {
    package var ticket: Int32 = 0
    package var subOrder: SubOrderNumber?
    package var status: Int32 = 0
    var createdDay = PackedDay()
    /// The ground, as printed.
    package var issue: Int32 = 0
    /// Promised or paid, as "Last Update" says; `nil` where it says neither.
    package var update: ClaimUpdate?
    var reopenDay = PackedDay()
    /// The prose speaks of a payment whose amount cannot be read.
    package var hasUnreadableAmount = false
    var hasUnreadableReopenDay = false
    package var row: Int32 = 0

    package var created: Day? { createdDay.day }
    /// The last day a rejected ticket may be opened again.
    package var reopenUntil: Day? { reopenDay.day }
}

/// What the prose of a ticket's last update says about money.
package struct ClaimUpdate: Sendable, BitwiseCopyable, Hashable {
    /// Positive.
    package var amount: Paisa
    /// The transfer's day, past or planned; `nil` where none is written.
    package var day: Day?
    /// "was done on": paid; else scheduled.
    package var isPaid: Bool

    /// Reads `Rs 231.5 … was done on 12 May 2026 …` and `Rs. 231.5 … scheduled on 2026-05-12`; `nil` for other prose.
    package init?(prose: String) {
        var prose = prose
        guard let update = prose.withUTF8({ ClaimUpdate(prose: $0) }) else { return nil }
        self = update
    }

    /// Whether prose speaks of a payment, done or planned.
    static func speaksOfPayment(_ prose: UnsafeBufferPointer<UInt8>) -> Bool {
        prose.contains("was done on") || prose.contains("scheduled on")
    }

    init?(prose: UnsafeBufferPointer<UInt8>) {
        guard let amount = Self.amount(in: prose) else { return nil }
        self.amount = amount
        if let done = prose.firstIndex(of: "was done on") {
            isPaid = true
            day = Self.day(in: prose, at: done + 11)
        } else if let planned = prose.firstIndex(of: "scheduled on") {
            isPaid = false
            day = Self.day(in: prose, at: planned + 12)
        } else {
            return nil
        }
    }

    /// The digits behind the first `Rs` that has any.
    private static func amount(in prose: UnsafeBufferPointer<UInt8>) -> Paisa? {
        for index in prose.indices where prose.has("rs", at: index) || prose.has("₹", at: index) {
            // "orders 12" names no rupees.
            if prose[index] < 0x80, index > 0, (prose[index - 1] | 0x20) &- 0x61 < 26 { continue }
            var start = index + (prose[index] < 0x80 ? 2 : 3)
            if prose[index] < 0x80, prose.has(".", at: start) { start += 1 }
            start = prose.endOfBlanks(at: start, atMost: 3)
            if prose.has("₹", at: start) { start += 3 }
            start = prose.endOfBlanks(at: start, atMost: 3)
            guard prose.digits(at: start, atMost: 1) == 1 else { continue }
            var end = start + 1
            while end < prose.count, end - start < 21, prose[end] &- 0x30 < 10 || prose[end] == UInt8(ascii: ",") {
                end += 1
            }
            let decimals = prose.has(".", at: end) ? prose.digits(at: end + 1, atMost: 4) : 0
            if decimals > 0 { end += 1 + decimals }
            return Paisa(rupees: UnsafeBufferPointer(rebasing: prose[start..<end]))
        }
        return nil
    }

    /// The date behind at most three blanks: `12 May 2026` or `2026-05-12`.
    private static func day(in prose: UnsafeBufferPointer<UInt8>, at index: Int) -> Day? {
        let start = prose.endOfBlanks(at: index, atMost: 3)
        guard let end = endOfNamedMonth(prose, start) ?? endOfNumbers(prose, start) else { return nil }
        var reader = DayReader()
        return reader.day(Cell(bytes: UnsafeBufferPointer(rebasing: prose[start..<end]), kind: .text))
    }

    private static func endOfNamedMonth(_ prose: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var index = start + prose.digits(at: start, atMost: 2)
        guard index > start, prose.has(" ", at: index) else { return nil }
        index += 1
        let month = index
        while index < prose.count, index - month < 9, (prose[index] | 0x20) &- 0x61 < 26 { index += 1 }
        guard index - month >= 3, prose.has(" ", at: index), prose.digits(at: index + 1, atMost: 4) == 4 else {
            return nil
        }
        return index + 5
    }

    private static func endOfNumbers(_ prose: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard prose.digits(at: start, atMost: 4) == 4, prose.has("-", at: start + 4),
            prose.digits(at: start + 5, atMost: 2) == 2, prose.has("-", at: start + 7),
            prose.digits(at: start + 8, atMost: 2) == 2
        else { return nil }
        return start + 10
    }
}

extension Schema<ClaimRow> {
    static let claims = Schema(
        blank: ClaimRow(),
        row: \.row,
        day: \.createdDay,
        columns: [
            .text("Ticket ID", required: true, into: \.ticket),
            .ignored("Order Number"),
            .custom(
                "Suborder Number",
                "Sub Order Number",
                "Sub Order No",
                required: true,
                expected: "a sub order number such as 900000000000000001_1"
            ) { cell, record, _ in
                record.subOrder = SubOrderNumber(cell.content)
                return record.subOrder != nil || cell.isMissing
            },
            .word("Ticket Status", required: true, into: \.status),
            .day("Created Date", into: \.createdDay),
            .text("Issue", into: \.issue),
            .ignored("Product Name"), .ignored("SKU"), .ignored("Variation"), .ignored("Qty"), .ignored("Meesho PID"),
            .custom("Last Update", "Last Update Date", expected: "text") { cell, record, _ in
                // A ticket's prose says what matters early on; the rest is not worth the time.
                let head = UnsafeBufferPointer(rebasing: cell.bytes.prefix(2_000))
                record.update = ClaimUpdate(prose: head)
                record.hasUnreadableAmount = record.update == nil && ClaimUpdate.speaksOfPayment(head)
                return true
            },
            .custom("Reopen Validity", expected: "a date such as 2026-01-31") { cell, record, context in
                // The ticket counts all the same: without it, its return would seem not to be claimed.
                let day = context.days.day(cell)
                record.reopenDay = PackedDay(day)
                record.hasUnreadableReopenDay = day == nil && cell.bytes.contains { $0 &- 0x30 < 10 }
                return true
            },
            .ignored("CPP Flag"),
        ]
    )
}
