import Glibc

/// Looks at XML before libxml2 does and refuses what would cost it too much: a tag longer than ``Limits/tagSize``
/// (200,000 attributes keep libxml2 busy for 90 seconds), and encodings in which tags cannot be told by their bytes.
struct XMLGuard {
    private enum Position {
        /// In text, or in something whose length does not matter: comment, CDATA, processing instruction.
        case outside
        /// Right after `<`.
        case opened
        case tag
        /// In an attribute value, where `>` is an ordinary character.
        case quoted(UInt8)
    }

    private let place: Place
    private let limit: Int
    private var position = Position.outside
    private var length = 0
    private var isFirst = true
    /// 0 for encodings in which ASCII is one byte, else the place of the ASCII byte in a UTF-16 unit, plus one.
    private var wideByte = 0
    /// Counts bytes of UTF-16 parts.
    private var offset = 0

    init(place: Place, limits: Limits) {
        self.place = place
        limit = limits.tagSize
    }

    /// Passes over the next bytes of the part. The tag that is still open at their end is gone on with in the next call.
    mutating func check(_ window: UnsafeRawBufferPointer) throws(InputError) {
        let bytes = window.bindMemory(to: UInt8.self)
        guard !bytes.isEmpty else { return }
        if isFirst {
            isFirst = false
            try checkEncoding(bytes)
        }
        guard wideByte == 0 else { return try checkWide(bytes) }
        // What the window before left open goes on to the first `<`.
        var start = XMLGuard.find(in: bytes, from: 0)
        try follow(UnsafeBufferPointer(rebasing: bytes[..<start]))
        // `<` stands in no tag but at its start. So where two of them are no farther apart than the limit, no tag
        // between them is longer; only wider gaps and the end of the window need a closer look.
        while start < bytes.count {
            let reach = min(limit, bytes.count - start - 1)
            if let last = bytes[(start + 1)..<(start + 1 + reach)].lastIndex(of: 0x3C) {
                start = last
            } else {
                let next = XMLGuard.find(in: bytes, from: start + 1 + reach)
                try follow(UnsafeBufferPointer(rebasing: bytes[start..<next]))
                start = next
            }
        }
    }

    /// The next `<`, or the end.
    private static func find(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = bytes.baseAddress, let hit = memchr(base + start, 0x3C, bytes.count - start) else {
            return bytes.count
        }
        return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
    }

    private mutating func follow(_ bytes: UnsafeBufferPointer<UInt8>) throws(InputError) {
        for byte in bytes { try step(byte) }
    }

    private mutating func checkWide(_ bytes: UnsafeBufferPointer<UInt8>) throws(InputError) {
        for (index, byte) in bytes.enumerated() where (offset + index) & 1 == wideByte - 1 {
            // Only units below 256 are ASCII; others count as a letter.
            let other = index ^ 1
            try step(offset & 1 == 0 && other < bytes.count && bytes[other] != 0 ? 0x61 : byte)
        }
        offset += bytes.count
    }

    @inline(__always)
    private mutating func step(_ byte: UInt8) throws(InputError) {
        if byte == 0x3C {
            position = .opened
            length = 1
            return
        }
        switch position {
        case .outside: return
        case .opened: position = byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") ? .outside : .tag
        case .tag where byte == UInt8(ascii: ">"): position = .outside
        case .tag where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"): position = .quoted(byte)
        case .tag: break
        case .quoted(let quote): if byte == quote { position = .tag }
        }
        length += 1
        guard length <= limit else {
            throw .overLimit(place, expected: "XML tags of at most \(limit >> 10) KiB", found: "a longer one")
        }
    }

    // MARK: Encoding

    private mutating func checkEncoding(_ bytes: UnsafeBufferPointer<UInt8>) throws(InputError) {
        let head = Array(bytes.prefix(256))
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0x3C, 0x00]) {
            wideByte = 1
        } else if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0x00, 0x3C]) {
            wideByte = 2
        }
        let content = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
        let isKnown =
            wideByte > 0 && head.dropFirst(2).prefix(2) != [0, 0]
            || content.isEmpty || content.first == 0x3C || content.first.map { $0 <= 0x20 && $0 > 0 } == true
        guard isKnown, let name = XMLGuard.declaredEncoding(content), XMLGuard.accepts(name) else {
            throw InputError(
                .unsupported,
                at: place,
                expected: "XML in UTF-8 or UTF-16",
                found: XMLGuard.declaredEncoding(content).map(Phrase.init(quoting:)),
                advice: Advice.saveAgain
            )
        }
    }

    /// Whether a part that begins with `bytes` is in UTF-8.
    static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let head = Array(bytes.prefix(256))
        let content = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
        guard content.first == 0x3C, content.dropFirst().first != 0, let name = declaredEncoding(content) else {
            return false
        }
        return ["", "utf-8", "utf8", "us-ascii", "ascii"].contains(name)
    }

    /// What the XML declaration says, in small letters; empty without one, `nil` when it cannot be read.
    private static func declaredEncoding(_ head: ArraySlice<UInt8>) -> String? {
        guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else { return "" }
        let key = Array("encoding".utf8)
        var rest = head[..<end]
        while let start = rest.firstIndex(of: UInt8(ascii: "e")), !rest[start...].starts(with: key) {
            rest = rest[(start + 1)...]
        }
        guard let start = rest.firstIndex(of: UInt8(ascii: "e")) else { return "" }
        let value = rest[start...].dropFirst(key.count).drop { [0x20, 0x09, 0x0D, 0x0A, 0x3D].contains($0) }
        guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        return String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self).lowercased()
    }

    private static func accepts(_ encoding: String) -> Bool {
        ["", "utf-8", "utf8", "utf-16", "us-ascii", "ascii"].contains(encoding)
            || ["utf-16", "iso-8859-", "windows-125"].contains { encoding.hasPrefix($0) }
    }
}
