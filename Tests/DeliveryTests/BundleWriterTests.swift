import Foundation
import Testing

@testable import Delivery

struct BundleWriterTests {
    private let folder: TemporaryFolder
    private static let whole = [
        "1005589/", "1005589/data/", "1005589/data/orders.csv", "1005589/index.html", "1005589/manifest.json",
    ]

    init() throws { folder = try TemporaryFolder() }

    private func write(_ page: String, fails: Bool = false, canExchange: Bool = true) async throws -> String {
        try await BundleWriter(output: folder.path, canExchange: canExchange)
            .write(BundleExample.bundle(page: page, fails: fails)).path
    }

    @Test(arguments: [true, false])
    func `a bundle replaces the old one whole`(canExchange: Bool) async throws {
        for page in ["one", "two", "three"] {
            #expect(try await write(page, canExchange: canExchange) == folder.path + "/1005589")
            #expect(folder.paths == BundleWriterTests.whole)
            #expect(try folder.text("1005589/index.html") == page)
            #expect(try folder.text("1005589/data/orders.csv") == "a,b\r\n1,2\r\n")
        }
    }

    @Test func `folders and files can be read by a web server`() async throws {
        _ = try await write("one")
        for (path, mode) in [("1005589", 0o755), ("1005589/data", 0o755), ("1005589/index.html", 0o644)] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + path)
            #expect(attributes[.posixPermissions] as? Int == mode)
        }
    }

    @Test func `a bundle that fails half-way leaves the old one whole and nothing else`() async throws {
        _ = try await write("one")
        await #expect(throws: BundleExample.Failure.self) { try await write("two", fails: true) }
        #expect(folder.paths == BundleWriterTests.whole)
        #expect(try folder.text("1005589/index.html") == "one")
    }

    /// Twelve files, of which those at `failing` give up in the middle.
    private static func manyFiles(_ text: String, failing: Set<Int> = []) throws -> Delivery.Bundle {
        Delivery.Bundle(
            manifest: Manifest(try BundleExample.report("1005589"), options: Manifest.Options()),
            files: (10..<22).map { number in
                Bundle.File("\(number % 3 == 0 ? "data/more" : "data")/\(number).csv", weight: number * 7 % 5) { sink in
                    for piece in 0..<number { try Array("\(text) \(piece)\r\n".utf8).withUnsafeBytes(sink) }
                    if failing.contains(number) { throw FileFailure(number: number) }
                    try Array("end\r\n".utf8).withUnsafeBytes(sink)
                }
            }
        )
    }

    private struct FileFailure: Error, Equatable {
        let number: Int
    }

    @Test func `files written at the same time are the files written one after the other`() async throws {
        var manifests: [String] = []
        for jobs in [1, 2, 5, 40] {
            _ = try await BundleWriter(output: folder.path).write(Self.manyFiles("x"), jobs: jobs)
            manifests.append(try folder.text("1005589/manifest.json"))
            #expect(try Verification(of: folder.path + "/1005589").isClean)
        }
        #expect(Set(manifests).count == 1)
        #expect(folder.paths.count == 16)
    }

    @Test(arguments: [1, 2, 5])
    func `files that fail beside others leave the old bundle whole, and the first by path is told`(jobs: Int)
        async throws
    {
        let writer = try BundleWriter(output: folder.path)
        _ = try await writer.write(Self.manyFiles("old"))
        let before = folder.paths
        let error = await #expect(throws: FileFailure.self) {
            try await writer.write(Self.manyFiles("new", failing: [19, 14, 20]), jobs: jobs)
        }
        #expect(error == FileFailure(number: 14))
        #expect(folder.paths == before)
        #expect(try folder.text("1005589/data/11.csv").hasPrefix("old"))
        #expect(try Verification(of: folder.path + "/1005589").isClean)
    }

    @Test func `equal bundles are equal bytes`() async throws {
        _ = try await write("one")
        let first = try folder.text("1005589/manifest.json")
        _ = try await write("one")
        #expect(try folder.text("1005589/manifest.json") == first)
        #expect(!first.contains(folder.path))
    }

    @Test(arguments: [true, false])
    func `files that people put into a bundle stay`(canExchange: Bool) async throws {
        _ = try await write("one")
        try folder.write("mine", to: "1005589/notes.txt")
        try folder.write("mine", to: "1005589/data/more/notes.txt")
        _ = try await write("two", canExchange: canExchange)
        #expect(try folder.text("1005589/notes.txt") == "mine")
        #expect(try folder.text("1005589/data/more/notes.txt") == "mine")
        #expect(try folder.text("1005589/index.html") == "two")
        #expect(folder.paths.count == BundleWriterTests.whole.count + 3)
    }

    @Test func `files that an older version wrote go`() async throws {
        let old = Bundle(
            manifest: Manifest(try BundleExample.report("1005589"), options: Manifest.Options()),
            files: [Bundle.File("data/old.csv") { sink in try [UInt8](arrayLiteral: 0x61).withUnsafeBytes(sink) }]
        )
        _ = try await BundleWriter(output: folder.path).write(old)
        _ = try await write("two")
        #expect(folder.paths == BundleWriterTests.whole)
    }

    @Test func `a folder that is no bundle is never replaced`() async throws {
        try folder.write("order", to: "1005589/Orders.csv")
        let error = await #expect(throws: OutputError.self) { try await write("one") }
        #expect(error?.reason == "it holds files that hisaab did not write")
        #expect(folder.paths == ["1005589/", "1005589/Orders.csv"])
    }

    @Test func `an empty folder is replaced`() async throws {
        try FileManager.default.createDirectory(atPath: folder.path + "/1005589", withIntermediateDirectories: true)
        _ = try await write("one")
        #expect(folder.paths == BundleWriterTests.whole)
    }

    @Test func `links lead nowhere`() async throws {
        let victim = try TemporaryFolder()
        try victim.write("precious", to: "index.html")
        try folder.link("1005589", to: victim.path)
        await #expect(throws: OutputError.self) { try await write("one") }
        #expect(try victim.text("index.html") == "precious")

        // The bundle of another seller, whose files were turned into links.
        let other = try TemporaryFolder()
        let writer = try BundleWriter(output: other.path)
        _ = try await writer.write(BundleExample.bundle(page: "one"))
        let manager = FileManager.default
        try manager.removeItem(atPath: other.path + "/1005589/index.html")
        try other.link("1005589/index.html", to: victim.path + "/index.html")
        _ = try await writer.write(BundleExample.bundle(page: "two"))
        #expect(try victim.text("index.html") == "precious")
        #expect(try other.text("1005589/index.html") == "two")

        try manager.removeItem(atPath: other.path + "/1005589/data")
        try other.link("1005589/data", to: victim.path)
        await #expect(throws: OutputError.self) { try await writer.write(BundleExample.bundle(page: "three")) }
        #expect(victim.paths == ["index.html"])
        #expect(try other.text("1005589/index.html") == "two")
    }

    @Test func `leftovers of dead runs go, those of living ones stay`() async throws {
        // No process has a number above the kernel's limit of 2²².
        try folder.write("half", to: ".1005589.tmp-99999999/index.html")
        try folder.write("half", to: ".1005589.tmp-99999999/manifest.json")
        try folder.write("half", to: ".1005589.tmp-99999999/claims.ics")
        try folder.write("half", to: ".1005589.tmp-99999999/data/orders.csv")
        for name in ["style.css", "script.js", "_headers"] {
            try folder.write("half", to: ".1005589.tmp-99999999/\(name)")
        }
        try folder.write("half", to: ".77.tmp-1/index.html")
        try folder.write("mine", to: ".77.tmp-99999999/thesis.txt")
        _ = try await write("one")
        #expect(
            folder.paths == [
                ".77.tmp-1/", ".77.tmp-1/index.html", ".77.tmp-99999999/", ".77.tmp-99999999/thesis.txt",
            ] + BundleWriterTests.whole
        )
    }

    @Test func `an old bundle that was put aside comes back, or gives back what is not ours`() async throws {
        _ = try await write("one")
        try folder.write("mine", to: "1005589/notes.txt")
        let manager = FileManager.default
        try manager.moveItem(atPath: folder.path + "/1005589", toPath: folder.path + "/.1005589.old-99999999")
        _ = try BundleWriter(output: folder.path)
        #expect(try folder.text("1005589/index.html") == "one")

        try manager.moveItem(atPath: folder.path + "/1005589", toPath: folder.path + "/.1005589.tmp-99999999")
        let elsewhere = try TemporaryFolder()
        _ = try await BundleWriter(output: elsewhere.path).write(BundleExample.bundle(page: "two"))
        try manager.moveItem(atPath: elsewhere.path + "/1005589", toPath: folder.path + "/1005589")
        _ = try BundleWriter(output: folder.path)
        #expect(try folder.text("1005589/index.html") == "two")
        #expect(try folder.text("1005589/notes.txt") == "mine")
        #expect(folder.paths == (BundleWriterTests.whole + ["1005589/notes.txt"]).sorted())
    }

    @Test func `an output that is a file, or cannot be made, is one clear error`() async throws {
        try folder.write("", to: "taken")
        let error = #expect(throws: OutputError.self) { try BundleWriter(output: folder.path + "/taken") }
        #expect(error?.reason == "a link or another file is in the way")
        #expect(throws: OutputError.self) { try BundleWriter(output: folder.path + "/taken/below") }
        let system = #expect(throws: OutputError.self) { try BundleWriter(output: "/proc/hisaab") }
        #expect(system?.description.hasPrefix("Cannot ") == true)
    }

    @Test func `a full disk is one clear error`() {
        let error = OutputError("write x", code: ENOSPC)
        #expect(error.description == "Cannot write x: the disk is full. Free some space and run again.")
    }

    @Test func `the output folder is made with its parents`() async throws {
        let path = folder.path + "/a/b/"
        let written = try await BundleWriter(output: path).write(BundleExample.bundle(page: "one")).path
        #expect(written == folder.path + "/a/b/1005589")
    }

    @Test func `writers of one output take turns`() async throws {
        let path = folder.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for seller in 0..<8 {
                group.addTask {
                    let writer = try BundleWriter(output: path)
                    _ = try await writer.write(BundleExample.bundle("s\(seller)", page: "\(seller)"))
                }
            }
            try await group.waitForAll()
        }
        for seller in 0..<8 {
            #expect(try folder.text("s\(seller)/index.html") == "\(seller)")
            #expect(try Verification(of: path + "/s\(seller)").isClean)
        }
        #expect(folder.paths.allSatisfy { !$0.hasPrefix(".") })
    }
}
