/// Steps of shade from 0 to 4 for values among others, for the cells of a table and the tiles of a map.
package struct HeatScale: Sendable, Hashable {
    package enum Spread: Sendable {
        /// As many different values in each step as in another, so that one giant does not leave all others pale.
        case ranks
        /// Steps of equal length.
        case linear
    }

    package static let steps = 5

    /// The different values, rising.
    private let values: [Int64]
    private let spread: Spread

    package init(_ values: some Sequence<Int64>, by spread: Spread = .ranks) {
        self.values = Set(values).sorted()
        self.spread = spread
    }

    /// 0 for the least, 4 for the greatest; a value without others is in the middle.
    package func step(of value: Int64) -> Int {
        guard let low = values.first, let high = values.last, low < high else { return Self.steps / 2 }
        switch spread {
        case .linear:
            let share = (Double(value) - Double(low)) / (Double(high) - Double(low))
            return min(Self.steps - 1, max(0, Int(share * Double(Self.steps))))
        case .ranks:
            let rank = min(values.count - 1, values.partitioningIndex { $0 >= value })
            // So few values spread over all steps.
            if values.count < Self.steps { return rank * (Self.steps - 1) / (values.count - 1) }
            return rank * Self.steps / values.count
        }
    }

    /// The class of a cell or tile of that step.
    package static func style(ofStep step: Int) -> String { "h\(min(steps - 1, max(0, step)))" }
    package func style(of value: Int64) -> String { HeatScale.style(ofStep: step(of: value)) }

    /// The least and the greatest value of each step, `nil` for a step of none; for a legend.
    package var ranges: [ClosedRange<Int64>?] {
        var ranges: [ClosedRange<Int64>?] = Array(repeating: nil, count: Self.steps)
        for value in values {
            let step = step(of: value)
            ranges[step] = (ranges[step]?.lowerBound ?? value)...value
        }
        return ranges
    }
}

extension [Int64] {
    /// The first index of which `belongs` is true; all before it are false, all after it true.
    fileprivate func partitioningIndex(where belongs: (Int64) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
