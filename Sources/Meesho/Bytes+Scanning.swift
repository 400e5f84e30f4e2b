/// Steps of the readers of names and prose. Every index may lie beyond the end: nothing stands there.
extension UnsafeBufferPointer<UInt8> {
    /// Whether the lower-case ASCII of `word` stands at `index`, in either case.
    func has(_ word: StaticString, at index: Int) -> Bool {
        guard index + word.utf8CodeUnitCount <= count else { return false }
        return UnsafeBufferPointer(rebasing: self[index..<index + word.utf8CodeUnitCount]).equalsFolded(word)
    }

    /// Where the lower-case ASCII of `word` stands first, in either case.
    func firstIndex(of word: StaticString) -> Int? { indices.first { has(word, at: $0) } }

    /// Whether it stands anywhere.
    func contains(_ word: StaticString) -> Bool { firstIndex(of: word) != nil }

    /// How many digits stand from `index` on, no more than `limit` looked at.
    func digits(at index: Int, atMost limit: Int) -> Int {
        var length = 0
        while length < limit, index + length < count, self[index + length] &- 0x30 < 10 { length += 1 }
        return length
    }

    /// The number that the `length` digits from `index` on are, at most 18.
    func number(at index: Int, _ length: Int) -> Int {
        self[index..<index + length].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    }

    /// The text from `start` to `end`.
    func text(_ start: Int, _ end: Int) -> String { String(decoding: self[start..<end], as: UTF8.self) }

    /// The end of the white space from `index` on, no more than `limit` characters of it.
    func endOfBlanks(at index: Int, atMost limit: Int) -> Int {
        var end = index
        for _ in 0..<limit {
            guard let blank = blank(at: end) else { break }
            end += blank
        }
        return end
    }

    /// Whether white space stands at `index`.
    func hasBlank(at index: Int) -> Bool { blank(at: index) != nil }

    /// How many bytes the white space at `index` takes; a line break of two counts as one character.
    private func blank(at index: Int) -> Int? {
        guard index < count else { return nil }
        switch self[index] {
        case 0x0D where index + 1 < count && self[index + 1] == 0x0A: return 2
        case 0x20, 0x09...0x0D: return 1
        case 0x80...:
            var scalars = String(decoding: self[index...].prefix(4), as: UTF8.self).unicodeScalars.makeIterator()
            guard let scalar = scalars.next(), scalar.properties.isWhitespace else { return nil }
            return String(scalar).utf8.count
        default: return nil
        }
    }
}

extension String {
    /// Whether the lower-case ASCII of `word` stands anywhere, in either case; many times as fast as a search for
    /// characters.
    func contains(bytes word: StaticString) -> Bool {
        var text = self
        return text.withUTF8 { $0.contains(word) }
    }
}
