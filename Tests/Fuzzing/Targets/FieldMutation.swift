@testable import Samples

/// Puts odd values in the place of fields, which mutations of single bytes seldom come to, or of bytes.
struct FieldMutation {
    private var random: SplitMix

    init(seed: UInt64) { random = SplitMix(seed) }

    private static let odd = [
        "", " ", "0", "-0.0", "1,23,456.78", "\u{20B9} 45", "(12.50)", "12.5-", "1e5", "NaN", "inf", "1.234,56", "+7",
        "99999999999999", "-99999999999999", "999999999999.999", "9223372036854775807", "1e400", "0.005", "-0.005",
        "1000000000", "18%", "0.5", "100", "2500", "2025-02-30", "2025-08-14", "03/04/26", "14-08-2025", "31 Dec 2099",
        "2099-12-31", "0001-01-01", "9999-12-31", "45882", "45882.5", "9.0E+17", "NA", "null", "-", "true", "#REF!",
        "900000000000000001_1", "900000000000000001", "999999999999999999_99", "'900000000000000001_1", "=1+1", "@x",
        "<b>", "\"", "\"\"", "\"a\nb\"", "\u{0}", "\u{FEFF}", "\u{202E}x", "\u{905}", "DELIVERED", "RTO_COMPLETE",
        "Return", "Exchange", "Cancelled", "Customer Return", "Courier Return (RTO)", "approved Rs 231.50",
    ].map { Array($0.utf8) }

    mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        for _ in 0...random.below(4) { change(&lines) }
        return Array(lines.joined(separator: [0x0A]))
    }

    mutating func withOddBytes(_ bytes: [UInt8]) -> [UInt8] {
        guard !bytes.isEmpty else { return bytes }
        var bytes = bytes
        for _ in 0...random.below(4) {
            let index = random.below(bytes.count)
            switch random.below(5) {
            case 0: bytes[index] ^= 1 << UInt8(random.below(8))
            case 1: bytes[index] = UInt8(random.below(256))
            case 2: bytes[index] = [0, 0x22, 0x26, 0x3C, 0x3E, 0x7F, 0x80, 0xFF][random.below(8)]
            case 3: bytes.removeSubrange(index..<min(bytes.count, index + random.below(40)))
            default: bytes.insert(contentsOf: bytes[index..<min(bytes.count, index + random.below(40))], at: index)
            }
            if bytes.isEmpty { return bytes }
        }
        return bytes
    }

    private mutating func change(_ lines: inout [[UInt8]]) {
        let index = random.below(lines.count)
        switch random.below(12) {
        case 0: lines.insert(lines[index], at: random.below(lines.count))
        case 1 where lines.count > 1: lines.remove(at: index)
        case 2: lines.swapAt(index, random.below(lines.count))
        default:
            var fields = lines[index].split(separator: 0x2C, omittingEmptySubsequences: false).map { Array($0) }
            let field = random.below(fields.count)
            switch random.below(6) {
            case 0: fields[field] = fields[random.below(fields.count)]
            case 1: fields.remove(at: field)
            default: fields[field] = Self.odd[random.below(Self.odd.count)]
            }
            lines[index] = Array(fields.joined(separator: [0x2C]))
        }
    }
}
