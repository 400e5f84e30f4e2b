import Meesho

extension Coverage {
    /// Per kind of file, in the order of ``ExportKind``: the days that its files' names and rows cover.
    static func all(of parts: [Part]) -> [Coverage] {
        let dated: [ExportKind] = [
            .orders, .payments, .returnsInTransit, .returnsOutForDelivery, .returnsDelivered, .returnsLost, .claims,
            .tcsSales, .tcsSalesReturn,
        ]
        return dated.compactMap { kind in
            let ranges = parts.lazy.filter { $0.record.kind == kind }.compactMap(\.record.days)
            return ranges.isEmpty ? nil : Coverage(kind: kind, files: Array(ranges))
        }
    }

    private init(kind: ExportKind, files: [DayRange]) {
        self.init(kind: kind, ranges: [])
        spans = CoverageSpan.all(of: files)
        for range in files.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
            guard let last = ranges.last, range.first <= last.last + 1 else {
                ranges.append(range)
                continue
            }
            if range.first <= last.last { overlaps.append(DayRange(range.first, min(range.last, last.last))) }
            ranges[ranges.count - 1] = last.union(range)
        }
        for (before, after) in zip(ranges, ranges.dropFirst()) {
            gaps.append(DayRange(before.last + 1, after.first - 1))
        }
    }

    /// Whether all days of `range` are covered.
    func contains(_ range: DayRange) -> Bool { ranges.contains { $0.contains(range) } }
}

extension [Coverage] {
    func covers(_ kind: ExportKind, _ day: Day) -> Bool { covers(kind, DayRange(day, day)) }

    /// Whether files of a kind cover all `days`. Asked for every sub order: nothing is copied.
    func covers(_ kind: ExportKind, _ days: DayRange) -> Bool {
        for index in indices where self[index].kind == kind {
            for place in self[index].ranges.indices where self[index].ranges[place].contains(days) { return true }
        }
        return false
    }
}
