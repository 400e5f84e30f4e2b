import Tabular

/// What a column's cells are read with besides their own bytes.
struct ReadContext: Sendable {
    var texts = TextTable()
    var days: DayReader

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
    /// An `Int32`: pieces of one sub order, from 1 to 10,000.
    case quantity
    /// An `Int32`: pieces of which there may be none or fewer, counted as 1.
    case pieces
    /// A `Paisa`, never negative, of one sub order.
    case price
    /// An `Int?`.
    case integer
    /// An `Int?` in hundredths of a percent.
    case percent
    /// Read by the record itself.
    case custom

    /// For messages: what a cell should hold.
    var expected: String {
        switch self {
        case .ignored: ""
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
    typealias Read = @Sendable (Cell, inout Record, inout ReadContext) -> Bool

    /// As the export prints it, for messages.
    let name: String
    /// Folded header spellings.
    let headers: [String]
    let isRequired: Bool
    let expected: String
    let meaning: CellMeaning
    /// Where the field lies in the record, in bytes.
    let offset: Int
    /// For ``CellMeaning/custom``: whether the cell could be read.
    let read: Read?

    private init(
        _ headers: [String],
        required: Bool,
        _ meaning: CellMeaning,
        offset: Int = 0,
        expected: String? = nil,
        read: Read? = nil
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

    static func quantity(_ headers: String..., into field: WritableKeyPath<Record, Int32>) -> Column {
        Column(headers, required: false, .quantity, field)
    }

    static func pieces(_ headers: String..., into field: WritableKeyPath<Record, Int32>) -> Column {
        Column(headers, required: false, .pieces, field)
    }

    static func price(_ headers: String..., into field: WritableKeyPath<Record, Paisa>) -> Column {
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

    static func custom(
        _ headers: String...,
        required: Bool = false,
        expected: String,
        read: @escaping Read
    ) -> Column {
        Column(headers, required: required, .custom, expected: expected, read: read)
    }

    /// This column under other headers.
    func under(_ headers: [String]) -> Column {
        Column(headers, required: isRequired, meaning, offset: offset, expected: expected, read: read)
    }
}

/// The columns of one kind of sheet.
struct Schema<Record: Sendable>: Sendable {
    let blank: Record
    let columns: [Column<Record>]
    /// Where a record keeps the number of its row, an `Int32`.
    let rowOffset: Int
    /// Where it keeps the day that its file's days are told by, a `PackedDay`.
    let dayOffset: Int?
    /// The column of each folded header.
    private let byHeader: [String: Int]

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

    /// The columns of one file by their index, found by header once.
    ///
    /// - Parameter amounts: Further columns, by folded header.
    func bound(
        to headers: HeaderRow,
        at place: Place,
        amounts: AmountColumns<Record>? = nil
    ) throws(InputError) -> BoundSchema<Record> {
        var bound = BoundSchema(schema: self, formulaOffset: amounts?.formulaOffset)
        var taken: Set<String> = []
        var found: Set<Int> = []
        for (position, (header, folded)) in zip(headers.texts, headers.folded).enumerated() where !folded.isEmpty {
            if let index = byHeader[folded] {
                guard found.insert(index).inserted else {
                    bound.unknown.append(header)
                    continue
                }
                bound.add(columns[index], at: position, header)
            } else if let amount = amounts?.columns[folded], taken.insert(folded).inserted {
                bound.add(amount, at: position, header)
            } else {
                bound.unknown.append(header)
            }
        }
        let missing = columns.indices.filter { columns[$0].isRequired && !found.contains($0) }
        guard missing.isEmpty else {
            throw InputError(
                .missingColumn,
                at: place,
                expected: "the column "
                    + missing.map { "\"\(columns[$0].name)\"" }.joined(separator: ", "),
                found: headers.texts.prefix(4).joined(separator: ", "),
                advice: "Download the file again and leave its header row as it is."
            )
        }
        return bound
    }
}

/// Columns of which any number may fill one amount of a record, and the sum they are checked against.
struct AmountColumns<Record: Sendable>: Sendable {
    struct Amount: Sendable {
        /// Where the `Int32` lies in the record.
        var offset: Int
        /// +1 or -1 for an amount that enters the file's formula, else 0.
        var sign: Int8
    }

    /// Where the record keeps the sum of the signed amounts, a `Paisa`.
    let formulaOffset: Int
    /// By folded header.
    var columns: [String: Amount] = [:]

    init(formula: WritableKeyPath<Record, Paisa>) { formulaOffset = Column.offset(of: formula) }
}

/// A schema whose columns have been found in one file: what to do with the cells of a row, one after the other.
struct BoundSchema<Record: Sendable>: Sendable {
    private struct Step: Sendable {
        let position: Int
        let offset: Int
        let meaning: CellMeaning
        let sign: Int8
    }

    private let schema: Schema<Record>
    private let formulaOffset: Int?
    private var steps: [Step] = []
    /// Of each step: its header, what it expects, and what reads it if the record does.
    private var sources: [(header: String, expected: String, read: Column<Record>.Read?)] = []
    private(set) var known: [String] = []
    fileprivate(set) var unknown: [String] = []

    fileprivate init(schema: Schema<Record>, formulaOffset: Int?) {
        self.schema = schema
        self.formulaOffset = formulaOffset
    }

    fileprivate mutating func add(_ column: Column<Record>, at position: Int, _ header: String) {
        known.append(header)
        guard column.meaning != .ignored else { return }
        steps.append(Step(position: position, offset: column.offset, meaning: column.meaning, sign: 0))
        sources.append((header, column.expected, column.read))
    }

    fileprivate mutating func add(_ amount: AmountColumns<Record>.Amount, at position: Int, _ header: String) {
        known.append(header)
        steps.append(Step(position: position, offset: amount.offset, meaning: .amount, sign: amount.sign))
        sources.append((header, CellMeaning.amount.expected, nil))
    }

    /// The record of one row; throws on the first cell that does not hold what its column promises.
    func record(_ row: Row, _ context: inout ReadContext, at place: Place) throws(InputError) -> Record {
        var record = schema.blank
        let failed = withUnsafeMutablePointer(to: &record) { read(row, into: $0, &context) }
        guard let failed else { return record }
        let cell = row[steps[failed].position]
        throw InputError(
            .badCell,
            at: place.at(row: row.number, column: sources[failed].header),
            expected: sources[failed].expected,
            found: cell.text,
            advice: Self.advice(for: cell)
        )
    }

    /// The day of a record that its file's days are told by.
    func day(of record: Record) -> Day? {
        guard let offset = schema.dayOffset else { return nil }
        return withUnsafeBytes(of: record) { $0.load(fromByteOffset: offset, as: PackedDay.self) }.day
    }

    /// Fills the fields; each offset is that of a field of the type which the step's meaning names.
    ///
    /// - Returns: The first step whose cell does not hold what it should.
    private func read(
        _ row: Row,
        into record: UnsafeMutablePointer<Record>,
        _ context: inout ReadContext
    ) -> Int? {
        let fields = UnsafeMutableRawPointer(record)
        fields.storeBytes(of: Int32(clamping: row.number), toByteOffset: schema.rowOffset, as: Int32.self)
        var formula = Paisa.zero
        for index in steps.indices {
            let step = steps[index]
            let cell = row[step.position]
            switch step.meaning {
            case .amount:
                guard let amount = Paisa(cell) else {
                    guard cell.isMissing else { return index }
                    continue
                }
                // Most amounts of most rows are 0.
                guard amount.count != 0 else { continue }
                let sum = Int64(fields.load(fromByteOffset: step.offset, as: Int32.self)) + amount.count
                guard let sum = Int32(exactly: sum) else { return index }
                fields.storeBytes(of: sum, toByteOffset: step.offset, as: Int32.self)
                formula = formula + Paisa(Int64(step.sign) * amount.count)
            case .text, .word:
                guard cell.kind != .error else { return index }
                let text = cell.content
                let isMissing = step.meaning == .word ? cell.isMissing : text.isEmpty
                let id = isMissing ? 0 : context.texts.id(of: text)
                fields.storeBytes(of: id, toByteOffset: step.offset, as: Int32.self)
            case .readable:
                guard cell.kind != .error else { return index }
            case .subOrder:
                guard cell.kind != .number || cell.bytes.allSatisfy({ $0 &- 0x30 < 10 }),
                    let number = SubOrderNumber(cell.content)
                else { return index }
                fields.storeBytes(of: number, toByteOffset: step.offset, as: SubOrderNumber.self)
            case .day:
                guard let day = context.days.day(cell) else {
                    guard cell.isMissing else { return index }
                    continue
                }
                fields.storeBytes(of: PackedDay(day), toByteOffset: step.offset, as: PackedDay.self)
            case .dayOrWord:
                guard let day = context.days.day(cell) else {
                    guard cell.isMissing || !cell.content.contains(where: { $0 &- 0x30 < 10 }) else { return index }
                    continue
                }
                fields.storeBytes(of: PackedDay(day), toByteOffset: step.offset, as: PackedDay.self)
            case .money, .neededMoney, .price:
                let amount = Paisa(cell).flatMap { amount in
                    step.meaning != .price || (amount >= .zero && amount <= Amounts.limit) ? amount : nil
                }
                guard let amount else {
                    guard step.meaning != .neededMoney, cell.isMissing else { return index }
                    continue
                }
                fields.storeBytes(of: amount, toByteOffset: step.offset, as: Paisa.self)
            case .exact:
                guard let amount = ExactRupees(cell) else {
                    guard cell.isMissing else { return index }
                    continue
                }
                fields.storeBytes(of: amount, toByteOffset: step.offset, as: ExactRupees?.self)
            case .quantity, .pieces:
                let pieces = cell.integer.flatMap { pieces in
                    step.meaning == .pieces ? max(1, pieces) : (1...10_000).contains(pieces) ? pieces : nil
                }
                guard let pieces else {
                    guard cell.isMissing else { return index }
                    continue
                }
                fields.storeBytes(of: Int32(clamping: pieces), toByteOffset: step.offset, as: Int32.self)
            case .integer, .percent:
                guard let value = step.meaning == .integer ? cell.integer : cell.hundredthsOfPercent else {
                    guard cell.isMissing else { return index }
                    continue
                }
                fields.storeBytes(of: value, toByteOffset: step.offset, as: Int?.self)
            case .custom:
                guard sources[index].read?(cell, &record.pointee, &context) ?? true else { return index }
            case .ignored: continue
            }
        }
        if let formulaOffset { fields.storeBytes(of: formula, toByteOffset: formulaOffset, as: Paisa.self) }
        return nil
    }

    private static func advice(for cell: Cell) -> String {
        if cell.text.contains("E+") {
            return "A spreadsheet program rounded the number and its digits are lost: download the file again."
        }
        return "The row is left out: correct the cell or download the file again."
    }
}
