import Glibc

/// Cuts delimited text into records, as RFC 4180 says and Excel does where that is silent.
///
/// Fields are lent out of the text itself; only a record with a field that must be rewritten is copied first.
struct CSVRecords {
    private let base: UnsafePointer<UInt8>
    private let end: Int
    private let separator: UInt8
    private let place: Place
    private let limits: Limits
    /// The first NUL byte, or `end`.
    private let firstZero: Int
    private var position: Int
    private var number = 0
    private var fields: [Cell] = []
    /// Fields whose text differs from what stands between their ends, and where the text after a closing quote starts.
    private var rewrites: [Rewrite] = []
    private var copy: [UInt8] = []

    private struct Rewrite {
        let field: Int
        /// Where in the field the closing quote stands; what follows it is literal.
        let close: Int
    }

    init(
        base: UnsafePointer<UInt8>,
        start: Int,
        end: Int,
        separator: UInt8,
        place: Place,
        limits: Limits
    ) {
        self.base = base
        self.end = end
        self.separator = separator
        self.place = place
        self.limits = limits
        position = start
        firstZero = CSVRecords.find(0, in: base, from: start, to: end) ?? end
        fields.reserveCapacity(64)
    }

    /// Lends the next record; ``RowFlow/stop`` also at the end of the text.
    mutating func lendNext(_ body: (Row) throws(InputError) -> RowFlow) throws(InputError) -> RowFlow {
        guard position < end else { return .stop }
        let start = position
        number += 1
        fields.removeAll(keepingCapacity: true)
        rewrites.removeAll(keepingCapacity: true)
        try scanRecord()
        let length = position - start
        if position < end { skipBreak() }
        guard firstZero >= position else {
            throw .damaged(place.at(row: number), expected: "text", found: "a zero byte")
        }
        guard length <= limits.csvLineSize else { throw rowTooLong }
        guard rewrites.isEmpty else { return try lendCopy(body) }
        return try fields.withUnsafeBufferPointer { cells throws(InputError) in
            try body(Row(number: number, cells: cells))
        }
    }

    // MARK: Scanning

    /// Collects the fields of one record and moves to its line break, or to the end.
    private mutating func scanRecord() throws(InputError) {
        if isBreak(base[position]) { return }
        while true {
            if position < end, base[position] == UInt8(ascii: "\"") {
                try scanQuoted()
            } else {
                try scanPlain(from: position)
            }
            guard position < end, base[position] == separator else { return }
            position += 1
        }
    }

    /// A field without a quote at its start: everything up to the separator is literal.
    private mutating func scanPlain(from start: Int) throws(InputError) {
        let index = endOfPlain(from: start)
        position = index
        // Excel's guard for digits: ="0012"
        if index - start >= 3, base[start] == UInt8(ascii: "="), base[start + 1] == UInt8(ascii: "\""),
            base[index - 1] == UInt8(ascii: "\"")
        {
            try add(start + 2, max(start + 2, index - 1))
        } else {
            try add(start, index)
        }
    }

    /// The next separator or line break from `start` on, eight bytes at a time.
    @inline(__always)
    private func endOfPlain(from start: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let separators = ones &* UInt64(separator)
        var index = start
        while index + 8 <= end {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
            // The lowest high bit that stays set marks the first byte that equals one of the three.
            let a = word ^ separators
            let b = word ^ (ones &* 0x0A)
            let c = word ^ (ones &* 0x0D)
            let hits = ((a &- ones) & ~a | (b &- ones) & ~b | (c &- ones) & ~c) & highs
            if hits != 0 { return index + hits.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < end, base[index] != separator, !isBreak(base[index]) { index += 1 }
        return index
    }

    private mutating func scanQuoted() throws(InputError) {
        let start = position + 1
        var index = start
        while true {
            guard let quote = CSVRecords.find(UInt8(ascii: "\""), in: base, from: index, to: end) else {
                throw openQuote()
            }
            guard quote - start <= limits.csvFieldSize else { throw fieldTooLong }
            guard quote + 1 < end, base[quote + 1] == UInt8(ascii: "\"") else {
                position = quote + 1
                break
            }
            index = quote + 2
        }
        let close = position - 1
        let isClean = position == end || base[position] == separator || isBreak(base[position])
        if !isClean {
            while position < end, base[position] != separator, !isBreak(base[position]) { position += 1 }
        }
        if !isClean || index != start { rewrites.append(Rewrite(field: fields.count, close: close - start)) }
        try add(start, isClean ? close : position)
    }

    @inline(__always)
    private mutating func add(_ start: Int, _ end: Int) throws(InputError) {
        guard end - start <= limits.csvFieldSize else { throw fieldTooLong }
        guard fields.count < limits.csvColumns else {
            throw .overLimit(place.at(row: number), expected: "at most \(limits.csvColumns) columns", found: "more")
        }
        let bytes = UnsafeBufferPointer(start: base + start, count: end - start)
        fields.append(Cell(bytes: bytes, kind: start == end ? .empty : .text))
    }

    @inline(__always)
    private func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private mutating func skipBreak() {
        let isPair = base[position] == 0x0D && position + 1 < end && base[position + 1] == 0x0A
        position += isPair ? 2 : 1
    }

    private static func find(_ byte: UInt8, in base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int? {
        guard start < end, let hit = memchr(base + start, Int32(byte), end - start) else { return nil }
        return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
    }

    // MARK: Rewriting

    /// Lends a record some of whose fields hold doubled quotes, or text behind their closing quote.
    private mutating func lendCopy(_ body: (Row) throws(InputError) -> RowFlow) throws(InputError) -> RowFlow {
        copy.removeAll(keepingCapacity: true)
        // Only once all are rewritten do they stay where they are.
        var extents: [Range<Int>] = []
        for rewrite in rewrites {
            let raw = fields[rewrite.field].bytes
            var start = copy.count
            unquote(raw, close: rewrite.close)
            if copy.count - start >= 3, copy[start...].starts(with: "=\"".utf8), copy.last == UInt8(ascii: "\"") {
                copy.removeLast()
                start = min(start + 2, copy.count)
            }
            extents.append(start..<copy.count)
        }
        return try copy.withUnsafeBufferPointer { text throws(InputError) in
            for (rewrite, extent) in zip(rewrites, extents) {
                let bytes = UnsafeBufferPointer(rebasing: text[extent])
                fields[rewrite.field] = Cell(bytes: bytes, kind: bytes.isEmpty ? .empty : .text)
            }
            return try fields.withUnsafeBufferPointer { cells throws(InputError) in
                try body(Row(number: number, cells: cells))
            }
        }
    }

    /// Appends `raw` with its doubled quotes made one up to `close`, and what follows as it stands.
    private mutating func unquote(_ raw: UnsafeBufferPointer<UInt8>, close: Int) {
        var index = 0
        while index < close {
            copy.append(raw[index])
            index += raw[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        if close < raw.count { copy.append(contentsOf: raw[(close + 1)...]) }
    }

    // MARK: Errors

    private func openQuote() -> InputError {
        .damaged(place.at(row: number), expected: "a closing quote (\") for every opening one", found: "an open quote")
    }

    private var rowTooLong: InputError { tooLong(expected: "rows of at most \(limits.csvLineSize >> 10) KiB") }

    private var fieldTooLong: InputError { tooLong(expected: "fields of at most \(limits.csvFieldSize >> 10) KiB") }

    private func tooLong(expected: Phrase) -> InputError {
        InputError(
            .limit,
            at: place.at(row: number),
            expected: expected,
            found: "a longer one",
            advice: "Check the quotes (\") from this row on, or download the file again from the supplier panel."
        )
    }
}
