import Glibc

/// The name of what a run makes beside a bundle: a folder `.<seller>.tmp-<process>` for the bundle it fills, a file
/// `.<seller>.zip-<process>` for its archive, and a folder `.<seller>.old-<process>` for a moment, where the file system
/// cannot exchange two names. Of the page that lists a run's bundles, `.index.html.page-<process>`.
struct Leftover: Hashable {
    enum Use: String {
        case new = "tmp"
        case archive = "zip"
        case index = "page"
        case old

        var kind: Folder.EntryKind { self == .archive || self == .index ? .file : .folder }
    }

    /// The folder name of the seller's bundle, or the name of the index.
    var seller: String
    var use: Use
    var process: Int32

    init(seller: String, use: Use, process: Int32) {
        self.seller = seller
        self.use = use
        self.process = process
    }

    /// `nil` for a name that is not of this form.
    init?(name: String) {
        guard name.first == ".", let dash = name.lastIndex(of: "-"), let process = Int32(name[dash...].dropFirst()),
            process > 0, let dot = name[..<dash].lastIndex(of: "."), dot > name.startIndex,
            let use = Use(rawValue: String(name[dot..<dash].dropFirst()))
        else { return nil }
        self.init(seller: String(name[..<dot].dropFirst()), use: use, process: process)
        guard self.name == name, !seller.isEmpty else { return nil }
    }

    var name: String { ".\(seller).\(use.rawValue)-\(process)" }

    /// Whether the run that made it is gone. A process id alone does not tell: in containers every run may have the
    /// same one, and another's may be out of sight; so a living run also holds a lock.
    func isDead(in output: borrowing Folder) throws(OutputError) -> Bool {
        let isRunning = process != getpid() && (kill(process, 0) == 0 || errno == EPERM)
        guard !isRunning else { return false }
        return try output.isFree(name)
    }
}
