/// Maps values to places on an axis; only pictures go through `Double`, never a printed figure.
package struct Scale {
    package let low: Double
    package let high: Double

    /// Zero is always on the axis; an axis without any length is given one.
    package init(_ values: some Sequence<Int64>) {
        var low: Int64 = 0
        var high: Int64 = 0
        for value in values {
            low = min(low, value)
            high = max(high, value)
        }
        self.low = Double(low)
        self.high = low == high ? self.low + 1 : Double(high)
    }

    /// An axis that ends at round numbers.
    init(rounding values: some Sequence<Int64>) {
        let exact = Scale(values)
        low = -Scale.roundedUp(-exact.low)
        high = exact.high <= 0 ? 0 : Scale.roundedUp(exact.high)
    }

    private static func roundedUp(_ value: Double) -> Double {
        guard value > 0 else { return 0 }
        var power = 1.0
        while power * 10 <= value { power *= 10 }
        for factor in [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0] where factor * power >= value {
            return factor * power
        }
        return power * 10
    }

    /// The place of `value` on an axis of `length` steps, from its low end.
    package func place(_ value: Int64, length: Int) -> Int {
        Int(((Double(value) - low) / (high - low) * Double(length)).rounded())
    }

    /// Values to mark on an axis of `length` pixels, rising: zero, the ends and their halves where they are far enough
    /// apart for text.
    func ticks(length: Int) -> [Int64] {
        var ticks: [Int64] = []
        for value in [0, high, low, high / 2, low / 2] {
            let tick = Int64(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
            if ticks.allSatisfy({ abs(place($0, length: length) - place(tick, length: length)) >= 18 }) {
                ticks.append(tick)
            }
        }
        return ticks.sorted()
    }
}
