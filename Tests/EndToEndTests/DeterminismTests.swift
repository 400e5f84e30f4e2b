import Foundation
import Samples
import Testing

struct DeterminismTests {
    private static let files = SampleExports.files(SampleRecipe(ordersPerSeller: 60, months: 2, seed: 5))

    @Test func `threads, and the order files were made in, change no byte`() throws {
        let command = try Command()
        for (path, bytes) in Self.files { try command.write(bytes, to: "first/shop/\(path)") }
        for (path, bytes) in Self.files.reversed() { try command.write(bytes, to: "second/shop/\(path)") }
        var bundles: [[String: Data]] = []
        for (input, jobs) in [("first", 1), ("first", 4), ("second", 1), ("second", 4), ("first", 1)] {
            let output = "out \(bundles.count)"
            let arguments = ["report", input, "--output", output, "--jobs", "\(jobs)", "--as-of", "2025-12-31"]
            #expect(try command.run(arguments).status == 0)
            bundles.append(try command.files(output))
        }
        #expect(bundles[0].count > 10)
        for bundle in bundles.dropFirst() { #expect(bundle == bundles[0]) }
    }

    /// Twelve orders. `RECORD=1 swift test --filter DeterminismTests` writes the snapshots anew.
    @Test func `a small bundle is the one on record`() throws {
        let command = try Command()
        for (path, bytes) in SampleExports.files(SampleRecipe(ordersPerSeller: 12, months: 1, seed: 3)) {
            try command.write(bytes, to: "Input/1234567/\(path)")
        }
        let result = try command.run(["--as-of", "2025-12-31"])
        #expect(result.status == 0, "\(result.errors)")
        let data = try command.files("Output/1234567/data")
        let snapshots = Fixture.folder.appending(path: "Snapshots")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try? FileManager.default.removeItem(at: snapshots)
            try FileManager.default.createDirectory(at: snapshots, withIntermediateDirectories: true)
            for (name, bytes) in data { try Self.masked(bytes).write(to: snapshots.appending(path: name)) }
        }
        let recorded = try FileManager.default.contentsOfDirectory(atPath: snapshots.path).filter { !$0.hasPrefix(".") }
        #expect(recorded.sorted() == data.keys.sorted())
        for name in recorded {
            let expected = String(decoding: try Data(contentsOf: snapshots.appending(path: name)), as: UTF8.self)
            let found = String(decoding: Self.masked(data[name] ?? Data()), as: UTF8.self)
            let lines = (expected.components(separatedBy: "\n"), found.components(separatedBy: "\n"))
            let place = zip(lines.0, lines.1).enumerated().first { $1.0 != $1.1 }
            #expect(expected == found, "\(name), line \((place?.offset ?? min(lines.0.count, lines.1.count)) + 1)")
        }
    }

    /// Without the program's version, which changes with every release.
    private static func masked(_ data: Data) -> Data {
        let text = String(decoding: data, as: UTF8.self)
        return Data(text.replacing(/"version": "[^"]*"/, with: #""version": "…""#).utf8)
    }
}
