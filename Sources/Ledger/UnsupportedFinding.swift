import Meesho

/// Findings of a kind that the loaded files cannot support: raised would be an accusation without evidence.
package struct UnsupportedFinding: Sendable {
    struct Cause: Hashable, Sendable {
        var kind: ExceptionFinding.Kind
        var load: ExportKind
    }

    package var kind: ExceptionFinding.Kind
    /// The kind of file to load.
    package var load: ExportKind
    /// Sub orders concerned; of returns, parcels.
    package var count = 0
    /// The days that the file should cover: from the first to the last that a finding would need.
    package var days: DayRange

    init(_ cause: Cause, days: DayRange) { self.init(cause.kind, load: cause.load, days: days) }

    package init(_ kind: ExceptionFinding.Kind, load: ExportKind, days: DayRange) {
        self.kind = kind
        self.load = load
        self.days = days
    }

    mutating func add(_ days: DayRange) {
        count += 1
        self.days = self.days.union(days)
    }
}

extension [UnsupportedFinding] {
    /// In the order of kinds, then of files.
    init(_ found: ExceptionRules.Found) {
        let kinds = ExceptionFinding.Kind.allCases
        func rank(_ finding: UnsupportedFinding) -> (Int, String) {
            (kinds.firstIndex(of: finding.kind) ?? 0, finding.load.rawValue)
        }
        self = found.unsupported.values.sorted { rank($0) < rank($1) }
    }
}
