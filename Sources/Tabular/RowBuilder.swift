/// What a sheet says about one cell before its text is understood.
struct RawCell {
    enum Content {
        case number
        case shared
        case inline
        case formulaText
        case boolean
        case error
        case isoDate

        /// From the attribute `t`.
        @inline(__always)
        init?(_ type: UnsafeBufferPointer<UInt8>) {
            switch (type.count, type.first) {
            case (1, UInt8(ascii: "s")): self = .shared
            case (9, UInt8(ascii: "i")) where RawCell.spells(type, "inlineStr"): self = .inline
            case (1, UInt8(ascii: "n")): self = .number
            case (3, UInt8(ascii: "s")) where RawCell.spells(type, "str"): self = .formulaText
            case (1, UInt8(ascii: "b")): self = .boolean
            case (1, UInt8(ascii: "e")): self = .error
            case (1, UInt8(ascii: "d")): self = .isoDate
            default: return nil
            }
        }
    }

    /// Whether `text` reads `other`, which has as many bytes.
    private static func spells(_ text: UnsafeBufferPointer<UInt8>, _ other: StaticString) -> Bool {
        text.indices.allSatisfy { text[$0] == other.utf8Start[$0] }
    }

    /// Where its text starts in the row's memory.
    var start = 0
    /// 0-based.
    var column = 0
    var content = Content.number
    var style = 0
    var hasFormula = false
    var hasValue = false
    var hasInline = false
}

/// Where one cell's text lies in the memory of its row.
private struct CellExtent {
    var start = 0
    var count = 0
    var kind = CellKind.empty
}

/// The one row of a sheet that is in memory: text in one piece, reused from row to row, and an extent per column.
struct RowBuilder {
    private let sheet: SheetContext
    private let limits: Limits
    /// Begins with a byte of no meaning, so that there always is an address.
    private var text: [UInt8] = [0]
    /// As wide as the widest row so far, empty wherever the present row has no cell: a lone cell far to the right
    /// costs no more than one at the left.
    private var extents: [CellExtent] = []
    /// Columns of the present row that are not empty, as the cells came.
    private var filled: [Int] = []
    /// The cells of the row that is lent.
    private var cells: [Cell] = []
    private var width = 0
    private(set) var nextColumn = 0
    /// Of all rows so far.
    private var wideGaps = 0

    init(_ sheet: SheetContext, limits: Limits) {
        self.sheet = sheet
        self.limits = limits
    }

    var size: Int { text.count }
    var isEmpty: Bool { nextColumn == 0 }

    mutating func clear() {
        truncate(to: 1)
        for column in filled { extents[column] = CellExtent() }
        filled.removeAll(keepingCapacity: true)
        width = 0
        nextColumn = 0
    }

    /// Adds to the text of the cell that is being read; false when the row outgrows its memory.
    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        text.append(contentsOf: bytes)
        return fits
    }

    mutating func append(ascii: Unicode.Scalar) -> Bool {
        text.append(UInt8(truncatingIfNeeded: ascii.value))
        return fits
    }

    /// Whether the row is within its memory.
    private var fits: Bool { text.count - 1 <= limits.rowSize }

    /// Of a row that outgrew its memory.
    func tooLong(_ place: Place) -> InputError {
        .overLimit(place, expected: "rows of at most \(limits.rowSize >> 10) KiB of text", found: "a longer one")
    }

    /// Takes back the text from `count` on.
    @inline(__always)
    mutating func truncate(to count: Int) {
        if text.count > count { text.removeLast(text.count - count) }
    }

    /// Lends the row; the memory is good until the next ``clear()``.
    mutating func lend(_ number: Int, _ body: (Row) throws(InputError) -> RowFlow) throws(InputError) -> RowFlow {
        cells.removeAll(keepingCapacity: true)
        let (extents, width) = (extents, width)
        return try text.withUnsafeBufferPointer { text throws(InputError) in
            for extent in extents[..<width] {
                let bytes = UnsafeBufferPointer(rebasing: text[extent.start..<(extent.start + extent.count)])
                cells.append(Cell(bytes: bytes, kind: extent.kind))
            }
            return try cells.withUnsafeBufferPointer { cells throws(InputError) in
                try body(Row(number: number, cells: cells))
            }
        }
    }

    /// Understands the text since `cell.start` and puts it into its column. The places of errors are left to the caller.
    mutating func close(_ cell: RawCell) throws(InputError) {
        wideGaps += max(0, cell.column - nextColumn - Limits.usualGap)
        guard wideGaps <= limits.wideGaps else {
            throw .overLimit(
                Place(path: ""),
                expected: "at most \(limits.wideGaps) empty columns before cells far to the right",
                found: "more"
            )
        }
        nextColumn = cell.column + 1
        let kind = try kind(of: cell)
        // A few bytes refer to a shared text of any length.
        guard fits else { throw tooLong(Place(path: "")) }
        guard kind != .empty else { return }
        let count = text.count - cell.start
        if count > limits.cellCharacters { try checkLength(from: cell.start) }
        while extents.count <= cell.column { extents.append(CellExtent()) }
        guard extents[cell.column].kind == .empty else {
            throw .contradiction(Place(path: ""), expected: "one cell of this address", found: "two")
        }
        extents[cell.column] = CellExtent(start: cell.start, count: count, kind: kind)
        filled.append(cell.column)
        width = max(width, cell.column + 1)
    }

    /// Excel counts UTF-16 units.
    private func checkLength(from start: Int) throws(InputError) {
        let units = text[start...].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
        guard units > limits.cellCharacters else { return }
        throw .overLimit(
            Place(path: ""),
            expected: "cells of at most \(limits.cellCharacters) characters",
            found: "\(units)"
        )
    }

    /// What the cell is, after its text has been brought into its final form.
    @inline(__always)
    private mutating func kind(of cell: RawCell) throws(InputError) -> CellKind {
        if cell.hasInline || cell.content == .inline || cell.content == .formulaText {
            return textKind(of: cell)
        }
        guard text.count > cell.start, cell.hasValue else {
            return cell.hasFormula ? missingValue(of: cell) : .empty
        }
        switch cell.content {
        case .number:
            return sheet.formats.isDate(style: cell.style) ? dateKind(of: cell) : .number
        case .shared:
            try replaceIndex(of: cell)
            return text.count == cell.start ? .empty : .text
        case .boolean: return booleanKind(of: cell)
        case .isoDate:
            guard let date = value(of: cell, SerialDate.normal(iso:)) else { return .text }
            replace(cell, by: date)
            return .date
        case .error: return .error
        case .inline, .formulaText: return .text
        }
    }

    private mutating func textKind(of cell: RawCell) -> CellKind {
        // Only a formula's own text stands here if it has no value; an empty value is an empty text.
        if cell.hasFormula, !cell.hasValue, !cell.hasInline { return missingValue(of: cell) }
        ExcelEscape.resolve(&text, from: cell.start)
        return text.count == cell.start ? .empty : .text
    }

    /// A formula whose result the file does not hold; its text says so to whoever reports it.
    private mutating func missingValue(of cell: RawCell) -> CellKind {
        if text.count == cell.start { text.append(UInt8(ascii: "=")) }
        return .error
    }

    private mutating func dateKind(of cell: RawCell) -> CellKind {
        let (kind, date) = value(of: cell, sheet.date)
        if let date { replace(cell, by: date) }
        return kind
    }

    private mutating func booleanKind(of cell: RawCell) -> CellKind {
        let isTrue = value(of: cell) { $0.elementsEqual("1".utf8) || $0.elementsEqual("true".utf8) }
        let isFalse = value(of: cell) { $0.elementsEqual("0".utf8) || $0.elementsEqual("false".utf8) }
        guard isTrue || isFalse else { return .error }
        replace(cell, by: Array((isTrue ? "TRUE" : "FALSE").utf8))
        return .boolean
    }

    private mutating func replaceIndex(of cell: RawCell) throws(InputError) {
        let index = value(of: cell) { CellReference.number($0) }
        let found = String(decoding: text[cell.start...], as: UTF8.self)
        truncate(to: cell.start)
        guard let index, sheet.strings.append(index, to: &text) else {
            throw .damaged(
                Place(path: ""),
                expected: "the number of one of \(sheet.strings.count) shared texts",
                found: Phrase(quoting: found)
            )
        }
    }

    private func value<Result>(of cell: RawCell, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[cell.start...])) }
    }

    private mutating func replace(_ cell: RawCell, by bytes: [UInt8]) {
        truncate(to: cell.start)
        text.append(contentsOf: bytes)
    }
}
