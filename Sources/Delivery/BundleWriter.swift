import CRename
import Crypto
import Glibc
import Meesho
import Tabular

/// Writes bundles into an output folder, each in one step: a reader of the output sees the old bundle or the new one,
/// never a mixture, whatever fails and wherever a run is stopped.
///
/// Nothing waits for the disk: a bundle is made again from its input at any time, and waiting takes several times as
/// long as making it. After a power cut a bundle may be damaged, which its manifest tells.
package final class BundleWriter: Sendable {
    let output: Folder
    let temporaries: TemporaryFolders
    private let canExchange: Bool

    /// Makes the output folder where it is missing and clears away what dead runs left in it.
    ///
    /// - Parameter canExchange: whether to try exchanging two names at once before the slower way.
    package init(
        output: String,
        temporaries: TemporaryFolders = TemporaryFolders(),
        canExchange: Bool = true
    ) throws(OutputError) {
        self.output = try Folder(creating: output)
        self.temporaries = temporaries
        self.canExchange = canExchange
        try clearLeftovers()
    }

    /// Writes a bundle in place of the seller's old one and returns its path. Files in the old folder that no run
    /// wrote are kept. Throws ``OutputError``, or what making a file's bytes threw; then the old bundle is untouched.
    /// What only kept the old bundle from being cleared away is the `remainder`.
    ///
    /// - Parameters:
    ///   - jobs: How many files to write at a time; changes no byte.
    ///   - disclosure: What can be learnt from the bundle; with it, an archive is written beside the bundle, too.
    package func write(
        _ bundle: Bundle,
        jobs: Int = 1,
        archivedAs disclosure: OwnFiles.Disclosure? = nil
    ) async throws -> (path: String, remainder: OutputError?) {
        var remainder: OutputError?
        let name = FolderName(sellerID: bundle.manifest.sellerID).description
        let temporary = Leftover(seller: name, use: .new, process: getpid()).name
        let archive = Leftover(seller: name, use: .archive, process: getpid()).name
        try temporaries.make(temporary, in: output)
        do {
            let folder = try output.folder(temporary, shownAs: name)
            // Held until this returns: tells other runs that the folder is in use.
            flock(folder.descriptor, LOCK_EX | LOCK_NB)
            let (files, packed) = try await fill(temporary, shownAs: name, with: bundle, jobs: jobs)
            // Held likewise.
            let archiveFile = try disclosure.map { try pack(packed, into: archive, of: name, as: $0) }
            defer { withExtendedLifetime(archiveFile) {} }
            let paths = files.outputs.map(\.path) + [Manifest.path]
            try temporaries.settle(in: output) { forget throws(OutputError) in
                remainder = try replace(
                    name,
                    by: temporary,
                    holding: paths,
                    archive: disclosure.map { _ in archive },
                    forget
                )
            }
        } catch {
            temporaries.discard(temporary, in: output)
            temporaries.discard(archive, in: output)
            throw error
        }
        return ("\(output.path)/\(name)", remainder)
    }

    /// All files of the bundle, and those that may be packed: without the ones that are made of them.
    private func fill(
        _ temporary: String,
        shownAs name: String,
        with bundle: Bundle,
        jobs: Int
    ) async throws -> (all: FinishedFiles, packed: FinishedFiles) {
        let folder = try output.folder(temporary, shownAs: name)
        let paths = bundle.files.map(\.path) + bundle.laterFiles.map(\.path)
        for path in Set(paths.map { BundleWriter.components($0).dropLast() }) {
            try folder.makeFolders(path)
        }
        let writeOne = { @Sendable (file: Bundle.File) in
            Result { try self.write(file, into: self.output.folder(temporary, shownAs: name)) }
        }
        let written = jobs > 1 ? await BundleWriter.all(bundle.files, jobs, writeOne) : bundle.files.map(writeOne)
        // Of several that failed the first by path is told, whichever was first in time.
        let outputs = try written.map { try $0.get() }
        func finished(_ outputs: [Manifest.Output]) -> FinishedFiles {
            FinishedFiles(outputs: outputs, manifest: bundle.manifest.bytes(outputs: outputs)) { path, sink in
                try self.read(path, in: self.output.folder(temporary, shownAs: name), sink)
            }
        }
        let first = finished(outputs)
        let later = try bundle.laterFiles.map { file in
            try writeOne(Bundle.File(file.path) { sink in try file.write(first, sink) }).get()
        }
        let files = later.isEmpty ? first : finished((outputs + later).sorted { $0.path < $1.path })
        let manifest = files.manifest
        _ = try write(Bundle.File(Manifest.path) { sink in try manifest.withUnsafeBytes(sink) }, into: folder)
        return (files, first)
    }

    /// What `write` gives for each file, in their order; the ones that are the most work are begun first.
    private static func all(
        _ files: [Bundle.File],
        _ jobs: Int,
        _ write: @escaping @Sendable (Bundle.File) -> Result<Manifest.Output, any Error>
    ) async -> [Result<Manifest.Output, any Error>] {
        await withTaskGroup(of: (Int, Result<Manifest.Output, any Error>).self) { group in
            var waiting = files.indices.sorted { (files[$0].weight, $1) > (files[$1].weight, $0) }.makeIterator()
            func startNext() {
                guard let index = waiting.next() else { return }
                group.addTask { (index, write(files[index])) }
            }
            for _ in 0..<jobs { startNext() }
            var written: [(index: Int, result: Result<Manifest.Output, any Error>)] = []
            for await result in group {
                written.append(result)
                startNext()
            }
            return written.sorted { $0.index < $1.index }.map(\.result)
        }
    }

    private static func components(_ path: String) -> ArraySlice<Substring> { path.split(separator: "/")[...] }

    private func write(_ file: Bundle.File, into folder: consuming Folder) throws -> Manifest.Output {
        let path = BundleWriter.components(file.path)
        for name in path.dropLast() { folder = try folder.folder(String(name)) }
        let target = try folder.newFile(String(path.last ?? ""))
        var hash = SHA256()
        var size = 0
        try file.write { bytes in
            try target.write(bytes)
            hash.update(bufferPointer: bytes)
            size += bytes.count
        }
        try target.finish()
        return Manifest.Output(path: file.path, size: size, sha256: hash.finalize().hex)
    }

    private func read(
        _ path: String,
        in folder: consuming Folder,
        _ sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let path = BundleWriter.components(path)
        for name in path.dropLast() { folder = try folder.folder(String(name)) }
        try folder.file(String(path.last ?? "")).lend(to: sink)
    }

    /// Calls `forget` for every temporary name that is in its place; that of the bundle may then stand for the old one.
    private func replace(
        _ name: String,
        by temporary: String,
        holding paths: [String],
        archive: String?,
        _ forget: (String) -> Void
    ) throws(OutputError) -> OutputError? {
        let lock = try OutputLock(in: output)
        defer { withExtendedLifetime(lock) {} }
        let kept = try foreignFiles(in: name, before: paths)
        if archive != nil { try checkArchive(of: name) }
        var remainder: OutputError?
        if try output.kind(of: name) == nil {
            try rename(temporary, to: name)
            forget(temporary)
        } else {
            let old = try exchange(name, with: temporary) { forget(temporary) }
            do throws(OutputError) {
                try retire(old, keeping: kept, in: name)
            } catch {
                remainder = error
            }
        }
        guard let archive else { return remainder }
        try place(archive: archive, of: name)
        forget(archive)
        return remainder
    }

    /// Files in a seller's folder that no run wrote: they move to the new bundle. Throws where the folder is no bundle,
    /// or where such a file would be in the way of the new bundle's `paths`.
    func foreignFiles(in name: String, before paths: [String]) throws(OutputError) -> [String] {
        let step = "replace \(output.path)/\(name)"
        let advice = "Move it away or choose another folder with --output."
        switch try output.kind(of: name) {
        case nil: return []
        case .file, .other: throw OutputError(step, because: "it is no folder, or a link", advice: advice)
        case .folder: break
        }
        let old = try output.folder(name)
        let present = try old.filePaths()
        guard !present.isEmpty else { return [] }
        guard let manifest = try? WrittenManifest(in: old) else {
            throw OutputError(step, because: "it holds files that hisaab did not write", advice: advice)
        }
        let own = Set(manifest.outputs.map(\.path) + [Manifest.path])
        let foreign = present.filter { !own.contains($0) }
        for file in foreign {
            for path in paths where path == file || path.hasPrefix(file + "/") || file.hasPrefix(path + "/") {
                throw OutputError(
                    step,
                    because: "\(file) in it was not written by hisaab and is in the way",
                    advice: advice
                )
            }
        }
        return foreign
    }

    /// Puts the new bundle in the place of the old one and returns the name which that has then.
    private func exchange(
        _ name: String,
        with temporary: String,
        exchanged: () -> Void
    ) throws(OutputError) -> String {
        if canExchange {
            guard uninterrupted({ exchange_names(output.descriptor, name, temporary) }) != 0 else {
                exchanged()
                return temporary
            }
            guard errno == EINVAL || errno == ENOSYS || errno == ENOTSUP else {
                throw OutputError("replace \(output.path)/\(name)", code: errno)
            }
        }
        let aside = Leftover(seller: name, use: .old, process: getpid()).name
        try rename(name, to: aside)
        do {
            try rename(temporary, to: name)
        } catch {
            try rename(aside, to: name)
            throw error
        }
        exchanged()
        return aside
    }

    func rename(_ name: String, to newName: String) throws(OutputError) {
        let root = output.descriptor
        guard uninterrupted({ move_name(root, name, root, newName) }) != 0 else { return }
        // Some file systems cannot promise not to replace; the names here are free or empty folders.
        guard errno == EINVAL || errno == ENOSYS || errno == ENOTSUP,
            uninterrupted({ renameat(root, name, root, newName) }) == 0
        else { throw OutputError("replace \(output.path)/\(newName)", code: errno) }
    }

    /// Removes an old bundle after moving the files to keep to the new one.
    func retire(_ old: String, keeping kept: [String], in name: String) throws(OutputError) {
        if !kept.isEmpty {
            let oldFolder = try output.folder(old)
            let newFolder = try output.folder(name)
            for path in kept { try oldFolder.carry(path.split(separator: "/")[...], to: newFolder) }
        }
        try output.removeTree(old)
    }
}
