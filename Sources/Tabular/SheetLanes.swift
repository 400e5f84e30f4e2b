import Glibc

/// How the rows of a sheet, or of several, were read.
package struct LaneCount: Sendable, Hashable {
    package var sheets = 0
    /// Sheets of which no row went through libxml2.
    package var plainSheets = 0
    /// Rows that the fast lane took.
    package var plainRows = 0
    /// Rows that went through libxml2.
    package var otherRows = 0
    /// Why the first of those did, for people; `nil` without any.
    package var reason: String?

    package init() {}

    /// Of one sheet.
    init(plainRows: Int, otherRows: Int, reason: String?) {
        sheets = 1
        plainSheets = otherRows == 0 ? 1 : 0
        self.plainRows = plainRows
        self.otherRows = otherRows
        self.reason = otherRows == 0 ? nil : reason
    }

    package static func += (sum: inout LaneCount, other: LaneCount) {
        sum.sheets += other.sheets
        sum.plainSheets += other.plainSheets
        sum.plainRows += other.plainRows
        sum.otherRows += other.otherRows
        sum.reason = sum.reason ?? other.reason
    }
}

/// Reads one sheet in two lanes: rows that ``RowScanner`` fully understands from their bytes, and everything else (what
/// stands before and behind the rows, and any row that is the least unusual) through libxml2, in the order of the sheet.
///
/// libxml2 sees the whole sheet but for the rows that the fast lane took, so a sheet that is damaged anywhere else fails
/// as it would without that lane.
struct SheetLanes: ~Copyable {
    private enum Position {
        /// Before the first row.
        case before
        case rows
        /// Only libxml2 goes on.
        case rest
    }

    /// A longer row is not plain.
    private static let longestRow = 1 << 20

    private var record: RecordLane
    private var scanner: RowScanner
    private let body: (Row) throws(InputError) -> RowFlow
    private var position: Position
    /// What came behind the last whole row.
    private var carry = ByteStore(slack: RowScanner.slack)
    private var isStopped = false
    private var plainRows = 0
    private var reason: String?

    /// `body` and `strings` must outlive the lanes. Without `allowsFast` libxml2 reads everything.
    init(
        _ sheet: SheetContext,
        _ strings: SharedStrings.Lent,
        place: Place,
        limits: Limits,
        allowsFast: Bool,
        _ body: @escaping (Row) throws(InputError) -> RowFlow
    ) throws(InputError) {
        record = try RecordLane(sheet, place: place, limits: limits, body)
        scanner = RowScanner(sheet, strings, limits: limits)
        self.body = body
        position = allowsFast ? .before : .rest
    }

    var count: LaneCount { LaneCount(plainRows: plainRows, otherRows: record.rows, reason: reason) }

    /// Lends the rows that end in the next bytes of the sheet, but for the last ones, which may have to wait.
    mutating func feed(_ window: UnsafeRawBufferPointer) throws(InputError) -> RowFlow {
        let bytes = window.bindMemory(to: UInt8.self)
        return switch position {
        case .before: try feedBeginning(bytes)
        case .rows: try feedRows(bytes)
        case .rest: try record.feed(bytes)
        }
    }

    /// To be called behind the last byte: lends the last rows; an error unless the sheet ended properly.
    mutating func finish() throws(InputError) {
        guard !isStopped else { return }
        if position == .rows {
            let rest = carry.bytes
            let end = SheetLanes.endOfLastRow(in: rest)
            guard try scan(UnsafeBufferPointer(rebasing: rest[..<end])) == .next,
                try record.feed(UnsafeBufferPointer(rebasing: rest[end...])) == .next
            else { return }
        }
        try record.finish()
    }

    // MARK: The way through the sheet

    private mutating func feedBeginning(_ bytes: UnsafeBufferPointer<UInt8>) throws(InputError) -> RowFlow {
        guard XMLGuard.isUTF8(bytes), let end = SheetLanes.end(of: "<sheetData>", by: 6, in: bytes) else {
            return try leave(bytes, because: "no rows near its beginning, or another encoding")
        }
        guard try record.feed(UnsafeBufferPointer(rebasing: bytes[..<end])) == .next else { return .stop }
        let rest = UnsafeBufferPointer(rebasing: bytes[end...])
        guard record.isBetweenRows else { return try leave(rest, because: "an unusual beginning") }
        position = .rows
        return try feedRows(rest)
    }

    private mutating func feedRows(_ bytes: UnsafeBufferPointer<UInt8>) throws(InputError) -> RowFlow {
        var rest = bytes
        if carry.count > 0 {
            guard let end = SheetLanes.endOfRow(in: rest) else {
                carry.append(rest)
                guard carry.count > SheetLanes.longestRow else { return .next }
                return try leave(carry.bytes, because: RowScanner.Doubt.size.rawValue)
            }
            carry.append(UnsafeBufferPointer(rebasing: rest[..<end]))
            rest = UnsafeBufferPointer(rebasing: rest[end...])
            guard try scan(carry.bytes) == .next else { return .stop }
            carry.removeAll()
        }
        guard position == .rows else { return try record.feed(rest) }
        let whole = rest.dropLast(RowScanner.slack)
        let end = SheetLanes.endOfLastRow(in: UnsafeBufferPointer(rebasing: whole))
        guard try scan(UnsafeBufferPointer(rebasing: rest[..<end])) == .next else { return .stop }
        rest = UnsafeBufferPointer(rebasing: rest[end...])
        guard position == .rows, SheetLanes.end(of: "</sheetData", by: 7, in: rest) == nil else {
            position = .rest
            return try record.feed(rest)
        }
        carry.append(rest)
        return .next
    }

    /// From here on libxml2 reads alone.
    private mutating func leave(
        _ bytes: UnsafeBufferPointer<UInt8>,
        because reason: String
    ) throws(InputError) -> RowFlow {
        position = .rest
        self.reason = self.reason ?? reason
        return try record.feed(bytes)
    }

    /// Lends all rows in `bytes`, which end with `</row>` and are followed by readable ones.
    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) throws(InputError) -> RowFlow {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return .next }
        let end = base + bytes.count
        scanner.reserve(bytes.count)
        var start = base
        var lines = 0
        while true {
            while start < end, start[0] == 0x0A || start[0] == 0x20 || start[0] == 0x09 {
                lines += start[0] == 0x0A ? 1 : 0
                start += 1
            }
            guard start < end else { break }
            if let next = scanner.scan(start) {
                start = next
                lines += scanner.lines
                plainRows += 1
                guard try lend() == .next else { return .stop }
            } else {
                reason = reason ?? scanner.doubt.rawValue
                record.skip(lines: lines, toRow: scanner.number)
                lines = 0
                let rest = UnsafeBufferPointer(start: start, count: end - start)
                guard let count = try feedOneRow(rest) else { return .stop }
                start += count
                scanner.number = record.number
            }
        }
        record.skip(lines: lines, toRow: scanner.number)
        return .next
    }

    private mutating func lend() throws(InputError) -> RowFlow {
        do throws(InputError) {
            let flow = try body(scanner.row)
            isStopped = flow == .stop
            return flow
        } catch {
            throw error.within(row: scanner.number)
        }
    }

    /// Feeds libxml2 up to the end of a row: how many bytes that took, or `nil` after ``RowFlow/stop``.
    private mutating func feedOneRow(_ bytes: UnsafeBufferPointer<UInt8>) throws(InputError) -> Int? {
        var count = 0
        repeat {
            let rest = UnsafeBufferPointer(rebasing: bytes[count...])
            let end = SheetLanes.endOfRow(in: rest) ?? rest.count
            guard try record.feed(UnsafeBufferPointer(rebasing: rest[..<end])) == .next else { return nil }
            count += end
        } while !record.isBetweenRows && count < bytes.count
        if !record.isBetweenRows { position = .rest }
        return count
    }

    // MARK: Finding

    /// Behind the first `text`; that is looked for by the rarest of its letters.
    private static func end(of text: StaticString, by letter: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        let count = text.utf8CodeUnitCount
        var position = letter
        while position + count - letter <= bytes.count {
            guard let hit = memchr(base + position, Int32(text.utf8Start[letter]), bytes.count - position) else {
                return nil
            }
            position = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit)) + 1
            let start = position - 1 - letter
            guard start + count <= bytes.count else { return nil }
            if memcmp(base + start, text.utf8Start, count) == 0 { return start + count }
        }
        return nil
    }

    private static func endOfRow(in bytes: UnsafeBufferPointer<UInt8>) -> Int? { end(of: "</row>", by: 4, in: bytes) }

    /// Behind the last `</row>`; 0 where there is none.
    private static func endOfLastRow(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        var end = bytes.count
        while end >= 6 {
            if base[end - 1] == UInt8(ascii: ">"), memcmp(base + end - 6, "</row>", 6) == 0 { return end }
            end -= 1
        }
        return 0
    }
}

/// Bytes in memory of their own, with some more readable ones behind them.
private struct ByteStore: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private let slack: Int
    private(set) var count = 0

    init(slack: Int) {
        self.slack = slack
        capacity = 0
        base = .allocate(capacity: slack)
        base.initialize(repeating: 0, count: slack)
    }

    deinit { base.deallocate() }

    /// Good until the next change.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        if count + bytes.count > capacity {
            capacity = (count + bytes.count) * 2
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + slack)
            larger.initialize(repeating: 0, count: capacity + slack)
            larger.update(from: base, count: count)
            base.deallocate()
            base = larger
        }
        (base + count).update(from: start, count: bytes.count)
        count += bytes.count
    }

    mutating func removeAll() { count = 0 }
}
