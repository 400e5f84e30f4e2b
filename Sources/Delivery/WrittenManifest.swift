import Crypto
import FoundationEssentials
import Ledger
import Meesho

/// What the manifest of a bundle on disk says about its files.
struct WrittenManifest: Sendable {
    let outputs: [Manifest.Output]
    /// `nil` where it does not say.
    let seller: String?
    /// Why nothing can be compared with the bundle, whoever's it is: it is sealed, or its order numbers are masked.
    let obstacle: String?
    /// The days the bundle was asked for.
    let period: PeriodFilter
    /// Of the manifest itself, lower-case hexadecimal.
    let sha256: String

    /// Some hundred bytes for each input and output; a bundle has thousands of them at most.
    private static let sizeLimit = 64 << 20

    /// Throws where the folder has no manifest of ours that can be read.
    init(in folder: borrowing Folder) throws(OutputError) {
        var bytes = Data()
        guard try folder.kind(of: Manifest.path) == .file else {
            throw OutputError(
                "read the bundle \(folder.path)",
                because: "it has no manifest.json",
                advice: "Name a folder that hisaab has written."
            )
        }
        try folder.file(Manifest.path).read { piece in
            if bytes.count <= WrittenManifest.sizeLimit { bytes.append(contentsOf: piece) }
        }
        let decoded = try? JSONDecoder().decode(Decoded.self, from: bytes)
        if let schema = decoded?.schema, schema != Manifest.schema, schema.hasPrefix(Manifest.schemaName) {
            throw OutputError(
                "read the bundle \(folder.path)",
                because: "its manifest.json is of another version of hisaab (\(schema))",
                advice: "Use that version, or make the bundle again with this one."
            )
        }
        guard bytes.count <= WrittenManifest.sizeLimit, let decoded, decoded.schema == Manifest.schema else {
            throw OutputError(
                "read the bundle \(folder.path)",
                because: "its manifest.json is damaged or not hisaab's",
                advice: "Make the bundle again in an empty folder."
            )
        }
        outputs = decoded.outputs.map { Manifest.Output(path: $0.path, size: $0.size, sha256: $0.sha256) }
        seller = decoded.seller
        obstacle =
            decoded.sealed == true
            ? "it is sealed" : decoded.options?.redact == true ? "it is redacted, so its orders have no numbers" : nil
        period = PeriodFilter(
            from: decoded.options?.from.flatMap { Day(iso: $0.utf8) },
            to: decoded.options?.to.flatMap { Day(iso: $0.utf8) }
        )
        sha256 = SHA256.hash(data: bytes).hex
    }

    private struct Decoded: Decodable {
        struct Output: Decodable {
            var path: String
            var size: Int
            var sha256: String
        }
        struct Options: Decodable {
            var from: String?
            var to: String?
            var redact: Bool?
        }
        var schema: String
        var outputs: [Output]
        var seller: String?
        var options: Options?
        var sealed: Bool?
    }
}
