import Tabular

/// What a column's cells are read with besides their own bytes.
struct ReadContext: Sendable {
    var texts = TextTable()
    var days: DayReader
    var unknownSources = UnknownWords()

    init(order: DayReader.Order = .dayFirst) { days = DayReader(order: order) }
}

/// What the cells of a column hold, and with that what they fill in a record.
enum CellMeaning: UInt8, Sendable {
    /// Known, and nothing the report needs.
    case ignored
    /// A `SubOrderNumber`; a cell without one is no data row.
    case subOrder
    /// An `Int32`, the index of the text; blanks at both ends dropped.
    case text
    /// The same, where `NA` and `null` mean missing, too.
    case word
    /// Text that only has to be there; fills nothing.
    case readable
    /// A `Paisa`; a missing one leaves the field as it is.
    case money
    /// A `Paisa` that must be there.
    case neededMoney
    /// An `Int32` of paise of one sub order, added to what other columns have put there.
    case amount
    /// An `ExactRupees?`.
    case exact
    /// A `PackedDay`; the cell may hold a time of day behind the date.
    case day
    /// A `PackedDay` where the export may print a word instead, such as `unscheduled`.
    case dayOrWord
    /// A `UInt16`: pieces of one sub order, from 1 to 10,000.
    case quantity
    /// An `Int32`: pieces of which there may be none or fewer, counted as 1.
    case pieces
    /// An `Int32` of paise of one sub order, never negative.
    case price
    /// An `Int?`.
    case integer
    /// An `Int?` in hundredths of a percent.
    case percent
    /// An `OrderSource`; words that are not known are remembered.
    case orderSource
    /// Read by the record itself.
    case custom

    /// For messages: what a cell should hold.
    var expected: Phrase {
        switch self {
        case .ignored, .orderSource: ""
        case .subOrder: "a sub order number such as 900000000000000001_1"
        case .text, .word, .readable, .custom: "text, or a formula with its result"
        case .money, .neededMoney, .exact: "an amount such as 1,234.50"
        case .amount: "an amount of one sub order such as 1,234.50"
        case .day, .dayOrWord: "a date such as 2026-01-31 or 31/01/2026"
        case .quantity: "a quantity from 1 to 10,000"
        case .price: "a price of 0 or more such as 1,234.50"
        case .pieces, .integer: "a whole number"
        case .percent: "a percentage such as 18"
        }
    }
}

/// One column of an export: the spellings of its header, and which field of a record its cells fill.
struct Column<Record: Sendable>: Sendable {
    /// As the export prints it, for messages.
    let name: String
    /// Folded header spellings.
    let headers: [String]
    let isRequired: Bool
    let expected: Phrase
    let meaning: CellMeaning
    /// Where the field lies in the record, in bytes.
    let offset: Int
    /// For ``CellMeaning/custom``: whether the cell could be read into the record that lies there.
    let read: RowProgram.Read?

    private init(
        _ headers: [String],
        required: Bool,
        _ meaning: CellMeaning,
        offset: Int = 0,
        expected: Phrase? = nil,
        read: RowProgram.Read? = nil
    ) {
        name = headers.first ?? ""
        self.headers = headers.map(Header.fold)
        isRequired = required
        self.expected = expected ?? meaning.expected
        self.meaning = meaning
        self.offset = offset
        self.read = read
    }

    private init<Value>(
        _ headers: [String],
        required: Bool,
        _ meaning: CellMeaning,
        _ field: WritableKeyPath<Record, Value>
    ) {
        self.init(headers, required: required, meaning, offset: Self.offset(of: field))
    }

    /// Where a stored field lies in a record.
    static func offset<Value>(of field: WritableKeyPath<Record, Value>) -> Int {
        guard let offset = MemoryLayout<Record>.offset(of: field) else {
            preconditionFailure("columns fill stored fields")
        }
        return offset
    }

    static func ignored(_ headers: String...) -> Column { Column(headers, required: false, .ignored) }

    static func readable(_ headers: String..., required: Bool = false) -> Column {
        Column(headers, required: required, .readable)
    }

    /// The key of most exports.
    static func subOrder(_ headers: String..., into field: WritableKeyPath<Record, SubOrderNumber>) -> Column {
        Column(headers, required: true, .subOrder, field)
    }

    static func text(
        _ headers: String...,
        required: Bool = false,
        into field: WritableKeyPath<Record, Int32>
    ) -> Column {
        Column(headers, required: required, .text, field)
    }

    static func word(
        _ headers: String...,
        required: Bool = false,
        into field: WritableKeyPath<Record, Int32>
    ) -> Column {
        Column(headers, required: required, .word, field)
    }

    static func money(_ headers: String..., into field: WritableKeyPath<Record, Paisa>) -> Column {
        Column(headers, required: false, .money, field)
    }

    static func neededMoney(_ headers: String..., into field: WritableKeyPath<Record, Paisa>) -> Column {
        Column(headers, required: true, .neededMoney, field)
    }

    static func exact(
        _ headers: String...,
        required: Bool = false,
        into field: WritableKeyPath<Record, ExactRupees?>
    ) -> Column {
        Column(headers, required: required, .exact, field)
    }

    static func day(
        _ headers: String...,
        required: Bool = false,
        into field: WritableKeyPath<Record, PackedDay>
    ) -> Column {
        Column(headers, required: required, .day, field)
    }

    static func dayOrWord(_ headers: String..., into field: WritableKeyPath<Record, PackedDay>) -> Column {
        Column(headers, required: false, .dayOrWord, field)
    }

    static func quantity(_ headers: String..., into field: WritableKeyPath<Record, UInt16>) -> Column {
        Column(headers, required: false, .quantity, field)
    }

    static func pieces(_ headers: String..., into field: WritableKeyPath<Record, Int32>) -> Column {
        Column(headers, required: false, .pieces, field)
    }

    static func price(_ headers: String..., into field: WritableKeyPath<Record, Int32>) -> Column {
        Column(headers, required: false, .price, field)
    }

    static func integer(
        _ headers: String...,
        required: Bool = false,
        into field: WritableKeyPath<Record, Int?>
    ) -> Column {
        Column(headers, required: required, .integer, field)
    }

    static func percent(
        _ headers: String...,
        required: Bool = false,
        into field: WritableKeyPath<Record, Int?>
    ) -> Column {
        Column(headers, required: required, .percent, field)
    }

    static func orderSource(_ headers: String..., into field: WritableKeyPath<Record, OrderSource>) -> Column {
        Column(headers, required: false, .orderSource, field)
    }

    static func custom(
        _ headers: String...,
        required: Bool = false,
        expected: Phrase,
        read: @escaping @Sendable (Cell, inout Record, inout ReadContext) -> Bool
    ) -> Column {
        Column(headers, required: required, .custom, expected: expected) { cell, record, context in
            read(cell, &record.assumingMemoryBound(to: Record.self).pointee, &context)
        }
    }

    /// This column under other headers.
    func under(_ headers: [String]) -> Column {
        Column(headers, required: isRequired, meaning, offset: offset, expected: expected, read: read)
    }
}

/// The columns of one kind of sheet.
struct Schema<Record: Sendable & BitwiseCopyable>: Sendable {
    let blank: Record
    let columns: [Column<Record>]
    private let rowOffset: Int
    private let dayOffset: Int?
    /// The column of each folded header.
    private let byHeader: [String: Int]

    /// - Parameters:
    ///   - row: Where a record keeps the number of its row.
    ///   - day: Where it keeps the day that its file's days are told by.
    init(
        blank: Record,
        row: WritableKeyPath<Record, Int32>,
        day: WritableKeyPath<Record, PackedDay>? = nil,
        columns: [Column<Record>]
    ) {
        self.blank = blank
        self.columns = columns
        rowOffset = Column.offset(of: row)
        dayOffset = day.map(Column.offset)
        var byHeader: [String: Int] = [:]
        for (index, column) in columns.enumerated() {
            for header in column.headers { byHeader[header] = index }
        }
        self.byHeader = byHeader
    }

    /// Nobody can tell which of two columns of one name holds the amount or the order that counts.
    private func checkRequired(_ headers: HeaderRow, at place: Place) throws(InputError) {
        var required: Set<String> = []
        for (header, folded) in zip(headers.texts, headers.folded) {
            guard let index = byHeader[folded], columns[index].isRequired else { continue }
            guard required.insert(folded).inserted else {
                throw InputError(
                    .contradiction,
                    at: place,
                    expected: "one column \"\(columns[index].name)\"",
                    found: "two: \(header)",
                    advice: "Take out the one that is wrong, or download the file again."
                )
            }
        }
    }

    /// The columns of one file by their index, found by header once.
    ///
    /// - Parameter amounts: Further columns.
    func bound(
        to headers: HeaderRow,
        at place: Place,
        amounts: AmountColumns = AmountColumns()
    ) throws(InputError) -> BoundSchema<Record> {
        var steps: [(RowProgram.Step, RowProgram.Source)] = []
        var known: [String] = []
        var unknown: [String] = []
        var found: Set<Int> = []
        var foundAmounts: Set<String> = []
        try checkRequired(headers, at: place)
        for (position, (header, folded)) in zip(headers.texts, headers.folded).enumerated() where !folded.isEmpty {
            if let index = byHeader[folded], found.insert(index).inserted {
                known.append(header)
                let column = columns[index]
                guard column.meaning != .ignored else { continue }
                steps.append(
                    (
                        RowProgram.Step(position: position, offset: column.offset, meaning: column.meaning),
                        RowProgram.Source(header: header, expected: column.expected, read: column.read)
                    )
                )
            } else if let amount = amounts.columns[folded], foundAmounts.insert(folded).inserted {
                known.append(header)
                steps.append(
                    (
                        RowProgram.Step(position: position, offset: amount.offset, meaning: .amount, sign: amount.sign),
                        RowProgram.Source(header: header, expected: CellMeaning.amount.expected)
                    )
                )
            } else {
                unknown.append(header)
            }
        }
        let missing = columns.indices.filter { columns[$0].isRequired && !found.contains($0) }
        guard missing.isEmpty else {
            let list = missing.map { "\"\(columns[$0].name)\"" }.joined(separator: ", ")
            throw InputError(
                .missingColumn,
                at: place,
                expected: "the column \(list)",
                found: Phrase(quoting: headers.texts.prefix(4).joined(separator: ", ")),
                advice: "Download the file again and leave its header row as it is."
            )
        }
        let offsets = RowProgram.Offsets(row: rowOffset, day: dayOffset, formula: amounts.formulaOffset)
        return BoundSchema(blank: blank, program: RowProgram(steps, offsets), known: known, unknown: unknown)
    }
}

/// Columns of which any number may fill one amount of a record, and the sum they are checked against.
struct AmountColumns: Sendable {
    struct Amount: Sendable {
        /// Where the `Int32` lies in the record.
        var offset: Int
        /// +1 or -1 for an amount that enters the file's formula, else 0.
        var sign: Int8
    }

    /// Where the record keeps the sum of the signed amounts, a `Paisa`.
    var formulaOffset: Int?
    /// By folded header.
    var columns: [String: Amount] = [:]
}

/// A schema whose columns have been found in one file.
struct BoundSchema<Record: Sendable & BitwiseCopyable>: Sendable {
    let blank: Record
    let program: RowProgram
    /// Headers as printed.
    let known: [String]
    let unknown: [String]

    /// The record of one row; throws on the first cell that does not hold what its column promises.
    @inline(__always)
    func record(_ row: Row, _ context: inout ReadContext, at place: Place) throws(InputError) -> Record {
        var record = blank
        let failed = withUnsafeMutableBytes(of: &record) { fields in
            fields.baseAddress.flatMap { program.read(row, into: $0, &context) }
        }
        if let failed { throw program.problem(failed, in: row, at: place) }
        return record
    }
}
