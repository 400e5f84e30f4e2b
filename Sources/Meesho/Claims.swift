import Tabular

/// A ticket of the claims CSV. Source: exports.md section 9. The prose of "Last Update" may quote customers: only the
/// amount and the date in it are kept.
package struct ClaimRow: Sendable {
    package var ticket: Int32 = 0
    package var subOrder: SubOrderNumber?
    package var status: Int32 = 0
    package var created: Day?
    package var issue: Int32 = 0
    /// Promised or paid, as "Last Update" says; `nil` where it says neither.
    package var update: ClaimUpdate?
    package var row: Int32 = 0
}

/// What the prose of a ticket's last update says about money.
package struct ClaimUpdate: Sendable, Hashable {
    /// Positive.
    package var amount: Paisa
    /// The transfer's day, past or planned; `nil` where none is written.
    package var day: Day?
    /// "was done on": paid; else scheduled.
    package var isPaid: Bool

    /// Reads `Rs 231.5 … was done on 12 May 2026 …` and `Rs. 231.5 … scheduled on 2026-05-12`; `nil` for other prose.
    package init?(prose: String) {
        guard
            let rupees = prose.firstMatch(of: /(?i)Rs\.?\s{0,3}₹?\s{0,3}([0-9][0-9,]{0,20}(?:\.[0-9]{1,4})?)/)?.output
                .1,
            let amount = Paisa(rupees: String(rupees))
        else { return nil }
        self.amount = amount
        if let done = prose.firstMatch(
            of: /(?i)was done on\s{0,3}([0-9]{1,2} [a-z]{3,9} [0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})?/
        ) {
            isPaid = true
            day = done.output.1.flatMap(Self.day)
        } else if let planned = prose.firstMatch(
            of: /(?i)scheduled on\s{0,3}([0-9]{1,2} [a-z]{3,9} [0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})?/
        ) {
            isPaid = false
            day = planned.output.1.flatMap(Self.day)
        } else {
            return nil
        }
    }

    private static func day(_ text: Substring) -> Day? {
        var reader = DayReader()
        return Array(text.utf8).withUnsafeBufferPointer { reader.day(Cell(bytes: $0, kind: .text)) }
    }
}

extension Schema<ClaimRow> {
    static let claims = Schema(
        blank: ClaimRow(),
        columns: [
            .text("Ticket ID", required: true) { $0.ticket = $1 },
            .ignored("Order Number"),
            .custom(
                "Suborder Number",
                "Sub Order Number",
                "Sub Order No",
                required: true,
                expected: "a sub order number such as 900000000000000001_1"
            ) { cell, record, _ in
                record.subOrder = SubOrderNumber(cell.trimmed)
                return record.subOrder != nil || cell.isMissing
            },
            .word("Ticket Status", required: true) { $0.status = $1 },
            .day("Created Date") { $0.created = $1 },
            .text("Issue") { $0.issue = $1 },
            .ignored("Product Name"), .ignored("SKU"), .ignored("Variation"), .ignored("Qty"), .ignored("Meesho PID"),
            .custom("Last Update", "Last Update Date", expected: "text") { cell, record, _ in
                // A ticket's prose says what matters early on; the rest is not worth the time.
                let head = UnsafeBufferPointer(rebasing: cell.bytes.prefix(2_000))
                record.update = ClaimUpdate(prose: String(decoding: head, as: UTF8.self))
                return true
            },
            .ignored("Reopen Validity"), .ignored("CPP Flag"),
        ]
    )
}
