import CZlib
import Tabular

/// zlib and nothing around it: what reading archives costs at the least.
struct BareInflater {
    /// Also computes each member's checksum.
    var checksums: Bool
    private(set) var inflated = 0
    private var window = [UInt8](repeating: 0, count: 256 << 10)

    init(checksums: Bool) { self.checksums = checksums }

    /// Inflates everything packed in `bytes`, archives inside archives too; nothing of other files.
    mutating func inflate(_ bytes: [UInt8]) throws {
        guard FileFormat(sniffing: bytes) == .zip else { return }
        let archive = try ZipArchive(bytes, place: Place(path: "archive"))
        for entry in archive.entries {
            if entry.name.hasSuffix(".xlsx") || entry.name.hasSuffix(".zip") {
                try inflate(whole(entry, of: bytes))
            } else {
                try stream(entry, of: bytes)
            }
        }
    }

    /// Inflates the worksheets of a workbook, window after window.
    mutating func inflate(sheetsOf archive: ZipArchive, _ bytes: [UInt8]) throws {
        for entry in archive.entries where entry.isSheet { try stream(entry, of: bytes) }
    }

    private mutating func stream(_ entry: ZipArchive.Entry, of bytes: [UInt8]) throws {
        let checksums = checksums
        let count = try window.withUnsafeMutableBytes { window in
            try BareInflater.run(entry, of: bytes, into: window, checksums: checksums)
        }
        inflated += count
    }

    private mutating func whole(_ entry: ZipArchive.Entry, of bytes: [UInt8]) throws -> [UInt8] {
        let checksums = checksums
        let contents = try [UInt8](unsafeUninitializedCapacity: entry.size) { buffer, count in
            count = try BareInflater.run(
                entry,
                of: bytes,
                into: UnsafeMutableRawBufferPointer(buffer),
                checksums: checksums
            )
        }
        inflated += contents.count
        return contents
    }

    /// Inflates into `target` over and over; returns how many bytes came out.
    private static func run(
        _ entry: ZipArchive.Entry,
        of bytes: [UInt8],
        into target: UnsafeMutableRawBufferPointer,
        checksums: Bool
    ) throws -> Int {
        guard entry.method == .deflated, entry.data.upperBound <= bytes.count else { return 0 }
        return try bytes.withUnsafeBytes { archive in
            // A structure that stays where it is while zlib points back to it.
            let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
            defer { stream.deallocate() }
            stream.initialize(to: z_stream())
            guard z_inflate_init(stream, -MAX_WBITS) == Z_OK else { throw InflationFailure(name: entry.name) }
            defer { inflateEnd(stream) }
            let packed = UnsafeRawBufferPointer(rebasing: archive[entry.data])
            stream.pointee.next_in = UnsafeMutablePointer(mutating: packed.bindMemory(to: UInt8.self).baseAddress)
            stream.pointee.avail_in = UInt32(packed.count)
            let output = target.bindMemory(to: UInt8.self)
            var checksum: UInt = 0
            var inflated = 0
            var status = Z_OK
            while status == Z_OK {
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                status = CZlib.inflate(stream, Z_NO_FLUSH)
                let count = output.count - Int(stream.pointee.avail_out)
                if checksums { checksum = crc32(checksum, output.baseAddress, UInt32(count)) }
                inflated += count
            }
            guard status == Z_STREAM_END, inflated == entry.size, !checksums || checksum == UInt(entry.crc32) else {
                throw InflationFailure(name: entry.name)
            }
            return inflated
        }
    }
}

struct InflationFailure: Error {
    let name: String
}

extension ZipArchive.Entry {
    /// By the name that every workbook of the panel uses.
    var isSheet: Bool { name.hasPrefix("xl/worksheets/") && name.hasSuffix(".xml") }
}
