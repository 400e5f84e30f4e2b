import Meesho

extension TaxFigures.Documents {
    private struct Key: Hashable {
        var month: Month?
        var type: String
        var prefix: String
    }

    private struct Series: Hashable {
        var type: String
        var prefix: String
    }

    /// Sorted by GSTIN, month, type and prefix. A list that is loaded twice counts once: its numbers are the same.
    static func all(of parts: [Part], in period: PeriodFilter, handles: [GSTSheet.Handle]) -> [Self] {
        var rows: [Key: [UInt32]] = [:]
        var others: [Key: Int] = [:]
        var loaded: [Series: [UInt32]] = [:]
        var seen: Set<String> = []
        for part in parts {
            for case .invoices(let sheet) in part.sheets.map(\.content) {
                guard period.overlaps(part.record.days), seen.insert(part.record.sha256).inserted else { continue }
                let month = (part.record.days?.last ?? sheet.lastOrderDay)?.month
                for series in sheet.series {
                    rows[Key(month: month, type: series.type, prefix: series.prefix), default: []] += series.serials
                    loaded[Series(type: series.type, prefix: series.prefix), default: []] += series.serials
                }
                for (type, count) in sheet.otherForms {
                    others[Key(month: month, type: type, prefix: ""), default: 0] += count
                }
            }
        }
        let sorted = loaded.mapValues { $0.sorted() }
        var lines = rows.map { key, serials in
            Self(key, serials.sorted(), all: sorted[Series(type: key.type, prefix: key.prefix)] ?? [], handles)
        }
        lines += others.map { key, count in
            Self(gstin: "", month: key.month, type: key.type, prefix: "", first: nil, last: nil, count: count)
        }
        return lines.sorted {
            ($0.gstin, $0.month.order.year, $0.month.order.month, $0.type, $0.prefix)
                < ($1.gstin, $1.month.order.year, $1.month.order.month, $1.type, $1.prefix)
        }
    }

    /// - Parameters:
    ///   - serials: Of the month; sorted, not empty.
    ///   - all: Of the series in all months, sorted: a serial that another month holds is not missing.
    private init(_ key: Key, _ serials: [UInt32], all: [UInt32], _ handles: [GSTSheet.Handle]) {
        let gstins = Set(handles.lazy.filter { key.prefix.hasPrefix($0.handle) }.map(\.gstin))
        self.init(
            gstin: gstins.count == 1 ? gstins.first ?? "" : "",
            month: key.month,
            type: key.type,
            prefix: key.prefix,
            first: serials.first,
            last: serials.last,
            count: 0
        )
        var before: UInt32?
        for serial in serials {
            if serial == before { duplicates += 1 } else { count += 1 }
            before = serial
        }
        addGaps(in: all)
    }

    private static let namedGaps = 20

    private mutating func addGaps(in all: [UInt32]) {
        guard let first, let last else { return }
        var named: [String] = []
        for (before, after) in zip(all, all.dropFirst()) where before >= first && after <= last && after > before + 1 {
            missing += Int(after - before) - 1
            guard named.count < Self.namedGaps else { continue }
            let (from, to) = (number(before + 1), number(after - 1))
            named.append(from == to ? from : from + "-" + to)
        }
        missingNumbers = named.joined(separator: " ")
    }
}
