import FoundationEssentials
import Seal

extension Bundle {
    /// This bundle as a single page that opens with a pass phrase: its files are inside, its manifest among them.
    ///
    /// - Parameter page: Makes the page around what is sealed.
    func sealed(for phrases: PassPhrases, version: String, page: @escaping Sealing.PageMaker) -> Bundle {
        let sealedPage = File("index.html") { [manifest, files] sink in
            var packed = PackedFiles()
            var outputs: [Manifest.Output] = []
            for file in files {
                var output = Manifest.Digest(path: file.path)
                try packed.add(file.path, type: Bundle.mediaType(of: file.path)) { packer in
                    try file.write { bytes in
                        output.add(bytes)
                        try packer(bytes)
                    }
                }
                outputs.append(output.finished())
            }
            let whole = manifest.bytes(outputs: outputs)
            try packed.add(Manifest.path, type: Bundle.mediaType(of: Manifest.path)) { try whole.withUnsafeBytes($0) }
            let sealed = try SealedBytes(packed.padded(), for: phrases)
            try page(sealed.header, Data(sealed.content).base64EncodedString()).withUnsafeBytes(sink)
        }
        return Bundle(manifest: Manifest(sealing: manifest.sellerID, version: version), files: [sealedPage])
    }

    private static func mediaType(of path: String) -> String {
        switch path.split(separator: ".").last {
        case "html": "text/html;charset=utf-8"
        case "csv": "text/csv;charset=utf-8"
        case "ics": "text/calendar;charset=utf-8"
        case "json": "application/json"
        default: "application/octet-stream"
        }
    }
}
