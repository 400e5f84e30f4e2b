import Synchronization

/// Counts the inflated bytes of a whole run, over all files and threads, against ``Limits/runSize``.
///
/// Every layer counts: bytes of an archive inside an archive are spent once inflating it and once reading it.
package final class InflationBudget: Sendable {
    private let limit: Int
    private let spent = Atomic<Int>(0)

    package init(_ limits: Limits = .standard) { limit = limits.runSize }

    /// Whether `count` more bytes may be inflated; they count as spent either way.
    func allows(_ count: Int) -> Bool {
        spent.wrappingAdd(count, ordering: .relaxed).newValue <= limit
    }
}
