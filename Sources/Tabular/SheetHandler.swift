/// Puts one row after the other together from the elements of a sheet.
struct SheetHandler: XMLHandler {
    /// Which text is being read into the cell.
    private enum Capture {
        case none
        case value
        case formula
        case inline
    }

    private let place: Place
    private let limits: Limits
    private let body: (Row) throws(InputError) -> RowFlow
    private var row: RowBuilder
    private var cell = RawCell()
    private var capture = Capture.none
    private var isPhonetic = false
    private var isInString = false
    private var isInData = false
    private var isInRow = false
    private var isInCell = false
    /// Elements open inside the cell: what counts stands at the first level, strings below `is`.
    private var cellDepth = 0
    /// Whether the present row states its own number.
    private var isNumbered = false
    /// Of the row that was read last.
    var number = 0
    /// Rows lent so far.
    private(set) var rows = 0

    init(
        _ sheet: SheetContext,
        place: Place,
        limits: Limits,
        _ body: @escaping (Row) throws(InputError) -> RowFlow
    ) {
        self.place = place
        self.limits = limits
        self.body = body
        row = RowBuilder(sheet, limits: limits)
    }

    mutating func start(_ element: XMLElement) throws(InputError) {
        if isInCell {
            startInCell(element)
        } else if isInRow, element.isNamed("c") {
            try startCell(element)
        } else if isInData, element.isNamed("row") {
            try startRow(element)
        } else if element.isNamed("sheetData") {
            isInData = true
        }
    }

    mutating func characters(_ text: UnsafeBufferPointer<UInt8>) throws(InputError) {
        guard capture != .none else { return }
        guard row.append(text) else { throw row.tooLong(here) }
    }

    mutating func end(_ name: UnsafePointer<UInt8>) throws(InputError) -> RowFlow {
        if isInCell {
            if XMLElement.isEqual(name, "c") {
                isInCell = false
                capture = .none
                try located { (row, cell) throws(InputError) in try row.close(cell) }
            } else {
                endInCell(name)
            }
        } else if isInRow, XMLElement.isEqual(name, "row") {
            isInRow = false
            rows += 1
            return try row.lend(number, body)
        } else if XMLElement.isEqual(name, "sheetData") {
            isInData = false
        }
        return .next
    }

    /// The number of the row that was read last, for errors that know no better.
    var lastRow: Int? { number > 0 ? number : nil }

    /// Inside the rows of a sheet, and in none of them.
    var isBetweenRows: Bool { isInData && !isInRow && !isInCell }

    // MARK: Rows and cells

    private var here: Place { place.at(row: number, column: isInCell ? CellReference.letters(cell.column) : nil) }

    private mutating func startRow(_ element: XMLElement) throws(InputError) {
        isInRow = true
        isNumbered = false
        number += 1
        row.clear()
        guard let text = element.attribute("r") else { return try checkNumber() }
        guard let reference = CellReference(text), let stated = reference.row, reference.column == nil else {
            throw .damaged(
                here,
                expected: "a row number",
                found: Phrase(quoting: String(decoding: text, as: UTF8.self))
            )
        }
        number = stated
        isNumbered = true
        try checkNumber()
    }

    private func checkNumber() throws(InputError) {
        guard number <= limits.sheetRows else {
            throw .overLimit(place, expected: "at most \(limits.sheetRows) rows", found: "row \(number)")
        }
    }

    private mutating func startCell(_ element: XMLElement) throws(InputError) {
        cell = RawCell(start: row.size, column: row.nextColumn)
        if let text = element.attribute("r") {
            guard let reference = CellReference(text), let column = reference.column else {
                throw .damaged(
                    here,
                    expected: "a cell address",
                    found: Phrase(quoting: String(decoding: text, as: UTF8.self))
                )
            }
            cell.column = column
            if let stated = reference.row, stated != number {
                guard !isNumbered, row.isEmpty else {
                    throw .contradiction(here, expected: "a cell of row \(number)", found: "a cell of row \(stated)")
                }
                number = stated
                try checkNumber()
            }
            isNumbered = true
        }
        guard cell.column < limits.sheetColumns else {
            throw .overLimit(
                here,
                expected: "at most \(limits.sheetColumns) columns",
                found: Phrase(quoting: CellReference.letters(cell.column))
            )
        }
        isInCell = true
        cellDepth = 0
        if let type = element.attribute("t") {
            guard let known = RawCell.Content(type) else {
                throw .damaged(
                    here,
                    expected: "a known type of cell",
                    found: Phrase(quoting: String(decoding: type, as: UTF8.self))
                )
            }
            cell.content = known
        }
        // Only numbers care for their style.
        if cell.content == .number, let style = element.attribute("s"), let number = CellReference.number(style) {
            cell.style = number
        }
    }

    private mutating func startInCell(_ element: XMLElement) {
        cellDepth += 1
        if element.isNamed("t") {
            capture = isInString && !isPhonetic ? .inline : .none
        } else if element.isNamed("rPh") {
            isPhonetic = true
        } else if cellDepth > 1 {
            return
        } else if element.isNamed("is") {
            // An inline string wins over a value if the cell says it is one, else only where there is no value.
            guard cell.content == .inline || !cell.hasValue else { return }
            row.truncate(to: cell.start)
            cell.hasInline = true
            isInString = true
        } else if element.isNamed("v") {
            guard !(cell.content == .inline && cell.hasInline) else { return }
            // The value takes the place of the formula it came from.
            row.truncate(to: cell.start)
            cell.hasValue = true
            capture = .value
        } else if element.isNamed("f") {
            cell.hasFormula = true
            guard !cell.hasValue, !cell.hasInline else { return }
            _ = row.append(ascii: "=")
            capture = .formula
        }
    }

    private mutating func endInCell(_ name: UnsafePointer<UInt8>) {
        cellDepth -= 1
        if cellDepth == 0 { isInString = false }
        if XMLElement.isEqual(name, "rPh") { isPhonetic = false }
        capture = .none
    }

    /// Runs `step` on the row and the cell, adding to its error where that stands.
    private mutating func located(_ step: (inout RowBuilder, RawCell) throws(InputError) -> Void) throws(InputError) {
        do throws(InputError) {
            try step(&row, cell)
        } catch {
            var located = error
            located.place = place.at(row: number, column: CellReference.letters(cell.column))
            throw located
        }
    }
}
