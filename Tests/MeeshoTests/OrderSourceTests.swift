import Tabular
import Testing

@testable import Meesho

struct OrderSourceTests {
    @Test(arguments: [
        ("Ad order", OrderSource.ad), ("ad_order", .ad), ("AD", .ad), (" adOrder\u{A0}", .ad), ("organic", .organic),
        (" Organic ", .organic), ("MEESHO", .organic), ("", .none), ("NA", .none), ("null", .none), ("-", .none),
        ("a", .unknown), ("organically", .unknown), ("no ad", .unknown), ("Instagram", .unknown),
    ])
    func `words are folded`(word: String, source: OrderSource) {
        Array(word.utf8).withUnsafeBufferPointer { bytes in
            #expect(OrderSource(Cell(bytes: bytes, kind: .text)) == source)
        }
    }

    @Test func `a word that is not known is named once for its file, and what may be a person is not`() throws {
        let rows = ["Instagram", "instagram", "Instagram", "Call 9876543210", "organic"].enumerated().map {
            "90000000000000000\($0.offset)_1,DELIVERED,2025-08-01,K1,\($0.element)\n"
        }
        let text = "Sub Order No,Reason for Credit Entry,Order Date,SKU,Order source\n" + rows.joined()
        var reader = PartReader(budget: InflationBudget())
        reader.read(Array(text.utf8), path: "orders.csv")
        let part = try #require(reader.parts.first)
        #expect(part.record.note == "order sources that are not known: \"Instagram\", \"instagram\", \"…\"")
        #expect(part.record.rows == 5 && part.problems == [])
        #expect(!part.record.unknownColumns.contains("Order source"))
    }

    /// On paper: a sub order number takes 13 bytes, what follows starts at a multiple of its own size.
    @Test func `the source stands in room that rows left unused`() {
        #expect(MemoryLayout<OrderRow>.size == 16 + 8 * 4)
        #expect(MemoryLayout<PaymentRow>.size == 20 + 3 * 4 + 3 * 8 + 6 * 4 + MemoryLayout<Amounts>.size + 4)
        #expect(MemoryLayout<PaymentRow>.stride == 176)
    }
}
