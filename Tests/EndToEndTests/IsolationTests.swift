import Foundation
import Testing

/// What is one seller's stays with that seller, in every kind of output.
struct IsolationTests {
    private static let sellers = [(id: "1234567", mark: "ALPHA"), (id: "1234568", mark: "BRAVO")]

    private let command: Command

    init() throws {
        command = try Command()
        for (index, (id, mark)) in Self.sellers.enumerated() {
            let keys = (1...3).map { TextExport.key(index * 4 + $0) }
            let files = [
                "orders_\(mark).csv": TextExport.orders(
                    "\(keys[0]),DELIVERED,2025-08-01,\(mark)SKU,1,425,\(mark)STATE",
                    "\(keys[1]),RTO_COMPLETE,2025-08-02,\(mark)OTHER,1,425,Goa"
                ),
                "payments_\(mark).csv": TextExport.payments(
                    "\(keys[0]),Delivered,\(mark)SKU,T\(mark)1,2025-08-20,400,400,0,0,0,",
                    "\(keys[2]),Delivered,\(mark)NEW,T\(mark)2,2025-08-21,300,200,0,0,0,\(mark)REASON"
                ),
                "returns_\(mark).csv": TextExport.returns(
                    "1,\(mark)KURTI,\(keys[1]),2025-08-05,RTO,,",
                    supplier: id
                ),
                "costs_\(mark).csv": "sku,cost\n\(mark)SKU,100\n",
                "settings.yaml":
                    "sellerName: \(mark) Stores\nmail: \(mark.lowercased())@example.com\n"
                    + "monthlyExpenses:\n  \(mark)RENT: 500\n",
                "statement_\(mark).csv": "date,narration,credit\n20/08/2025,NEFT T\(mark)1,400.00\n",
                "broken_\(mark).csv": "what,is,\(mark)\n1,2,3\n",
            ]
            for (name, text) in files { try command.write(text, to: "Input/\(id)/\(name)") }
        }
    }

    @Test(arguments: [[], ["--jobs", "1"], ["--lang", "gu"]])
    func `nothing of one seller is in another's bundle, mail or archive`(options: [String]) throws {
        let result = try command.run(["--as-of", "2025-12-31", "--archive"] + options)
        #expect(result.status == 1, "\(result.errors)")
        for (own, other) in zip(Self.sellers, Self.sellers.reversed()) {
            var texts: [String: String] = [:]
            for (path, bytes) in try command.files("Output/\(own.id)") {
                texts[path] = String(decoding: bytes, as: UTF8.self)
            }
            let mail = try #require(try command.files("Output/\(own.id)")["mail/report.eml"])
            for (index, part) in MailText.parts(of: mail).dropLast().enumerated() { texts["mail \(index)"] = part }
            texts = try texts.unpacked()
            #expect(try command.run(["verify", "Output/\(own.id)"]).status == 0)
            #expect(texts.count > 35)
            #expect(texts.values.contains { $0.contains(own.mark + "SKU") })
            for (name, text) in texts {
                for sign in [other.id, other.mark, other.mark.lowercased() + "@"] {
                    #expect(!text.contains(sign), "\(name) of \(own.id) holds \(sign)")
                }
            }
        }
    }

    @Test func `shards together write what one run writes, archives and mails too, and may run twice`() throws {
        let options = ["--as-of", "2025-12-31", "--archive", "--quiet"]
        #expect(try command.run(options + ["--output", "Whole"]).status == 1)
        for shard in ["2/3", "1/3", "3/3", "2/3", "1/3"] {
            _ = try command.run(options + ["--output", "Shards", "--shard", shard])
        }
        let (whole, shards) = (try command.files("Whole"), try command.files("Shards"))
        #expect(whole.keys.sorted() == shards.keys.sorted())
        #expect(whole.keys.contains("1234567.zip") && whole.keys.contains("1234568/mail/report.eml"))
        for (path, bytes) in whole { #expect(shards[path] == bytes, "\(path)") }
    }
}
