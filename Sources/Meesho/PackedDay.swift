/// A day or none, in four bytes: a seller's files hold millions.
public struct PackedDay: Sendable, BitwiseCopyable, Hashable {
    @usableFromInline var number = Int32.min

    @inlinable @inline(__always) public init(_ day: Day? = nil) {
        if let day { number = day.number }
    }

    @inlinable @inline(__always) public var day: Day? { number == .min ? nil : Day(number: number) }
}
