import Crypto

/// The folder of a seller's bundle: the seller id where that is a safe file name everywhere, else what can be kept of
/// it with a short hash, so that two sellers never share a folder.
package struct FolderName: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    package init(sellerID: String) {
        var kept = ""
        for scalar in sellerID.unicodeScalars where kept.utf8.count < FolderName.limit {
            let isSafe = FolderName.isSafe(scalar)
            guard isSafe || !kept.hasSuffix("-") else { continue }
            kept += isSafe ? String(scalar) : "-"
        }
        while let first = kept.first, first == "-" || first == "." { kept.removeFirst() }
        while let last = kept.last, last == "-" || last == "." { kept.removeLast() }
        guard kept != sellerID || kept.isEmpty || FolderName.isDevice(kept) || FolderName.isTaken(kept) else {
            description = kept
            return
        }
        let hash = SHA256.hash(data: Array(sellerID.utf8)).hex.prefix(8)
        description =
            kept.isEmpty ? "seller-\(hash)" : FolderName.isDevice(kept) ? "seller-\(kept)-\(hash)" : "\(kept)-\(hash)"
    }

    /// Names of what stands beside the folders: archives and indexes.
    private static func isTaken(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix(".zip") || name.hasPrefix("index") && name.hasSuffix(".html")
    }

    private static let limit = 60

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": true
        default: false
        }
    }

    /// Names that Windows keeps for devices, with any ending.
    private static func isDevice(_ name: String) -> Bool {
        let stem = name.prefix { $0 != "." }.lowercased()
        if ["con", "prn", "aux", "nul"].contains(stem) { return true }
        guard stem.utf8.count == 4, let digit = stem.last, "1"..."9" ~= digit else { return false }
        return stem.hasPrefix("com") || stem.hasPrefix("lpt")
    }
}

extension SHA256Digest {
    /// Lower-case hexadecimal.
    var hex: String {
        var text = ""
        for byte in self {
            if byte < 16 { text += "0" }
            text += String(byte, radix: 16)
        }
        return text
    }
}
