/// Texts of one file or seller, each kept once; a record holds the index. Index 0 is the empty text.
package struct TextTable: Sendable {
    private var bytes: [UInt8] = []
    /// `ends[id]` is one past the last byte of text `id`.
    private var ends: [Int] = [0]
    /// Open addressing; -1 is free.
    private var slots = [Int32](repeating: -1, count: 64)

    package init() { slots[slot(of: UnsafeBufferPointer(start: nil, count: 0))] = 0 }

    package var count: Int { ends.count }

    /// The index of `text`, which is added if it is new.
    package mutating func id(of text: UnsafeBufferPointer<UInt8>) -> Int32 {
        var slot = slot(of: text)
        if slots[slot] >= 0 { return slots[slot] }
        if ends.count * 2 >= slots.count {
            grow()
            slot = self.slot(of: text)
        }
        let id = Int32(ends.count)
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
        slots[slot] = id
        return id
    }

    package mutating func id(of text: String) -> Int32 {
        Array(text.utf8).withUnsafeBufferPointer { id(of: $0) }
    }

    package subscript(id: Int32) -> String {
        guard id > 0, Int(id) < ends.count else { return "" }
        return String(decoding: bytes[range(of: id)], as: UTF8.self)
    }

    /// All texts by index.
    package var strings: [String] { (0..<Int32(ends.count)).map { self[$0] } }

    private func range(of id: Int32) -> Range<Int> {
        let id = Int(id)
        return (id == 0 ? 0 : ends[id - 1])..<ends[id]
    }

    private func slot(of text: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(text))
        var slot = hasher.finalize() & (slots.count - 1)
        while slots[slot] >= 0, !bytes[range(of: slots[slot])].elementsEqual(text) {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = [Int32](repeating: -1, count: old.count * 2)
        for id in old where id >= 0 {
            let range = range(of: id)
            let slot = bytes.withUnsafeBufferPointer { self.slot(of: UnsafeBufferPointer(rebasing: $0[range])) }
            slots[slot] = id
        }
    }
}
