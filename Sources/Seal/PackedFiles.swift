import FoundationEssentials
import Tabular

/// Files on their way to be sealed: packed one after the other while they are made, so that only the packed bytes stay
/// in memory.
///
/// Packed with gzip are the bytes of the files in their order, then an index of them (a JSON array of `path`, `size` and
/// `type`), then the size of the index in four bytes. Before the packed bytes stands their number in eight bytes, behind
/// them zeros up to ``paddedSize(of:)``. Numbers have their highest byte first.
package struct PackedFiles: ~Copyable {
    private struct Entry: Encodable {
        var path: String
        var size: Int
        var type: String
    }

    private var packed = GzipWriter()
    private var entries: [Entry] = []

    package init() {}

    /// Adds a file.
    ///
    /// - Parameters:
    ///   - type: Its media type, for whoever saves it.
    ///   - write: Lends the file's bytes to a sink, in pieces.
    package mutating func add(
        _ path: String,
        type: String,
        write: (_ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        var size = 0
        try write { bytes in
            packed.append(bytes)
            size += bytes.count
        }
        entries.append(Entry(path: path, size: size, type: type))
    }

    /// What is to be sealed.
    package consuming func padded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let index = try encoder.encode(entries)
        var packed = packed
        packed.append(Array(index) + PackedFiles.bigEndian(UInt32(index.count)))
        let bytes = packed.finish()
        var plain: [UInt8] = []
        plain.reserveCapacity(PackedFiles.paddedSize(of: bytes.count))
        plain += PackedFiles.bigEndian(UInt64(bytes.count))
        plain += bytes
        plain.append(contentsOf: repeatElement(0, count: PackedFiles.paddedSize(of: bytes.count) - plain.count))
        return plain
    }

    /// The smallest power of two from 64 KiB on that has room for so many bytes and their number. So the size of a sealed
    /// page tells its report's no closer than by half.
    static func paddedSize(of count: Int) -> Int {
        var size = 64 << 10
        while size < count + MemoryLayout<UInt64>.size { size *= 2 }
        return size
    }

    private static func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}
