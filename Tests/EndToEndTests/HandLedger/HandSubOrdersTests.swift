import Foundation
import Ledger
import Testing

/// ``HandSeller`` sub order by sub order.
struct HandSubOrdersTests {
    /// Empty goods: no cost known. Goods are cost × pieces × share lost; 105 until August, 126 from September on, Lamp
    /// 236. Packaging is 5.00, the Lamp's 8.00, on what was dispatched.
    ///
    /// number · outcome · settlement · goods · packaging
    private static let table = """
        1 delivered 373.75 105.00 5.00
        2 delivered 528.00 236.00 8.00
        3 delivered 413.50 - -
        4 delivered 821.60 210.00 5.00
        5 delivered 404.00 126.00 5.00
        6 delivered 507.94 236.00 8.00
        7 delivered 586.70 236.00 8.00
        8 delivered 516.20 236.00 8.00
        9 delivered 433.56 - -
        10 customer_return -165.20 52.50 5.00
        11 customer_return -165.20 118.00 8.00
        12 customer_return 404.00 63.00 5.00
        13 customer_return 528.00 118.00 8.00
        14 customer_return -165.20 52.50 5.00
        15 rto 0.00 10.50 5.00
        16 rto 0.00 23.60 8.00
        17 rto 0.00 10.50 5.00
        18 rto -29.50 23.60 8.00
        19 customer_return -165.20 118.00 8.00
        20 lost 0.00 105.00 5.00
        21 lost 236.00 236.00 8.00
        22 lost 404.00 105.00 5.00
        23 customer_return -165.20 52.50 5.00
        24 customer_return 134.80 52.50 5.00
        25 delivered 528.00 236.00 8.00
        26 delivered 528.00 236.00 8.00
        28 cancelled -50.00 0.00 0.00
        29 cancelled 413.50 - -
        30 rto 413.50 - -
        31 delivered 827.00 - -
        32 delivered 518.00 236.00 8.00
        33 delivered 525.50 236.00 8.00
        34 delivered 0.00 126.00 5.00
        35 delivered 0.00 236.00 8.00
        36 delivered 0.00 236.00 8.00
        37 delivered 0.00 126.00 5.00
        38 exchange 404.00 126.00 5.00
        39 in_transit 0.00 0.00 5.00
        40 not_shipped 0.00 0.00 0.00
        41 unknown 0.00 - -
        44 cancelled 0.00 - -
        """

    @Test func `outcome, settlement, goods and packaging of each`() async throws {
        let rows = try await HandSeller.report().table("orders.csv").rows
        let found = rows.map { row in
            let texts = [row["outcome"], row["settlement"], row["goods_cost"], row["packaging"]].map { text in
                text.flatMap { $0.isEmpty ? nil : $0 } ?? "-"
            }
            return ([HandSeller.number(row["sub_order"]).map(String.init) ?? "?"] + texts).joined(separator: " ")
        }
        let expected = Self.table.split(separator: "\n").map(String.init)
        #expect(expected.count == 41 && found.count == 41)
        for (line, other) in zip(found, expected) { #expect(line == other) }
    }
}
