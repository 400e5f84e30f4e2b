import ArgumentParser
import Meesho

/// The floor: all that every program must do with these files, and nothing else.
struct InflateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inflate",
        abstract: "Read every file of a folder and inflate all archives with bare zlib."
    )

    @Argument(help: "Folder of exports.")
    var folder: String

    @Option(help: "Files inflated at a time.")
    var jobs = 1

    @Flag(help: "Compute checksums, too.")
    var checksums = false

    func run() async throws {
        // The largest first, so that no core waits for one at the end.
        let files = try InputFile.all(below: folder).files.sorted { $0.size > $1.size }
        let checksums = checksums
        let inflated = try await withThrowingTaskGroup(of: Int.self) { group in
            var waiting = files.makeIterator()
            func startNext() {
                guard let file = waiting.next() else { return }
                group.addTask {
                    var inflater = BareInflater(checksums: checksums)
                    try inflater.inflate(file.contents(limit: InputFile.sizeLimit))
                    return inflater.inflated
                }
            }
            for _ in 0..<max(1, jobs) { startNext() }
            var sum = 0
            for try await count in group {
                sum += count
                startNext()
            }
            return sum
        }
        print(inflated)
    }
}
