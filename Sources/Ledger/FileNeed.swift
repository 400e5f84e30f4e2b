import Meesho

/// Days that files of one kind should still be loaded for.
package struct FileNeed: Sendable, Hashable {
    package enum Reason: String, CaseIterable, Sendable {
        /// Days between covered ones.
        case gap
        /// Days after the last covered one, on which money of the loaded orders falls due.
        case due
        /// No file of the kind is loaded.
        case absent
    }

    package var kind: ExportKind
    package var days: DayRange
    package var reason: Reason

    package init(_ kind: ExportKind, _ days: DayRange, because reason: Reason) {
        self.kind = kind
        self.days = days
        self.reason = reason
    }
}

extension FileNeed {
    /// Orders and payments decide nearly every figure: only they are asked for beyond the gaps.
    ///
    /// - Returns: By kind, then day; no day after `asOf`.
    static func all(_ coverage: [Coverage], asOf: Day, settings: Settings) -> [FileNeed] {
        var needs: [FileNeed] = []
        let orders = coverage.first { $0.kind == .orders }?.span
        let payments = coverage.first { $0.kind == .payments }?.span
        func need(_ kind: ExportKind, _ first: Day, _ last: Day, because reason: Reason) {
            guard first <= min(last, asOf) else { return }
            needs.append(FileNeed(kind, DayRange(first, min(last, asOf)), because: reason))
        }
        // Where neither is loaded, the other files tell the days that matter.
        let others = coverage.compactMap(\.span).reduce(nil as DayRange?) { $0?.union($1) ?? $1 }
        if orders == nil {
            if let payments {
                // Money of a day is for orders of the time before.
                need(.orders, payments.first - settings.overdueAfterDays, payments.last, because: .absent)
            } else if let others {
                need(.orders, others.first, others.last, because: .absent)
            }
        }
        if payments == nil, let due = orders ?? others {
            need(.payments, due.first, due.last + settings.overdueAfterDays, because: .absent)
        }
        for entry in coverage {
            for gap in entry.gaps { need(entry.kind, gap.first, gap.last, because: .gap) }
            guard entry.kind == .payments, let orders, let payments else { continue }
            need(.payments, payments.last + 1, orders.last + settings.overdueAfterDays, because: .due)
        }
        return needs
    }
}

extension Coverage {
    /// From the first to the last covered day.
    fileprivate var span: DayRange? {
        guard let first = ranges.first, let last = ranges.last else { return nil }
        return first.union(last)
    }
}
