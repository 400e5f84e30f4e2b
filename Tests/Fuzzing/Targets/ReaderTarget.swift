import Tabular

@testable import Meesho

/// A file of a seller's folder, told by its header and read into records.
struct ReaderTarget: FuzzTarget {
    let name: String

    var takesTables: Bool { true }

    func take(_ bytes: [UInt8]) async throws {
        var limits = Limits()
        limits.runSize = 8 << 20
        var reader = PartReader(budget: InflationBudget(limits), limits: limits)
        reader.read(bytes, path: "1234567/" + name)
        for part in reader.parts {
            let record = part.record
            if record.rows < 0 || record.rejected < 0 || record.skipped < 0 {
                throw Contradiction("Negative counts: \(record)")
            }
            if record.isRejected {
                if record.rows != 0 || !part.sheets.isEmpty {
                    throw Contradiction("Rows of a file left out: \(record)")
                }
                if part.problems.isEmpty { throw Contradiction("Left out without a reason: \(record)") }
            }
            if record.rejected > 0, part.problems.isEmpty {
                throw Contradiction("Rows left out without a reason: \(record)")
            }
            for problem in part.problems {
                // A message is one line, and no row is quoted in it.
                if "\(problem)".utf8.contains(0x0A) { throw Contradiction("A message of several lines: \(problem)") }
            }
        }
    }
}
