/// What ``Numbering`` numbers.
protocol Numberable: Hashable {
    /// Spreads common values over the integers at next to no cost; equal for equal values.
    var spread: Int { get }
}

/// Numbers values from 0 on in the order they first come: frequent ones, which come early, get low numbers.
struct Numbering<Value: Numberable> {
    /// A power of two.
    private static var cachedAtMost: Int { 256 }

    private(set) var values: [Value] = []
    private var numbers: [Value: Int] = [:]
    /// The number last given to a value of each spread, -1 for none: most values come again soon, and hashing them takes
    /// ten times as long as comparing.
    private var cache = [Int](repeating: -1, count: Numbering.cachedAtMost)

    mutating func number(_ value: Value) -> Int {
        let slot = value.spread & (Numbering.cachedAtMost - 1)
        let cached = cache[slot]
        if cached >= 0, values[cached] == value { return cached }
        let number = numbers[value] ?? add(value)
        cache[slot] = number
        return number
    }

    private mutating func add(_ value: Value) -> Int {
        numbers[value] = values.count
        values.append(value)
        return values.count - 1
    }
}

extension FixedWidthInteger {
    /// Neighbours get neighbours.
    var spread: Int { Int(truncatingIfNeeded: self) }
}

extension Int32: Numberable {}
extension Int64: Numberable {}
extension UInt64: Numberable {}
