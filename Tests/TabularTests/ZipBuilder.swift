@testable import Tabular

/// Writes archives byte by byte, right or deliberately wrong, without any code of the module but raw deflate and CRC.
struct ZipBuilder {
    struct Member {
        var name: [UInt8]
        var content: [UInt8]
        var method = 8
        var flags = 0x0800
        /// What the directory says; the local header says the same unless it defers or is overridden.
        var crc: UInt32
        var size: Int
        var packed: [UInt8]
        var localName: [UInt8]?
        var localMethod: Int?
        var localSize: Int?
        var usesZip64 = false
        var extra: [UInt8] = []
        var externalAttributes = 0
        var system = 0
        var disk = 0
        /// Points at the local header of an earlier member instead of writing its own.
        var sharesOffsetOf: Int?

        init(_ name: String, _ content: String, method: Int = 8) {
            self.init(name, Array(content.utf8), method: method)
        }

        init(_ name: String, _ content: [UInt8], method: Int = 8) {
            self.name = Array(name.utf8)
            self.content = content
            self.method = method
            crc = ZipBuilder.crc32(content)
            size = content.count
            packed = method == 8 ? Deflate.compress(content, level: 6) : content
        }

        func with(_ change: (inout Member) -> Void) -> Member {
            var copy = self
            change(&copy)
            return copy
        }

        var isDeferred: Bool { flags & 8 != 0 }
    }

    var members: [Member] = []
    var prefix: [UInt8] = []
    var comment: [UInt8] = []
    var suffix: [UInt8] = []
    var usesZip64End = false
    /// Added to the count of the end record.
    var countShift = 0
    var disk = 0
    /// The offsets count from the start of the file, prefix included.
    var offsetsIncludePrefix = false

    init(_ members: Member...) { self.members = members }
    init(_ members: [Member]) { self.members = members }

    /// All deflated, in the order given.
    static func archive(_ parts: [(String, String)]) -> [UInt8] {
        ZipBuilder(parts.map { Member($0.0, $0.1) }).bytes
    }

    var bytes: [UInt8] {
        var out = prefix
        var offsets: [Int] = []
        let shift = offsetsIncludePrefix ? 0 : prefix.count
        for member in members {
            if let other = member.sharesOffsetOf {
                offsets.append(offsets[other])
                continue
            }
            offsets.append(out.count - shift)
            out += local(member)
        }
        let start = out.count - shift
        for (member, offset) in zip(members, offsets) { out += central(member, offset: offset) }
        let size = out.count - shift - start
        let count = members.count + countShift
        if usesZip64End {
            let record = out.count - shift
            out += le(0x0606_4B50, 4) + le(44, 8) + le(45, 2) + le(45, 2) + le(0, 4) + le(0, 4)
            out += le(count, 8) + le(count, 8) + le(size, 8) + le(start, 8)
            out += le(0x0706_4B50, 4) + le(0, 4) + le(record, 8) + le(1, 4)
            out += le(0x0605_4B50, 4) + le(0xFFFF, 2) + le(0xFFFF, 2) + le(0xFFFF, 2) + le(0xFFFF, 2)
            out += le(0xFFFF_FFFF, 4) + le(0xFFFF_FFFF, 4)
        } else {
            out += le(0x0605_4B50, 4) + le(disk, 2) + le(disk, 2) + le(count, 2) + le(count, 2) + le(size, 4)
            out += le(start, 4)
        }
        return out + le(comment.count, 2) + comment + suffix
    }

    private func local(_ member: Member) -> [UInt8] {
        let name = member.localName ?? member.name
        let size = member.localSize ?? member.size
        var out = le(0x0403_4B50, 4) + le(20, 2) + le(member.flags, 2) + le(member.localMethod ?? member.method, 2)
        out += le(0, 4)
        var extra = member.extra
        if member.isDeferred {
            out += le(0, 12)
        } else if member.usesZip64 {
            out += le(Int(member.crc), 4) + le(0xFFFF_FFFF, 4) + le(0xFFFF_FFFF, 4)
            extra += le(1, 2) + le(16, 2) + le(size, 8) + le(member.packed.count, 8)
        } else {
            out += le(Int(member.crc), 4) + le(member.packed.count, 4) + le(size, 4)
        }
        out += le(name.count, 2) + le(extra.count, 2) + name + extra + member.packed
        if member.isDeferred {
            out += le(0x0807_4B50, 4) + le(Int(member.crc), 4) + le(member.packed.count, 4) + le(member.size, 4)
        }
        return out
    }

    private func central(_ member: Member, offset: Int) -> [UInt8] {
        var extra = member.extra
        var out = le(0x0201_4B50, 4) + le(20 | member.system << 8, 2) + le(20, 2) + le(member.flags, 2)
        out += le(member.method, 2) + le(0, 4) + le(Int(member.crc), 4)
        if member.usesZip64 {
            out += le(0xFFFF_FFFF, 4) + le(0xFFFF_FFFF, 4)
            extra += le(1, 2) + le(24, 2) + le(member.size, 8) + le(member.packed.count, 8) + le(offset, 8)
        } else {
            out += le(member.packed.count, 4) + le(member.size, 4)
        }
        out += le(member.name.count, 2) + le(extra.count, 2) + le(0, 2) + le(member.disk, 2) + le(0, 2)
        out += le(member.externalAttributes, 4) + le(member.usesZip64 ? 0xFFFF_FFFF : offset, 4)
        return out + member.name + extra
    }

    private func le(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> ($0 * 8) : 0) }
    }

    /// The textbook checksum, bit by bit.
    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB8_8320 }
        }
        return ~crc
    }
}
