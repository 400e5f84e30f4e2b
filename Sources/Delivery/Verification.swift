import Crypto
import Glibc
import Tabular

/// A bundle on disk held against its manifest.
package struct Verification: Sendable, Hashable {
    /// Files whose size or content is not what the manifest says.
    package var changed: [String] = []
    /// Files of the manifest that are not there.
    package var missing: [String] = []
    /// Files that the manifest does not name.
    package var extra: [String] = []
    /// How many files the manifest names.
    package var files = 0

    package var isClean: Bool { changed.isEmpty && missing.isEmpty && extra.isEmpty }

    /// Throws where `path` is no folder with a manifest that can be read.
    package init(of path: String) throws(OutputError) {
        try Verification.checkFolder(path)
        let folder = try Folder(opening: path)
        try self.init(of: WrittenManifest(in: folder), in: folder) { _, _ in }
    }

    /// Throws where `path` is a file.
    static func checkFolder(_ path: String) throws(OutputError) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        throw OutputError(
            "read the bundle \(Place.printable(path))",
            because: "it is a file",
            advice: "Name the folder of a seller, such as Output/1234567."
        )
    }

    /// - Parameter lend: Gets the bytes of every file that the manifest names and that is there, piece by piece; what
    ///   is made of them holds only where the verification is clean.
    init(
        of manifest: WrittenManifest,
        in folder: borrowing Folder,
        lend: (_ path: String, _ bytes: UnsafeRawBufferPointer) -> Void
    ) throws(OutputError) {
        let outputs = manifest.outputs
        let present = Set(try folder.filePaths())
        files = outputs.count
        for output in outputs {
            // Only what was found below the folder is opened, never a path that just the manifest names.
            guard present.contains(output.path) else {
                missing.append(output.path)
                continue
            }
            let found = try Verification.read(output.path.split(separator: "/")[...], in: folder, as: output.path) {
                lend(output.path, $0)
            }
            if found != output { changed.append(output.path) }
        }
        extra = present.subtracting(outputs.map(\.path)).subtracting([Manifest.path]).sorted()
    }

    /// `nil` for what is no ordinary file.
    private static func read(
        _ path: ArraySlice<Substring>,
        in folder: borrowing Folder,
        as whole: String,
        lend: (UnsafeRawBufferPointer) -> Void
    ) throws(OutputError) -> Manifest.Output? {
        guard let name = path.first.map(String.init) else { return nil }
        guard path.count == 1 else { return try read(path.dropFirst(), in: folder.folder(name), as: whole, lend: lend) }
        guard try folder.kind(of: name) == .file else { return nil }
        var hash = SHA256()
        var size = 0
        try folder.file(name).read { bytes in
            hash.update(bufferPointer: bytes)
            lend(bytes)
            size += bytes.count
        }
        return Manifest.Output(path: whole, size: size, sha256: hash.finalize().hex)
    }
}

extension Verification {
    /// For people: a line when all is well, else a line per file.
    package func lines(about bundle: String) -> [String] {
        let bundle = Place.printable(bundle)
        guard !isClean else { return ["\(bundle)\tok\t\(files) files"] }
        let findings = [("changed", changed), ("missing", missing), ("extra", extra)]
        return findings.flatMap { word, paths in paths.map { "\(bundle)\t\(word)\t\(Place.printable($0))" } }
    }
}
