import Meesho

/// A value per day, in an array from the first to the last day met.
struct DayTally<Value> {
    private let empty: Value
    private var first: Int32 = 0
    private var values: [Value] = []

    init(_ empty: Value) { self.empty = empty }

    /// Days that were not met in between are empty.
    var entries: some Sequence<(day: Day, value: Value)> {
        values.enumerated().lazy.map { [first] offset, value in (Day(number: first + Int32(offset)), value) }
    }

    @inline(__always)
    subscript(day: Day) -> Value {
        get {
            let index = Int(day.number) - Int(first)
            return values.indices.contains(index) ? values[index] : empty
        }
        _modify {
            if !values.indices.contains(Int(day.number) - Int(first)) { grow(to: day.number) }
            yield &values[Int(day.number) - Int(first)]
        }
    }

    /// Without the days outside of `days`.
    func cut(to days: DayRange) -> Self {
        var cut = Self(empty)
        let start = max(Int(days.first.number) - Int(first), 0)
        let end = min(Int(days.last.number) - Int(first) + 1, values.count)
        guard start < end else { return cut }
        cut.first = first + Int32(start)
        cut.values = Array(values[start..<end])
        return cut
    }

    @inline(never)
    private mutating func grow(to day: Int32) {
        if values.isEmpty { first = day }
        if day < first {
            values.insert(contentsOf: repeatElement(empty, count: Int(first) - Int(day)), at: 0)
            first = day
        }
        let missing = Int(day) - Int(first) + 1 - values.count
        if missing > 0 { values += repeatElement(empty, count: missing) }
    }
}

extension DayTally: Sendable where Value: Sendable {}

/// A value per text, for columns that print few texts many times.
struct TextTally<Value> {
    private let empty: Value
    /// By text, the index into ``entries``; -1 is not met yet.
    private var places: [Int32]
    /// In the order they were met.
    private(set) var entries: [(text: TextID, value: Value)] = []

    init(_ empty: Value, textCount: Int) {
        self.empty = empty
        places = Array(repeating: -1, count: textCount)
    }

    @inline(__always)
    subscript(text: TextID) -> Value {
        get {
            let place = Int(places[Int(text)])
            return place >= 0 ? entries[place].value : empty
        }
        _modify {
            if places[Int(text)] < 0 { add(text) }
            yield &entries[Int(places[Int(text)])].value
        }
    }

    @inline(never)
    private mutating func add(_ text: TextID) {
        places[Int(text)] = Int32(entries.count)
        entries.append((text, empty))
    }
}
