import Site

extension BundleWriter {
    /// Puts in order what runs that were killed left behind. Whatever is not plainly a run's own stays where it is.
    func clearLeftovers() throws(OutputError) {
        let lock = try OutputLock(in: output)
        defer { withExtendedLifetime(lock) {} }
        for name in try output.names() {
            guard let leftover = Leftover(name: name), try output.kind(of: name) == leftover.use.kind,
                try leftover.isDead(in: output)
            else { continue }
            if leftover.use == .archive {
                if try isArchive(name) { try output.remove(file: name) }
            } else if leftover.use == .index {
                if try isIndex(name) { try output.remove(file: name) }
            } else if leftover.use == .old, try output.kind(of: leftover.seller) == nil {
                try rename(name, to: leftover.seller)
            } else if try isUnfinished(name) {
                try output.removeTree(name)
            } else if let kept = try? foreignFiles(in: name, before: []) {
                // An old bundle whose removal was cut short, or a new one that did not get to its place.
                let hasNew = try output.kind(of: leftover.seller) == .folder
                guard kept.isEmpty || hasNew else { continue }
                try? retire(name, keeping: kept, in: leftover.seller)
            }
        }
    }

    /// Whether a leftover is a new bundle that was never finished, with nothing in it but a bundle's files.
    private func isUnfinished(_ name: String) throws(OutputError) -> Bool {
        let folder = try output.folder(name)
        guard (try? WrittenManifest(in: folder)) == nil else { return false }
        let pages = PageLayout.allCases.flatMap(\.parts).map(\.path)
        let files = [Manifest.path, ReportMail.path, "claims.ics"] + pages
        return try folder.filePaths().allSatisfy { files.contains($0) || $0.hasPrefix("data/") }
    }
}
