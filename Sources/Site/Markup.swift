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
        raw(" ")
        raw(name)
        raw("=\"")
        text(value)
        raw("\"")
    }
}
