import Tabular

/// Where an order came from, as the column "Order source" tells. Source: exports.md section 5.
package enum OrderSource: UInt8, Sendable, BitwiseCopyable {
    /// Nothing is printed, or there is no such column.
    case none
    case organic
    case ad
    /// A word that no list holds.
    case unknown

    /// Whether it tells one from the other.
    package var isKnown: Bool { self == .organic || self == .ad }

    @inline(__always)
    init(_ cell: Cell) {
        let text = cell.content
        // `Ad order`, `ad_order`.
        if text.count >= 2, text[0] | 0x20 == UInt8(ascii: "a"), text[1] | 0x20 == UInt8(ascii: "d") {
            self = .ad
        } else if text.equalsFolded("organic") || text.equalsFolded("meesho") {
            self = .organic
        } else {
            self = cell.isMissing ? .none : .unknown
        }
    }
}

/// The words of a file that no list holds, each once, for the note about it.
struct UnknownWords: Sendable {
    private static let limit = 5
    private static let longest = 24

    /// In the order they were met.
    private(set) var words: [String] = []

    mutating func add(_ cell: Cell) {
        guard words.count < Self.limit else { return }
        let word = Self.named(cell.content)
        if !words.contains(word) { words.append(word) }
    }

    /// What does not look like a word of an export may be about a person, and is not named.
    private static func named(_ text: UnsafeBufferPointer<UInt8>) -> String {
        let isWord =
            text.count <= longest
            && text.allSatisfy { $0 | 0x20 &- 0x61 < 26 || $0 == 0x20 || $0 == 0x2D || $0 == 0x5F }
        return isWord ? String(decoding: text, as: UTF8.self) : "…"
    }

    /// For the note about a file; empty where every word was known.
    var note: Phrase {
        let list = words.map { "\"\($0)\"" }.joined(separator: ", ")
        return words.isEmpty ? "" : "order sources that are not known: \(list)"
    }
}
