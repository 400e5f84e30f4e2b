import Foundation
import Meesho
import Samples
import Tabular
import Testing

/// Whose file is it? Signs that contradict each other stop a seller, and the message names both files.
struct AssignmentTests {
    private static func orders(_ number: Int) -> String {
        TextExport.orders("\(TextExport.key(number)),DELIVERED,2025-08-01,Kurti,1,425,Goa")
    }

    private static func payments(_ number: Int) -> String {
        TextExport.payments("\(TextExport.key(number)),Delivered,Kurti,T1,2025-08-20,400,400,0,0,0,")
    }

    private static func reading(_ files: KeyValuePairs<String, String>) async throws -> Reading {
        try await InputFolder(files).reading()
    }

    @Test func `a file in another seller's folder stops that seller, and both files are named`() async throws {
        let stray = SampleVariants.ordersInWrongFolder()
        let folder = try InputFolder([stray])
        try folder.write(Array(TextExport.returns(supplier: "7654328").utf8), to: "7654328/Returns_7654328.csv")
        try folder.write(Array(Self.orders(1).utf8), to: "1234567/orders.csv")
        let reading = try await folder.reading()
        #expect(reading.sellers.map(\.id) == ["1234567", "7654328"])
        #expect(reading.sellers[0].conflicts == [])
        let conflict = try #require(reading.sellers[1].conflicts.first)
        #expect(reading.sellers[1].conflicts.count == 1)
        #expect(conflict.kind == .contradiction && conflict.place.path == stray.path)
        #expect(conflict.description.contains("Returns_7654328.csv"))
        #expect(conflict.description.contains("Move the file to the folder of seller 7654327"))
    }

    @Test func `two supplier ids in one tax file stop both`() async throws {
        let row = "abcde,24AAAAA0000A1Z0,\(TextExport.key(1)),6204,1,5.00,95.2,100.0,GOA,2025,8,"
        let reading = try await Self.reading([
            "shop/tcs_sales.csv": TextExport.sales(row + "1234567", row + "1234568"),
            "other/Orders_1234569.csv": Self.orders(2),
        ])
        let conflicts = reading.sellers.filter { !$0.conflicts.isEmpty }
        #expect(conflicts.map(\.id) == ["1234567", "1234568"])
        #expect(conflicts.allSatisfy { $0.conflicts.map(\.place.path) == ["shop/tcs_sales.csv"] })
        #expect(reading.sellers.map(\.id) == ["1234567", "1234568", "1234569"])
    }

    @Test(arguments: [
        // The id in the preamble against the one in the name; in the name against the one in the archive's.
        ("returns", "1234567/intransit_2025-08-01_10-5-10_10_1234567__.csv", "1234568"),
        ("name", "Supplier-1234567_Status-all.csv", "1234568"),
    ])
    func `a file that names two sellers belongs to neither`(sign: String, path: String, other: String) async throws {
        let bytes = Array(TextExport.returns("1,Kurti,\(TextExport.key(1)),2025-08-01,RTO,,", supplier: other).utf8)
        let reading = try await InputFolder([(path, bytes)]).reading()
        #expect(reading.sellers.map(\.id) == ["1234567", "1234568"])
        #expect(reading.sellers.allSatisfy { $0.conflicts.map(\.kind) == [.contradiction] && $0.parts.isEmpty })
    }

    @Test func `one sub order under two ids stops both, and both files are named`() async throws {
        let reading = try await Self.reading([
            "1234567/orders.csv": Self.orders(1), "1234568/payments.csv": Self.payments(1),
            "1234569/orders.csv": Self.orders(3),
        ])
        #expect(reading.sellers.map(\.conflicts.count) == [1, 1, 0])
        let text = try #require(reading.sellers.first?.conflicts.first).description
        #expect(text.contains("1234567 › orders.csv") || text.contains("1234567/orders.csv"))
        #expect(text.contains("1234568/payments.csv") && text.contains(TextExport.key(1)))
    }

    @Test func `a file without id goes where its sub orders are`() async throws {
        let reading = try await Self.reading([
            "a/Orders_1234567.csv": Self.orders(1), "b/Orders_1234568.csv": Self.orders(2),
            "payment may.csv": Self.payments(2), "nobody.csv": Self.payments(3),
        ])
        #expect(reading.sellers.map(\.id) == ["1234567", "1234568"])
        #expect(reading.sellers[1].parts.map(\.record.path) == ["b/Orders_1234568.csv", "payment may.csv"])
        #expect(reading.unassigned.map(\.path) == ["nobody.csv"])
        #expect(reading.problems.map(\.kind) == [.unknownKind])
    }

    @Test func `a file without id belongs to the only seller there is`() async throws {
        let reading = try await Self.reading([
            "Orders_1234567.csv": Self.orders(1), "payment may.csv": Self.payments(9),
        ])
        #expect(reading.sellers.map(\.id) == ["1234567"])
        #expect(reading.sellers.first?.parts.count == 2)
        #expect(reading.unassigned == [] && reading.problems == [])
    }

    @Test func `a folder's label stands in where no file carries an id`() async throws {
        let reading = try await Self.reading([
            "my shop/orders.csv": Self.orders(1), "my shop/payments.csv": Self.payments(1),
        ])
        #expect(reading.sellers.map(\.id) == ["my shop"])
        #expect(reading.sellers.first?.parts.count == 2)
    }

    @Test func `a folder named for a year says nothing against the ids in it`() async throws {
        let reading = try await Self.reading([
            "2025/Orders_2025-08-01_2025-08-31_10_00-10_05_1234567.csv": Self.orders(1),
            "2025/payments august.csv": Self.payments(1),
        ])
        #expect(reading.sellers.map(\.id) == ["1234567"])
        #expect(reading.sellers.flatMap(\.conflicts) == [])
        #expect(reading.sellers.first?.parts.count == 2)
    }

    @Test func `with nothing known, files are named and no seller is made up`() async throws {
        let reading = try await Self.reading(["orders.csv": Self.orders(1)])
        #expect(reading.sellers.isEmpty)
        #expect(reading.unassigned.map(\.path) == ["orders.csv"])
        #expect(reading.problems.first?.advice.description.contains("named with the supplier id") == true)
    }
}
