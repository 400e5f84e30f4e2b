import Testing

@testable import Ledger
@testable import Meesho

struct AdSourceTests {
    @Test func `a sub order is as small as it was`() {
        // Number and three bytes, fourteen words of four bytes, seven amounts.
        #expect(MemoryLayout<SubOrder>.size == 16 + 14 * 4 + 7 * 8)
    }

    @Test func `the bits of a sub order do not touch each other`() {
        for source in [OrderSource.none, .organic, .ad, .unknown] {
            for (isInOrders, differ) in [(true, false), (false, true), (true, true), (false, false)] {
                var flags = SubOrderFlags()
                flags.sourcesDiffer = true
                flags.source = .unknown
                flags.isInOrders = isInOrders
                flags.source = source
                flags.sourcesDiffer = differ
                #expect(flags.isInOrders == isInOrders && flags.source == source && flags.sourcesDiffer == differ)
            }
        }
    }

    @Test(arguments: [
        (OrderSource.none, OrderSource.ad, OrderSource.ad, false), (.ad, .organic, .ad, true), (.ad, .ad, .ad, false),
        (.organic, .unknown, .organic, false), (.unknown, .organic, .organic, false),
        (.none, .unknown, .unknown, false),
        (.organic, .none, .organic, false),
    ])
    func `a leg fills a gap and replaces nothing`(
        orders: OrderSource,
        leg: OrderSource,
        result: OrderSource,
        differ: Bool
    ) {
        var entry = SubOrder(number: .none, legs: 0..<0)
        entry.source = orders
        entry.take(source: leg)
        #expect(entry.source == result && entry.sourcesDiffer == differ)
    }

    @Test(
        arguments: [
            (230_000, 63_000, "3.6508"), (1, 3, "0.3333"), (2, 3, "0.6667"), (1, 20_000, "0.0001"),
            (-1, 20_000, "-0.0001"),
            (-5, 2, "-2.5000"), (0, 7, "0.0000"), (1, 0, nil), (1, -5, nil),
            (9_000_000_000_000_000_000, 1_000_000_000_000_000_000, "9.0000"),
        ] as [(Int64, Int64, String?)]
    )
    func `amounts are divided to four decimals, half away from zero`(n: Int64, d: Int64, text: String?) {
        #expect(MoneyRatio(Paisa(n), over: Paisa(d)).decimal == text)
    }
}
