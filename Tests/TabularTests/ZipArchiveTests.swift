import Testing

@testable import Tabular

@Suite struct ZipArchiveTests {
    typealias Member = ZipBuilder.Member

    private static let a = ZipBuilder.Member("a.csv", "one")
    private static let b = ZipBuilder.Member("b.csv", String(repeating: "two,", count: 100_000))

    @Test(arguments: [
        ZipBuilder(a, b), ZipBuilder(ZipBuilder.Member("a.csv", "one", method: 0), b),
        ZipBuilder(a.with { $0.flags = 0x0808 }, b.with { $0.flags = 0x0808 }),
        ZipBuilder(a.with { $0.usesZip64 = true }, b.with { $0.usesZip64 = true }),
        ZipBuilder(ZipBuilder.Member("a.csv", "one", method: 0).with { $0.flags = 0x0808 }, b),
        ZipBuilder(a.with { $0.extra = [0xFE, 0xCA, 2, 0, 1, 1, 0, 0, 0] }, b),
        change(ZipBuilder(a, b)) { $0.usesZip64End = true },
        change(ZipBuilder(a, b)) {
            $0.comment = Array("PK\u{5}\u{6} comment ".utf8) + [UInt8](repeating: 7, count: 60_000)
        },
        change(ZipBuilder(a, b)) { $0.prefix = Array("MZ self-extractor".utf8) },
        change(ZipBuilder(a, b)) { ($0.prefix, $0.usesZip64End) = ([UInt8](repeating: 1, count: 5_000), true) },
        change(ZipBuilder(a, b)) { ($0.prefix, $0.offsetsIncludePrefix) = (Array("junk".utf8), true) },
        change(ZipBuilder(a, b)) { $0.suffix = Array("\r\n".utf8) },
    ])
    func `every usual form of archive reads`(builder: ZipBuilder) throws {
        let contents = try Reading.contents(builder.bytes)
        #expect(contents == ["a.csv": "one", "b.csv": String(repeating: "two,", count: 100_000)])
    }

    private static func change(_ builder: ZipBuilder, _ change: (inout ZipBuilder) -> Void) -> ZipBuilder {
        var copy = builder
        change(&copy)
        return copy
    }

    @Test func `an empty archive has no members`() throws {
        #expect(try Reading.contents(ZipBuilder([]).bytes).isEmpty)
    }

    @Test func `members come in windows and stop on demand`() throws {
        let archive = try Reading.archive(ZipBuilder(Self.b).bytes)
        var sizes: [Int] = []
        try archive.read(archive.entries[0], budget: InflationBudget()) { window in
            sizes.append(window.count)
            return .next
        }
        #expect(sizes == [256 << 10, 400_000 - (256 << 10)])
        sizes = []
        try archive.read(archive.entries[0], budget: InflationBudget()) { window in
            sizes.append(window.count)
            return .stop
        }
        #expect(sizes == [256 << 10])
    }

    /// Large enough for a thread of its own, and hard to pack.
    private static let noise: [UInt8] = {
        var random = Mutations(seed: 1)
        return (0..<1_500_000).map { _ in UInt8(random.below(64)) }
    }()

    @Test func `a member inflated on another core is the same`() throws {
        let cores = CoreBudget(1)
        let budget = InflationBudget(cores: cores)
        let member = Member("noise", Self.noise)
        let archive = try Reading.archive(ZipBuilder(member).bytes)
        #expect(try archive.contents(of: archive.entries[0], budget: budget) == Self.noise)
        var windows = 0
        try archive.read(archive.entries[0], budget: budget) { _ in
            windows += 1
            return windows == 2 ? .stop : .next
        }
        #expect(windows == 2)
        let own = InputError(.damaged, at: Reading.place, expected: "nothing", advice: "None.")
        #expect(throws: own) {
            try archive.read(archive.entries[0], budget: budget) { _ throws(InputError) in throw own }
        }
        let damaged = [
            member.with { $0.crc ^= 1 }, member.with { $0.packed[600_000] ^= 0x55 },
            member.with { $0.packed.removeLast(300_000) }, member.with { $0.packed.append(0) },
        ]
        for member in damaged {
            let archive = try Reading.archive(ZipBuilder(member).bytes)
            let alone = #expect(throws: InputError.self) {
                try archive.contents(of: archive.entries[0], budget: InflationBudget())
            }
            let ahead = #expect(throws: InputError.self) {
                try archive.contents(of: archive.entries[0], budget: budget)
            }
            #expect(alone == ahead)
        }
        // Every core was given back.
        #expect(cores.take())
        #expect(!cores.take())
    }

    @Test(
        arguments: [
            (a.with { $0.crc ^= 1 }, InputError.Kind.damaged, "content that matches its checksum"),
            (a.with { $0.size = 4 }, .damaged, "4 bytes"),
            (a.with { $0.packed += [0, 0] }, .contradiction, "7 bytes of packed data"),
            (a.with { $0.packed.removeLast() }, .damaged, "deflated data"),
            (a.with { $0.packed = [0xFF, 0xFF] }, .damaged, "deflated data"),
            (a.with { $0.flags |= 1 }, .encrypted, "a file without password"),
            (a.with { $0.extra = [0x01, 0x99, 0, 0] }, .encrypted, "a file without password"),
            (a.with { $0.method = 9 }, .unsupported, "a file packed with method 0 (stored) or 8 (deflated)"),
            (a.with { $0.localName = Array("b.csv".utf8) }, .contradiction, "one name"),
            (a.with { $0.localMethod = 0 }, .contradiction, "one way of packing"),
            (a.with { $0.localSize = 2 }, .contradiction, "one size and checksum"),
            (a.with { $0.disk = 1 }, .unsupported, "an archive in one file"),
        ] as [(ZipBuilder.Member, InputError.Kind, String)]
    )
    func `a broken member is named and its sibling reads`(
        member: ZipBuilder.Member,
        kind: InputError.Kind,
        expected: String
    ) throws {
        let archive = try Reading.archive(ZipBuilder(member, Member("ok.csv", "fine")).bytes)
        let budget = InflationBudget()
        let error = #expect(throws: InputError.self) { try archive.contents(of: archive.entries[0], budget: budget) }
        #expect(error?.kind == kind)
        #expect(error?.expected.description == expected)
        #expect(error?.place == Place(path: "test.zip!/a.csv"))
        #expect(error?.advice.description.hasSuffix(".") == true)
        #expect(try archive.contents(of: archive.entries[1], budget: budget) == Array("fine".utf8))
    }

    @Test(arguments: [(1, "1 (Shrink)"), (9, "9 (Deflate64)"), (93, "93 (Zstandard)"), (4_711, "4711")])
    func `an unknown method is named`(code: Int, name: String) throws {
        let archive = try Reading.archive(ZipBuilder(Self.a.with { $0.method = code }).bytes)
        let error = #expect(throws: InputError.self) {
            try archive.contents(of: archive.entries[0], budget: InflationBudget())
        }
        #expect(error?.found == "compression method \(name)")
    }

    @Test func `a name listed twice for the same content counts once`() throws {
        #expect(try Reading.archive(ZipBuilder(Self.a, Self.a).bytes).entries.count == 1)
        let archive = try Reading.archive(ZipBuilder(Self.a, Member("a.csv", "other"), Self.b).bytes)
        #expect(archive.entries.map(\.name) == ["a.csv", "b.csv"])
        let error = #expect(throws: InputError.self) {
            try archive.contents(of: archive.entries[0], budget: InflationBudget())
        }
        #expect(error?.kind == .contradiction)
        #expect(error?.found == "two with different content")
    }

    @Test func `a member on the bytes of another is refused and siblings read`() throws {
        let twin = Self.b.with { ($0.name, $0.localName, $0.sharesOffsetOf) = (Array("c.csv".utf8), nil, 0) }
        // The shared local header carries the first name: the second contradicts it.
        let archive = try Reading.archive(ZipBuilder(Self.b, twin, Self.a).bytes)
        let budget = InflationBudget()
        let error = #expect(throws: InputError.self) { try archive.contents(of: archive.entries[1], budget: budget) }
        #expect(error?.kind == .contradiction)
        #expect(error?.found == "also named b.csv")
        for index in [0, 2] { _ = try archive.contents(of: archive.entries[index], budget: budget) }
    }

    @Test func `an archive quoted inside another member overlaps it`() throws {
        // A stored member whose content is a local header and data, to which a second directory record points.
        let inner = ZipBuilder(ZipBuilder.Member("in.csv", "inner", method: 0)).bytes
        let quoted = Array(inner.prefix(30 + 6 + 5))
        var bytes = ZipBuilder(ZipBuilder.Member("o", quoted, method: 0), Member("in.csv", "inner", method: 0)).bytes
        // The second record's offset is moved to the quoted header, 31 bytes in.
        let offset = bytes.count - 22 - 6 - 4
        #expect(bytes[offset] == 31 + 41)
        bytes[offset] = 31
        let archive = try Reading.archive(bytes)
        for entry in archive.entries {
            let error = #expect(throws: InputError.self) { try archive.contents(of: entry, budget: InflationBudget()) }
            #expect(error?.kind == .contradiction)
            #expect(error?.expected == "files that lie one after the other")
        }
    }

    @Test(arguments: [
        (1, InputError.Kind.damaged, "3 files in the archive's directory"),
        (-1, .contradiction, "1 files in the archive's directory"),
    ])
    func `a wrong count of members is refused`(shift: Int, kind: InputError.Kind, expected: String) {
        let builder = Self.change(ZipBuilder(Self.a, Self.b)) { $0.countShift = shift }
        let error = #expect(throws: InputError.self) { try Reading.archive(builder.bytes) }
        #expect(error?.kind == kind)
        #expect(error?.expected.description == expected)
    }

    @Test func `a split archive says so`() {
        let builder = Self.change(ZipBuilder(Self.a)) { $0.disk = 1 }
        let error = #expect(throws: InputError.self) { try Reading.archive(builder.bytes) }
        #expect(error?.kind == .unsupported)
        #expect(error?.found == "one part of a split archive")
    }

    @Test func `names are labels without control characters`() throws {
        let builder = ZipBuilder(
            Member("../../etc/\u{202E}x\n.csv", ""),
            Member("", "").with { $0.name = [0x81, 0x82] },
            Member("folder/", ""),
            Member("हिसाब.csv", "").with { $0.flags = 0 },
            Member("link", "target").with { ($0.system, $0.externalAttributes) = (3, 0o120_777 << 16) }
        )
        let entries = try Reading.archive(builder.bytes).entries
        #expect(entries.map(\.name) == ["../../etc/\\u{202e}x\\u{a}.csv", "üé", "folder/", "हिसाब.csv", "link"])
        #expect(entries.map(\.isDirectory) == [false, false, true, false, false])
        #expect(entries.map(\.isSymlink) == [false, false, false, false, true])
        let all = (UInt8(0)...255).map { ZipName.label([0xFF, $0]) }
        #expect(Set(all).count == 256)
    }

    @Test func `limits end bombs early`() throws {
        let zeros = Member("zeros", [UInt8](repeating: 0, count: 4 << 20))
        func error(_ change: (inout Limits) -> Void) throws -> InputError? {
            var limits = Limits()
            change(&limits)
            let archive = try Reading.archive(ZipBuilder(zeros).bytes, limits: limits)
            return #expect(throws: InputError.self) {
                try archive.contents(of: archive.entries[0], budget: InflationBudget(limits))
            }
        }
        #expect(try error { $0.memberSize = 1 << 20 }?.expected == "at most 1 MiB of unpacked data")
        #expect(try error { $0.innerArchiveSize = 2 << 20 }?.expected == "at most 2 MiB of unpacked data")
        #expect(try error { $0.ratioFloor = 1 << 20 }?.expected == "data packed at most 200 to 1")
        #expect(try error { $0.runSize = 3 << 20 }?.advice == "Run hisaab on fewer files at a time.")
        var limits = Limits()
        limits.membersPerArchive = 1
        #expect(throws: InputError.self) { try Reading.archive(ZipBuilder(Self.a, Self.b).bytes, limits: limits) }
    }

    @Test func `a small bomb ends long before it fills the memory`() throws {
        let archive = try Reading.archive(ZipBuilder(Member("zeros", [UInt8](repeating: 0, count: 20 << 20))).bytes)
        var count = 0
        let error = #expect(throws: InputError.self) {
            try archive.read(archive.entries[0], budget: InflationBudget()) { window in
                count += window.count
                return .next
            }
        }
        #expect(error?.kind == .limit)
        #expect(count <= 16 << 20)
    }

    @Test func `the budget is shared by all files of a run`() throws {
        var limits = Limits()
        limits.runSize = 5
        let archive = try Reading.archive(ZipBuilder(Self.a).bytes, limits: limits)
        let budget = InflationBudget(limits)
        #expect(try archive.contents(of: archive.entries[0], budget: budget) == Array("one".utf8))
        #expect(throws: InputError.self) { try archive.contents(of: archive.entries[0], budget: budget) }
    }

    @Test func `an archive cut at any byte is an error`() {
        let bytes = Self.change(ZipBuilder(Self.a.with { $0.flags = 0x0808 }, Member("c", "three"))) {
            $0.usesZip64End = true
        }.bytes
        for count in 0..<bytes.count {
            #expect(throws: InputError.self) { try Reading.contents(Array(bytes.prefix(count))) }
        }
    }

    @Test func `an archive with any byte changed never crashes`() {
        let builder = ZipBuilder(Self.a.with { $0.usesZip64 = true }, Member("c", "three", method: 0))
        let bytes = Self.change(builder) { $0.usesZip64End = true }.bytes
        for index in bytes.indices {
            for value in [0, 1, 0x7F, 0x80, 0xFF, bytes[index] ^ 0x20] as [UInt8] {
                var broken = bytes
                broken[index] = value
                _ = try? Reading.contents(broken)
            }
        }
    }
}
