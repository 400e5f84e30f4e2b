import Foundation
import Testing

/// The targets of the fuzzer on a fixed number of mutations, and on all inputs that once failed. The fuzzer itself looks
/// for new ones, with AddressSanitizer.
@Suite struct MutationTests {
    private static let seeds = Seeds()
    private static let targets = [
        "archive", "workbook", "csv", "file", "orders", "payments", "returns", "claims", "gst", "invoices", "ads",
        "summary", "costs", "bank", "received", "settings", "run",
    ]

    @Test(arguments: targets)
    func `mutated inputs are read or refused`(name: String) async throws {
        let target = try fuzzTarget(named: name, among: Self.seeds.files)
        let seeds = try #require(Self.seeds.byTarget[name])
        var mutation = FieldMutation(seed: 1)
        for number in 0..<(name == "run" ? 30 : 200) {
            let seed = seeds[number % seeds.count]
            let isField = target.takesTables && number % 4 != 0
            await take(isField ? mutation.mutated(seed) : mutation.withOddBytes(seed), target)
        }
    }

    @Test(arguments: targets)
    func `inputs that failed are read or refused`(name: String) async throws {
        let target = try fuzzTarget(named: name, among: Self.seeds.files)
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Regressions/\(name)")
        let inputs = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        for input in inputs { try await take(Array(Data(contentsOf: input)), target) }
        // Nothing, and every seed as it is.
        for seed in [[]] + (Self.seeds.byTarget[name] ?? []).prefix(name == "run" ? 3 : 100) {
            await take(seed, target)
        }
    }

    private func take(_ bytes: [UInt8], _ target: any FuzzTarget) async {
        do {
            try await target.take(bytes)
        } catch {
            // The whole input, to be kept among those that failed.
            Issue.record("\(error): \(Data(bytes).base64EncodedString())")
        }
    }
}
