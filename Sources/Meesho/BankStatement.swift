import Tabular

/// A line of a bank statement. What a narration says of people goes no further: only what can be a transaction id of
/// the marketplace is kept of it.
package struct BankRow: Sendable, BitwiseCopyable {
    var bookedDay = PackedDay()
    /// Money in, positive; of a column of its own.
    var deposit: Paisa = .zero
    /// Money in or out, by its sign or by ``isDebit``.
    var amount: Paisa = .zero
    var isDebit = false
    /// Words of the narration that can be transaction ids, joined by blanks.
    package var tokens: Int32 = 0
    package var row: Int32 = 0

    package var day: Day? { bookedDay.day }
    /// Money in; zero or less for money out.
    package var credit: Paisa { deposit != .zero ? deposit : isDebit ? -amount.magnitude : amount }
}

extension Schema<BankRow> {
    static let bank = Schema(
        blank: BankRow(),
        row: \.row,
        day: \.bookedDay,
        columns: [
            Column.day(required: true, into: \.bookedDay).under(BankHeaders.days),
            .ignored("Value Date", "Value Dt"),
            .custom(required: true, expected: "text") { cell, record, context in
                record.tokens = BankHeaders.tokens(cell, &context.texts)
                return !cell.isError
            }.under(BankHeaders.narrations),
            amount { $0.deposit = $1 }.under(BankHeaders.deposits),
            amount { $0.amount = $1 }.under(BankHeaders.amounts),
            .custom("Dr/Cr", "Cr/Dr", "Dr / Cr", "Type", "Transaction Type", "DR|CR", expected: "CR or DR") {
                cell,
                record,
                _ in
                guard let first = cell.content.first, !cell.isError else { return cell.isMissing }
                record.isDebit = first | 0x20 == UInt8(ascii: "d")
                return record.isDebit || first | 0x20 == UInt8(ascii: "c")
            },
            .ignored("Debit", "Debit Amount", "Withdrawal", "Withdrawals", "Withdrawal Amt", "Withdrawal Amount"),
            .ignored("Debit (INR)", "Withdrawal Amount (INR)", "Withdrawal Amt (INR)"),
            .ignored("Balance", "Closing Balance", "Running Balance", "Balance (INR)"),
            .ignored("S No", "Sr No", "Sl No", "Chq/Ref No", "Chq / Ref No", "Cheque No", "Cheque Number", "Ref No"),
            .ignored("Reference", "Reference No", "Branch", "Branch Code", "Tran Id", "Transaction Id"),
        ]
    )

    private static func amount(
        set: @escaping @Sendable (inout BankRow, Paisa) -> Void
    ) -> Column<BankRow> {
        .custom(expected: "an amount such as 12,345.50") { cell, record, _ in
            guard let amount = Paisa(cell) else { return cell.isMissing }
            set(&record, amount)
            return true
        }
    }
}

/// How Indian banks head the columns of their statements.
enum BankHeaders {
    static let days = [
        "Date", "Txn Date", "Transaction Date", "Tran Date", "Posting Date", "Post Date", "Booking Date",
    ]
    static let narrations = [
        "Narration", "Description", "Particulars", "Remarks", "Transaction Remarks", "Transaction Details", "Details",
        "Transaction Particulars", "Transaction Description",
    ]
    static let deposits = [
        "Credit", "Credits", "Credit Amount", "Credit (INR)", "Deposit", "Deposits", "Deposit Amt", "Deposit Amount",
        "Deposit Amount (INR)", "Deposit Amt (INR)",
    ]
    static let amounts = ["Amount", "Amount (INR)", "Transaction Amount", "Transaction Amount (INR)", "Txn Amount"]

    static let foldedDays = Set(days.map(Header.fold))
    static let foldedNarrations = Set(narrations.map(Header.fold))
    static let foldedAmounts = Set((deposits + amounts).map(Header.fold))

    /// Capital letters, then digits, at least 8 of them together: bank code and number, as payments print ids. Telephone
    /// and account numbers have no letters, names no digits.
    static func tokens(_ cell: Cell, _ texts: inout TextTable) -> Int32 {
        let words = cell.bytes.split { !isLetter($0) && !isDigit($0) }.filter(canBeID).prefix(8)
        guard !words.isEmpty else { return 0 }
        return texts.id(of: words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "))
    }

    private static func canBeID(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let letters = word.prefix(while: isLetter).count
        return (8...40).contains(word.count) && letters >= 1 && word.count - letters >= 4
            && word.dropFirst(letters).allSatisfy { isDigit($0) || isLetter($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
