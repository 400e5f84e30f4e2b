import Ledger
import Meesho

/// CSV text in the making: UTF-8 bytes, appended cell by cell and line by line.
///
/// Numbers and dates are written digit by digit, without a `String` in between: a table has millions of cells.
struct CSVText {
    private(set) var bytes: [UInt8] = []
    private var isInLine = false

    /// Starts the next cell. Every other method appends to the cell that is open.
    mutating func beginCell() {
        if isInLine { bytes.append(UInt8(ascii: ",")) }
        isInLine = true
    }

    mutating func endLine() {
        bytes.append(0x0D)
        bytes.append(0x0A)
        isInLine = false
    }

    /// Spreadsheet programs take a file for UTF-8 by this mark.
    mutating func byteOrderMark() { bytes += [0xEF, 0xBB, 0xBF] }

    /// Takes out what was written so far and keeps the room.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Text that came from outside: guarded against being run as a formula, and quoted where it must be.
    mutating func text(_ text: String) { self.text { $0.append(contentsOf: text.utf8) } }

    /// The same for text that is put together by `append`.
    mutating func text(_ append: (inout [UInt8]) -> Void) {
        let start = bytes.count
        append(&bytes)
        guard start < bytes.count else { return }
        let isFormula = CSVText.startsFormula(bytes[start])
        var needsQuotes = false
        for index in start..<bytes.count where CSVText.needsQuotes(bytes[index]) { needsQuotes = true }
        guard isFormula || needsQuotes else { return }
        let cell = Array(bytes[start...])
        bytes.removeLast(cell.count)
        if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
        if isFormula { bytes.append(UInt8(ascii: "'")) }
        for byte in cell {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
    }

    /// `-1234.50`; nothing for `nil`.
    mutating func money(_ amount: Paisa?) {
        guard let amount else { return }
        if amount.count < 0 { bytes.append(UInt8(ascii: "-")) }
        let (rupees, paise) = amount.count.magnitude.quotientAndRemainder(dividingBy: 100)
        digits(rupees)
        bytes.append(UInt8(ascii: "."))
        digits(paise, width: 2)
    }

    mutating func number(_ number: Int?) {
        guard let number else { return }
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(UInt64(number.magnitude))
    }

    /// `2026-01-31`; nothing for `nil`.
    mutating func day(_ day: Day?) {
        guard let components = day?.components else { return }
        month(Month(year: components.year, month: components.month))
        bytes.append(UInt8(ascii: "-"))
        digits(UInt64(components.day.magnitude), width: 2)
    }

    /// `2026-01`.
    mutating func month(_ month: Month) {
        digits(UInt64(month.year.magnitude), width: 4)
        bytes.append(UInt8(ascii: "-"))
        digits(UInt64(month.month.magnitude), width: 2)
    }

    /// `0.1534`; nothing where there is nothing to divide by.
    mutating func rate(_ ratio: Ratio) {
        guard let value = ratio.tenThousandths else { return }
        digits(UInt64(value.magnitude / 10_000))
        bytes.append(UInt8(ascii: "."))
        digits(UInt64(value.magnitude % 10_000), width: 4)
    }

    private mutating func digits(_ number: UInt64, width: Int = 1) {
        let start = bytes.count
        var rest = number
        while rest > 0 || bytes.count - start < width {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        var left = start
        var right = bytes.count - 1
        while left < right {
            bytes.swapAt(left, right)
            left += 1
            right -= 1
        }
    }

    private static func startsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0D || byte == 0x0A
    }
}
