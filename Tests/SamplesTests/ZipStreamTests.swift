import Foundation
import Tabular
import Testing

@Suite struct ZipStreamTests {
    private static let mark = ZipMark("example/1")
    private static let members = [
        ("a/empty", [UInt8]()), ("a/दीया.csv", Array("lamp,1\r\n".utf8)),
        ("a/long", (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 9) }),
    ]

    /// The archive, its members given in pieces of `piece` bytes.
    private func archive(piece: Int = 1_000, size: Int? = nil, mark: ZipMark? = nil) throws -> [UInt8] {
        var archive: [UInt8] = []
        let sink = { (bytes: UnsafeRawBufferPointer) in archive.append(contentsOf: bytes) }
        var stream = ZipStream()
        for (name, bytes) in Self.members {
            try stream.add(name, size: size ?? bytes.count, to: sink) { content in
                for start in stride(from: 0, to: bytes.count, by: piece) {
                    try bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes(content)
                }
            }
        }
        try stream.finish(mark: mark, to: sink)
        return archive
    }

    @Test(arguments: [1_000, 65_536, 1_000_000])
    func `an archive in pieces is the archive at once`(piece: Int) throws {
        var writer = ZipWriter()
        for (name, bytes) in Self.members { writer.add(name, bytes) }
        #expect(try archive(piece: piece) == writer.finish())
    }

    /// The sizes then take eight bytes, as those of a member beyond 4 GiB do.
    @Test(.enabled(if: Python.isPresent), arguments: [nil, 5 << 30])
    func `another program reads what is written`(size: Int?) throws {
        let script =
            "z=zipfile.ZipFile(f); print(z.testzip(), len(z.read('a/long')), z.read('a/दीया.csv'), z.comment[:9])"
        #expect(
            try Python.run(script, on: archive(size: size, mark: Self.mark))
                == "None 300000 b'lamp,1\\r\\n' b'example/1'\n"
        )
    }

    @Test func `what the sink throws ends it at once`() throws {
        struct Full: Error {}
        var taken = 0
        var lent = 0
        var stream = ZipStream()
        var state: UInt64 = 88_172_645_463_325_252
        let random = (0..<100_000).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state)
        }
        #expect(throws: Full.self) {
            try stream.add(
                "x",
                size: 10_000_000,
                to: { bytes in
                    taken += bytes.count
                    if taken > 50_000 { throw Full() }
                },
                content: { content in
                    for _ in 0..<100 {
                        lent += 1
                        try random.withUnsafeBytes(content)
                    }
                }
            )
        }
        #expect(lent < 5)
    }

    private func stands(_ archive: [UInt8]) -> Bool {
        Self.mark.stands(onArchiveOf: archive.count) { place, count in
            Array(archive[min(place, archive.count)..<min(place + count, archive.count)])
        }
    }

    @Test func `an archive is known again by its mark as long as its directory is the same`() throws {
        let whole = try archive(mark: Self.mark)
        #expect(stands(whole))
        #expect(try !stands(archive()))
        #expect(try !stands(archive(mark: ZipMark("example/2"))))
        #expect(!stands([]) && !stands(Array("PK".utf8)) && !stands(Array(whole.dropLast())))
        let name = try #require(whole.lastIndex(of: UInt8(ascii: "v")))
        var renamed = whole
        renamed[name] = UInt8(ascii: "w")
        #expect(!stands(renamed))
        // The size of the directory, so that it would begin before the file.
        var damaged = whole
        damaged[whole.count - 22 - 18 + 15] = 0x7F
        #expect(!stands(damaged))
    }

    @Test func `the mark of an archive with many members is found, too`() throws {
        var archive: [UInt8] = []
        let sink = { (bytes: UnsafeRawBufferPointer) in archive.append(contentsOf: bytes) }
        var stream = ZipStream()
        for index in 0..<70_000 { try stream.add("\(index)", size: 0, to: sink) { _ in } }
        try stream.finish(mark: Self.mark, to: sink)
        #expect(stands(archive))
    }
}
