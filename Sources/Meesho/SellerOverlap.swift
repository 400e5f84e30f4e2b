/// Tells the sub orders that more than one seller holds, in eight bytes for each: by a hash, so that a few others may
/// be told along with them, but none is missed.
struct SellerOverlap {
    /// Open addressing: the upper 40 bits of a hash, and one more than the seller's number below them; 0 is free.
    private var slots = [UInt64](repeating: 0, count: 1 << 16)
    private var count = 0
    private var shared: Set<UInt64> = []
    private let seed = UInt64.random(in: .min ... .max) | 1

    var isEmpty: Bool { shared.isEmpty }

    /// - Parameter seller: A number below 16 million.
    mutating func add(_ number: SubOrderNumber, of seller: Int) {
        let hash = hash(of: number)
        let entry = hash << Self.sellerBits | UInt64(seller + 1)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] >> Self.sellerBits == hash {
                if slots[slot] != entry { shared.insert(hash) }
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = entry
        count += 1
        if count * 2 > slots.count { grow() }
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        for entry in old where entry != 0 {
            var slot = Int(entry >> Self.sellerBits) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = entry
        }
    }

    /// Whether more than one seller may hold `number`.
    func mayContain(_ number: SubOrderNumber) -> Bool { shared.contains(hash(of: number)) }

    private static let sellerBits: UInt64 = 24

    /// 40 bits.
    private func hash(of number: SubOrderNumber) -> UInt64 {
        let product = (number.packed ^ seed).multipliedFullWidth(by: seed)
        let mixed = (product.high ^ product.low).multipliedFullWidth(by: seed)
        return (mixed.high ^ mixed.low) >> Self.sellerBits
    }
}
