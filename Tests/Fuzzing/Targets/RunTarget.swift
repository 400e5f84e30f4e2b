import Delivery
import Ledger
import Site
import Tabular
import Wording

@testable import Meesho

/// A whole run in memory: the input is the path of a file, a line break and its bytes, which take the place of the file
/// of that path among those of a small seller.
struct RunTarget: FuzzTarget {
    private let files: [(path: String, reader: PartReader)]
    private let design: PageDesign

    /// - Parameter files: Those of the seller.
    init(among files: [Seeds.File]) throws {
        self.files = files.map { file in
            var reader = PartReader(budget: InflationBudget())
            reader.read(file.bytes, path: file.path)
            return (file.path, reader)
        }
        design = try PageDesign(.en, templates: TemplateFiles(), for: [.page])
    }

    var takesTables: Bool { true }

    func take(_ bytes: [UInt8]) async throws {
        guard let end = bytes.firstIndex(of: 0x0A), end < 200 else { return }
        let path = String(decoding: bytes[..<end], as: UTF8.self)
        var limits = Limits()
        limits.runSize = 8 << 20
        var mutated = PartReader(budget: InflationBudget(limits), limits: limits)
        mutated.read(Array(bytes[(end + 1)...]), path: path)
        let readers = files.filter { $0.path != path }.map(\.reader) + [mutated]
        var assignment = SellerAssignment(
            parts: readers.flatMap(\.parts),
            inputName: "Input",
            costs: nil,
            settings: nil
        )
        let reading = assignment.reading(only: [])
        for seller in reading.sellers where seller.conflicts.isEmpty { try await Self.report(on: seller, design) }
    }

    private static func report(on seller: SellerInput, _ design: PageDesign) async throws {
        guard let day = Day(year: 2025, month: 12, day: 31) else { return }
        let report = await SellerReport(of: seller, asOf: day, version: "0")
        var total = 0
        let bundle = Bundle(report, options: Manifest.Options(), page: { Page($0, design: design).bytes(of: $1) })
        for file in bundle.files { try file.write { total += $0.count } }
        if total == 0 { throw Contradiction("An empty bundle.") }
    }
}
