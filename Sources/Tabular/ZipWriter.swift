import CZlib

/// Writes a ZIP archive into memory. The same members give the same bytes: every date is 1 January 2025, names are
/// UTF-8. Members and archives beyond 4 GB, or with more than 65,534 members, get the Zip64 records.
package struct ZipWriter {
    private let level: Int
    private var output: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt64 = 0

    /// `level` is zlib's, 1 (fast) to 9 (small).
    package init(level: Int = 6) { self.level = level }

    /// Adds a whole member. With `usesDescriptor` the local header holds no sizes, as the panel writes it.
    package mutating func add(_ name: String, _ bytes: [UInt8], stored: Bool = false, usesDescriptor: Bool = true) {
        var member = ZipMember(level: stored ? nil : level)
        member.append(bytes)
        add(name, member, usesDescriptor: usesDescriptor)
    }

    /// A member to be filled piece by piece, so that its bytes never stand in memory at once.
    package func member() -> ZipMember { ZipMember(level: level) }

    package mutating func add(_ name: String, _ member: consuming ZipMember, usesDescriptor: Bool = true) {
        var entry = Entry(name: Array(name.utf8), offset: UInt64(output.count), usesDescriptor: usesDescriptor)
        entry.isStored = member.isStored
        let packed = member.finish()
        entry.checksum = packed.checksum
        entry.size = packed.size
        entry.packedSize = UInt64(packed.bytes.count)
        output.append(contentsOf: entry.localHeader)
        output.append(contentsOf: packed.bytes)
        if usesDescriptor { output.append(contentsOf: entry.descriptor) }
        directory.append(contentsOf: entry.directoryRecord)
        count += 1
    }

    /// The archive; the writer is empty afterwards.
    package mutating func finish() -> [UInt8] {
        let start = UInt64(output.count)
        let size = UInt64(directory.count)
        output.append(contentsOf: directory)
        if count >= 0xFFFF || start >= Entry.limit || size >= Entry.limit {
            output.append(contentsOf: ZipWriter.zip64End(count: count, start: start, size: size))
        }
        var end: [UInt8] = []
        end.little(0x0605_4B50, 4)
        end.little(0, 4)
        end.little(min(count, 0xFFFF), 2)
        end.little(min(count, 0xFFFF), 2)
        end.little(min(size, Entry.limit), 4)
        end.little(min(start, Entry.limit), 4)
        end.little(0, 2)
        let archive = output + end
        self = ZipWriter(level: level)
        return archive
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

/// A member of a ``ZipWriter`` on its way: takes bytes, holds what zlib made of them.
package struct ZipMember: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>?
    private var packed: [UInt8] = []
    private var size: UInt64 = 0
    private var checksum: UInt = 0

    /// `nil` stores the bytes as they are.
    fileprivate init(level: Int?) {
        guard let level else {
            stream = nil
            return
        }
        // zlib's state points back at the stream, so it needs one address for life.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let rawDeflate: Int32 = -15
        let status = z_deflate_init(stream, Int32(level), rawDeflate)
        precondition(status == Z_OK, "zlib refuses to start: \(status)")
        self.stream = stream
    }

    fileprivate var isStored: Bool { stream == nil }

    package mutating func append(_ bytes: [UInt8]) {
        size += UInt64(bytes.count)
        // zlib counts in 32 bits.
        for start in stride(from: 0, to: bytes.count, by: 1 << 30) {
            let piece = bytes[start..<min(start + 1 << 30, bytes.count)]
            checksum = piece.withUnsafeBufferPointer { crc32(checksum, $0.baseAddress, UInt32($0.count)) }
            if stream == nil { packed.append(contentsOf: piece) } else { deflate(piece, Z_NO_FLUSH) }
        }
    }

    private mutating func deflate(_ piece: ArraySlice<UInt8>, _ flush: Int32) {
        guard let stream else { return }
        piece.withUnsafeBufferPointer { input in
            // zlib reads through this pointer only, whatever its type says.
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = UInt32(input.count)
            var isFull = true
            while isFull {
                let room = 1 << 16
                packed.append(
                    contentsOf: [UInt8](unsafeUninitializedCapacity: room) { output, count in
                        stream.pointee.next_out = output.baseAddress
                        stream.pointee.avail_out = UInt32(room)
                        _ = CZlib.deflate(stream, flush)
                        count = room - Int(stream.pointee.avail_out)
                    }
                )
                isFull = stream.pointee.avail_out == 0
            }
            stream.pointee.next_in = nil
        }
    }

    fileprivate consuming func finish() -> (bytes: [UInt8], size: UInt64, checksum: UInt64) {
        deflate([], Z_FINISH)
        return (packed, size, UInt64(checksum))
    }

    deinit {
        guard let stream else { return }
        deflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }
}

/// One member's headers. Specification: APPNOTE.TXT 6.3.10, sections 4.3 to 4.5.
private struct Entry {
    static let limit: UInt64 = 0xFFFF_FFFF

    var name: [UInt8]
    var offset: UInt64
    var usesDescriptor: Bool
    var isStored = false
    var checksum: UInt64 = 0
    var size: UInt64 = 0
    var packedSize: UInt64 = 0

    private var isLarge: Bool { max(size, packedSize) >= Entry.limit }

    /// Version needed to method, date included: the same in both headers.
    private var common: [UInt8] {
        var bytes: [UInt8] = []
        bytes.little(isLarge || offset >= Entry.limit ? 45 : 20, 2)
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
        bytes.little(isLarge ? Entry.limit : usesDescriptor ? 0 : packedSize, 4)
        bytes.little(isLarge ? Entry.limit : usesDescriptor ? 0 : size, 4)
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
        for value in [size, packedSize, offset] where value >= Entry.limit { large.little(value, 8) }
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
        bytes.little(min(packedSize, Entry.limit), 4)
        bytes.little(min(size, Entry.limit), 4)
        bytes.little(UInt64(name.count), 2)
        bytes.little(UInt64(extra.count), 2)
        bytes.little(0, 10)
        bytes.little(min(offset, Entry.limit), 4)
        return bytes + name + extra
    }
}

extension [UInt8] {
    /// Appends the low `width` bytes of `value`, lowest first; bytes beyond the eighth are 0.
    fileprivate mutating func little(_ value: UInt64, _ width: Int) {
        for index in 0..<width { append(index < 8 ? UInt8(truncatingIfNeeded: value >> (8 * UInt64(index))) : 0) }
    }
}
