/// The comment by which a program knows an archive of its own again: its name, and a checksum over the directory. A
/// member added, changed or removed since changes the directory, so that it is seen without reading the archive.
package struct ZipMark: Sendable, Hashable {
    /// ASCII.
    package let name: String

    package init(_ name: String) { self.name = name }

    func comment(on directory: [UInt8]) -> [UInt8] {
        let digits = String(Checksum.crc32(directory), radix: 16)
        return Array((name + " " + String(repeating: "0", count: 8 - digits.count) + digits).utf8)
    }

    /// Whether an archive of `size` bytes is as it was written with this mark.
    ///
    /// - Parameter read: Gives `count` bytes from `place` on, or fewer where there are none.
    package func stands<Failure: Error>(
        onArchiveOf size: Int,
        read: (_ place: Int, _ count: Int) throws(Failure) -> [UInt8]
    ) throws(Failure) -> Bool {
        let endSize = ZipMark.endSize + comment(on: []).count
        guard size >= endSize else { return false }
        let end = try read(size - endSize, endSize)
        guard end.count == endSize, ZipMark.little(end, 0, 4) == 0x0605_4B50 else { return false }
        let isZip64 = ZipMark.little(end, 8, 2) == 0xFFFF || ZipMark.little(end, 16, 4) == 0xFFFF_FFFF
        let directorySize = ZipMark.little(end, 12, 4)
        let start = size - endSize - (isZip64 ? ZipMark.zip64Size : 0) - directorySize
        guard start >= 0 else { return false }
        let directory = try read(start, directorySize)
        return directory.count == directorySize && Array(end[ZipMark.endSize...]) == comment(on: directory)
    }

    private static let endSize = 22
    /// End record and locator.
    private static let zip64Size = 56 + 20

    private static func little(_ bytes: [UInt8], _ place: Int, _ width: Int) -> Int {
        bytes[place..<(place + width)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
