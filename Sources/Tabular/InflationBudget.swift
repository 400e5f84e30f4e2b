import Synchronization

/// Counts the inflated bytes of a whole run, over all files and threads, against ``Limits/runSize``.
///
/// Every layer counts: bytes of an archive inside an archive are spent once inflating it and once reading it.
package final class InflationBudget: Sendable {
    /// The threads of the run.
    package let cores: CoreBudget
    private let limit: Int
    private let spent = Atomic<Int>(0)

    /// With no cores left over everything happens on the thread that asks.
    package init(_ limits: Limits = .standard, cores: CoreBudget = CoreBudget(0)) {
        limit = limits.runSize
        self.cores = cores
    }

    /// Whether `count` more bytes may be inflated; they count as spent either way.
    func allows(_ count: Int) -> Bool {
        spent.wrappingAdd(count, ordering: .relaxed).newValue <= limit
    }
}
