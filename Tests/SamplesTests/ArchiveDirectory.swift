/// The directory of a ZIP archive, read by hand so that the writer is not checked by its own reader.
struct ArchiveDirectory {
    struct Entry: Equatable {
        var name: String
        var flags: Int
        var method: Int
        var packedSize: Int
        var size: Int
        var offset: Int
    }

    private(set) var entries: [Entry] = []

    /// `nil` where there is no end record, or an entry does not point at its local header.
    init?(_ bytes: [UInt8]) {
        func little(_ place: Int, _ width: Int) -> Int {
            bytes[place..<(place + width)].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        let end = bytes.count - 22
        guard end >= 0, little(end, 4) == 0x0605_4B50 else { return nil }
        var place = little(end + 16, 4)
        for _ in 0..<little(end + 10, 2) {
            guard little(place, 4) == 0x0201_4B50 else { return nil }
            let length = little(place + 28, 2)
            let name = String(decoding: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self)
            let entry = Entry(
                name: name,
                flags: little(place + 8, 2),
                method: little(place + 10, 2),
                packedSize: little(place + 20, 4),
                size: little(place + 24, 4),
                offset: little(place + 42, 4)
            )
            guard little(entry.offset, 4) == 0x0403_4B50 else { return nil }
            entries.append(entry)
            place += 46 + length + little(place + 30, 2) + little(place + 32, 2)
        }
        guard place == end else { return nil }
    }
}
