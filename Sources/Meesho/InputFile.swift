import Glibc
import Tabular

/// A file below the input folder.
package struct InputFile: Sendable {
    /// Inside the input folder, `/` between folders; bytes that are no UTF-8 are replaced for showing.
    let path: String
    /// The name as the file system knows it.
    let systemPath: [CChar]
    package let size: Int

    /// A file is held in memory while its archive directory is read.
    package static let sizeLimit = 2 << 30

    init(path: String, systemPath: [CChar], size: Int) {
        self.path = path
        self.systemPath = systemPath
        self.size = size
    }

    /// A file named on the command line.
    package init(namedByUser path: String) { self.init(path: path, systemPath: Array(path.utf8CString), size: 0) }

    /// Hidden files and what operating systems and office programs leave behind.
    static func isIgnored(name: String) -> Bool {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        return last.hasPrefix(".") || last.hasPrefix("~$") || last.hasPrefix("__MACOSX") || name.hasPrefix("__MACOSX/")
            || ["thumbs.db", "desktop.ini"].contains(last.lowercased())
    }

    /// Labels, invoices and pictures: nothing to read, skipped unopened.
    static func isDocument(name: String) -> Bool {
        let endings = [".pdf", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".mp4", ".docx", ".doc"]
        let lower = name.lowercased()
        return endings.contains(where: lower.hasSuffix)
    }

    static func isSettings(name: String) -> Bool {
        let last = name.split(separator: "/").last?.lowercased()
        return last == "settings.yaml" || last == "settings.yml"
    }

    /// The seller's own list of parcels scanned in, told by its name alone.
    static func isReceivedList(name: String) -> Bool {
        guard let last = name.split(separator: "/").last?.lowercased() else { return false }
        return last.hasPrefix("received") && last.hasSuffix(".txt")
    }

    /// The regular files below `folder`, sorted by path, and how many were skipped unread.
    package static func all(
        below folder: String
    ) throws(InputError) -> (files: [InputFile], skipped: Int, problems: [InputError]) {
        var walk = Walk()
        guard walk.visit(Array(folder.utf8CString), shown: "", depth: 0) else {
            let reason = InputFile.reason(errno)
            throw InputError(
                .unreadable,
                at: Place(path: folder),
                expected: "a folder of Meesho exports",
                found: reason,
                advice: "Name the folder that holds the exports, for example: hisaab report Input"
            )
        }
        walk.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        return (walk.files, walk.skipped, walk.problems)
    }

    /// The file's bytes; stops at `limit`.
    package func contents(limit: Int) throws(InputError) -> [UInt8] {
        let descriptor = uninterrupted { Glibc.open(systemPath, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
        guard descriptor >= 0 else { throw unreadable(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard uninterrupted({ fstat(descriptor, &status) }) == 0 else { throw unreadable(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw InputError(
                .unreadable,
                at: Place(path: path),
                expected: "a file",
                found: status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "a device",
                advice: "Name a file."
            )
        }
        guard status.st_size <= limit else {
            throw InputError(
                .limit,
                at: Place(path: path),
                expected: "a file of at most \(limit >> 20) MiB",
                found: "\(status.st_size >> 20) MiB",
                advice: "Export a shorter period."
            )
        }
        let size = Int(status.st_size)
        var code: Int32 = 0
        var bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = 0
            while count < size {
                let start = buffer.baseAddress.map { $0 + count }
                let got = uninterrupted { pread(descriptor, start, size - count, off_t(count)) }
                if got < 0 { code = errno }
                guard got > 0 else { break }
                count += got
            }
        }
        guard code == 0 else { throw unreadable(code) }
        guard bytes.count == size else {
            bytes.removeAll()
            throw InputError(
                .unreadable,
                at: Place(path: path),
                expected: "\(size) bytes",
                found: "fewer: the file changed while it was read",
                advice: "Wait until the download has finished and run hisaab again."
            )
        }
        return bytes
    }

    private func unreadable(_ code: Int32) -> InputError {
        InputError(
            .unreadable,
            at: Place(path: path),
            expected: "a file that can be read",
            found: InputFile.reason(code),
            advice: InputFile.advice(code)
        )
    }

    private static func advice(_ code: Int32) -> Phrase {
        switch code {
        case ENOENT: "Check its name."
        case EACCES, EPERM: "Check the file's permissions."
        default: "Run hisaab again; if it stays so, copy the file to another disk first."
        }
    }

    /// Why the system refused, in its own words where they are rare.
    private static func reason(_ code: Int32) -> Phrase {
        switch code {
        case EACCES: "Permission denied"
        case ENOENT: "No such file or directory"
        case ENOTDIR: "Not a directory"
        case EIO: "Input/output error"
        case EMFILE: "Too many open files"
        default: Phrase(quoting: String(cString: strerror(code)))
        }
    }

    private struct Walk {
        /// Deeper trees are loops or accidents.
        static let depth = 32
        var files: [InputFile] = []
        var skipped = 0
        var problems: [InputError] = []

        /// - Returns: Whether the folder could be read.
        mutating func visit(_ path: [CChar], shown: String, depth: Int) -> Bool {
            let descriptor = uninterrupted { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC) }
            // Closed before going deeper: a deep tree needs no more descriptors than a flat one.
            guard let names = FolderListing.names(in: descriptor) else { return false }
            // A bundle that an earlier run wrote below the input is no input.
            if names.contains(Array("manifest.json".utf8)), names.contains(Array("index.html".utf8)) {
                skipped += 1
                return true
            }
            for name in names {
                let label = String(decoding: name, as: UTF8.self)
                guard !InputFile.isIgnored(name: label) else {
                    skipped += 1
                    continue
                }
                let child = path.dropLast() + [0x2F] + name.map { CChar(bitPattern: $0) } + [0]
                add(Array(child), shown: shown.isEmpty ? label : shown + "/" + label, depth: depth)
            }
            return true
        }

        private mutating func add(_ path: [CChar], shown: String, depth: Int) {
            var status = stat()
            // Links are not followed: they could lead out of the folder or round in circles.
            guard uninterrupted({ lstat(path, &status) }) == 0 else {
                reject(shown, found: InputFile.reason(errno))
                return
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR where depth >= Self.depth:
                reject(shown, found: "a folder more than \(Self.depth) deep")
            case S_IFDIR:
                if !visit(path, shown: shown, depth: depth + 1) {
                    reject(shown, found: InputFile.reason(errno))
                }
            case S_IFREG:
                files.append(InputFile(path: shown, systemPath: path, size: Int(status.st_size)))
            default: skipped += 1
            }
        }

        private mutating func reject(_ shown: String, found: Phrase) {
            problems.append(
                InputError(
                    .unreadable,
                    at: Place(path: shown),
                    expected: "a folder or file that can be read",
                    found: found,
                    advice: "Nothing in it is used: check its permissions, or move the files up."
                )
            )
        }
    }
}
