/// HTML or SVG in the making: UTF-8 bytes, appended piece by piece.
struct Markup {
    private(set) var bytes: [UInt8] = []

    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// What was written as markup already.
    mutating func raw(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Text from anywhere.
    mutating func text(_ text: String) { HTML.append(text, to: &bytes) }

    /// ` name="value"`; nothing where there is no value.
    mutating func attribute(_ name: StaticString, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        begin(name)
        text(value)
        raw("\"")
    }

    /// Whole numbers need no escaping.
    mutating func number(_ number: Int) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = number.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    mutating func attribute(_ name: StaticString, _ value: Int) {
        begin(name)
        number(value)
        raw("\"")
    }

    mutating func append(_ other: Markup) { bytes += other.bytes }

    private mutating func begin(_ name: StaticString) {
        raw(" ")
        raw(name)
        raw("=\"")
    }
}
