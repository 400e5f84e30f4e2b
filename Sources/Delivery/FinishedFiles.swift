import Tabular

/// The files of a bundle that are written, with their manifest, for a file that is made of them.
package struct FinishedFiles: Sendable {
    /// Sorted by path; without the manifest.
    package let outputs: [Manifest.Output]
    /// The bytes of a manifest that names ``outputs``.
    let manifest: [UInt8]
    /// Lends the bytes of one of ``outputs``, in pieces.
    let read: @Sendable (_ path: String, _ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> Void

    /// The files of a bundle that has one file in place of those at `paths`.
    func replacing(_ paths: Set<String>, by path: String, _ bytes: [UInt8], _ manifest: Manifest) -> FinishedFiles {
        var digest = Manifest.Digest(path: path)
        bytes.withUnsafeBytes { digest.add($0) }
        let outputs = (outputs.filter { !paths.contains($0.path) } + [digest.finished()]).sorted { $0.path < $1.path }
        return FinishedFiles(outputs: outputs, manifest: manifest.bytes(outputs: outputs)) { [read] asked, sink in
            if asked == path { try bytes.withUnsafeBytes(sink) } else { try read(asked, sink) }
        }
    }

    /// Writes an archive of them and the manifest, below a folder of the name `root`. What `sink` throws ends it at once.
    func pack(
        below root: String,
        mark: ZipMark? = nil,
        to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var archive = ZipStream()
        let members = outputs.map { ($0.path, $0.size) } + [(Manifest.path, manifest.count)]
        for (path, size) in members.sorted(by: { $0.0 < $1.0 }) {
            try archive.add("\(root)/\(path)", size: size, to: sink) { content in
                if path == Manifest.path { try manifest.withUnsafeBytes(content) } else { try read(path, content) }
            }
        }
        try archive.finish(mark: mark, to: sink)
    }
}
