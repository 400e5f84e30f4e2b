import Foundation
import Ledger
import Site
import Tabular
import Testing

@testable import Delivery
@testable import Meesho

struct ReportRunTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("", to: "in/x")
    }

    private var problem: InputError {
        InputError(.badCell, at: Place(path: "1/a.csv", row: 3), expected: "a number", found: "x", advice: "Mend it.")
    }

    private func seller(
        _ id: String,
        problems: [InputError] = [],
        conflicts: [InputError] = []
    ) -> SellerInput {
        SellerInput(id: id, parts: [], costs: [], settings: Settings(), problems: problems, conflicts: conflicts)
    }

    private func run(_ sellers: [SellerInput], unassigned: [InputRecord] = []) throws -> ReportRun {
        var run = ReportRun(
            input: folder.path + "/in",
            output: folder.path + "/out",
            asOf: try #require(Day(year: 2026, month: 1, day: 31)),
            version: "0.1.0"
        ) {
            { report, part in Array("\(part.path == "index.html" ? "" : part.path + " of ")\(report.seller.id)".utf8) }
        }
        let reading = Reading(sellers: sellers, unassigned: unassigned, problems: [], skippedFiles: 0)
        run.read = { _, _, _ in reading }
        return run
    }

    @Test(arguments: [1, 4])
    func `every seller gets a bundle, in sorted order`(jobs: Int) async throws {
        var run = try run([seller("3"), seller("1"), seller("2")])
        run.reading.jobs = jobs
        let result = await run.run()
        #expect(result.status == .complete)
        #expect(result.messages.isEmpty)
        #expect(result.written.map(\.seller) == ["1", "2", "3"])
        #expect(result.written.map(\.path) == (1...3).map { folder.path + "/out/\($0)" })
        #expect(try folder.text("out/2/index.html") == "2")
        for path in ["manifest.json", "data/summary.json", "data/orders.csv", "data/inputs.csv"] {
            #expect(folder.paths.contains("out/1/" + path))
        }
        #expect(try Verification(of: folder.path + "/out/1").isClean)
    }

    @Test func `a bundle in one layout replaces one in the other whole`() async throws {
        let parts = ["_headers", "script.js", "style.css"].map { "out/1/" + $0 }
        var run = try run([seller("1")])
        var manifests: [String] = []
        for layout in [PageLayout.folder, .page, .folder, .page] {
            run.layout = layout
            #expect(await run.run().status == .complete)
            #expect(parts.allSatisfy(folder.paths.contains) == (layout == .folder))
            #expect(parts.contains(where: folder.paths.contains) == (layout == .folder))
            #expect(try folder.text("out/1/index.html") == "1")
            if layout == .folder { #expect(try folder.text("out/1/style.css") == "style.css of 1") }
            let verification = try Verification(of: folder.path + "/out/1")
            #expect(verification.isClean)
            manifests.append(try folder.text("out/1/manifest.json"))
            #expect(manifests.last?.contains("\"layout\": \"\(layout.rawValue)\"") == true)
            try folder.write("mine", to: "out/1/logo.png")
            defer { try? FileManager.default.removeItem(atPath: folder.path + "/out/1/logo.png") }
            #expect(await run.run().status == .complete)
            #expect(try folder.text("out/1/logo.png") == "mine")
        }
        #expect(manifests[0] == manifests[2] && manifests[1] == manifests[3])
    }

    @Test func `a file of one's own is never taken for one of the layout`() async throws {
        var run = try run([seller("1")])
        #expect(await run.run().status == .complete)
        try folder.write("mine", to: "out/1/style.css")
        run.layout = .folder
        let result = await run.run()
        #expect(result.status == .failed)
        #expect(result.messages.first?.contains("style.css in it was not written by hisaab and is in the way") == true)
        #expect(try folder.text("out/1/style.css") == "mine")
        #expect(!folder.paths.contains("out/1/script.js"))
    }

    @Test func `a problem is told, and the bundle written`() async throws {
        let result = await (try run([seller("1", problems: [problem])])).run()
        #expect(result.status == .incomplete)
        #expect(result.written == [.init(seller: "1", path: folder.path + "/out/1", orders: 0, problems: 1)])
        #expect(result.messages == ["1/a.csv › row 3: expected a number, found \"x\". Mend it."])
    }

    @Test func `with strict, a problem keeps that seller from being written`() async throws {
        var alone = try run([seller("1", problems: [problem])])
        alone.isStrict = true
        let first = await alone.run()
        #expect(first.status == .failed)
        #expect(first.written.isEmpty)
        var both = try run([seller("1", problems: [problem]), seller("2")])
        both.isStrict = true
        let second = await both.run()
        #expect(second.status == .incomplete)
        #expect(second.written.map(\.seller) == ["2"])
        #expect(!folder.paths.contains("out/1/"))
    }

    @Test func `a seller whose files contradict each other is not built`() async throws {
        let result = await (try run([seller("1", conflicts: [problem])])).run()
        #expect(result.status == .failed)
        #expect(result.messages.last == "Seller 1 is not built: its files contradict each other, see above.")
        let both = await (try run([seller("1", conflicts: [problem]), seller("2")])).run()
        #expect(both.status == .incomplete)
        #expect(both.written.map(\.seller) == ["2"])
    }

    @Test func `files of nobody are told, and stand in none of several bundles`() async throws {
        let stranger = InputRecord(path: "stranger.csv", kind: .unknown, size: 1, sha256: "")
        let result = await (try run([seller("1"), seller("2")], unassigned: [stranger])).run()
        #expect(result.status == .incomplete)
        #expect(result.messages == ["stranger.csv: is no export that hisaab knows"])
        #expect(try !folder.text("out/1/data/inputs.csv").contains("stranger.csv"))
    }

    @Test func `no seller, no input folder and no output folder say what to do`() async throws {
        let none = await (try run([])).run()
        #expect(none.status == .failed)
        #expect(none.messages.count == 1)
        #expect(none.messages[0].hasPrefix("There is no export in "))
        var missing = try run([seller("1")])
        missing.input = folder.path + "/none"
        let second = await missing.run()
        #expect(second.status == .failed)
        #expect(second.messages[0].contains("there is no such folder. Put the exports there, a folder per seller"))
        var blocked = try run([seller("1")])
        blocked.output = folder.path + "/in/x"
        let third = await blocked.run()
        #expect(third.status == .failed)
        #expect(third.messages[0].contains("a link or another file is in the way"))
        #expect(!folder.paths.contains("out/"))
    }

    @Test func `a wanted seller that is not there is named`() async throws {
        var run = try run([seller("1")])
        run.reading.sellers = ["1", "9"]
        let result = await run.run()
        #expect(result.status == .incomplete)
        #expect(result.messages.count == 1)
        #expect(result.messages[0].hasPrefix("No file of seller 9 was found"))
    }

    @Test func `a page that cannot be made fails and leaves nothing`() async throws {
        var run = try run([seller("1")])
        run.page = { { _, _ in throw BundleExample.Failure() } }
        let result = await run.run()
        #expect(result.status == .failed)
        #expect(folder.paths.allSatisfy { !$0.hasPrefix("out/1") && !$0.hasPrefix("out/.") })
    }

    @Test func `shards share the sellers out and change no byte`() async throws {
        let sellers = (1...6).map { seller(String($0)) }
        _ = await (try run(sellers)).run()
        let whole = try (1...6).map { try folder.text("out/\($0)/manifest.json") }
        try FileManager.default.removeItem(atPath: folder.path + "/out")
        for number in 1...3 {
            var run = try run(sellers)
            run.shard = Shard(number: number, of: 3)
            #expect(await run.run().status == .complete)
        }
        #expect(try (1...6).map { try folder.text("out/\($0)/manifest.json") } == whole)
    }

    @Test(arguments: [(0, "1970-01-01"), (66_599, "1970-01-01"), (66_600, "1970-01-02"), (1_769_884_199, "2026-01-31")])
    func `the day begins at midnight in India`(seconds: Int, day: String) {
        #expect(Day.inIndia(secondsSince1970: seconds).iso == day)
    }
}
