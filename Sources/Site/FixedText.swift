import Glibc
import Wording

/// The fixed parts of templates (``FixedTemplate``), kept out of them until a page is made.
struct FixedText: Sendable {
    /// Begins what stands for a text. Drawn anew by every process, so that no text from outside can hold it.
    private static let mark = [firstOfMark] + "\(String(UInt64.random(in: .min ... .max), radix: 36)).".utf8
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
            result.reserveCapacity(bytes.count * 2)
            var marks = Marks(bytes)
            var kept = 0
            while let at = marks.next() {
                guard at >= kept, let (text, length) = text(in: bytes[at...]) else { continue }
                result += bytes[kept..<at]
                result += text
                kept = at + length
            }
            result += bytes[kept...]
            return result
        }
    }

    /// Where marks may begin, in their order.
    private struct Marks {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var mark: Int
        private var wordsMark: Int

        init(_ bytes: UnsafeBufferPointer<UInt8>) {
            self.bytes = bytes
            mark = Marks.place(of: FixedText.firstOfMark, in: bytes, from: 0)
            wordsMark = Marks.place(of: FixedText.firstOfWordsMark, in: bytes, from: 0)
        }

        mutating func next() -> Int? {
            let place = min(mark, wordsMark)
            guard place < bytes.count else { return nil }
            if place == mark {
                mark = Marks.place(of: FixedText.firstOfMark, in: bytes, from: place + 1)
            } else {
                wordsMark = Marks.place(of: FixedText.firstOfWordsMark, in: bytes, from: place + 1)
            }
            return place
        }

        /// The count of `bytes` where there is none.
        private static func place(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
            guard start < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + start, Int32(byte), bytes.count - start)
            else { return bytes.count }
            return UnsafeRawPointer(found) - UnsafeRawPointer(base)
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
