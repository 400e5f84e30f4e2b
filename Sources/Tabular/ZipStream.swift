/// Writes a ZIP archive as its bytes come, never holding more than a piece of a member: for archives of any size. The
/// format is that of ``ZipWriter``.
package struct ZipStream {
    package typealias Sink = (UnsafeRawBufferPointer) throws -> Void

    private static let level = 6
    /// Deflate makes bytes that cannot be packed longer, by far less than this for 4 GiB of them.
    private static let margin: UInt64 = 64 << 20

    private var position: UInt64 = 0
    private var directory = ZipDirectoryRecords()

    package init() {}

    /// Adds a member whose bytes `content` lends, in pieces.
    ///
    /// - Parameters:
    ///   - size: How many bytes they are, which decides on the width of the sizes in the archive.
    ///   - sink: Takes the archive's bytes.
    package mutating func add(
        _ name: String,
        size: Int,
        to sink: Sink,
        content: (Sink) throws -> Void
    ) throws {
        var records = ZipMemberRecords(name: Array(name.utf8), offset: position, usesDescriptor: true)
        records.mayBeLarge = UInt64(clamping: size) >= ZipMemberRecords.limit - ZipStream.margin
        try put(records.localHeader, to: sink)
        var member = ZipMember(level: ZipStream.level)
        var packedSize: UInt64 = 0
        // The compiler must be told that `content` cannot keep what it is called with.
        try withoutActuallyEscaping(sink) { sink in
            let pass: Sink = { bytes in
                packedSize += UInt64(bytes.count)
                try sink(bytes)
            }
            try content { bytes in
                member.append(bytes)
                try member.drain(pass)
            }
            member.end()
            try member.drain(pass)
        }
        records.checksum = UInt64(member.checksum)
        records.size = member.size
        records.packedSize = packedSize
        position += packedSize
        try put(records.descriptor, to: sink)
        directory.append(records)
    }

    /// Ends the archive, which says through `mark` who wrote it.
    package mutating func finish(mark: ZipMark? = nil, to sink: Sink) throws {
        try put(directory.bytes(at: position, mark: mark), to: sink)
    }

    private mutating func put(_ bytes: [UInt8], to sink: Sink) throws {
        try bytes.withUnsafeBytes(sink)
        position += UInt64(bytes.count)
    }
}
