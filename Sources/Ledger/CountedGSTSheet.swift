import Meesho
import Tabular

/// A tcs sheet that counts, and where it stands.
struct CountedGSTSheet: Sendable {
    var sheet: GSTSheet
    /// Index into ``Ledger/sources``.
    var source: Int32
    var path: String
    /// For rows whose own columns tell no month: that of the file.
    var fileMonth: Month?

    /// A sheet that a second file repeats for the same GSTIN and month counts once, the one with more rows. Where the
    /// two differ, that is a problem for people to settle.
    static func all(of parts: [Part], in period: PeriodFilter, problems: inout [InputError]) -> [CountedGSTSheet] {
        struct Key: Hashable {
            var isReturns: Bool
            var gstins: [String]
            var months: [Month]
        }
        var places: [Key: Int] = [:]
        var counted: [CountedGSTSheet] = []
        var source: Int32 = 0
        for part in parts {
            for content in part.sheets.map(\.content) {
                defer { source += 1 }
                guard case .gst(let sheet) = content, period.overlaps(part.record.days) else { continue }
                let entry = CountedGSTSheet(
                    sheet: sheet,
                    source: source,
                    path: part.record.path,
                    fileMonth: part.record.days?.last.month
                )
                let key = Key(isReturns: sheet.isReturns, gstins: sheet.gstins, months: sheet.months)
                guard let place = places[key] else {
                    places[key] = counted.count
                    counted.append(entry)
                    continue
                }
                let old = counted[place].sheet.total
                if sheet.total != old { problems.append(contradiction(sheet.total, old, path: part.record.path)) }
                if sheet.total.rows >= old.rows { counted[place] = entry }
            }
        }
        return counted
    }

    private static func contradiction(_ new: GSTTotals, _ old: GSTTotals, path: String) -> InputError {
        InputError(
            .contradiction,
            at: Place(path: path),
            expected: "the same rows as the other GST file of that GSTIN and month",
            found: "\(new.rows) rows against \(old.rows)",
            advice: "Only the larger file is counted: keep one file per month, with all its rows."
        )
    }
}
