import Wording

/// The words that stand in templates, kept out of them until a page is made: templates are read character by character,
/// and three languages would make most of those.
struct FixedText: Sendable {
    /// Begins what stands for a text. Drawn anew by every process, so that no text from outside can hold it.
    private static let mark = [firstOfMark] + "\(UInt64.random(in: .min ... .max)).".utf8
    private static let wordsMark = Array(Words.mark.utf8)
    private static let firstOfMark: UInt8 = 0x02
    /// Of U+FFFF.
    private static let firstOfWordsMark: UInt8 = 0xEF

    private var texts: [[UInt8]] = []

    /// What stands for markup in a template.
    mutating func placeholder(for markup: [UInt8]) -> [UInt8] {
        texts.append(markup)
        return FixedText.mark + String(texts.count - 1).utf8 + [UInt8(ascii: ";")]
    }

    /// A page with the texts in place of what stands for them, and without the marks of words that a template took
    /// without escaping.
    func filling(_ page: String) -> [UInt8] {
        var page = page
        return page.withUTF8 { bytes in
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count + bytes.count / 4)
            var kept = 0
            var at = 0
            while at < bytes.count {
                guard bytes[at] == FixedText.firstOfMark || bytes[at] == FixedText.firstOfWordsMark,
                    let (text, length) = text(in: bytes[at...])
                else {
                    at += 1
                    continue
                }
                result += bytes[kept..<at]
                result += text
                at += length
                kept = at
            }
            result += bytes[kept...]
            return result
        }
    }

    /// The text that the beginning of `rest` stands for, and how many bytes that beginning has.
    private func text(in rest: Slice<UnsafeBufferPointer<UInt8>>) -> (text: [UInt8], length: Int)? {
        if rest.starts(with: FixedText.wordsMark) { return ([], FixedText.wordsMark.count) }
        guard rest.starts(with: FixedText.mark) else { return nil }
        let digits = rest.dropFirst(FixedText.mark.count).prefix { $0 != UInt8(ascii: ";") }
        let number = Int(String(decoding: digits, as: UTF8.self))
        guard let index = number, texts.indices.contains(index) else { return nil }
        return (texts[index], FixedText.mark.count + digits.count + 1)
    }
}
