import Synchronization

/// Counts the inflated bytes of a whole run, over all files and threads, against ``Limits/runSize``.
///
/// Every layer counts: bytes of an archive inside an archive are spent once inflating it and once reading it.
package final class InflationBudget: Sendable {
    /// The threads of the run.
    package let cores: CoreBudget
    private let limit: Int
    private let spent = Atomic<Int>(0)
    private let members = Atomic<Int>(0)
    private let limits: Limits
    /// What this is a share of; `nil` for the run's.
    private let whole: InflationBudget?
    /// Of the file this is for; 0 for the run's.
    private let fileSize: Int

    /// With no cores left over everything happens on the thread that asks.
    package init(_ limits: Limits = .standard, cores: CoreBudget = CoreBudget(0)) {
        limit = limits.runSize
        self.cores = cores
        self.limits = limits
        whole = nil
        fileSize = 0
    }

    private init(_ whole: InflationBudget, fileSize: Int) {
        let fair = fileSize.multipliedReportingOverflow(by: whole.limits.ratio)
        limit = fair.overflow ? .max : max(whole.limits.fileRatioFloor, fair.partialValue)
        cores = whole.cores
        limits = whole.limits
        self.whole = whole
        self.fileSize = fileSize
    }

    /// The share of one file of `size` bytes, over all that is packed inside it.
    package func share(ofFile size: Int) -> InflationBudget { InflationBudget(self, fileSize: size) }

    /// Spends `count` bytes, in any case.
    func spend(_ count: Int, at place: Place) throws(InputError) {
        try whole?.spend(count, at: place)
        let spent = spent.wrappingAdd(count, ordering: .relaxed).newValue
        guard spent > limit else { return }
        guard whole != nil else {
            throw InputError(
                .limit,
                at: place,
                expected: "at most \(limit >> 30) GiB of unpacked data in one run",
                found: "more",
                advice: "Run hisaab on fewer files at a time."
            )
        }
        throw .overLimit(
            place,
            expected: "a file packed at most \(limits.ratio) to 1 with all that is inside it",
            found: "\(spent >> 20) MiB out of \(fileSize >> 10) KiB"
        )
    }

    /// Counts the members of one more archive of this file.
    package func open(members count: Int, at place: Place) throws(InputError) {
        guard members.wrappingAdd(count, ordering: .relaxed).newValue > limits.membersPerFile else { return }
        throw InputError(
            .limit,
            at: place,
            expected: "at most \(limits.membersPerFile) files in one file's archives together",
            found: "more",
            advice: Advice.packAgain
        )
    }
}
