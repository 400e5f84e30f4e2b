import Foundation
import Meesho
import Site
import Tabular
import Testing

@testable import Delivery

/// Archives beside bundles, and files that are made of a bundle's others.
struct ArchiveTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A bundle whose page is `page` and whose mail tells the sizes of the other files.
    private func bundle(_ page: String, seller: String = "1005589", failsLate: Bool = false) throws -> Delivery.Bundle {
        var bundle = try BundleExample.bundle(seller, page: page)
        bundle.laterFiles = [
            Bundle.LaterFile(path: ReportMail.path) { files, sink in
                for output in files.outputs {
                    try Array("\(output.path) \(output.size) ".utf8).withUnsafeBytes(sink)
                    try files.read(output.path, sink)
                }
                if failsLate { throw BundleExample.Failure() }
            }
        ]
        return bundle
    }

    private func write(
        _ page: String,
        seller: String = "1005589",
        jobs: Int = 1,
        isArchived: Bool = true,
        failsLate: Bool = false
    ) async throws {
        let bundle = try bundle(page, seller: seller, failsLate: failsLate)
        _ = try await BundleWriter(output: folder.path)
            .write(bundle, jobs: jobs, archivedAs: isArchived ? .readable : nil)
    }

    private func data(_ path: String) throws -> Data { try Data(contentsOf: folder.url.appending(path: path)) }

    /// Members by name, as the reader of archives finds them.
    private func members(_ path: String) throws -> [String: String] {
        let bytes = try [UInt8](data(path))
        let archive = try ZipArchive(bytes, place: Place(path: path))
        var members: [String: String] = [:]
        for entry in archive.entries {
            members[entry.name] = String(
                decoding: try archive.contents(of: entry, budget: InflationBudget()),
                as: UTF8.self
            )
        }
        return members
    }

    @Test(arguments: [1, 4])
    func `a later file is made of the others and stands in the manifest`(jobs: Int) async throws {
        try await write("one", jobs: jobs, isArchived: false)
        #expect(
            try folder.text("1005589/mail/report.eml") == "data/orders.csv 10 a,b\r\n1,2\r\nindex.html 3 one"
        )
        #expect(try folder.text("1005589/manifest.json").contains("mail/report.eml"))
        #expect(try Verification(of: folder.path + "/1005589").isClean)
        #expect(!folder.paths.contains("1005589.zip"))
    }

    @Test func `the archive holds the bundle, for any number of jobs in the same bytes`() async throws {
        var archives: Set<Data> = []
        for jobs in [1, 2, 5] {
            try await write("one", jobs: jobs)
            archives.insert(try data("1005589.zip"))
        }
        #expect(archives.count == 1)
        #expect(folder.paths.filter { $0.hasPrefix(".") } == [])
        var expected: [String: String] = [:]
        for path in folder.paths where path.hasPrefix("1005589/") && !path.hasSuffix("/") {
            expected[path] = try folder.text(path)
        }
        let mail = expected.removeValue(forKey: "1005589/mail/report.eml")
        #expect(mail != nil)
        var packed = try members("1005589.zip")
        // The mail is not packed, so that the manifest inside is one of its own.
        expected["1005589/manifest.json"] = nil
        let inside = packed.removeValue(forKey: "1005589/manifest.json")
        let manifest = try #require(inside)
        #expect(packed == expected && packed.count == 2)
        #expect(manifest.contains("data/orders.csv") && !manifest.contains("mail/report.eml"))
    }

    @Test func `an archive replaces the one before, and an empty file`() async throws {
        try folder.write("", to: "1005589.zip")
        for page in ["one", "two"] {
            try await write(page)
            #expect(try members("1005589.zip")["1005589/index.html"] == page)
        }
    }

    @Test func `files of other people stay out of the archive`() async throws {
        try await write("one")
        try folder.write("mine", to: "1005589/notes.txt")
        try await write("two")
        #expect(try folder.text("1005589/notes.txt") == "mine")
        #expect(try members("1005589.zip")["1005589/notes.txt"] == nil)
    }

    @Test func `what is not hisaab's archive is never replaced, and the old bundle stays whole`() async throws {
        try await write("one")
        let own = try data("1005589.zip")
        var foreign = ZipWriter()
        foreign.add("1005589/index.html", Array("one".utf8))
        for bytes in [Data("mine".utf8), Data(foreign.finish()), own.dropLast(), own + Data([0])] {
            try bytes.write(to: folder.url.appending(path: "1005589.zip"))
            let error = await #expect(throws: OutputError.self) { try await write("two") }
            #expect(error?.step == "replace \(folder.path)/1005589.zip")
            #expect(try data("1005589.zip") == bytes)
            #expect(try folder.text("1005589/index.html") == "one")
            #expect(folder.paths.allSatisfy { !$0.hasPrefix(".") })
        }
        try FileManager.default.removeItem(atPath: folder.path + "/1005589.zip")
        let victim = try TemporaryFolder()
        try victim.write("precious", to: "x")
        try folder.link("1005589.zip", to: victim.path + "/x")
        await #expect(throws: OutputError.self) { try await write("two") }
        #expect(try victim.text("x") == "precious")
        // Without an archive nothing is in the way.
        try await write("two", isArchived: false)
        #expect(try folder.text("1005589/index.html") == "two")
    }

    @Test func `a run that fails late leaves bundle and archive as they were`() async throws {
        try await write("one")
        let before = try (folder.paths, data("1005589.zip"))
        await #expect(throws: BundleExample.Failure.self) { try await write("two", failsLate: true) }
        #expect(folder.paths == before.0)
        #expect(try data("1005589.zip") == before.1)
        #expect(try folder.text("1005589/index.html") == "one")
    }

    @Test func `archives of dead runs go, those of living ones and other files stay`() async throws {
        // No process has a number above the kernel's limit of 2²².
        try folder.write("PK\u{3}\u{4}half", to: ".1005589.zip-99999999")
        try folder.write("", to: ".77.zip-99999999")
        try folder.write("PK\u{3}\u{4}half", to: ".1005589.zip-1")
        try folder.write("mine", to: ".88.zip-99999999")
        try folder.write("half", to: ".77.tmp-99999999/mail/report.eml")
        try folder.write("half", to: ".77.tmp-99999999/claims.ics")
        _ = try BundleWriter(output: folder.path)
        #expect(folder.paths == [".1005589.zip-1", ".88.zip-99999999"])
    }

    @Test func `the archive of an earlier run is told of`() async throws {
        let writer = try BundleWriter(output: folder.path)
        #expect(writer.earlierArchive(sellerID: "1005589") == nil)
        try await write("one")
        #expect(writer.earlierArchive(sellerID: "1005589")?.path == folder.path + "/1005589.zip")
        try folder.write("mine", to: "1005589.zip")
        #expect(writer.earlierArchive(sellerID: "1005589") == nil)
    }
}
