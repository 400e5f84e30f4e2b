import Samples

@testable import Meesho
@testable import Tabular

/// What the mutations begin with: made-up exports of every kind, each laid out for its target.
struct Seeds {
    typealias File = (path: String, bytes: [UInt8])

    /// Larger ones make every run slow.
    private static let longest = 24_000

    /// The files of a small seller.
    let files: [File]
    private(set) var byTarget: [String: [[UInt8]]] = [:]

    init() {
        var recipe = SampleRecipe(ordersPerSeller: 14, months: 2, seed: 3)
        recipe.extras = false
        files = SampleExports.files(recipe).map { (path: "1234567/" + $0.path, bytes: $0.bytes) }
        for file in files { add(Array(file.path.utf8) + [0x0A] + file.bytes, to: "run") }
        for file in files + SampleVariants.all().map({ (path: $0.path, bytes: $0.bytes) }) { add(file) }
        for text in ["overdueAfterDays: 30\nclaimDays: 7\n", "gstScheme: composition\nexpenses:\n  rent: 1200\n"] {
            add(Array(text.utf8), to: "settings")
        }
        add(Array("VL0000000001\n00000002,2025-08-14\n".utf8), to: "received")
        let bank = "Txn Date,Description,Debit,Credit\n20/08/2025,NEFT XBANKN000161207083 MEESHO,,413.50\n"
        add(Array(bank.utf8), to: "bank")
    }

    private mutating func add(_ file: File) {
        if file.path.hasSuffix(".yaml") { return add(file.bytes, to: "settings") }
        switch FileFormat(sniffing: file.bytes) {
        case .zip: addArchive(file.bytes)
        case .text: addTable(file.bytes)
        default: add(file.bytes, to: "file")
        }
    }

    private mutating func addArchive(_ bytes: [UInt8]) {
        add(bytes, to: "archive")
        let place = Place(path: "seed")
        let budget = InflationBudget()
        guard let archive = try? ZipArchive(bytes, place: place) else { return }
        guard Workbook.isWorkbook(archive) else {
            for entry in archive.entries {
                guard let inner = try? archive.contents(of: entry, budget: budget) else { continue }
                if FileFormat(sniffing: inner) == .zip { addArchive(inner) }
                if entry.name.hasSuffix(".csv") { addTable(inner) }
            }
            return
        }
        func part(_ end: String) -> [UInt8] {
            archive.entries.first { $0.name.hasSuffix(end) }.flatMap { try? archive.contents(of: $0, budget: budget) }
                ?? []
        }
        let shared = [part("sharedStrings.xml"), part("styles.xml")]
        for entry in archive.entries where entry.name.contains("sheets/") && entry.name.hasSuffix(".xml") {
            let sheet = part(entry.name)
            add(Array(([sheet] + shared).joined(separator: Array("\n%%\n".utf8))), to: "workbook")
        }
        guard let book = try? Workbook(archive, place: place, budget: budget) else { return }
        for sheet in book.sheets {
            var table: [UInt8] = []
            _ = try? book.read(sheet) { row in
                for index in 0..<row.count {
                    let text = row[index].text
                    let needsQuotes = text.contains { ",\"\n".contains($0) }
                    table += (index > 0 ? "," : "").utf8
                    table += (needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text).utf8
                }
                table.append(0x0A)
                return table.count < Self.longest ? .next : .stop
            }
            addTable(table)
        }
    }

    /// The first rows of a table go to the reader of its kind.
    private mutating func addTable(_ table: [UInt8]) {
        let bytes = Array(
            table.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(16).joined(separator: [0x0A])
        )
        add(bytes, to: "csv")
        var reader = PartReader(budget: InflationBudget())
        reader.read(bytes, path: "table.csv")
        guard let content = reader.parts.first?.sheets.first?.content else { return }
        let kind =
            switch content {
            case .orders: "orders"
            case .payments: "payments"
            case .ads, .referral, .platform: "ads"
            case .returns: "returns"
            case .claims: "claims"
            case .orderSummary: "summary"
            case .gst: "gst"
            case .invoices: "invoices"
            case .inventory: "file"
            case .costs: "costs"
            case .received: "received"
            case .bank: "bank"
            }
        add(bytes, to: kind)
    }

    private mutating func add(_ bytes: [UInt8], to target: String) {
        guard !bytes.isEmpty, bytes.count <= Self.longest else { return }
        byTarget[target, default: []].append(bytes)
    }
}
