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

    private static func compress(_ bytes: [UInt8], level: Int, windowBits: Int32) -> [UInt8] {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        guard z_deflate_init(stream, Int32(max(0, min(9, level))), windowBits) == Z_OK else {
            preconditionFailure("zlib has no memory for a compressor")
        }
        defer { deflateEnd(stream) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count / 4)
        var window = [UInt8](repeating: 0, count: 64 << 10)
        bytes.withUnsafeBufferPointer { input in
            // zlib counts in 32 bits, so long input goes in pieces.
            var position = 0
            repeat {
                let piece = min(input.count - position, 1 << 30)
                stream.pointee.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + position) }
                stream.pointee.avail_in = UInt32(piece)
                position += piece
                let flush = position == input.count ? Z_FINISH : Z_NO_FLUSH
                repeat {
                    window.withUnsafeMutableBufferPointer { output in
                        stream.pointee.next_out = output.baseAddress
                        stream.pointee.avail_out = UInt32(output.count)
                        _ = CZlib.deflate(stream, flush)
                        result.append(contentsOf: output[..<(output.count - Int(stream.pointee.avail_out))])
                    }
                } while stream.pointee.avail_out == 0
            } while position < input.count
        }
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
