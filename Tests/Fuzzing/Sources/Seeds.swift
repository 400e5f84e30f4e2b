import Foundation
import Samples

@testable import Meesho
@testable import Tabular

/// What the mutations begin with: made-up exports of every kind, each laid out for its target.
struct Seeds {
    /// Larger ones make every run slow.
    private static let longest = 24_000

    private let folder: String
    private var count = 0

    /// Writes a folder per target below `folder`, and the files of a small seller into the folder `files`.
    static func write(to folder: String) throws {
        var seeds = Seeds(folder: folder)
        var recipe = SampleRecipe(ordersPerSeller: 14, months: 2, seed: 3)
        recipe.extras = false
        let own = SampleExports.files(recipe).map { (path: "1234567/" + $0.path, bytes: $0.bytes) }
        for file in own {
            try seeds.put(file.bytes, at: "files/" + file.path)
            try seeds.add(Array(file.path.utf8) + [0x0A] + file.bytes, to: "run")
        }
        for file in own + SampleVariants.all() { try seeds.add(file) }
        for text in ["overdueAfterDays: 30\nclaimDays: 7\n", "gstScheme: composition\nexpenses:\n  rent: 1200\n"] {
            try seeds.add(Array(text.utf8), to: "settings")
        }
        try seeds.add(Array("VL0000000001\n00000002,2025-08-14\n".utf8), to: "received")
        let bank = "Txn Date,Description,Debit,Credit\n20/08/2025,NEFT XBANKN000161207083 MEESHO,,413.50\n"
        try seeds.add(Array(bank.utf8), to: "bank")
    }

    private init(folder: String) { self.folder = folder }

    private mutating func add(_ file: SampleVariants.File) throws {
        if file.path.hasSuffix(".yaml") { return try add(file.bytes, to: "settings") }
        switch FileFormat(sniffing: file.bytes) {
        case .zip: try addArchive(file.bytes)
        case .text: try addTable(file.bytes)
        default: try add(file.bytes, to: "file")
        }
    }

    private mutating func addArchive(_ bytes: [UInt8]) throws {
        try add(bytes, to: "archive")
        let place = Place(path: "seed")
        let budget = InflationBudget()
        guard let archive = try? ZipArchive(bytes, place: place) else { return }
        guard Workbook.isWorkbook(archive) else {
            for entry in archive.entries {
                guard let inner = try? archive.contents(of: entry, budget: budget) else { continue }
                if FileFormat(sniffing: inner) == .zip { try addArchive(inner) }
                if entry.name.hasSuffix(".csv") { try addTable(inner) }
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
            try add(Array(([sheet] + shared).joined(separator: Array("\n%%\n".utf8))), to: "workbook")
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
            try addTable(table)
        }
    }

    /// The first rows of a table go to the reader of its kind.
    private mutating func addTable(_ table: [UInt8]) throws {
        let bytes = Array(
            table.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(16).joined(separator: [0x0A])
        )
        try add(bytes, to: "csv")
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
        try add(bytes, to: kind)
    }

    private mutating func add(_ bytes: [UInt8], to target: String) throws {
        guard !bytes.isEmpty, bytes.count <= Self.longest else { return }
        count += 1
        try put(bytes, at: "\(target)/\(count)")
    }

    private func put(_ bytes: [UInt8], at path: String) throws {
        let file = URL(filePath: folder).appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }
}
