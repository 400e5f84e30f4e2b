import Glibc

/// Wall and processor time that this process has used, in seconds.
struct ProcessTime: Sendable {
    var wall = 0.0
    var processor = 0.0

    static var now: ProcessTime {
        ProcessTime(wall: seconds(CLOCK_MONOTONIC), processor: seconds(CLOCK_PROCESS_CPUTIME_ID))
    }

    static func - (end: ProcessTime, start: ProcessTime) -> ProcessTime {
        ProcessTime(wall: end.wall - start.wall, processor: end.processor - start.processor)
    }

    static func += (sum: inout ProcessTime, other: ProcessTime) {
        sum.wall += other.wall
        sum.processor += other.processor
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// A stage and what went through it, over all the times it was run in one round.
struct Measurement: Sendable {
    var duration = ProcessTime()
    var bytes = 0
    /// Files, rows, sub orders or cells, whatever the stage counts.
    var items = 0

    /// Adds the time that `work` takes.
    mutating func time<Result>(_ work: () throws -> Result) rethrows -> Result {
        let start = ProcessTime.now
        defer { duration += ProcessTime.now - start }
        return try work()
    }

    mutating func timeTask<Result>(_ work: () async throws -> Result) async rethrows -> Result {
        let start = ProcessTime.now
        defer { duration += ProcessTime.now - start }
        return try await work()
    }

    func line(_ name: String) -> String {
        "\(name)\t\(duration.wall)\t\(duration.processor)\t\(bytes)\t\(items)"
    }
}
