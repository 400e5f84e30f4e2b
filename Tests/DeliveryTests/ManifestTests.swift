import Foundation
import Ledger
import Meesho
import Site
import Tabular
import Testing

@testable import Delivery

struct ManifestTests {
    @Test func `inputs, settings and outputs are listed`() throws {
        var report = try BundleExample.report("7")
        var record = InputRecord(path: "7/a.zip!/b.csv", kind: .orders, size: 12, sha256: "ab")
        record.rows = 3
        record.skipped = 2
        record.rejected = 1
        record.unknownColumns = ["Colour"]
        record.note = "odd"
        record.lanes.sheets = 2
        record.lanes.plainSheets = 1
        record.lanes.plainRows = 70
        record.lanes.otherRows = 5
        record.lanes.reason = "an unusual cell"
        report.inputs = [record, InputRecord(path: "7/c.pdf", kind: .document, size: 5, sha256: "")]
        report.settings.packagingPerOrder = Paisa(550)
        let period = PeriodFilter(from: Day(year: 2026, month: 1, day: 1))
        var asked = Manifest.Options(period: period, language: "hi")
        asked.layout = .folder
        let manifest = Manifest(report, options: asked)
        let bytes = manifest.bytes(outputs: [.init(path: "index.html", size: 3, sha256: "cd")])
        let root = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(root["version"] as? String == "0.1.0")
        #expect(root["as_of"] as? String == "2026-01-31")
        let options = try #require(root["options"] as? [String: Any])
        #expect(options["from"] as? String == "2026-01-01")
        #expect(options["to"] is NSNull)
        #expect(options["lang"] as? String == "hi")
        #expect(options["layout"] as? String == "folder")
        let settings = try #require(root["settings"] as? [String: Any])
        #expect(settings["overdue_after_days"] as? Int == 30)
        #expect(settings["cost_lost_on_exchange"] as? String == "1.0000")
        #expect(settings["packaging_per_order"] as? String == "5.50")
        let inputs = try #require(root["inputs"] as? [[String: Any]])
        #expect(inputs.map { $0["path"] as? String } == ["7/a.zip!/b.csv", "7/c.pdf"])
        #expect(inputs[0]["kind"] as? String == "orders")
        #expect(inputs[0]["rows"] as? Int == 3)
        #expect(inputs[0]["skipped"] as? Int == 2)
        #expect(inputs[0]["rejected"] as? Int == 1)
        #expect(inputs[0]["unknown_columns"] as? [String] == ["Colour"])
        #expect(inputs[0]["note"] as? String == "odd")
        let lanes = try #require(inputs[0]["lanes"] as? [String: Any])
        #expect(lanes["sheets"] as? Int == 2)
        #expect(lanes["fast_sheets"] as? Int == 1)
        #expect(lanes["fast_rows"] as? Int == 70)
        #expect(lanes["other_rows"] as? Int == 5)
        #expect(lanes["reason"] as? String == "an unusual cell")
        #expect(inputs[1]["lanes"] is NSNull)
        #expect(inputs[1]["sha256"] is NSNull)
        let outputs = try #require(root["outputs"] as? [[String: Any]])
        #expect(outputs[0]["size"] as? Int == 3)
        #expect(outputs[0]["sha256"] as? String == "cd")
    }

    @Test func `the hash is the SHA-256 of the file`() async throws {
        let folder = try TemporaryFolder()
        _ = try await BundleWriter(output: folder.path).write(BundleExample.bundle(page: "abc"))
        // FIPS 180-2, appendix B.1: SHA-256 of "abc".
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(try folder.text("1005589/manifest.json").contains(expected))
    }
}
