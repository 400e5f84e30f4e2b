/// One member's headers, as a writer makes them. Specification: APPNOTE.TXT 6.3.10, sections 4.3 to 4.5.
struct ZipMemberRecords {
    static let limit: UInt64 = 0xFFFF_FFFF

    var name: [UInt8]
    var offset: UInt64
    var usesDescriptor: Bool
    var isStored = false
    var checksum: UInt64 = 0
    var size: UInt64 = 0
    var packedSize: UInt64 = 0

    /// Whether the sizes, not known yet, may need eight bytes: the local header must say so.
    var mayBeLarge = false

    init(name: [UInt8], offset: UInt64, usesDescriptor: Bool) {
        self.name = name
        self.offset = offset
        self.usesDescriptor = usesDescriptor
    }

    private var isLarge: Bool { mayBeLarge || max(size, packedSize) >= ZipMemberRecords.limit }

    /// Version needed to method, date included: the same in both headers.
    private var common: [UInt8] {
        var bytes: [UInt8] = []
        bytes.little(isLarge || offset >= ZipMemberRecords.limit ? 45 : 20, 2)
        bytes.little(usesDescriptor ? 0x0808 : 0x0800, 2)
        bytes.little(isStored ? 0 : 8, 2)
        bytes.little(0, 2)
        bytes.little(45 << 9 | 1 << 5 | 1, 2)
        return bytes
    }

    var localHeader: [UInt8] {
        var extra: [UInt8] = []
        if isLarge {
            extra.little(1, 2)
            extra.little(16, 2)
            extra.little(usesDescriptor ? 0 : size, 8)
            extra.little(usesDescriptor ? 0 : packedSize, 8)
        }
        var bytes: [UInt8] = []
        bytes.little(0x0403_4B50, 4)
        bytes += common
        bytes.little(usesDescriptor ? 0 : checksum, 4)
        bytes.little(isLarge ? ZipMemberRecords.limit : usesDescriptor ? 0 : packedSize, 4)
        bytes.little(isLarge ? ZipMemberRecords.limit : usesDescriptor ? 0 : size, 4)
        bytes.little(UInt64(name.count), 2)
        bytes.little(UInt64(extra.count), 2)
        return bytes + name + extra
    }

    var descriptor: [UInt8] {
        var bytes: [UInt8] = []
        bytes.little(0x0807_4B50, 4)
        bytes.little(checksum, 4)
        bytes.little(packedSize, isLarge ? 8 : 4)
        bytes.little(size, isLarge ? 8 : 4)
        return bytes
    }

    var directoryRecord: [UInt8] {
        var large: [UInt8] = []
        for value in [size, packedSize, offset] where value >= ZipMemberRecords.limit { large.little(value, 8) }
        var extra: [UInt8] = []
        if !large.isEmpty {
            extra.little(1, 2)
            extra.little(UInt64(large.count), 2)
            extra += large
        }
        var bytes: [UInt8] = []
        bytes.little(0x0201_4B50, 4)
        bytes.little(large.isEmpty ? 20 : 45, 2)
        bytes += common
        bytes.little(checksum, 4)
        bytes.little(min(packedSize, ZipMemberRecords.limit), 4)
        bytes.little(min(size, ZipMemberRecords.limit), 4)
        bytes.little(UInt64(name.count), 2)
        bytes.little(UInt64(extra.count), 2)
        bytes.little(0, 10)
        bytes.little(min(offset, ZipMemberRecords.limit), 4)
        return bytes + name + extra
    }
}

/// The directory at the end of an archive in the making.
struct ZipDirectoryRecords {
    private var records: [UInt8] = []
    private var count: UInt64 = 0

    mutating func append(_ member: ZipMemberRecords) {
        records += member.directoryRecord
        count += 1
    }

    /// What follows the members, which end at `start`.
    ///
    /// - Parameter mark: Stands in the comment.
    func bytes(at start: UInt64, mark: ZipMark? = nil) -> [UInt8] {
        let size = UInt64(records.count)
        let comment = mark?.comment(on: records) ?? []
        var bytes = records
        if count >= 0xFFFF || start >= ZipMemberRecords.limit || size >= ZipMemberRecords.limit {
            bytes += ZipDirectoryRecords.zip64End(count: count, start: start, size: size)
        }
        bytes.little(0x0605_4B50, 4)
        bytes.little(0, 4)
        bytes.little(min(count, 0xFFFF), 2)
        bytes.little(min(count, 0xFFFF), 2)
        bytes.little(min(size, ZipMemberRecords.limit), 4)
        bytes.little(min(start, ZipMemberRecords.limit), 4)
        bytes.little(UInt64(comment.count), 2)
        return bytes + comment
    }

    /// The Zip64 end record and its locator.
    private static func zip64End(count: UInt64, start: UInt64, size: UInt64) -> [UInt8] {
        var record: [UInt8] = []
        record.little(0x0606_4B50, 4)
        record.little(44, 8)
        record.little(45, 2)
        record.little(45, 2)
        record.little(0, 8)
        record.little(count, 8)
        record.little(count, 8)
        record.little(size, 8)
        record.little(start, 8)
        record.little(0x0706_4B50, 4)
        record.little(0, 4)
        record.little(start + size, 8)
        record.little(1, 4)
        return record
    }
}

extension [UInt8] {
    /// Appends the low `width` bytes of `value`, lowest first; bytes beyond the eighth are 0.
    fileprivate mutating func little(_ value: UInt64, _ width: Int) {
        for index in 0..<width { append(index < 8 ? UInt8(truncatingIfNeeded: value >> (8 * UInt64(index))) : 0) }
    }
}
