import Glibc

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
            let file = openat(folder.descriptor, OutputLock.name, flags, 0o644)
            guard file >= 0 else { throw OutputError("write into \(folder.path)", code: errno) }
            while flock(file, LOCK_EX) != 0, errno == EINTR {}
            // The run before may have removed the file while this one waited for it.
            guard OutputLock.isCurrent(file, in: folder.descriptor) else {
                close(file)
                continue
            }
            descriptor = file
            return
        }
    }

    deinit {
        unlinkat(folder, OutputLock.name, 0)
        close(descriptor)
    }

    private static func isCurrent(_ file: Int32, in folder: Int32) -> Bool {
        var held = stat()
        var named = stat()
        guard fstat(file, &held) == 0, fstatat(folder, OutputLock.name, &named, AT_SYMLINK_NOFOLLOW) == 0 else {
            return false
        }
        return held.st_ino == named.st_ino && held.st_dev == named.st_dev
    }
}
