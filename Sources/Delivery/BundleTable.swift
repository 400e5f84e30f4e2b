import Glibc
import Site

/// Reads a CSV of a bundle while its bytes come in: of each row the columns that are asked for, and never more than a
/// row and a piece of the file in memory. It takes what ``CSVTable`` writes.
struct BundleTable {
    /// A row, lent.
    struct Row {
        fileprivate let bytes: UnsafeBufferPointer<UInt8>
        fileprivate let cells: [Range<Int>]

        /// By the place of its column among those asked for; without the quotes and the guard against formulas.
        subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
            let cell = UnsafeBufferPointer(rebasing: bytes[cells[index]])
            guard cell.first == UInt8(ascii: "'"), FormulaGuard.isNeeded(for: cell.dropFirst()) else { return cell }
            return UnsafeBufferPointer(rebasing: cell[1...])
        }

        func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }
    }

    /// Longest row: the sources of a sub order are its only cell without a natural bound.
    static let rowLimit = 4 << 20

    private let columns: [String]
    /// By wanted column, its place in the file; empty until the header is read.
    private var places: [Int] = []
    /// The start of a row whose end has not come in yet.
    private var pending: [UInt8] = []
    private var rows = 0
    /// The last column that is asked for; all of the header.
    private var last = Int.max
    /// Kept from row to row for their room: the cells of a row, those asked for, and a row without its quotes.
    private var cells: [Range<Int>] = []
    private var wanted: [Range<Int>] = []
    private var unquoted: [UInt8] = []
    /// What is wrong with the file; nothing is read behind that.
    private var failure: String?

    init(columns: [String]) { self.columns = columns }

    /// Hands every row that is whole to `body`, which returns what is wrong with it, or `nil`.
    mutating func take(_ piece: UnsafeRawBufferPointer, _ body: (Row) -> String?) {
        guard failure == nil else { return }
        var bytes = pending
        pending = []
        bytes.append(contentsOf: piece)
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while failure == nil, let end = BundleTable.endOfRow(bytes, from: start) {
                read(UnsafeBufferPointer(rebasing: bytes[start..<end]), body)
                start = end + 1
            }
            pending = Array(bytes[start...])
        }
        if failure == nil, pending.count > BundleTable.rowLimit { failure = "row \(rows + 1) is too long" }
    }

    /// What is wrong with the file, once all its bytes came in; `nil` where nothing is.
    func finished() -> String? {
        if let failure { return failure }
        if !pending.isEmpty { return "row \(rows + 1) is cut off" }
        return rows == 0 ? "it has no header" : nil
    }

    private mutating func read(_ row: UnsafeBufferPointer<UInt8>, _ body: (Row) -> String?) {
        rows += 1
        let whole = row.last == 0x0D ? UnsafeBufferPointer(rebasing: row.dropLast()) : row
        cells.removeAll(keepingCapacity: true)
        guard BundleTable.find(UInt8(ascii: "\""), in: whole, from: 0, to: whole.count) != nil else {
            splitPlain(whole)
            return take(whole, body)
        }
        var plain: [UInt8] = []
        swap(&plain, &unquoted)
        splitQuoted(whole, into: &plain)
        plain.withUnsafeBufferPointer { take($0, body) }
        swap(&plain, &unquoted)
    }

    /// Takes a row of which the cells stand in `bytes`.
    private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (Row) -> String?) {
        if rows == 1 {
            failure = header(bytes, cells)
        } else if cells.count <= last {
            failure = "row \(rows) has too few cells"
        } else {
            wanted.removeAll(keepingCapacity: true)
            for place in places { wanted.append(cells[place]) }
            if let reason = body(Row(bytes: bytes, cells: wanted)) { failure = "row \(rows): \(reason)" }
        }
    }

    /// Returns what is wrong with it.
    private mutating func header(_ bytes: UnsafeBufferPointer<UInt8>, _ cells: [Range<Int>]) -> String? {
        let mark = "\u{FEFF}"
        let names = cells.map { String(decoding: UnsafeBufferPointer(rebasing: bytes[$0]), as: UTF8.self) }.map {
            $0.hasPrefix(mark) ? String($0.dropFirst()) : $0
        }
        for column in columns {
            guard let place = names.firstIndex(of: column) else { return "it has no column \(column)" }
            places.append(place)
        }
        last = places.max() ?? 0
        return nil
    }

    /// The place of the line feed that ends the row, which is not one between quotes.
    private static func endOfRow(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var next = start
        var isQuoted = false
        while let line = find(0x0A, in: bytes, from: next, to: bytes.count) {
            while let quote = find(UInt8(ascii: "\""), in: bytes, from: next, to: line) {
                isQuoted.toggle()
                next = quote + 1
            }
            if !isQuoted { return line }
            next = line + 1
        }
        return nil
    }

    /// Finds the cells of a row without quotes, up to the last one that is asked for.
    private mutating func splitPlain(_ row: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while cells.count <= last {
            let end = BundleTable.find(UInt8(ascii: ","), in: row, from: start, to: row.count)
            cells.append(start..<(end ?? row.count))
            guard let end else { return }
            start = end + 1
        }
    }

    /// Likewise; their bytes go to `plain` without the quotes.
    private mutating func splitQuoted(_ row: UnsafeBufferPointer<UInt8>, into plain: inout [UInt8]) {
        plain.removeAll(keepingCapacity: true)
        var start = 0
        var isQuoted = false
        var index = 0
        while index < row.count, cells.count <= last {
            let byte = row[index]
            index += 1
            if byte == UInt8(ascii: "\"") {
                // Inside quotes a quote stands twice.
                if isQuoted, index < row.count, row[index] == byte {
                    plain.append(byte)
                    index += 1
                } else {
                    isQuoted.toggle()
                }
            } else if byte == UInt8(ascii: ","), !isQuoted {
                cells.append(start..<plain.count)
                start = plain.count
            } else {
                plain.append(byte)
            }
        }
        if cells.count <= last { cells.append(start..<plain.count) }
    }

    private static func find(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int?
    {
        guard start < end, let base = bytes.baseAddress, let hit = memchr(base + start, Int32(byte), end - start) else {
            return nil
        }
        return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
    }
}
