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

    init(record: InputRecord) { self.record = record }

    var place: Place { Place(path: record.path) }

    /// First-level folder inside the input folder; `nil` for files at the top.
    var folder: String? {
        let outer = record.path.split(separator: "!/").first ?? ""
        let parts = outer.split(separator: "/")
        return parts.count > 1 ? String(parts[0]) : nil
    }
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
    var carrier: String
}
