import Ledger
import Tabular

/// Where the earlier bundles of a run's sellers lie: `--since` names one bundle, or a folder of them.
struct EarlierBundles: Sendable {
    /// As the user named it.
    let path: String
    private var paths: [String: String] = [:]

    /// - Parameter sellers: All sellers of the run.
    ///
    /// Throws where the path cannot be read or none of the sellers has a bundle there.
    init(_ path: String, sellers: some Collection<String>) throws(OutputError) {
        self.path = path
        try Verification.checkFolder(path)
        let folder = try Folder(opening: path)
        let names = sellers.sorted().map(Place.printable).joined(separator: ", ")
        guard try folder.kind(of: Manifest.path) == nil else {
            let manifest = try WrittenManifest(in: folder)
            let owner = manifest.seller
            guard let owner, sellers.contains(owner) else {
                throw OutputError(
                    "compare with the bundle \(path)",
                    because: manifest.obstacle ?? owner.map { "it is of seller \($0), and the input is of \(names)" }
                        ?? "it does not say whose it is",
                    advice: "Name an earlier report of the same seller with --since."
                )
            }
            paths[owner] = path
            return
        }
        for id in sellers {
            let name = FolderName(sellerID: id).description
            guard try folder.kind(of: name) == .folder, try folder.folder(name).kind(of: Manifest.path) != nil else {
                continue
            }
            paths[id] = folder.path + "/" + name
        }
        guard !paths.isEmpty else {
            throw OutputError(
                "compare with the bundles in \(path)",
                because: "it holds none of seller \(names)",
                advice: "Name an earlier report, or the folder that holds one for each seller, with --since."
            )
        }
    }

    /// `nil` for a seller without an earlier bundle; throws where it cannot be used.
    func report(of seller: String) throws(OutputError) -> EarlierReport? {
        guard let path = paths[seller] else { return nil }
        return try EarlierBundle.read(path, seller: seller)
    }
}
