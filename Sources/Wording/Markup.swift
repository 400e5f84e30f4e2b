/// HTML or SVG in the making: UTF-8 bytes, appended piece by piece.
public struct Markup {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// What was written as markup already.
    public mutating func raw(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// One byte of markup.
    public mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    /// Text from anywhere.
    public mutating func text(_ text: String) { HTML.append(text, to: &bytes) }

    /// Words from anywhere: where languages differ an element for each, of which the style shows one. A
    /// page has thousands of them, so that the shortest name is the best.
    public mutating func words(_ words: Words, as element: StaticString = "i") {
        guard !words.others.isEmpty else { return text(words.first) }
        for (index, language) in Language.allCases.enumerated() {
            raw("<")
            raw(element)
            raw(" lang=")
            bytes.append(contentsOf: language.rawValue.utf8)
            raw(">")
            text(words.text(at: index))
            raw("</")
            raw(element)
            raw(">")
        }
    }

    /// ` name="value"`; nothing where there is no value.
    public mutating func attribute(_ name: StaticString, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        begin(name)
        text(value)
        raw("\"")
    }

    /// Whole numbers need no escaping.
    public mutating func number(_ number: Int) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = number.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    public mutating func attribute(_ name: StaticString, _ value: Int) {
        begin(name)
        number(value)
        raw("\"")
    }

    public mutating func append(_ other: Markup) { bytes += other.bytes }

    private mutating func begin(_ name: StaticString) {
        raw(" ")
        raw(name)
        raw("=\"")
    }
}
