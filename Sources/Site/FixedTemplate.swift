import Wording

/// A template without what is the same in all pages: its own markup, and the words in place of each `{{t.key}}`. Mustache
/// goes through templates character by character, and looking words up for every page takes longer than writing it.
struct FixedTemplate {
    /// Shorter markup is read in less time than put back.
    private static let kept = 24

    private let texts: Texts
    private var rest: ArraySlice<UInt8>
    /// Since the last tag.
    private var run: [UInt8] = []
    private var runHasWords = false
    private var isInElement = false
    private var result: [UInt8] = []

    /// `template` with what stands for the fixed parts, which `fixed` takes. Attributes take the words of the language
    /// that the page opens in. Keys without words are left to the rendering.
    static func text(of template: String, _ texts: Texts, keptIn fixed: inout FixedText) -> String {
        var reader = FixedTemplate(texts: texts, rest: Array(template.utf8)[...])
        reader.readAll(&fixed)
        return String(decoding: reader.result, as: UTF8.self)
    }

    private init(texts: Texts, rest: ArraySlice<UInt8>) {
        self.texts = texts
        self.rest = rest
    }

    private mutating func readAll(_ fixed: inout FixedText) {
        while let byte = rest.first {
            if rest.starts(with: "{{".utf8) {
                if !takeWords() { takeTag(&fixed) }
                continue
            }
            if byte == UInt8(ascii: "<") { isInElement = true }
            if byte == UInt8(ascii: ">") { isInElement = false }
            run.append(byte)
            rest.removeFirst()
        }
        endRun(&fixed)
    }

    /// Whether there are words for what `rest` begins with.
    private mutating func takeWords() -> Bool {
        let opening = "{{t.".utf8
        guard rest.starts(with: opening) else { return false }
        let key = rest.dropFirst(opening.count).prefix { $0 != UInt8(ascii: "}") }
        guard rest[key.endIndex...].starts(with: "}}".utf8),
            let words = texts.phrases[String(decoding: key, as: UTF8.self)]
        else { return false }
        var markup = Markup()
        if isInElement { markup.text(words.text(in: texts.language)) } else { markup.words(words) }
        run += markup.bytes
        runHasWords = true
        rest = rest[(key.endIndex + 2)...]
        return true
    }

    /// A tag for the rendering.
    private mutating func takeTag(_ fixed: inout FixedText) {
        endRun(&fixed)
        let tag = rest.dropFirst(2)
        // What follows a change of the signs of tags is left as it is.
        let closing = tag.first == UInt8(ascii: "=") ? "" : tag.first == UInt8(ascii: "{") ? "}}}" : "}}"
        while !rest.isEmpty {
            if !closing.isEmpty, rest.starts(with: closing.utf8) { break }
            result.append(rest.removeFirst())
        }
        result += rest.prefix(closing.utf8.count)
        rest = rest.dropFirst(closing.utf8.count)
    }

    private mutating func endRun(_ fixed: inout FixedText) {
        defer {
            run.removeAll(keepingCapacity: true)
            runHasWords = false
        }
        // Whether a tag stands in a line by itself is told by the blanks around it.
        guard let first = run.firstIndex(where: { !FixedTemplate.isBlank($0) }),
            let last = run.lastIndex(where: { !FixedTemplate.isBlank($0) })
        else {
            result += run
            return
        }
        result += run[..<first]
        let middle = run[first...last]
        if runHasWords || middle.count > FixedTemplate.kept {
            result += fixed.placeholder(for: Array(middle))
        } else {
            result += middle
        }
        result += run[(last + 1)...]
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) }
}
