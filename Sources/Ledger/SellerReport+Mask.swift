import Meesho
import Tabular

extension SellerReport {
    /// Puts running numbers in place of what else can be looked up: bank transfers, GSTINs and files; leaves out
    /// invoice numbers and the rows behind figures, and what of the input problems quote. Of a report of redacted input,
    /// once it is computed.
    package mutating func mask() {
        maskTransfers()
        maskTax()
        let files = RunningFiles(inputs.map(\.path))
        for index in inputs.indices {
            inputs[index].path = files[inputs[index].path]
            inputs[index].sha256 = ""
            inputs[index].note = ""
            inputs[index].knownColumns = []
            inputs[index].unknownColumns = []
            inputs[index].unknownSheets = []
        }
        for index in problems.indices {
            problems[index].place.path = files[problems[index].place.path]
            problems[index].place.sheet = nil
            problems[index].found = nil
            // Names of expenses and settings are the seller's own words.
            guard problems[index].kind == .badSetting else { continue }
            problems[index].expected = "a setting that can be used"
            problems[index].place.column = nil
        }
        ledger.sources = []
    }

    private mutating func maskTransfers() {
        let ids = Set(ledger.legs.lazy.map(\.transactionID)).subtracting([0])
        let running = RunningKeys("B", ids.map(ledger.text))
        for id in ids where ledger.texts.indices.contains(Int(id)) {
            ledger.texts[Int(id)] = running[ledger.texts[Int(id)]]
        }
        for index in payouts.indices {
            payouts[index].transactionIDs = payouts[index].transactionIDs.map { running[$0] }
        }
    }

    private mutating func maskTax() {
        settings.operatorGSTIN = nil
        let running = RunningKeys(
            "G",
            seller.gstins + tax.places.map(\.gstin) + tax.hsn.map(\.gstin) + tax.documents.map(\.gstin)
                + tax.operators.flatMap { [$0.gstin, $0.operatorGSTIN] }
        )
        seller.gstins = seller.gstins.map { running[$0] }
        for index in tax.places.indices { tax.places[index].gstin = running[tax.places[index].gstin] }
        for index in tax.hsn.indices { tax.hsn[index].gstin = running[tax.hsn[index].gstin] }
        for index in tax.operators.indices {
            tax.operators[index].gstin = running[tax.operators[index].gstin]
            tax.operators[index].operatorGSTIN = running[tax.operators[index].operatorGSTIN]
        }
        for index in tax.documents.indices {
            tax.documents[index].gstin = running[tax.documents[index].gstin]
            tax.documents[index].prefix = ""
            tax.documents[index].first = nil
            tax.documents[index].last = nil
            tax.documents[index].missingNumbers = ""
        }
    }
}

/// Running numbers in place of file names, members still behind their archive: `F-0002!/F-0003`.
private struct RunningFiles {
    private let names: RunningKeys

    init(_ paths: [String]) { names = RunningKeys("F", paths) }

    /// A file that is not among the report's, such as a cost sheet, has no name.
    subscript(path: String) -> String {
        var parts: [String] = []
        var end = path.startIndex
        while let mark = path[end...].firstRange(of: "!/") {
            parts.append(names[String(path[..<mark.lowerBound])])
            end = mark.upperBound
        }
        return (parts + [names[path]]).filter { !$0.isEmpty }.joined(separator: "!/")
    }
}
