/// Finds and reads the central directory of an archive.
struct ZipDirectory {
    private let bytes: ByteReader
    private let place: Place
    private let limits: Limits
    private let end: EndRecord

    private enum Signature {
        static let local = 0x0403_4B50
        static let central = 0x0201_4B50
        static let end = 0x0605_4B50
        static let zip64End = 0x0606_4B50
        static let zip64Locator = 0x0706_4B50
        static let split = 0x0807_4B50
    }

    /// What the records at the end of an archive say about its directory.
    private struct EndRecord {
        var count: Int
        /// Where the directory starts and where it ends at the latest.
        var directory: Range<Int>
        /// Added to every offset: the length of what was put before the archive.
        var base: Int
    }

    init(_ bytes: ByteReader, place: Place, limits: Limits) throws(InputError) {
        self.bytes = bytes
        self.place = place
        self.limits = limits
        end = try ZipDirectory.endRecord(bytes, place: place)
        guard end.count <= limits.membersPerArchive else {
            throw InputError(
                .limit,
                at: place,
                expected: "at most \(limits.membersPerArchive) files in one archive",
                found: "\(end.count)",
                advice: Advice.packAgain
            )
        }
    }

    /// The members, each with the problem that keeps it from being read, if any.
    func entries() throws(InputError) -> [ZipArchive.Entry] {
        var found: [ZipHeader] = []
        var position = end.directory.lowerBound
        for _ in 0..<end.count {
            guard bytes.u32(position) == Signature.central,
                let header = ZipHeader(bytes, at: position), header.end <= end.directory.upperBound
            else {
                throw .damaged(
                    place,
                    expected: "\(end.count) files in the archive's directory",
                    found: "\(found.count)"
                )
            }
            found.append(header)
            position = header.end
        }
        guard bytes.u32(position) != Signature.central || position >= end.directory.upperBound else {
            throw .contradiction(place, expected: "\(end.count) files in the archive's directory", found: "more")
        }
        return withoutOverlaps(merged(found))
    }

    /// One entry per name. A name that is listed again must have the same content.
    private func merged(_ headers: [ZipHeader]) -> [ZipArchive.Entry] {
        var result: [ZipArchive.Entry] = []
        var known: [ArraySlice<UInt8>: Int] = [:]
        result.reserveCapacity(headers.count)
        for header in headers {
            guard let first = known[header.name] else {
                known[header.name] = result.count
                result.append(entry(header))
                continue
            }
            let isSame = result[first].crc32 == header.crc32 && result[first].size == header.size
            guard !isSame, result[first].problem == nil else { continue }
            result[first].problem = InputError(
                .contradiction,
                at: place.member(result[first].name),
                expected: "one file of this name",
                found: "two with different content",
                advice: Advice.packAgain
            )
        }
        return result
    }

    private func entry(_ header: ZipHeader) -> ZipArchive.Entry {
        let name = ZipName.label(header.name)
        let start = header.offset.addingReportingOverflow(end.base)
        var data = 0..<0
        var problem = unreadable(header, at: place.member(name))
        do throws(InputError) {
            data = try dataRange(header, local: start.overflow ? -1 : start.partialValue, at: place.member(name))
        } catch {
            problem = problem ?? error
        }
        return ZipArchive.Entry(
            name: name,
            size: header.size,
            compressedSize: header.compressedSize,
            method: ZipMethod(code: header.method),
            crc32: header.crc32,
            isDirectory: header.isDirectory,
            isSymlink: header.isSymlink,
            isEncrypted: header.isEncrypted,
            data: data,
            problem: problem
        )
    }

    /// Why a member is of a kind that is not read at all.
    private func unreadable(_ header: ZipHeader, at place: Place) -> InputError? {
        guard header.name.count <= limits.memberNameSize else {
            return InputError(
                .limit,
                at: place,
                expected: "names of at most \(limits.memberNameSize) bytes",
                found: "\(header.name.count) bytes",
                advice: Advice.packAgain
            )
        }
        if header.isEncrypted {
            return InputError(
                .encrypted,
                at: place,
                expected: "a file without password",
                found: "an encrypted one",
                advice: Advice.unpackEncrypted
            )
        }
        if case .other = ZipMethod(code: header.method) {
            return InputError(
                .unsupported,
                at: place,
                expected: "a file packed with method 0 (stored) or 8 (deflated)",
                found: "compression method \(ZipMethod(code: header.method).name)",
                advice: Advice.packAgain
            )
        }
        guard header.disk == 0 else { return ZipDirectory.splitArchive(place) }
        return nil
    }

    /// Where a member's packed bytes lie, after comparing its local header with the directory.
    private func dataRange(_ header: ZipHeader, local: Int, at place: Place) throws(InputError) -> Range<Int> {
        guard bytes.u32(local) == Signature.local, let flags = bytes.u16(local + 6),
            let method = bytes.u16(local + 8), let checksum = bytes.u32(local + 14),
            let packed = bytes.u32(local + 18), let size = bytes.u32(local + 22),
            let nameCount = bytes.u16(local + 26), let extraCount = bytes.u16(local + 28),
            let name = bytes.slice(local + 30, nameCount),
            let extra = bytes.slice(local + 30 + nameCount, extraCount)
        else {
            throw .damaged(place, expected: "a file where the archive's directory says", found: "something else")
        }
        guard name == header.name else {
            throw .contradiction(place, expected: "one name", found: "also named \(ZipName.label(name))")
        }
        guard method == header.method, flags & 1 == header.flags & 1 else {
            throw .contradiction(place, expected: "one way of packing", found: "two that differ")
        }
        var sizes = ZipHeader.Sizes(size: size, compressedSize: packed, offset: 0, disk: 0)
        sizes.extend(with: extra)
        // With a data descriptor (bit 3) the local header may leave these at 0.
        let isDeferred = flags & 8 != 0
        let pairs = [
            (sizes.size, header.size), (sizes.compressedSize, header.compressedSize),
            (checksum, Int(header.crc32)),
        ]
        for (here, listed) in pairs where here != listed {
            guard isDeferred, here == 0 || here == ZipHeader.inExtra else {
                throw .contradiction(place, expected: "one size and checksum", found: "two that differ")
            }
        }
        let start = local + 30 + nameCount + extraCount
        guard bytes.slice(start, header.compressedSize) != nil else {
            throw .damaged(place, expected: "\(header.compressedSize) bytes of packed data", found: "fewer")
        }
        return start..<(start + header.compressedSize)
    }

    /// Refuses members that share bytes with another member or with the directory: that is how small archives inflate
    /// to petabytes, and no archiver writes it.
    private func withoutOverlaps(_ entries: [ZipArchive.Entry]) -> [ZipArchive.Entry] {
        var result = entries
        var last: Int?
        let order = entries.indices.filter { !entries[$0].data.isEmpty }
            .sorted { (entries[$0].data.lowerBound, $0) < (entries[$1].data.lowerBound, $1) }
        for index in order {
            let data = entries[index].data
            if data.overlaps(end.directory) { result[index].problem = result[index].problem ?? overlap(data, index) }
            guard let previous = last else {
                last = index
                continue
            }
            if data.lowerBound < entries[previous].data.upperBound {
                result[index].problem = result[index].problem ?? overlap(data, index)
                result[previous].problem = result[previous].problem ?? overlap(data, previous)
            }
            if data.upperBound > entries[previous].data.upperBound { last = index }
        }
        return result

        func overlap(_ data: Range<Int>, _ index: Int) -> InputError {
            .contradiction(
                place.member(entries[index].name),
                expected: "files that lie one after the other",
                found: "two in the same \(data.count) bytes"
            )
        }
    }
}

// MARK: - The end of an archive

extension ZipDirectory {
    private static func endRecord(_ bytes: ByteReader, place: Place) throws(InputError) -> EndRecord {
        let count = bytes.bytes.count
        // The last one first.
        let candidates = bytes.offsets(of: UInt8(ascii: "P"), from: max(0, count - 22 - 0xFFFF), to: count - 21)
            .filter { bytes.u32($0) == Signature.end }.reversed()
        guard !candidates.isEmpty else { throw missingEnd(bytes, place: place) }
        // A comment may hold the signature by chance: the record whose comment ends with the file is meant. Bytes
        // after the comment are tolerated, archives glued together are not.
        let exact = candidates.filter { $0 + 22 + (bytes.u16($0 + 20) ?? 0) == count }
        let loose = candidates.filter { $0 + 22 + (bytes.u16($0 + 20) ?? 0) < count }
        var failure: InputError?
        for group in [exact, loose] {
            var records: [EndRecord] = []
            for candidate in group {
                do throws(InputError) {
                    records.append(try endRecord(bytes, at: candidate, place: place))
                } catch {
                    failure = failure ?? error
                }
            }
            guard records.count < 2 || group == loose else {
                throw .contradiction(place, expected: "one archive directory", found: "\(records.count)")
            }
            if let record = records.first { return record }
        }
        throw failure ?? missingEnd(bytes, place: place)
    }

    /// Reads the end record at `position` and checks that a directory stands where it says.
    private static func endRecord(_ bytes: ByteReader, at position: Int, place: Place) throws(InputError) -> EndRecord {
        guard let disk = bytes.u16(position + 4), let firstDisk = bytes.u16(position + 6),
            let here = bytes.u16(position + 8), var count = bytes.u16(position + 10),
            var size = bytes.u32(position + 12), var offset = bytes.u32(position + 16)
        else { throw missingEnd(bytes, place: place) }
        var limit = position
        if let zip64 = zip64Record(bytes, before: position) {
            guard let wideHere = bytes.u64(zip64 + 24), let wideCount = bytes.u64(zip64 + 32),
                let wideSize = bytes.u64(zip64 + 40), let wideOffset = bytes.u64(zip64 + 48),
                here == 0xFFFF || here == wideHere, count == 0xFFFF || count == wideCount,
                size == ZipHeader.inExtra || size == wideSize, offset == ZipHeader.inExtra || offset == wideOffset
            else {
                throw .contradiction(place, expected: "one statement of the archive's size", found: "two that differ")
            }
            guard bytes.u32(zip64 + 16) == 0, bytes.u32(zip64 + 20) == 0, wideHere == wideCount else {
                throw splitArchive(place)
            }
            (count, size, offset, limit) = (wideCount, wideSize, wideOffset, zip64)
        } else {
            guard disk == 0, firstDisk == 0, here == count else { throw splitArchive(place) }
        }
        guard let base = base(of: offset, size: size, limit: limit, count: count, in: bytes) else {
            throw .damaged(
                place,
                expected: "an archive directory where its end says",
                found: "an archive that is cut short"
            )
        }
        return EndRecord(count: count, directory: (base + offset)..<limit, base: base)
    }

    /// How far everything is shifted: 0, or the length of a self-extractor or other junk before the archive.
    private static func base(of offset: Int, size: Int, limit: Int, count: Int, in bytes: ByteReader) -> Int? {
        let sum = offset.addingReportingOverflow(size)
        guard !sum.overflow, sum.partialValue <= limit else { return nil }
        let shift = limit - sum.partialValue
        if count == 0 { return shift }
        if bytes.u32(offset) == Signature.central { return 0 }
        return bytes.u32(offset + shift) == Signature.central ? shift : nil
    }

    /// Where the Zip64 end record stands, if the locator before the plain one points at it.
    private static func zip64Record(_ bytes: ByteReader, before position: Int) -> Int? {
        guard bytes.u32(position - 20) == Signature.zip64Locator, let offset = bytes.u64(position - 12) else {
            return nil
        }
        // Shifted by junk in front, the record still stands right before its locator.
        return [offset, position - 20 - 56]
            .first { $0 <= position - 20 - 56 && bytes.u32($0) == Signature.zip64End }
    }

    private static func missingEnd(_ bytes: ByteReader, place: Place) -> InputError {
        if bytes.u32(0) == Signature.split { return splitArchive(place) }
        return .damaged(
            place,
            expected: "a whole ZIP archive",
            found: bytes.bytes.isEmpty ? "an empty file" : "one that is cut short or no archive"
        )
    }

    private static func splitArchive(_ place: Place) -> InputError {
        InputError(
            .unsupported,
            at: place,
            expected: "an archive in one file",
            found: "one part of a split archive",
            advice: "Join the parts on a computer and hand over the files inside."
        )
    }
}
