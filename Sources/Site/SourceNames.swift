import Ledger
import Meesho

/// Origins as tables print them, `file#sheet!row`, without building each path anew.
struct SourceNames: Sendable {
    /// `file#sheet!` of every source of the ledger.
    let prefixes: [[UInt8]]
    /// Whether no cell made of them needs a quote or a guard.
    let isPlain: Bool

    init(_ ledger: Ledger) {
        prefixes = ledger.sources.map { Array("\($0.path)#\($0.sheet)!".utf8) }
        isPlain = prefixes.allSatisfy { prefix in
            !prefix.contains(where: CSVText.needsQuotes) && !FormulaGuard.isNeeded(for: prefix)
        }
    }
}
