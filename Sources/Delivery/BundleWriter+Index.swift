import Glibc

/// The page that lists a run's bundles, beside their folders.
extension BundleWriter {
    /// What a page made by hisaab says of itself, near its beginning.
    private static let mark = Array("<meta name=\"generator\" content=\"hisaab ".utf8)
    private static let markWithin = 2 << 10

    /// Writes an index in place of an older one, in one step.
    func write(index bytes: [UInt8], as name: String) throws {
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
                guard renameat(output.descriptor, temporary, output.descriptor, name) == 0 else {
                    throw OutputError("replace \(output.path)/\(name)", code: errno)
                }
                forget(temporary)
            }
        } catch {
            temporaries.discard(temporary, in: output)
            throw error
        }
    }

    private func isFreeOrOwnIndex(_ name: String) throws(OutputError) -> Bool {
        switch output.kind(of: name) {
        case nil: true
        case .file: try isIndex(name)
        case .folder, .other: false
        }
    }

    /// Whether a file is a page made by hisaab, or the beginning of one.
    func isIndex(_ name: String) throws(OutputError) -> Bool {
        let file = try output.file(name)
        let start = file.bytes(at: 0, count: min(file.size, BundleWriter.markWithin))
        return start.isEmpty || start.indices.contains { start[$0...].starts(with: BundleWriter.mark) }
    }
}
