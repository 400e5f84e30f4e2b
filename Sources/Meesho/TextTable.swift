import Glibc

/// Texts of one file or seller, each kept once; a record holds the index. Index 0 is the empty text.
package struct TextTable: Sendable {
    private var bytes: [UInt8] = []
    /// `ends[id]` is one past the last byte of text `id`.
    private var ends: [Int] = [0]
    /// Open addressing: the hash of a text above its index; 0 is free, for the empty text has no slot.
    private var slots = [UInt64](repeating: 0, count: 64)
    private let seed = TextTable.seed

    /// Secret, so that nobody can write a file whose texts all fall into one slot.
    private static let seed = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max) | 1)

    package init() {}

    package var count: Int { ends.count }

    /// The index of `text`, which is added if it is new.
    package mutating func id(of text: UnsafeBufferPointer<UInt8>) -> Int32 {
        guard let start = text.baseAddress, !text.isEmpty else { return 0 }
        let hash = hash(of: start, text.count)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let id = Int32(truncatingIfNeeded: slots[slot])
            if slots[slot] >> 32 == hash, holds(start, text.count, at: id) { return id }
            slot = (slot + 1) & (slots.count - 1)
        }
        let id = Int32(ends.count)
        add(text, hash: hash, at: slot)
        return id
    }

    /// Adds a text under the next index, at a slot that is free.
    @inline(__always)
    private mutating func add(_ text: UnsafeBufferPointer<UInt8>, hash: UInt64, at slot: Int) {
        slots[slot] = hash << 32 | UInt64(ends.count)
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
        if ends.count * 2 >= slots.count { grow() }
    }

    package mutating func id(of text: String) -> Int32 {
        var text = text
        return text.withUTF8 { id(of: $0) }
    }

    /// The index here of a text of `other`, by its index there.
    package mutating func id(of text: Int32, in other: TextTable) -> Int32 {
        guard text > 0, Int(text) < other.ends.count else { return 0 }
        return other.bytes.withUnsafeBufferPointer { id(of: UnsafeBufferPointer(rebasing: $0[other.range(of: text)])) }
    }

    package subscript(id: Int32) -> String {
        guard id > 0, Int(id) < ends.count else { return "" }
        return String(decoding: bytes[range(of: id)], as: UTF8.self)
    }

    /// All texts by index.
    package var strings: [String] { (0..<Int32(ends.count)).map { self[$0] } }

    /// The same indices with other texts. `change` returns the text to put in place of one, `nil` to keep it.
    func changed(_ change: (String) -> String?) -> TextTable {
        var table = TextTable()
        for text in strings.dropFirst() {
            var text = change(text) ?? text
            text.withUTF8 { text in
                guard let start = text.baseAddress else { return table.ends.append(table.bytes.count) }
                let hash = table.hash(of: start, text.count)
                var slot = Int(hash) & (table.slots.count - 1)
                while table.slots[slot] != 0 { slot = (slot + 1) & (table.slots.count - 1) }
                table.add(text, hash: hash, at: slot)
            }
        }
        return table
    }

    private func range(of id: Int32) -> Range<Int> {
        let id = Int(id)
        return (id == 0 ? 0 : ends[id - 1])..<ends[id]
    }

    private func holds(_ text: UnsafePointer<UInt8>, _ count: Int, at id: Int32) -> Bool {
        let range = range(of: id)
        guard range.count == count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { memcmp($0 + range.lowerBound, text, count) == 0 } ?? false
        }
    }

    /// 32 bits of a seeded hash that takes eight bytes at a time, after Wang Yi's wyhash.
    private func hash(of text: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        let raw = UnsafeRawPointer(text)
        var hash = seed.0 ^ UInt64(count)
        var offset = 0
        while count - offset > 8 {
            hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var rest: UInt64 = 0
        if count >= 8 {
            // The last eight bytes, some of them for the second time.
            rest = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        } else {
            for index in 0..<count { rest = rest << 8 | UInt64(text[index]) }
        }
        return mixed(mixed(hash ^ rest)) >> 32
    }

    private func mixed(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: seed.1)
        return product.high ^ product.low
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        for entry in old where entry != 0 {
            var slot = Int(entry >> 32) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = entry
        }
    }
}
