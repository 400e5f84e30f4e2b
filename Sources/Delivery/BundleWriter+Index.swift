import Glibc
import Meesho
import Tabular

/// The page that lists a run's bundles, beside their folders.
extension BundleWriter {
    /// Writes an index in place of an older one, in one step, and returns its path.
    func write(index bytes: [UInt8], as name: String) throws -> String {
        guard try isFreeOrOwnIndex(name) else {
            throw OutputError(
                "replace \(output.path)/\(name)",
                because: "hisaab did not write it",
                advice: "Move it away or choose another folder with --output."
            )
        }
        let temporary = Leftover(seller: name, use: .index, process: getpid()).name
        let file = try temporaries.makeFile(temporary, in: output)
        file.lock()
        defer { withExtendedLifetime(file) {} }
        do {
            try bytes.withUnsafeBytes { try file.write($0) }
            try temporaries.settle(in: output) { forget throws(OutputError) in
                let lock = try OutputLock(in: output)
                defer { withExtendedLifetime(lock) {} }
                let root = output.descriptor
                guard uninterrupted({ renameat(root, temporary, root, name) }) == 0 else {
                    throw OutputError("replace \(output.path)/\(name)", code: errno)
                }
                forget(temporary)
            }
        } catch {
            temporaries.discard(temporary, in: output)
            throw error
        }
        return "\(output.path)/\(name)"
    }

    /// The index that an earlier run wrote; `nil` without one.
    func earlierIndex(_ name: String) -> (path: String, namesSellers: Bool)? {
        guard (try? output.kind(of: name)) == .file, let head = try? head(of: name),
            head.isEmpty || OwnFiles.isIndex(head)
        else { return nil }
        return ("\(output.path)/\(name)", OwnFiles.namesSellers(head))
    }

    /// Paths of mails in other folders than `written`.
    func earlierMails(besides written: Set<String>) -> [String] {
        let names = (try? output.names()) ?? []
        return names.filter { name in
            guard !written.contains(name), !name.hasPrefix("."), (try? output.kind(of: name)) == .folder,
                let folder = try? output.folder(name), (try? folder.kind(of: "mail")) == .folder,
                (try? WrittenManifest(in: folder)) != nil, let mails = try? folder.folder("mail")
            else { return false }
            return (try? mails.kind(of: "report.eml")) == .file
        }.map { "\(output.path)/\($0)/\(ReportMail.path)" }
    }

    private func isFreeOrOwnIndex(_ name: String) throws(OutputError) -> Bool {
        switch try output.kind(of: name) {
        case nil: true
        case .file: try isIndex(name)
        case .folder, .other: false
        }
    }

    /// Whether a file is such a page, or nothing yet.
    func isIndex(_ name: String) throws(OutputError) -> Bool {
        let head = try head(of: name)
        return head.isEmpty || OwnFiles.isIndex(head)
    }

    private func head(of name: String) throws(OutputError) -> [UInt8] {
        let file = try output.file(name)
        return try file.bytes(at: 0, count: min(file.size(), OwnFiles.headSize))
    }
}
