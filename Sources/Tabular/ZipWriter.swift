import CZlib

/// Writes a ZIP archive into memory. The same members give the same bytes: every date is 1 January 2025, names are
/// UTF-8. Members and archives beyond 4 GB, or with more than 65,534 members, get the Zip64 records.
package struct ZipWriter {
    private let level: Int
    private var output: [UInt8] = []
    private var directory = ZipDirectoryRecords()

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
        var entry = ZipMemberRecords(
            name: Array(name.utf8),
            offset: UInt64(output.count),
            usesDescriptor: usesDescriptor
        )
        entry.isStored = member.isStored
        let packed = member.finish()
        entry.checksum = packed.checksum
        entry.size = packed.size
        entry.packedSize = UInt64(packed.bytes.count)
        output.append(contentsOf: entry.localHeader)
        output.append(contentsOf: packed.bytes)
        if usesDescriptor { output.append(contentsOf: entry.descriptor) }
        directory.append(entry)
    }

    /// The archive; the writer is empty afterwards.
    package mutating func finish() -> [UInt8] {
        let archive = output + directory.bytes(at: UInt64(output.count))
        self = ZipWriter(level: level)
        return archive
    }
}

/// A member of an archive on its way: takes bytes, holds what zlib made of them.
package struct ZipMember: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>?
    private var packed: [UInt8] = []
    private(set) var size: UInt64 = 0
    private(set) var checksum: UInt32 = 0

    /// `nil` stores the bytes as they are.
    init(level: Int?) {
        guard let level else {
            stream = nil
            return
        }
        // zlib's state points back at the stream, so it needs one address for life.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let rawDeflate: Int32 = -15
        let status = z_deflate_init(stream, Int32(level), rawDeflate, Z_DEFAULT_STRATEGY)
        precondition(status == Z_OK, "zlib refuses to start: \(status)")
        self.stream = stream
    }

    fileprivate var isStored: Bool { stream == nil }

    package mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        size += UInt64(bytes.count)
        checksum = Checksum.crc32(bytes, seed: checksum)
        // zlib counts in 32 bits.
        for start in stride(from: 0, to: bytes.count, by: 1 << 30) {
            let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + 1 << 30, bytes.count)])
            if stream == nil { packed.append(contentsOf: piece) } else { deflate(piece, Z_NO_FLUSH) }
        }
    }

    private mutating func deflate(_ piece: UnsafeRawBufferPointer, _ flush: Int32) {
        guard let stream else { return }
        // zlib reads through this pointer only, whatever its type says.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: piece.bindMemory(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(piece.count)
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

    /// Lends what zlib has made so far and forgets it.
    mutating func drain(_ sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        guard !packed.isEmpty else { return }
        try packed.withUnsafeBytes(sink)
        packed.removeAll(keepingCapacity: true)
    }

    /// What zlib makes of the end; with ``size`` and ``checksum``, all there is to know.
    mutating func end() { deflate(UnsafeRawBufferPointer(start: nil, count: 0), Z_FINISH) }

    consuming func finish() -> (bytes: [UInt8], size: UInt64, checksum: UInt64) {
        end()
        return (packed, size, UInt64(checksum))
    }

    deinit {
        guard let stream else { return }
        deflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }
}
