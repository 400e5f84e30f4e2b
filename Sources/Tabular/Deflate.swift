import CChecksum
import CZlib

/// Compression for what hisaab writes. The same bytes give the same result on every run.
package enum Deflate {
    /// Raw deflate data, as ZIP members hold it. `level` runs from 0 (stored) to 9 (smallest).
    package static func compress(_ bytes: [UInt8], level: Int) -> [UInt8] {
        compress(bytes, level: level, windowBits: -MAX_WBITS)
    }

    /// A gzip file without name and with time 0.
    package static func gzip(_ bytes: [UInt8]) -> [UInt8] { compress(bytes, level: 9, windowBits: MAX_WBITS + 16) }

    /// A gzip file, likewise, of columns of numbers: short repeats are chance there, and naming one takes more bytes
    /// than it saves. Smaller than at the highest level without, in a tenth of the time.
    package static func gzip(columns bytes: [UInt8]) -> [UInt8] {
        compress(bytes, level: 4, windowBits: MAX_WBITS + 16, strategy: Z_FILTERED)
    }

    private static func compress(
        _ bytes: [UInt8],
        level: Int,
        windowBits: Int32,
        strategy: Int32 = Z_DEFAULT_STRATEGY
    ) -> [UInt8] {
        var deflater = Deflater(level: Int32(max(0, min(9, level))), windowBits: windowBits, strategy: strategy)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count / 4)
        bytes.withUnsafeBufferPointer { deflater.deflate($0, into: &result) }
        deflater.finish(into: &result)
        return result
    }
}

/// The checksum of ZIP and gzip.
package enum Checksum {
    /// CRC-32 of `bytes`, going on from the checksum `seed` of what stood before them.
    package static func crc32(_ bytes: [UInt8], seed: UInt32 = 0) -> UInt32 {
        bytes.withUnsafeBytes { crc32($0, seed: seed) }
    }

    /// As much as can be in large blocks, which takes a quarter of zlib's time; the rest with zlib.
    static func crc32(_ bytes: UnsafeRawBufferPointer, seed: UInt32) -> UInt32 {
        guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return seed }
        var checksum = seed
        let count = fold_crc32(&checksum, base, bytes.count)
        return UInt32(truncatingIfNeeded: crc32_z(uLong(checksum), base + count, bytes.count - count))
    }
}
