/// The byte between the fields of a delimited text.
enum Separator {
    /// In the order in which a tie is decided.
    private static let candidates: [UInt8] = [
        UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
    ]

    /// Enough to see past the title lines of an export, and some fifty of its rows.
    private static let sampleSize = 16 << 10

    /// The candidate that splits the most records of the beginning into the same number of fields; comma when there is
    /// nothing to go by.
    static func detect(_ bytes: ArraySlice<UInt8>) -> UInt8 {
        let (records, counts) = sample(bytes.prefix(sampleSize))
        var best = candidates[0]
        var bestScore = 0
        for (index, candidate) in candidates.enumerated() {
            for (fields, frequency) in counts[index] {
                // Squared, so that what splits every record beats what splits a few into more.
                let score = fields * frequency * frequency / max(1, records)
                if score > bestScore {
                    (best, bestScore) = (candidate, score)
                }
            }
        }
        return best
    }

    /// How often, for each candidate, a record holds some number of it outside quotes.
    private static func sample(_ bytes: ArraySlice<UInt8>) -> (records: Int, counts: [[Int: Int]]) {
        var counts = [[Int: Int]](repeating: [:], count: candidates.count)
        var present = [Int](repeating: 0, count: candidates.count)
        var records = 0
        var isQuoted = false
        var isAtStart = true
        bytes.withUnsafeBufferPointer { bytes in
            for byte in bytes {
                switch byte {
                case UInt8(ascii: "\""):
                    if isQuoted {
                        isQuoted = false
                    } else if isAtStart {
                        isQuoted = true
                    }
                    // A doubled quote closes and opens again.
                    isAtStart = !isQuoted
                case 0x0A where !isQuoted, 0x0D where !isQuoted:
                    isAtStart = true
                    if present.contains(where: { $0 > 0 }) { records += 1 }
                    for index in candidates.indices where present[index] > 0 {
                        counts[index][present[index], default: 0] += 1
                        present[index] = 0
                    }
                case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: ";") where !isQuoted, 0x09 where !isQuoted,
                    UInt8(ascii: "|") where !isQuoted:
                    isAtStart = true
                    if let index = candidates.firstIndex(of: byte) { present[index] += 1 }
                default: isAtStart = isAtStart && isQuoted
                }
            }
        }
        for index in candidates.indices where records == 0 && present[index] > 0 {
            counts[index][present[index], default: 0] += 1
        }
        return (records, counts)
    }

    /// The separator named by a first line `sep=;`, which Excel obeys and hides, and where the text goes on.
    static func declared(_ bytes: ArraySlice<UInt8>) -> (separator: UInt8, end: Int)? {
        var rest = bytes.first == UInt8(ascii: "\"") ? bytes.dropFirst() : bytes
        guard rest.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8).map({ $0 | 0x20 }) else { return nil }
        rest = rest.dropFirst(4)
        guard let separator = rest.popFirst(), separator != UInt8(ascii: "\""), separator >= 0x20 || separator == 0x09,
            separator < 0x80
        else { return nil }
        if bytes.first == UInt8(ascii: "\""), rest.first == UInt8(ascii: "\"") { rest = rest.dropFirst() }
        switch rest.first {
        case nil, 0x0A: return (separator, rest.dropFirst().startIndex)
        case 0x0D: return (separator, rest.dropFirst(rest.dropFirst().first == 0x0A ? 2 : 1).startIndex)
        default: return nil
        }
    }
}
