import Glibc

/// Little-endian numbers anywhere in some bytes; `nil` beyond their end, whatever the offset.
struct ByteReader {
    let bytes: [UInt8]

    func u16(_ offset: Int) -> Int? {
        guard offset >= 0, bytes.count >= 2, offset <= bytes.count - 2 else { return nil }
        return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
    }

    func u32(_ offset: Int) -> Int? {
        guard let low = u16(offset), let high = u16(offset + 2) else { return nil }
        return low | high << 16
    }

    /// `nil` also for numbers past `Int.max`, which no size or offset of a real file reaches.
    func u64(_ offset: Int) -> Int? {
        guard let low = u32(offset), let high = u32(offset + 4), high < 1 << 31 else { return nil }
        return low | high << 32
    }

    /// Where `byte` stands from `start` up to `end`.
    func offsets(of byte: UInt8, from start: Int, to end: Int) -> [Int] {
        var result: [Int] = []
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress, start >= 0, end <= bytes.count else { return }
            var position = start
            while position < end, let hit = memchr(base + position, Int32(byte), end - position) {
                position = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
                result.append(position)
                position += 1
            }
        }
        return result
    }

    /// `count` bytes from `offset`; `nil` unless all of them are there.
    func slice(_ offset: Int, _ count: Int) -> ArraySlice<UInt8>? {
        guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
        return bytes[offset..<(offset + count)]
    }
}
