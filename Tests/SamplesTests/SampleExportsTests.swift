import Foundation
import Testing

@testable import Samples

@Suite struct SampleExportsTests {
    /// `Input/1234567` of this repository. Written anew by `RECORD=1 swift test --filter SampleExportsTests`.
    @Test func `the seller in the Input folder is the repository recipe, byte for byte`() throws {
        let input = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Input").standardized
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try? FileManager.default.removeItem(at: input.appending(path: "1234567"))
            _ = try SampleExports.write(.repository, to: input.path)
        }
        let folder = input.appending(path: "1234567")
        let files = SampleExports.files(.repository)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names.sorted() == files.map(\.path).sorted())
        for (path, bytes) in files {
            #expect(try Data(contentsOf: folder.appending(path: path)) == Data(bytes), "\(path)")
        }
        #expect(files.map(\.bytes.count).reduce(0, +) < 300_000)
    }
}
