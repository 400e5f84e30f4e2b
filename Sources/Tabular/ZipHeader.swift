/// One record of a central directory, as written.
struct ZipHeader {
    /// A size or offset that stands in the Zip64 extra field instead.
    static let inExtra = 0xFFFF_FFFF

    let name: ArraySlice<UInt8>
    let flags: Int
    let method: Int
    let crc32: UInt32
    let size: Int
    let compressedSize: Int
    let offset: Int
    let disk: Int
    let isDirectory: Bool
    let isSymlink: Bool
    let isEncrypted: Bool
    /// Where the next record starts.
    let end: Int

    /// The record at `position`; `nil` when it reaches beyond the bytes.
    init?(_ bytes: ByteReader, at position: Int) {
        guard let system = bytes.u16(position + 4), let flags = bytes.u16(position + 8),
            let method = bytes.u16(position + 10), let checksum = bytes.u32(position + 16),
            let packed = bytes.u32(position + 20), let size = bytes.u32(position + 24),
            let nameCount = bytes.u16(position + 28), let extraCount = bytes.u16(position + 30),
            let commentCount = bytes.u16(position + 32), let disk = bytes.u16(position + 34),
            let attributes = bytes.u32(position + 38), let offset = bytes.u32(position + 42),
            let name = bytes.slice(position + 46, nameCount),
            let extra = bytes.slice(position + 46 + nameCount, extraCount),
            let comment = bytes.slice(position + 46 + nameCount + extraCount, commentCount)
        else { return nil }
        var sizes = Sizes(size: size, compressedSize: packed, offset: offset, disk: disk)
        let isAES = sizes.extend(with: extra)
        let mode = [3, 19].contains(system >> 8) ? attributes >> 16 & 0xF000 : 0
        self.name = name
        self.flags = flags
        self.method = method
        self.size = sizes.size
        self.disk = sizes.disk
        self.offset = sizes.offset
        crc32 = UInt32(truncatingIfNeeded: checksum)
        compressedSize = sizes.compressedSize
        isDirectory = name.last == UInt8(ascii: "/") || mode == 0x4000 || (attributes & 0x10 != 0 && size == 0)
        isSymlink = mode == 0xA000
        // Bit 0: ZipCrypto or AES; 6: strong encryption; 13: masked headers.
        isEncrypted = flags & 0x2041 != 0 || method == 99 || isAES
        end = comment.endIndex
    }

    /// The numbers that Zip64 moves into an extra field when they outgrow their own.
    struct Sizes {
        var size: Int
        var compressedSize: Int
        var offset: Int
        var disk: Int

        /// Takes over what the Zip64 field in `extra` holds; whether an AES field is there too. A field that is cut
        /// or missing leaves the sentinel, which then fails as a size no archive has.
        @discardableResult
        mutating func extend(with extra: ArraySlice<UInt8>) -> Bool {
            let reader = ByteReader(bytes: Array(extra))
            var position = 0
            var isAES = false
            while let tag = reader.u16(position), let count = reader.u16(position + 2) {
                if tag == 0x9901 { isAES = true }
                if tag == 0x0001, reader.slice(position + 4, count) != nil {
                    extend(with: reader, from: position + 4, to: position + 4 + count)
                }
                position += 4 + count
            }
            return isAES
        }

        private mutating func extend(with reader: ByteReader, from start: Int, to end: Int) {
            var position = start
            for field in [\Sizes.size, \Sizes.compressedSize, \Sizes.offset]
            where self[keyPath: field] == ZipHeader.inExtra {
                guard position + 8 <= end, let value = reader.u64(position) else { return }
                self[keyPath: field] = value
                position += 8
            }
            if disk == 0xFFFF, position + 4 <= end, let value = reader.u32(position) { disk = value }
        }
    }
}
