import Meesho
import Tabular

/// What `hisaab inspect` tells about files: text for people, and whether all is well.
package struct Inspection: Sendable {
    package let lines: [String]
    package let status: RunResult.Status

    package typealias Inspect = (String) -> (records: [InputRecord], problems: [InputError])

    package init(of files: [String], by inspect: Inspect = Reading.inspect) {
        var lines: [String] = []
        var understood = 0
        var troubled = 0
        for file in files {
            let (records, problems) = inspect(file)
            for record in records.sorted(by: { $0.path < $1.path }) { lines += Inspection.lines(about: record) }
            for problem in problems { lines.append("problem: \(problem)") }
            if records.isEmpty, problems.isEmpty { lines.append("\(Place.printable(file)): nothing could be read") }
            let unexplained = records.unexplained(by: problems)
            understood += records.count { !$0.isRejected && $0.kind != .unknown }
            troubled += problems.count + unexplained.count + (records.isEmpty ? 1 : 0)
        }
        self.lines = lines
        status = understood == 0 ? .failed : troubled > 0 ? .incomplete : .complete
    }

    private static func lines(about record: InputRecord) -> [String] {
        var lines = ["\(Place(path: record.path))"]
        func add(_ name: String, _ text: String) {
            guard !text.isEmpty else { return }
            lines.append(
                "  " + name + String(repeating: " ", count: max(1, 17 - name.utf8.count)) + Place.printable(text)
            )
        }
        add("kind", record.isRejected ? "\(record.kind.rawValue), left out" : record.kind.rawValue)
        add("seller", record.seller ?? "")
        add("days", record.days.map { "\($0.first.iso) to \($0.last.iso)" } ?? "")
        add("rows", "\(record.rows) read, \(record.skipped) skipped, \(record.rejected) rejected")
        add("known columns", record.knownColumns.joined(separator: "; "))
        add("unknown columns", record.unknownColumns.joined(separator: "; "))
        add("unknown sheets", record.unknownSheets.map(\.description).joined(separator: "; "))
        add("note", record.note.description)
        return lines
    }
}
