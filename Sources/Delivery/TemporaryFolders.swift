import Glibc
import Synchronization

/// The temporary folders and files that this process is filling, so that an interrupted run can remove them.
///
/// Whatever makes such a folder or changes the output's names runs under one lock; once ``stop(_:)`` has it, nothing
/// more happens to the output.
package final class TemporaryFolders: Sendable {
    private struct Entry: Hashable {
        var output: Int32
        var name: String
    }

    private let entries = Mutex<Set<Entry>>([])

    package init() {}

    /// Makes an empty folder in `output` and remembers it.
    func make(_ name: String, in output: borrowing Folder) throws(OutputError) {
        let descriptor = output.descriptor
        try entries.withLock { entries throws(OutputError) in
            try output.makeFolder(name)
            entries.insert(Entry(output: descriptor, name: name))
        }
    }

    /// Makes an empty file in `output` and remembers it.
    func makeFile(_ name: String, in output: borrowing Folder) throws(OutputError) -> OpenFile {
        let descriptor = output.descriptor
        return try entries.withLock { entries throws(OutputError) in
            let file = try output.newFile(name)
            entries.insert(Entry(output: descriptor, name: name))
            return file
        }
    }

    /// Runs `body`, which puts what was filled in its place and calls the closure it is given as soon as that is done for
    /// a name: from then on the name is nothing temporary to remove.
    func settle(
        in output: borrowing Folder,
        _ body: (_ forget: (String) -> Void) throws(OutputError) -> Void
    ) throws(OutputError) {
        let descriptor = output.descriptor
        try entries.withLock { entries throws(OutputError) in
            var settled: [String] = []
            defer {
                for name in settled { entries.remove(Entry(output: descriptor, name: name)) }
            }
            try body { settled.append($0) }
        }
    }

    /// Removes what has that name and all in it, where it is still known.
    func discard(_ name: String, in output: borrowing Folder) {
        let descriptor = output.descriptor
        entries.withLock { entries in
            guard entries.remove(Entry(output: descriptor, name: name)) != nil else { return }
            // The run fails already, and the next one clears away what this cannot.
            try? output.removeTree(name)
        }
    }

    /// Removes all of them, then leaves the process through `exit`, while every other thread that wants to
    /// change the output waits.
    package func stop(_ exit: () -> Never) -> Never {
        entries.withLock { entries in
            for entry in entries { TemporaryFolders.remove(entry) }
            exit()
        }
    }

    private static func remove(_ entry: Entry) {
        guard let output = try? Folder(path: "", descriptor: dup(entry.output)) else { return }
        // Another thread may still put a file into a folder that has just been emptied.
        for _ in 0..<50 {
            guard (try? output.removeTree(entry.name)) == nil else { return }
            usleep(10_000)
        }
    }
}
