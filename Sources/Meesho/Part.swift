import Tabular

/// Everything read from one file or archive member.
package struct Part: Sendable {
    package struct Sheet: Sendable {
        package var source: SourceSheet
        package var content: SheetContent
    }

    package var record: InputRecord
    package var sheets: [Sheet] = []
    package var texts = TextTable()
    package var settings: SettingsFile?
    package var problems: [InputError] = []
    /// When the export was downloaded, in seconds; later downloads replace earlier ones.
    package var downloaded: Int64?
    /// The day an outstanding file shows the state of, by its name.
    package var snapshot: Day?
    /// Whether an in-transit or out-for-delivery file, a delivered or a lost one: the outcome of its returns.
    package var returnStage = ReturnStage.moving
    var evidence: [SupplierEvidence] = []
    let names: NameEvidence
    /// First-level folder inside the input folder; `nil` for files at the top.
    let folder: String?

    init(record: InputRecord) {
        self.record = record
        names = NameEvidence(path: record.path)
        folder = Self.folder(of: record.path)
    }

    private static func folder(of path: String) -> String? {
        var path = path
        return path.withUTF8 { path in
            var start = 0
            while path.has("!/", at: start) { start += 2 }
            let end = (start..<path.count).first { path.has("!/", at: $0) } ?? path.count
            let names = path[start..<end].split(separator: UInt8(ascii: "/"), maxSplits: 1)
            return names.count > 1 ? names.first.map { String(decoding: $0, as: UTF8.self) } : nil
        }
    }

    var place: Place { Place(path: record.path) }
}

/// The tab of the supplier panel a returns file was exported from.
package enum ReturnStage: Int, Sendable, Comparable {
    case moving, outForDelivery, delivered, lost

    package static func < (a: ReturnStage, b: ReturnStage) -> Bool { a.rawValue < b.rawValue }
}

/// One sign of whose file this is, strongest kinds first.
struct SupplierEvidence: Sendable, Hashable {
    enum Kind: Int, Sendable {
        case column, preamble, sheetName, name, folder
    }

    var id: String
    var kind: Kind
    /// For messages: the name or place that carries the id.
    var carrier: Phrase
}
