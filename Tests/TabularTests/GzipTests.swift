import Testing

@testable import Tabular

@Suite struct GzipTests {
    /// `printf one | gzip -n9`
    private static let one: [UInt8] = [
        0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3, 0xCB, 0xCF, 0x4B, 5, 0, 0xF1, 0x86, 0x6C, 0x7A, 3, 0, 0, 0,
    ]

    private func unpack(_ bytes: [UInt8], limits: Limits = .standard) throws(InputError) -> String {
        let place = Place(path: "a.gz")
        let result = try Gzip.contents(bytes, place: place, limits: limits, budget: InflationBudget(limits))
        return String(decoding: result, as: UTF8.self)
    }

    @Test func `members are joined and padding is ignored`() throws {
        #expect(try unpack(Self.one) == "one")
        #expect(try unpack(Self.one + Self.one) == "oneone")
        #expect(try unpack(Self.one + [0, 0, 0]) == "one")
        #expect(try unpack(Deflate.gzip(Array("two".utf8)) + Self.one) == "twoone")
    }

    @Test func `what is cut or altered is an error`() {
        // Time, level, system and the bits that fill the last byte of data.
        let ignored = [4, 5, 6, 7, 8, 9, 14]
        for count in 0..<Self.one.count {
            #expect(throws: InputError.self) { try unpack(Array(Self.one.prefix(count))) }
        }
        for index in Self.one.indices where !ignored.contains(index) {
            var broken = Self.one
            broken[index] ^= 0x40
            #expect(throws: InputError.self) { try unpack(broken) }
        }
        #expect(throws: InputError.self) { try unpack(Self.one + [1, 2, 3]) }
        var limits = Limits()
        limits.innerArchiveSize = 2
        #expect(throws: InputError.self) { try unpack(Self.one, limits: limits) }
    }

    @Test func `packing is deterministic and unpacks`() throws {
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
        #expect(Deflate.gzip(bytes) == Deflate.gzip(bytes))
        #expect(Array(Deflate.gzip([1]).prefix(10)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3])
        #expect(try Gzip.contents(Deflate.gzip(bytes), place: Place(path: ""), budget: InflationBudget()) == bytes)
        for level in 0...9 {
            let member = ZipBuilder.Member("x", bytes).with { $0.packed = Deflate.compress(bytes, level: level) }
            let archive = try Reading.archive(ZipBuilder(member).bytes)
            #expect(try archive.contents(of: archive.entries[0], budget: InflationBudget()) == bytes)
        }
        #expect(try unpack(Deflate.gzip([])) == "")
    }

    @Test func `the checksum is that of every ZIP program`() {
        #expect(Checksum.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(Checksum.crc32(Array("6789".utf8), seed: Checksum.crc32(Array("12345".utf8))) == 0xCBF4_3926)
        #expect(Checksum.crc32([]) == 0)
    }

    @Test func `the checksum in blocks is the one bit by bit, whatever the length`() {
        var random = Mutations(seed: 32)
        let bytes = (0..<700).map { _ in UInt8(random.below(256)) }
        // The definition: one bit after the other through the reflected polynomial.
        var expected: UInt32 = 0xFFFF_FFFF
        for count in 0...bytes.count {
            #expect(Checksum.crc32(Array(bytes[..<count])) == ~expected)
            let half = Checksum.crc32(Array(bytes[..<(count / 2)]))
            #expect(Checksum.crc32(Array(bytes[(count / 2)..<count]), seed: half) == ~expected)
            guard count < bytes.count else { break }
            expected ^= UInt32(bytes[count])
            for _ in 0..<8 { expected = expected & 1 == 1 ? expected >> 1 ^ 0xEDB8_8320 : expected >> 1 }
        }
    }

    @Test func `a file written in pieces unpacks to all of them`() throws {
        let pieces = [Array("one".utf8), [], Array(repeating: 7, count: 300_000), Array("two".utf8)]
        var writer = GzipWriter()
        for piece in pieces { writer.append(piece) }
        let bytes = writer.finish()
        #expect(bytes.count < 1_000)
        #expect(
            try Gzip.contents(bytes, place: Place(path: ""), budget: InflationBudget()) == pieces.flatMap(\.self)
        )
        #expect(try unpack(GzipWriter().finish()) == "")
    }
}
