import Meesho

/// What a sub order says in a few bits, in one byte: a seller has hundreds of thousands.
struct SubOrderFlags: Sendable, BitwiseCopyable {
    private static let inOrders: UInt8 = 0b1
    private static let source: UInt8 = 0b110
    private static let differ: UInt8 = 0b1000

    private var bits: UInt8 = 0

    var isInOrders: Bool {
        get { bits & Self.inOrders != 0 }
        set { set(Self.inOrders, newValue) }
    }
    var source: OrderSource {
        get { OrderSource(rawValue: (bits & Self.source) >> 1) ?? .none }
        set { bits = bits & ~Self.source | newValue.rawValue << 1 }
    }
    var sourcesDiffer: Bool {
        get { bits & Self.differ != 0 }
        set { set(Self.differ, newValue) }
    }

    private mutating func set(_ bit: UInt8, _ isOn: Bool) { bits = isOn ? bits | bit : bits & ~bit }
}

extension SubOrder {
    /// Takes the source that a payment leg prints: it fills a gap, and never replaces what is known.
    @inline(__always)
    mutating func take(source printed: OrderSource) {
        guard printed != .none, printed != source else { return }
        if source.isKnown {
            if printed.isKnown { sourcesDiffer = true }
        } else if printed.isKnown || source == .none {
            source = printed
        }
    }
}
