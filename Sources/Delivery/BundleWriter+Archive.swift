import Glibc
import Meesho
import Tabular

/// The archive of a bundle, `<seller>.zip` beside its folder.
extension BundleWriter {
    static func archive(of name: String) -> String { name + ".zip" }

    /// Writes an archive of a bundle's files under a temporary name and returns it open, so that it counts as in use.
    /// Its mark tells it from any other file: nothing else of that name is ever replaced.
    func pack(
        _ files: FinishedFiles,
        into archive: String,
        of name: String,
        as disclosure: OwnFiles.Disclosure
    ) throws -> OpenFile {
        let file = try temporaries.makeFile(archive, in: output)
        file.lock()
        try files.pack(below: name, mark: disclosure.archiveMark) { bytes in try file.write(bytes) }
        return file
    }

    /// Throws where something else has the name of a bundle's archive.
    func checkArchive(of name: String) throws(OutputError) {
        let archive = BundleWriter.archive(of: name)
        guard try output.kind(of: archive) != nil, try disclosure(ofArchive: archive) == nil else { return }
        throw OutputError(
            "replace \(output.path)/\(archive)",
            because: "hisaab did not write it, or it was changed since",
            advice: "Move it away or choose another folder with --output."
        )
    }

    /// Puts a new archive in place of the old one, in one step.
    func place(archive: String, of name: String) throws(OutputError) {
        let place = BundleWriter.archive(of: name)
        let root = output.descriptor
        guard uninterrupted({ renameat(root, archive, root, place) }) == 0 else {
            throw OutputError("replace \(output.path)/\(place)", code: errno)
        }
    }

    /// The archive that an earlier run wrote of a seller's bundle; `nil` without one.
    package func earlierArchive(sellerID: String) -> (path: String, disclosure: OwnFiles.Disclosure)? {
        let archive = BundleWriter.archive(of: FolderName(sellerID: sellerID).description)
        guard let disclosure = try? disclosure(ofArchive: archive) else { return nil }
        return ("\(output.path)/\(archive)", disclosure)
    }

    /// `nil` for what hisaab did not write. Of an empty file nothing can be lost, and nothing learnt.
    private func disclosure(ofArchive name: String) throws(OutputError) -> OwnFiles.Disclosure? {
        guard try output.kind(of: name) == .file else { return nil }
        let file = try output.file(name)
        let size = try file.size()
        guard size > 0 else { return .sealed }
        return try OwnFiles.disclosure(ofArchiveOf: size) { (place, count) throws(OutputError) in
            try file.bytes(at: place, count: count)
        }
    }

    /// Whether a file is an archive, or the beginning of one.
    func isArchive(_ name: String) throws(OutputError) -> Bool {
        let start = try output.file(name).bytes(at: 0, count: 4)
        return start.isEmpty || start == [0x50, 0x4B, 3, 4]
    }
}
