/// What a reader knows about the content of a cell besides its text.
public enum CellKind: UInt8, Sendable {
    case empty
    /// Text as written.
    case text
    /// A number as the file stores it, possibly with an exponent.
    case number
    /// A date or time already turned from its serial into `yyyy-mm-dd` or `yyyy-mm-dd HH:MM:SS`.
    case date
    case boolean
    /// An error value such as `#REF!`, or a formula whose value the file does not hold.
    case error
}

/// One cell of a ``Row``, good only as long as the row is.
///
/// Public, as the other values that every row is made of: other modules take public functions in-line, `package` ones never.
public struct Cell {
    /// UTF-8, entities and escapes resolved, not trimmed. Lent: never keep it beyond the closure that got the row.
    public let bytes: UnsafeBufferPointer<UInt8>
    public let kind: CellKind

    @inlinable @inline(__always) public init(bytes: UnsafeBufferPointer<UInt8>, kind: CellKind) {
        self.bytes = bytes
        self.kind = kind
    }

    @inlinable @inline(__always) public static var empty: Cell {
        Cell(bytes: UnsafeBufferPointer(start: nil, count: 0), kind: .empty)
    }

    /// A copy of the text, for messages and headers.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Without blanks (space, tab, line breaks, no-break space) at both ends.
    @inlinable public var trimmed: UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = bytes.count
        while start < end {
            if Cell.isBlank(bytes[start]) {
                start += 1
            } else if bytes[start] == 0xC2, start + 1 < end, bytes[start + 1] == 0xA0 {
                start += 2
            } else {
                break
            }
        }
        while end > start {
            if Cell.isBlank(bytes[end - 1]) {
                end -= 1
            } else if end - start >= 2, bytes[end - 1] == 0xA0, bytes[end - 2] == 0xC2 {
                end -= 2
            } else {
                break
            }
        }
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    @inlinable static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

/// One row of a sheet or CSV, lent by a reader for the length of one call and read by column index.
public struct Row {
    /// 1-based, as a spreadsheet program numbers it: for CSV the record number, blank lines counted.
    package let number: Int
    /// One per column from the first; gaps are ``CellKind/empty``.
    @usableFromInline let cells: UnsafeBufferPointer<Cell>

    package init(number: Int, cells: UnsafeBufferPointer<Cell>) {
        self.number = number
        self.cells = cells
    }

    /// One past the last column that has a cell.
    @inlinable @inline(__always) public var count: Int { cells.count }

    /// The cell of a 0-based column; empty beyond the last one.
    @inlinable @inline(__always) public subscript(column: Int) -> Cell {
        guard column >= 0, column < cells.count else { return .empty }
        return cells[column]
    }

    package var isBlank: Bool { (0..<count).allSatisfy { self[$0].trimmed.isEmpty } }

    /// Copies of all cells, for finding headers.
    package var texts: [String] { (0..<count).map { self[$0].text } }
}

/// Told by whoever receives rows: go on, or this was enough.
package enum RowFlow: Sendable {
    case next
    case stop
}
