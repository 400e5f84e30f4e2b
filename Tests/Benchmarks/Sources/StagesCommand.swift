import ArgumentParser
import Delivery
import Glibc
import Ledger
import Meesho
import Site
import Tabular
import Wording

/// Each stage of a run by itself, on one thread, over all sellers of a folder.
///
/// Stages that only run together with the ones before are measured with them: `sheets` inflates, `reading` is all up to
/// the records, `report` joins, `bundle` renders. The runner subtracts.
struct StagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stages",
        abstract: "Measure every stage of a report of a folder.",
        discussion: "Prints name, wall seconds, processor seconds, bytes and items of each stage, for every round."
    )

    @Argument(help: "Folder of exports.")
    var folder: String

    @Option(help: "Folder the bundles are written to.")
    var output: String

    @Option(help: "Day the report is for.")
    var asOf = "2026-08-05"

    @Option(help: "How often everything is measured.")
    var rounds = 3

    func run() async throws {
        let parts = asOf.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, let day = Day(year: parts[0], month: parts[1], day: parts[2]) else {
            throw ValidationError("--as-of takes a day such as 2026-08-05.")
        }
        for _ in 0..<max(1, rounds) {
            try decode()
            try await build(asOf: day)
        }
    }

    // MARK: Files to rows

    private func decode() throws {
        var walk = Measurement()
        let files = try walk.time { try InputFile.all(below: folder).files }
        walk.items = files.count
        print(walk.line("walk"))

        var read = Measurement()
        let contents = try read.time { try files.map { try $0.contents(limit: InputFile.sizeLimit) } }
        read.bytes = contents.reduce(0) { $0 + $1.count }
        read.items = files.count
        print(read.line("read"))

        try inflate(contents, checksums: false, as: "inflate")
        try inflate(contents, checksums: true, as: "inflate+crc")

        var unpack = Measurement()
        let unpacked = try unpack.time { try contents.flatMap(Unpacked.all) }
        unpack.bytes = unpacked.reduce(0) { $0 + $1.inflated }
        unpack.items = unpacked.count
        print(unpack.line("unpack"))

        try inflateSheets(unpacked, checksums: false, as: "sheets inflate")
        try inflateSheets(unpacked, checksums: true, as: "sheets inflate+crc")
        var (sheets, texts) = (Measurement(), Measurement())
        for source in unpacked {
            switch source.kind {
            case .workbook(let archive):
                sheets.bytes += archive.entries.lazy.filter(\.isSheet).reduce(0) { $0 + $1.size }
                sheets.items += try sheets.time { try source.rows() }
            case .text:
                texts.bytes += source.bytes.count
                texts.items += try texts.time { try source.rows() }
            }
        }
        print(sheets.line("sheets"))
        print(texts.line("csv"))
    }

    private func inflate(_ contents: [[UInt8]], checksums: Bool, as name: String) throws {
        var measurement = Measurement()
        var inflater = BareInflater(checksums: checksums)
        try measurement.time { for bytes in contents { try inflater.inflate(bytes) } }
        measurement.bytes = inflater.inflated
        measurement.items = contents.count
        print(measurement.line(name))
    }

    private func inflateSheets(_ unpacked: [Unpacked], checksums: Bool, as name: String) throws {
        var measurement = Measurement()
        var inflater = BareInflater(checksums: checksums)
        for source in unpacked {
            guard case .workbook(let archive) = source.kind else { continue }
            try measurement.time { try inflater.inflate(sheetsOf: archive, source.bytes) }
            measurement.items += 1
        }
        measurement.bytes = inflater.inflated
        print(measurement.line(name))
    }

    // MARK: Files to bundles

    private func build(asOf: Day) async throws {
        var reading = Measurement()
        let read = try await reading.timeTask {
            try await Reading.read(folder: folder, options: ReadingOptions()) { _ in }
        }
        for seller in read.sellers {
            for record in seller.records {
                reading.items += record.rows
                reading.bytes += record.size
            }
        }
        print(reading.line("reading"))

        let writer = try BundleWriter(output: output)
        let design = try PageDesign(.en, templates: TemplateFiles())
        var (join, report, page, tables, bundle) =
            (Measurement(), Measurement(), Measurement(), Measurement(), Measurement())
        for seller in read.sellers {
            let costs = CostBook(seller.costs)
            _ = await join.timeTask { await Join(seller.parts, costs: costs, settings: seller.settings, jobs: 1) }
            let result = await report.timeTask { await SellerReport(of: seller, asOf: asOf, version: "benchmark") }
            let orders = result.ledger.subOrders.count
            let render: ReportRun.PageMaker = { report, part in Page(report, design: design).bytes(of: part) }
            page.bytes += try page.time { try render(result, .whole).count }
            tables.bytes += try tables.time {
                var size = 0
                for table in Tables(result).files { try table.write { size += $0.count } }
                return size
            }
            let options = Manifest.Options(period: PeriodFilter(), language: Language.en.rawValue)
            _ = try await bundle.timeTask { try await writer.write(Bundle(result, options: options, page: render)) }
            join.items += orders
            report.items += orders
            page.items += orders
            tables.items += orders
            bundle.items += orders
        }
        bundle.bytes = page.bytes + tables.bytes
        for (name, measurement) in [
            ("join", join), ("report", report), ("page", page), ("tables", tables), ("bundle", bundle),
        ] {
            print(measurement.line(name))
        }
    }
}
