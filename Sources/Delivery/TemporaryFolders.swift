import Glibc
import Synchronization

/// The temporary folders that this process is filling, so that an interrupted run can remove them.
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

    /// Runs `body`, which puts the folder in its place and calls the closure it is given as soon as that is done: from
    /// then on the name is no longer a temporary folder to remove.
    func settle(
        _ name: String,
        in output: borrowing Folder,
        _ body: (_ forget: () -> Void) throws(OutputError) -> Void
    ) throws(OutputError) {
        let descriptor = output.descriptor
        try entries.withLock { entries throws(OutputError) in
            var isSettled = false
            defer {
                if isSettled { entries.remove(Entry(output: descriptor, name: name)) }
            }
            try body { isSettled = true }
        }
    }

    /// Removes the folder and all in it, where it is still known.
    func discard(_ name: String, in output: borrowing Folder) {
        let descriptor = output.descriptor
        entries.withLock { entries in
            guard entries.remove(Entry(output: descriptor, name: name)) != nil else { return }
            // The run fails already, and the next one clears away what this cannot.
            try? output.removeTree(name)
        }
    }

    /// Removes all temporary folders, then leaves the process through `exit`, while every other thread that wants to
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
