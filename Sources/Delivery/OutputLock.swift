import Glibc
import Tabular

/// Held while a run changes names in an output folder, so that two runs on the same folder do not mix. Writing the
/// files themselves needs no lock: every run has a folder of its own for that.
struct OutputLock: ~Copyable {
    static let name = ".hisaab.lock"

    private let folder: Int32
    private let descriptor: Int32

    /// Waits for the other run to finish its step. Where the file system knows no locks, goes on without.
    init(in folder: borrowing Folder) throws(OutputError) {
        self.folder = folder.descriptor
        while true {
            let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
            let root = folder.descriptor
            let file = uninterrupted { openat(root, OutputLock.name, flags, 0o644) }
            guard file >= 0 else { throw OutputError("write into \(folder.path)", code: errno) }
            _ = uninterrupted { flock(file, LOCK_EX) }
            do throws(OutputError) {
                // The run before may have removed the file while this one waited for it.
                if try OutputLock.isCurrent(file, in: folder) {
                    descriptor = file
                    return
                }
                close(file)
            } catch {
                close(file)
                throw error
            }
        }
    }

    deinit {
        // Nothing depends on it: the next run takes the same file.
        _ = uninterrupted { unlinkat(folder, OutputLock.name, 0) }
        close(descriptor)
    }

    private static func isCurrent(_ file: Int32, in folder: borrowing Folder) throws(OutputError) -> Bool {
        var held = stat()
        var named = stat()
        let root = folder.descriptor
        guard uninterrupted({ fstat(file, &held) }) == 0,
            uninterrupted({ fstatat(root, OutputLock.name, &named, AT_SYMLINK_NOFOLLOW) }) == 0
        else {
            guard errno == ENOENT else { throw OutputError("write into \(folder.path)", code: errno) }
            return false
        }
        return held.st_ino == named.st_ino && held.st_dev == named.st_dev
    }
}
