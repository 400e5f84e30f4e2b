import Ledger
import Meesho

/// CSV text in the making: UTF-8 bytes, appended cell by cell and line by line.
///
/// A table has millions of cells: numbers and dates are written digit by digit into one buffer, without a `String` in
/// between. Every write first makes room for the most it can put down, so the pointer never leaves the buffer.
struct CSVText: ~Copyable {
    private var buffer: UnsafeMutableRawPointer
    private var capacity: Int
    private(set) var count = 0
    private var isInLine = false

    /// - Parameter capacity: How many bytes to make room for at first.
    init(capacity: Int = 4 << 10) {
        buffer = .allocate(byteCount: capacity, alignment: 16)
        self.capacity = capacity
    }

    deinit { buffer.deallocate() }

    /// Lends what was written so far.
    func lend<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try body(UnsafeRawBufferPointer(start: buffer, count: count))
    }

    /// Takes out what was written so far and keeps the room.
    mutating func removeAll() { count = 0 }

    /// Starts the next cell. Every other method appends to the cell that is open.
    @inline(__always)
    mutating func beginCell() {
        if isInLine { byte(UInt8(ascii: ",")) }
        isInLine = true
    }

    mutating func endLine() {
        byte(0x0D)
        byte(0x0A)
        isInLine = false
    }

    /// Spreadsheet programs take a file for UTF-8 by this mark.
    mutating func byteOrderMark() {
        for mark in [0xEF, 0xBB, 0xBF] as [UInt8] { byte(mark) }
    }

    // MARK: Texts

    /// Text that came from outside: guarded against being run as a formula, and quoted where it must be.
    mutating func text(_ text: String) {
        let start = count
        raw(text)
        guardCell(from: start)
    }

    /// A cell that was printed before.
    @inline(__always)
    mutating func cell(_ index: Int, of cells: borrowing CSVCells) {
        cells.lend(index) { bytes in
            // Most cells are short: one move of 16 bytes, which may be read behind any cell, beats a call.
            guard bytes.count <= CSVCells.padding, let start = bytes.baseAddress else { return copy(bytes) }
            makeRoom(CSVCells.padding)
            (buffer + count).storeBytes(of: start.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
            count += bytes.count
        }
    }

    /// The input rows behind a row, joined by blanks: `file#sheet!row`. An origin of an unknown source is empty.
    ///
    /// - Parameter origins: Hands them to the closure it is given, one after the other.
    mutating func sources(_ names: SourceNames, _ origins: ((Origin) -> Void) -> Void) {
        let start = count
        var isFirst = true
        origins { origin in
            if !isFirst { byte(UInt8(ascii: " ")) }
            isFirst = false
            guard names.prefixes.indices.contains(Int(origin.source)) else { return }
            names.prefixes[Int(origin.source)].withUnsafeBytes { copy($0) }
            number(Int(origin.row))
        }
        if !names.isPlain { guardCell(from: start) }
    }

    private mutating func raw(_ text: String) {
        var text = text
        text.withUTF8 { copy(UnsafeRawBufferPointer($0)) }
    }

    /// Quotes and guards the cell that starts at `start`, where it must be.
    private mutating func guardCell(from start: Int) {
        let cell = UnsafeRawBufferPointer(start: buffer + start, count: count - start)
        guard !cell.isEmpty else { return }
        let isFormula = FormulaGuard.isNeeded(for: cell)
        let needsQuotes = CSVText.needsQuotes(cell)
        guard isFormula || needsQuotes else { return }
        let plain = Array(cell)
        count = start
        if needsQuotes { byte(UInt8(ascii: "\"")) }
        if isFormula { byte(UInt8(ascii: "'")) }
        for character in plain {
            if character == UInt8(ascii: "\"") { byte(character) }
            byte(character)
        }
        if needsQuotes { byte(UInt8(ascii: "\"")) }
    }

    /// Eight bytes at a time: most texts hold nothing that asks for quotes.
    private static func needsQuotes(_ cell: UnsafeRawBufferPointer) -> Bool {
        func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & (ones << 7) }
        let whole = cell.count & ~7
        for offset in stride(from: 0, to: whole, by: 8) {
            let word = cell.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let found =
                zeros(word ^ ones &* UInt64(UInt8(ascii: ","))) | zeros(word ^ ones &* UInt64(UInt8(ascii: "\"")))
                | zeros(word ^ ones &* 0x0D) | zeros(word ^ ones &* 0x0A)
            if found != 0 { return true }
        }
        return cell[whole...].contains(where: needsQuotes)
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101

    static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0D || byte == 0x0A
    }

    // MARK: Numbers and days

    /// `-1234.50`; nothing for `nil`.
    @inline(__always)
    mutating func money(_ amount: Paisa?) {
        guard let amount else { return }
        money(amount.count)
    }

    @inline(__always)
    mutating func money(_ paise: Int64) {
        // Most amounts of a leg are.
        guard paise == 0 else { return write(paise: paise) }
        makeRoom(4)
        // 0.00
        buffer.storeBytes(of: UInt32(littleEndian: 0x3030_2E30), toByteOffset: count, as: UInt32.self)
        count += 4
    }

    private mutating func write(paise: Int64) {
        if paise < 0 { byte(UInt8(ascii: "-")) }
        let (rupees, rest) = paise.magnitude.quotientAndRemainder(dividingBy: 100)
        digits(rupees)
        byte(UInt8(ascii: "."))
        digits(rest, width: 2)
    }

    mutating func number(_ number: Int?) {
        guard let number else { return }
        if number < 0 { byte(UInt8(ascii: "-")) }
        digits(UInt64(number.magnitude))
    }

    /// `900000456704445917_1`.
    mutating func subOrder(_ number: SubOrderNumber) {
        let parts = number.parts
        if number.isRunning { raw("O-") }
        digits(parts.number, width: parts.width)
        guard let suffix = parts.suffix else { return }
        byte(UInt8(ascii: "_"))
        digits(UInt64(suffix))
    }

    /// `2026-01-31`; nothing for `nil`.
    mutating func day(_ day: Day?) {
        guard let (year, month, day) = day?.components else { return }
        let number = year.magnitude * 10_000 + month.magnitude * 100 + day.magnitude
        let digits = CSVText.eightDigits(UInt64(number)) | 0x3030_3030_3030_3030
        makeRoom(16)
        // 2026, -01, -31
        buffer.storeBytes(of: UInt32(truncatingIfNeeded: digits).littleEndian, toByteOffset: count, as: UInt32.self)
        let hyphen = UInt64(UInt8(ascii: "-"))
        let rest = hyphen | (digits >> 32 & 0xFFFF) << 8 | hyphen << 24 | (digits >> 48) << 32
        buffer.storeBytes(of: rest.littleEndian, toByteOffset: count + 4, as: UInt64.self)
        count += 10
    }

    /// `2026-01`.
    mutating func month(_ month: Month) {
        digits(UInt64(month.year.magnitude), width: 4)
        byte(UInt8(ascii: "-"))
        digits(UInt64(month.month.magnitude), width: 2)
    }

    /// `0.1534`; nothing where there is nothing to divide by.
    mutating func rate(_ ratio: Ratio) {
        if let value = ratio.tenThousandths { fourDecimals(value) }
    }

    /// Nothing where there is no ratio.
    mutating func ratio(_ ratio: MoneyRatio) {
        if let value = ratio.tenThousandths { fourDecimals(value) }
    }

    private mutating func fourDecimals(_ value: Int) {
        if value < 0 { byte(UInt8(ascii: "-")) }
        digits(UInt64(value.magnitude / 10_000))
        byte(UInt8(ascii: "."))
        digits(UInt64(value.magnitude % 10_000), width: 4)
    }

    /// - Parameter width: How many digits to print at least, 20 at the most.
    private mutating func digits(_ number: UInt64, width: Int = 1) {
        // No number has more than 20 digits.
        makeRoom(24)
        guard number >= 100_000_000 || width > 8 else { return lastDigits(number, width: width) }
        let (rest, eight) = number.quotientAndRemainder(dividingBy: 100_000_000)
        digits(rest, width: max(1, width - 8))
        lastDigits(eight, width: 8)
    }

    /// The digits of a number below 10⁸, of which at least `width`, 8 at the most; the room is there.
    @inline(__always)
    private mutating func lastDigits(_ number: UInt64, width: Int) {
        let digits = CSVText.eightDigits(number)
        // Leading zeros are the lowest bytes; of 0 one digit stays.
        let leading = min((digits | 1 << 56).trailingZeroBitCount / 8, 8 - width)
        let text = (digits | 0x3030_3030_3030_3030) >> UInt64(leading * 8)
        buffer.storeBytes(of: text.littleEndian, toByteOffset: count, as: UInt64.self)
        count += 8 - leading
    }

    /// The eight digits of a number below 10⁸, one to a byte, the first in the lowest: split into two numbers of four
    /// digits, four of two and eight of one, all at once.
    @inline(__always)
    private static func eightDigits(_ number: UInt64) -> UInt64 {
        let (high, low) = number.quotientAndRemainder(dividingBy: 10_000)
        let fours = high | low << 32
        let hundreds = ((fours &* 10_486) >> 20) & 0x0000_007F_0000_007F
        let pairs = hundreds | (fours &- hundreds &* 100) << 16
        let tens = ((pairs &* 103) >> 10) & 0x000F_000F_000F_000F
        return tens | (pairs &- tens &* 10) << 8
    }

    // MARK: Bytes

    @inline(__always)
    private mutating func byte(_ byte: UInt8) {
        makeRoom(1)
        buffer.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    @inline(__always)
    private mutating func copy(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        makeRoom(bytes.count)
        (buffer + count).copyMemory(from: start, byteCount: bytes.count)
        count += bytes.count
    }

    @inline(__always)
    private mutating func makeRoom(_ size: Int) {
        if capacity - count < size { grow(by: size) }
    }

    @inline(never)
    private mutating func grow(by size: Int) {
        capacity = max(capacity * 2, count + size)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        larger.copyMemory(from: buffer, byteCount: count)
        buffer.deallocate()
        buffer = larger
    }
}
