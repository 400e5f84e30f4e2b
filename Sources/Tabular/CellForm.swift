/// One way of writing a cell that a sheet repeats: the bytes between the address and the text, once understood, and
/// what they say. Comparing them again costs a few instructions where reading them costs a hundred.
struct CellForm {
    enum Content {
        /// `is` with one plain `t`.
        case inline
        /// `v` of a formula's text.
        case formulaText
        /// `v` with the number of a shared text.
        case shared
        case number
        /// `v` in a style that shows dates.
        case date
        case error
        /// No text at all: the form ends the cell.
        case blank
    }

    /// Longer forms are read anew each time.
    static let longest = 64

    let content: Content
    let count: Int
    private let words: InlineArray<8, UInt64>
    /// The bits of the last word that count.
    private let lastMask: UInt64

    /// `start` must be followed by ``longest`` readable bytes; `nil` for a form that is too long or empty.
    init?(_ content: Content, start: UnsafePointer<UInt8>, count: Int) {
        guard count > 0, count <= CellForm.longest else { return nil }
        self.content = content
        self.count = count
        var words = InlineArray<8, UInt64>(repeating: 0)
        for index in 0..<((count + 7) / 8) { words[index] = Word.load(start + index * 8) }
        let rest = count & 7
        lastMask = rest == 0 ? .max : (1 << UInt64(rest * 8)) - 1
        words[(count - 1) / 8] &= lastMask
        self.words = words
    }

    /// Whether the bytes at `start` are these; ``longest`` bytes from there on must be readable.
    @inline(__always)
    func matches(_ start: UnsafePointer<UInt8>) -> Bool {
        let last = (count - 1) / 8
        var index = 0
        while index < last {
            guard Word.load(start + index * 8) == words[index] else { return false }
            index += 1
        }
        return Word.load(start + last * 8) & lastMask == words[last]
    }
}

/// Eight bytes at a time, the first one in the lowest bits.
enum Word {
    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    static func load(_ start: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
    }

    /// The high bit of every byte of `word` that is zero; above the lowest one set, others may be set wrongly.
    @inline(__always)
    static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

    /// The same for the bytes that equal `byte`.
    @inline(__always)
    static func bytes(_ byte: UInt8, in word: UInt64) -> UInt64 { zeros(word ^ (ones &* UInt64(byte))) }
}
