import Ledger
import Meesho

/// Prints origins as ``Ledger/source(of:)`` does, without building each path anew.
struct SourceNames {
    /// `file#sheet!` of every source of the ledger.
    private let prefixes: [[UInt8]]

    init(_ ledger: Ledger) {
        prefixes = ledger.sources.map { Array("\($0.path)#\($0.sheet)!".utf8) }
    }

    /// Appends nothing for an origin of an unknown source.
    func append(_ origin: Origin, to bytes: inout [UInt8]) {
        guard prefixes.indices.contains(Int(origin.source)) else { return }
        bytes += prefixes[Int(origin.source)]
        bytes += String(origin.row).utf8
    }
}
