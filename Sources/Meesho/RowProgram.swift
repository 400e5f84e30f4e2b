import Tabular

/// What to do with the cells of a row, one after the other: a schema bound to the columns of one file.
///
/// It knows a record only by the places of its fields in memory, so that one loop, without closures, serves them all.
final class RowProgram: Sendable {
    /// Reads a cell into the record that lies at an address; whether it could.
    typealias Read = @Sendable (Cell, UnsafeMutableRawPointer, inout ReadContext) -> Bool

    struct Step: Sendable {
        let position: Int
        /// Of a field of the type that the meaning names.
        let offset: Int
        let meaning: CellMeaning
        /// +1 or -1 for an amount that enters the file's formula.
        var sign: Int8 = 0
    }

    struct Source: Sendable {
        let header: String
        let expected: Phrase
        /// For ``CellMeaning/custom``.
        var read: Read?
    }

    /// Where a record keeps what is filled in besides the cells of its own columns.
    struct Offsets: Sendable {
        /// The number of its row, an `Int32`.
        var row: Int
        /// The day that its file's days are told by, a `PackedDay`.
        var day: Int?
        /// The sum of the signed amounts, a `Paisa`.
        var formula: Int?
    }

    private let offsets: Offsets
    private let steps: [Step]
    /// Of each step.
    private let sources: [Source]

    init(_ steps: [(step: Step, source: Source)], _ offsets: Offsets) {
        self.offsets = offsets
        self.steps = steps.map(\.step)
        sources = steps.map(\.source)
    }

    /// The day that its file's days are told by, of the record at `fields`.
    func day(of fields: UnsafeRawPointer) -> Day? {
        offsets.day.flatMap { fields.load(fromByteOffset: $0, as: PackedDay.self).day }
    }

    /// What is wrong with the cell of a step.
    func problem(_ step: Int, in row: Row, at place: Place) -> InputError {
        // No message quotes more, and numbers are shorter; a cell can be long, and every row can have one.
        let found = String(decoding: row[steps[step].position].bytes.prefix(256), as: UTF8.self)
        return InputError(
            .badCell,
            at: place.at(row: row.number, column: sources[step].header),
            expected: sources[step].expected,
            found: Phrase(quoting: found),
            advice: found.contains("E+")
                ? "A spreadsheet program rounded the number and its digits are lost: download the file again."
                : "The row is left out. Correct the cell, or download an export again."
        )
    }

    /// Fills the fields of a blank record from the cells of a row.
    ///
    /// - Returns: The first step whose cell does not hold what it should.
    func read(_ row: Row, into fields: UnsafeMutableRawPointer, _ context: inout ReadContext) -> Int? {
        fields.storeBytes(of: Int32(clamping: row.number), toByteOffset: offsets.row, as: Int32.self)
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
                guard !cell.isError else { return index }
                let isMissing = step.meaning == .word && cell.isMissing
                let id = isMissing ? 0 : context.texts.id(of: cell.content)
                fields.storeBytes(of: id, toByteOffset: step.offset, as: Int32.self)
            case .readable:
                guard !cell.isError else { return index }
            case .subOrder:
                guard !cell.isNumber || cell.bytes.allSatisfy({ $0 &- 0x30 < 10 }),
                    let number = SubOrderNumber(cell.content)
                else { return index }
                fields.storeBytes(of: number, toByteOffset: step.offset, as: SubOrderNumber.self)
            case .day, .dayOrWord:
                guard let day = context.days.day(cell) else {
                    let isWord = step.meaning == .dayOrWord && !cell.bytes.contains { $0 &- 0x30 < 10 }
                    guard isWord || cell.isMissing else { return index }
                    continue
                }
                fields.storeBytes(of: PackedDay(day), toByteOffset: step.offset, as: PackedDay.self)
            case .money, .neededMoney:
                guard let amount = Paisa(cell) else {
                    guard step.meaning == .money, cell.isMissing else { return index }
                    continue
                }
                fields.storeBytes(of: amount, toByteOffset: step.offset, as: Paisa.self)
            case .price:
                guard let price = Paisa(cell), let paise = Int32(exactly: price.count), paise >= 0 else {
                    guard cell.isMissing else { return index }
                    continue
                }
                fields.storeBytes(of: paise, toByteOffset: step.offset, as: Int32.self)
            case .exact:
                guard let amount = ExactRupees(cell) else {
                    guard cell.isMissing else { return index }
                    continue
                }
                fields.storeBytes(of: amount, toByteOffset: step.offset, as: ExactRupees?.self)
            case .quantity:
                guard let pieces = cell.integer, (1...10_000).contains(pieces) else {
                    guard cell.isMissing else { return index }
                    continue
                }
                fields.storeBytes(of: UInt16(pieces), toByteOffset: step.offset, as: UInt16.self)
            case .pieces:
                guard let pieces = cell.integer else {
                    guard cell.isMissing else { return index }
                    continue
                }
                fields.storeBytes(of: Int32(clamping: max(1, pieces)), toByteOffset: step.offset, as: Int32.self)
            case .integer, .percent:
                guard let value = step.meaning == .integer ? cell.integer : cell.hundredthsOfPercent else {
                    guard cell.isMissing else { return index }
                    continue
                }
                fields.storeBytes(of: value, toByteOffset: step.offset, as: Int?.self)
            case .orderSource:
                let source = OrderSource(cell)
                if source == .unknown { context.unknownSources.add(cell) }
                fields.storeBytes(of: source, toByteOffset: step.offset, as: OrderSource.self)
            case .custom:
                guard sources[index].read?(cell, fields, &context) ?? true else { return index }
            case .ignored: continue
            }
        }
        if let offset = offsets.formula { fields.storeBytes(of: formula, toByteOffset: offset, as: Paisa.self) }
        return nil
    }
}
