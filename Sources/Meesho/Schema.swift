import Tabular

/// What a column's cells are read with besides their own bytes.
struct ReadContext: Sendable {
    var texts = TextTable()
    var days: DayReader

    init(order: DayReader.Order = .dayFirst) { days = DayReader(order: order) }
}

/// One column of an export: the spellings of its header, and how a cell of it becomes a field.
struct Column<Record: Sendable>: Sendable {
    /// As the export prints it, for messages.
    let name: String
    /// Folded header spellings.
    let headers: [String]
    let isRequired: Bool
    /// For messages: what a cell should hold.
    let expected: String
    /// `nil` for a column that is known and not needed; else whether the cell could be read.
    let read: (@Sendable (Cell, inout Record, inout ReadContext) -> Bool)?

    private init(
        _ headers: [String],
        required: Bool,
        expected: String,
        read: (@Sendable (Cell, inout Record, inout ReadContext) -> Bool)?
    ) {
        name = headers.first ?? ""
        self.headers = headers.map(Header.fold)
        isRequired = required
        self.expected = expected
        self.read = read
    }

    /// Known, and nothing the report needs.
    static func ignored(_ headers: String...) -> Column {
        Column(headers, required: false, expected: "", read: nil)
    }

    /// The key of most exports; a cell without one is no data row.
    static func subOrder(
        _ headers: String...,
        set: @escaping @Sendable (inout Record, SubOrderNumber) -> Void
    ) -> Column {
        Column(headers, required: true, expected: "a sub order number such as 900000000000000001_1") {
            cell,
            record,
            _ in
            guard cell.kind != .number || cell.bytes.allSatisfy({ $0 &- 0x30 < 10 }),
                let number = SubOrderNumber(cell.trimmed)
            else { return false }
            set(&record, number)
            return true
        }
    }

    /// Text, blanks at both ends dropped; an empty cell is the empty text.
    static func text(
        _ headers: String...,
        required: Bool = false,
        set: @escaping @Sendable (inout Record, Int32) -> Void
    ) -> Column {
        text(headers, required: required, set: set) { $0.trimmed.isEmpty }
    }

    /// Text in which `NA` and `null` mean missing, too.
    static func word(
        _ headers: String...,
        required: Bool = false,
        set: @escaping @Sendable (inout Record, Int32) -> Void
    ) -> Column {
        text(headers, required: required, set: set) { $0.isMissing }
    }

    private static func text(
        _ headers: [String],
        required: Bool,
        set: @escaping @Sendable (inout Record, Int32) -> Void,
        isMissing: @escaping @Sendable (Cell) -> Bool
    ) -> Column {
        Column(headers, required: required, expected: "text, or a formula with its result") { cell, record, context in
            guard cell.kind != .error else { return false }
            set(&record, isMissing(cell) ? 0 : context.texts.id(of: cell.trimmed))
            return true
        }
    }

    /// A cell that holds a value; a missing one leaves the field as it is, unless `needed`.
    private static func value<Value>(
        _ headers: [String],
        required: Bool,
        needed: Bool = false,
        expected: String,
        set: @escaping @Sendable (inout Record, Value) -> Void,
        parse: @escaping @Sendable (Cell, inout ReadContext) -> Value?
    ) -> Column {
        Column(headers, required: required, expected: expected) { cell, record, context in
            guard let value = parse(cell, &context) else { return !needed && cell.isMissing }
            set(&record, value)
            return true
        }
    }

    private static var amount: String { "an amount such as 1,234.50" }

    static func money(
        _ headers: String...,
        required: Bool = false,
        set: @escaping @Sendable (inout Record, Paisa) -> Void
    ) -> Column {
        value(headers, required: required, expected: amount, set: set) { cell, _ in Paisa(cell) }
    }

    /// An amount that must be there.
    static func neededMoney(_ headers: String..., set: @escaping @Sendable (inout Record, Paisa) -> Void) -> Column {
        value(headers, required: true, needed: true, expected: amount, set: set) { cell, _ in Paisa(cell) }
    }

    /// An amount at full precision.
    static func exact(
        _ headers: String...,
        required: Bool = false,
        set: @escaping @Sendable (inout Record, ExactRupees) -> Void
    ) -> Column {
        value(headers, required: required, expected: amount, set: set) { cell, _ in ExactRupees(cell) }
    }

    private static var date: String { "a date such as 2026-01-31 or 31/01/2026" }

    /// A date, with or without a time of day.
    static func day(
        _ headers: String...,
        required: Bool = false,
        set: @escaping @Sendable (inout Record, Day) -> Void
    ) -> Column {
        value(headers, required: required, expected: date, set: set) { cell, context in context.days.day(cell) }
    }

    /// A date where the export may print a word instead, such as `unscheduled`.
    static func dayOrWord(_ headers: String..., set: @escaping @Sendable (inout Record, Day) -> Void) -> Column {
        Column(headers, required: false, expected: date) { cell, record, context in
            if let day = context.days.day(cell) {
                set(&record, day)
                return true
            }
            return cell.isMissing || !cell.trimmed.contains { $0 &- 0x30 < 10 }
        }
    }

    /// Pieces of one sub order.
    static func quantity(_ headers: String..., set: @escaping @Sendable (inout Record, Int32) -> Void) -> Column {
        value(headers, required: false, expected: "a quantity from 1 to 10,000", set: set) { cell, _ in
            cell.integer.flatMap { (1...10_000).contains($0) ? Int32($0) : nil }
        }
    }

    /// A price, which is never negative.
    static func price(_ headers: String..., set: @escaping @Sendable (inout Record, Paisa) -> Void) -> Column {
        value(headers, required: false, expected: "a price of 0 or more such as 1,234.50", set: set) { cell, _ in
            Paisa(cell).flatMap { $0 >= .zero && $0 <= Amounts.limit ? $0 : nil }
        }
    }

    static func integer(
        _ headers: String...,
        required: Bool = false,
        set: @escaping @Sendable (inout Record, Int) -> Void
    ) -> Column {
        value(headers, required: required, expected: "a whole number", set: set) { cell, _ in cell.integer }
    }

    /// A percentage, in hundredths of a percent.
    static func percent(
        _ headers: String...,
        required: Bool = false,
        set: @escaping @Sendable (inout Record, Int) -> Void
    ) -> Column {
        value(headers, required: required, expected: "a percentage such as 18", set: set) { cell, _ in
            cell.hundredthsOfPercent
        }
    }

    /// A cell read by the record itself.
    static func custom(
        _ headers: String...,
        required: Bool = false,
        expected: String,
        read: @escaping @Sendable (Cell, inout Record, inout ReadContext) -> Bool
    ) -> Column {
        Column(headers, required: required, expected: expected, read: read)
    }

    /// This column under other headers.
    func under(_ headers: [String]) -> Column {
        Column(headers, required: isRequired, expected: expected, read: read)
    }
}

/// The columns of one kind of sheet.
struct Schema<Record: Sendable>: Sendable {
    let blank: Record
    let columns: [Column<Record>]

    /// The columns of one file by their index, found by header once.
    func bound(to headers: [String], at place: Place) throws(InputError) -> BoundSchema<Record> {
        var byHeader: [String: Int] = [:]
        for (index, column) in columns.enumerated() {
            for header in column.headers { byHeader[header] = index }
        }
        var decoders: [BoundSchema<Record>.Decoder] = []
        var known: [String] = []
        var unknown: [String] = []
        var taken: Set<Int> = []
        for (position, header) in headers.enumerated() {
            let folded = Header.fold(header)
            guard !folded.isEmpty else { continue }
            guard let index = byHeader[folded], taken.insert(index).inserted else {
                unknown.append(header)
                continue
            }
            known.append(header)
            guard let read = columns[index].read else { continue }
            decoders.append(.init(position: position, header: header, expected: columns[index].expected, read: read))
        }
        let missing = columns.indices.filter { columns[$0].isRequired && !taken.contains($0) }
        guard missing.isEmpty else {
            throw InputError(
                .missingColumn,
                at: place,
                expected: "the column "
                    + missing.map { "\"\(columns[$0].name)\"" }.joined(separator: ", "),
                found: headers.prefix(4).joined(separator: ", "),
                advice: "Download the file again and leave its header row as it is."
            )
        }
        return BoundSchema(blank: blank, decoders: decoders, known: known, unknown: unknown)
    }
}

/// A schema whose columns have been found in one file.
struct BoundSchema<Record: Sendable>: Sendable {
    struct Decoder: Sendable {
        let position: Int
        let header: String
        let expected: String
        let read: @Sendable (Cell, inout Record, inout ReadContext) -> Bool
    }

    let blank: Record
    let decoders: [Decoder]
    let known: [String]
    let unknown: [String]

    /// The record of one row; throws on the first cell that does not hold what its column promises.
    func record(_ row: Row, _ context: inout ReadContext, at place: Place) throws(InputError) -> Record {
        var record = blank
        for decoder in decoders {
            let cell = row[decoder.position]
            if !decoder.read(cell, &record, &context) {
                throw InputError(
                    .badCell,
                    at: place.at(row: row.number, column: decoder.header),
                    expected: decoder.expected,
                    found: cell.text,
                    advice: Self.advice(for: cell)
                )
            }
        }
        return record
    }

    private static func advice(for cell: Cell) -> String {
        if cell.text.contains("E+") {
            return "A spreadsheet program rounded the number and its digits are lost: download the file again."
        }
        return "The row is left out: correct the cell or download the file again."
    }
}
