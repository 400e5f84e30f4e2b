import FoundationEssentials

/// What the manifest of a bundle on disk says about its files.
struct WrittenManifest: Sendable {
    let outputs: [Manifest.Output]

    /// Throws where the folder has no manifest of ours that can be read.
    init(in folder: borrowing Folder) throws(OutputError) {
        var bytes = Data()
        guard folder.kind(of: Manifest.path) == .file else {
            throw OutputError(
                "read the bundle \(folder.path)",
                because: "it has no manifest.json",
                advice: "Name a folder that hisaab has written."
            )
        }
        try folder.file(Manifest.path).read { bytes.append(contentsOf: $0) }
        guard let decoded = try? JSONDecoder().decode(Decoded.self, from: bytes), decoded.schema == Manifest.schema
        else {
            throw OutputError(
                "read the bundle \(folder.path)",
                because: "its manifest.json is damaged or not hisaab's",
                advice: "Make the bundle again in an empty folder."
            )
        }
        outputs = decoded.outputs.map { Manifest.Output(path: $0.path, size: $0.size, sha256: $0.sha256) }
    }

    private struct Decoded: Decodable {
        struct Output: Decodable {
            var path: String
            var size: Int
            var sha256: String
        }
        var schema: String
        var outputs: [Output]
    }
}
