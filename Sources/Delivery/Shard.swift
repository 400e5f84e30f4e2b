/// One of several equal shares of the sellers, told by seller id alone, so that runs on different machines agree
/// without talking to each other.
package struct Shard: Sendable, Hashable {
    /// From 1 to ``count``.
    package let number: Int
    package let count: Int

    package init?(number: Int, of count: Int) {
        guard count >= 1, (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// `3/8`: the third of eight.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]) else { return nil }
        self.init(number: number, of: count)
    }

    package func contains(sellerID: String) -> Bool {
        // FNV-1a, 64 bits.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in sellerID.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int(hash % UInt64(count)) == number - 1
    }

    /// The share that a scheduler gave to this task of an array job; `nil` outside of one.
    package static func ofArrayJob(in environment: [String: String]) -> Shard? {
        func value(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }
        for (index, count) in zeroBased {
            if let index = value(index), let count = value(count) {
                guard (0..<count).contains(index) else { return nil }
                return Shard(number: index + 1, of: count)
            }
        }
        guard let id = value("SLURM_ARRAY_TASK_ID"), let first = value("SLURM_ARRAY_TASK_MIN"),
            let count = value("SLURM_ARRAY_TASK_COUNT")
        else { return nil }
        let step = max(1, value("SLURM_ARRAY_TASK_STEP") ?? 1)
        let (distance, overflow) = id.subtractingReportingOverflow(first)
        guard !overflow, distance >= 0, distance % step == 0 else { return nil }
        return distance / step < count ? Shard(number: distance / step + 1, of: count) : nil
    }

    /// Kubernetes indexed jobs set no count: the job's manifest has to.
    private static var zeroBased: [(index: String, count: String)] {
        [
            ("AWS_BATCH_JOB_ARRAY_INDEX", "AWS_BATCH_JOB_ARRAY_SIZE"),
            ("BATCH_TASK_INDEX", "BATCH_TASK_COUNT"),
            ("CLOUD_RUN_TASK_INDEX", "CLOUD_RUN_TASK_COUNT"),
            ("JOB_COMPLETION_INDEX", "JOB_COMPLETIONS"),
        ]
    }
}
