import CRename
import Glibc
import Tabular

/// An open folder. All names are looked up inside it and links are never followed, so that nothing put into the
/// output can lead a run out of it.
struct Folder: ~Copyable, Sendable {
    enum EntryKind: Sendable {
        case file, folder, other
    }

    /// For messages only.
    let path: String
    let descriptor: Int32

    /// Opens the folder a user named, following links as the shell would; makes it and its parents where missing.
    init(creating path: String) throws(OutputError) {
        var end = path.startIndex
        var failure: Int32 = 0
        while end < path.endIndex {
            end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
            if uninterrupted({ mkdir(String(path[..<end]), 0o755) }) == 0 || errno == EEXIST {
                failure = 0
            } else if failure == 0 {
                failure = errno
            }
        }
        let descriptor = uninterrupted { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        // Whether a step failed only matters where the folder is not there in the end.
        guard descriptor >= 0 || failure == 0 else {
            throw OutputError("make the folder \(path)", code: failure)
        }
        try self.init(path: path, descriptor: descriptor)
    }

    init(opening path: String) throws(OutputError) {
        try self.init(path: path, descriptor: uninterrupted { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
    }

    /// Takes over `descriptor`, the result of an `open`.
    init(path: String, descriptor: Int32) throws(OutputError) {
        guard descriptor >= 0 else { throw OutputError("open the folder \(path)", code: errno) }
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// - Parameter shown: The name for messages, where the real one is only for a while.
    func folder(_ name: String, shownAs shown: String? = nil) throws(OutputError) -> Folder {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        return try Folder(
            path: "\(path)/\(shown ?? name)",
            descriptor: uninterrupted { openat(descriptor, name, flags) }
        )
    }

    func makeFolder(_ name: String) throws(OutputError) {
        guard uninterrupted({ mkdirat(descriptor, name, 0o755) }) == 0 else {
            throw OutputError("make the folder \(path)/\(name)", code: errno)
        }
    }

    /// The folder of that name, made where missing.
    func madeFolder(_ name: String) throws(OutputError) -> Folder {
        if try kind(of: name) == nil { try makeFolder(name) }
        return try folder(name)
    }

    /// A file that must not be there yet.
    func newFile(_ name: String) throws(OutputError) -> OpenFile {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let file = uninterrupted { openat(descriptor, name, flags, 0o644) }
        return try OpenFile(path: "\(path)/\(name)", descriptor: file)
    }

    func file(_ name: String) throws(OutputError) -> OpenFile {
        // Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let file = uninterrupted { openat(descriptor, name, flags) }
        return try OpenFile(path: "\(path)/\(name)", descriptor: file)
    }

    /// Whether no run holds a lock on the file or folder of that name.
    func isFree(_ name: String) throws(OutputError) -> Bool {
        let entry = uninterrupted { openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
        guard entry >= 0 else { throw OutputError("open \(path)/\(name)", code: errno) }
        defer { close(entry) }
        return uninterrupted { flock(entry, LOCK_EX | LOCK_NB) } == 0 || errno != EWOULDBLOCK
    }

    /// `nil` where nothing has that name. Throws where that cannot be told: what is taken for missing might be replaced.
    func kind(of name: String) throws(OutputError) -> EntryKind? {
        var status = stat()
        guard uninterrupted({ fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) }) == 0 else {
            guard errno == ENOENT else { throw OutputError("look at \(path)/\(name)", code: errno) }
            return nil
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// Sorted; without `.` and `..`.
    func names() throws(OutputError) -> [String] {
        let copy = uninterrupted { openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard let found = FolderListing.names(in: copy) else {
            throw OutputError("list the folder \(path)", code: errno)
        }
        var names: [String] = []
        for bytes in found {
            guard let name = String(validating: bytes, as: UTF8.self) else {
                throw OutputError(
                    "use the folder \(path)",
                    because: "it holds a file whose name is not UTF-8",
                    advice: "Move that file away."
                )
            }
            names.append(name)
        }
        return names.sorted()
    }

    func remove(file name: String) throws(OutputError) {
        guard uninterrupted({ unlinkat(descriptor, name, 0) }) == 0 || errno == ENOENT else {
            throw OutputError("remove \(path)/\(name)", code: errno)
        }
    }

    /// Removes a folder that is empty.
    func remove(emptyFolder name: String) throws(OutputError) {
        guard uninterrupted({ unlinkat(descriptor, name, AT_REMOVEDIR) }) == 0 || errno == ENOENT else {
            throw OutputError("remove \(path)/\(name)", code: errno)
        }
    }

    /// Moves an entry into another folder, under the same name, unless that is taken.
    func move(_ name: String, to other: borrowing Folder) throws(OutputError) {
        let (from, to) = (descriptor, other.descriptor)
        guard uninterrupted({ move_name(from, name, to, name) }) == 0 else {
            throw OutputError("keep \(path)/\(name)", code: errno)
        }
    }
}
