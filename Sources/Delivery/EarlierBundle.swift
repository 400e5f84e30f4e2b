import FoundationEssentials
import Ledger
import Meesho
import Site
import Tabular

/// An earlier bundle of a seller, read back to be compared with: its tables, once every file that its manifest names is
/// found unchanged.
enum EarlierBundle {
    private static let needed = ["data/exceptions.csv", "data/orders.csv", "data/summary.json"]
    /// Many times the orders of the largest seller; more is no bundle of ours.
    private static let rowLimit = 20_000_000
    private static let kindLimit = 100
    private static let kindLength = 40
    private static let summaryLimit = 64 << 20

    /// Throws where the folder is no bundle, is another seller's, was changed, or is of another version.
    static func read(_ path: String, seller id: String) throws(OutputError) -> EarlierReport {
        let folder = try Folder(opening: path)
        let manifest = try WrittenManifest(in: folder)
        if let reason = refusal(of: manifest, seller: id) { throw refusal(of: path, reason, seller: id) }
        // The day is in the summary, which comes later.
        var report = EarlierReport(asOf: Day(number: 0), period: manifest.period, manifest: manifest.sha256)
        var orders = BundleTable(columns: ["sub_order", "payment_date", "outcome", "settlement"])
        var exceptions = BundleTable(columns: ["kind", "sub_order", "amount"])
        var summary = Data()
        let outcomes = Outcome.allCases.map { (Array($0.name.utf8), $0) }
        let verification = try Verification(of: manifest, in: folder) { path, bytes in
            switch path {
            case "data/orders.csv": orders.take(bytes) { order($0, outcomes, &report) }
            case "data/exceptions.csv": exceptions.take(bytes) { finding($0, &report) }
            case "data/summary.json": if summary.count <= summaryLimit { summary.append(contentsOf: bytes) }
            default: break
            }
        }
        // Files that somebody put beside the bundle's own do no harm.
        if let bad = (verification.changed + verification.missing).first {
            throw refusal(of: path, "\(bad) in it is not as it was written", seller: id)
        }
        switch day(of: summary, seller: id) {
        case .success(let day): report.asOf = day
        case .failure(let failure): throw refusal(of: path, failure.reason, seller: id)
        }
        for (name, failure) in [("orders.csv", orders.finished()), ("exceptions.csv", exceptions.finished())] {
            if let failure { throw refusal(of: path, "its data/\(name) cannot be used: \(failure)", seller: id) }
        }
        return report
    }

    private static func refusal(of path: String, _ reason: String, seller id: String) -> OutputError {
        OutputError(
            "compare with the bundle \(path)",
            because: reason,
            advice: "Name a whole earlier report of seller \(Place.printable(id)) with --since."
        )
    }

    private static func refusal(of manifest: WrittenManifest, seller id: String) -> String? {
        if let obstacle = manifest.obstacle { return obstacle }
        guard manifest.seller == id else {
            return manifest.seller.map { "it is of seller \(Place.printable($0))" } ?? "it does not say whose it is"
        }
        let missing = needed.first { path in !manifest.outputs.contains { $0.path == path } }
        return missing.map { "it has no \($0)" }
    }

    private struct Refusal: Error {
        var reason: String
    }

    /// The day the earlier report was for.
    private static func day(of summary: Data, seller id: String) -> Result<Day, Refusal> {
        struct Named: Decodable {
            var schema: String
        }
        struct Decoded: Decodable {
            struct Seller: Decodable {
                var id: String
            }
            var asOf: String
            var seller: Seller

            enum CodingKeys: String, CodingKey {
                case asOf = "as_of"
                case seller
            }
        }
        let file = "its data/summary.json"
        guard summary.count <= summaryLimit, let schema = (try? JSONDecoder().decode(Named.self, from: summary))?.schema
        else { return .failure(Refusal(reason: "\(file) is damaged or not hisaab's")) }
        guard schema == Summary.schema else {
            return .failure(Refusal(reason: "\(file) is of another version of hisaab (\(Place.printable(schema)))"))
        }
        guard let decoded = try? JSONDecoder().decode(Decoded.self, from: summary),
            let day = Day(iso: decoded.asOf.utf8)
        else { return .failure(Refusal(reason: "\(file) is damaged or not hisaab's")) }
        guard decoded.seller.id == id else {
            return .failure(Refusal(reason: "\(file) is of seller \(Place.printable(decoded.seller.id))"))
        }
        return .success(day)
    }

    /// Returns what is wrong with the row.
    private static func order(
        _ row: BundleTable.Row,
        _ outcomes: [([UInt8], Outcome)],
        _ report: inout EarlierReport
    ) -> String? {
        guard let number = SubOrderNumber(row[0]) else { return "its sub_order is no sub order number" }
        guard row[1].isEmpty || Day(iso: row[1]) != nil else { return "its payment_date is no date" }
        guard let outcome = outcomes.first(where: { $0.0.elementsEqual(row[2]) })?.1 else {
            return "its outcome is not known"
        }
        guard let settlement = Paisa(decimal: row[3]) else { return "its settlement is no amount" }
        guard report.orders.count < rowLimit else { return "there are too many" }
        guard report.orders.append(number, outcome: outcome, settlement: settlement, isPaid: !row[1].isEmpty) else {
            return "its sub_order does not follow the one before"
        }
        return nil
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
    }

    /// Returns what is wrong with the row.
    private static func finding(_ row: BundleTable.Row, _ report: inout EarlierReport) -> String? {
        // A finding about the account is of no sub order.
        let isOfAccount = row[1].isEmpty || row[1].elementsEqual("0".utf8)
        guard let number = isOfAccount ? SubOrderNumber.none : SubOrderNumber(row[1]) else {
            return "its sub_order is no sub order number"
        }
        guard row[2].isEmpty || Paisa(decimal: row[2]) != nil else { return "its amount is no amount" }
        guard report.findings.count < rowLimit else { return "there are too many" }
        // It is shown: nothing but a name gets any further.
        guard (1...kindLength).contains(row[0].count), row[0].allSatisfy(isOfName) else { return "its kind is no name" }
        let name = row.text(0)
        let known = report.kinds.firstIndex(of: name)
        guard known != nil || report.kinds.count < kindLimit else { return "there are too many kinds" }
        if known == nil { report.kinds.append(name) }
        let kind = UInt8(clamping: known ?? report.kinds.count - 1)
        report.findings.append(.init(kind: kind, subOrder: number, amount: Paisa(decimal: row[2])))
        return nil
    }
}
