import Meesho
import Testing

@testable import Samples

@Suite struct ChargesTests {
    @Test(arguments: [
        (price: 425, shipping: 70, rate: 5, sale: 49_500, charge: -7_867, tcs: -236, tds: -47, settlement: 41_350),
        (price: 350, shipping: 61, rate: 18, sale: 41_100, charge: -6_100, tcs: -174, tds: -35, settlement: 34_791),
    ])
    func `a delivered order settles as in the real rows`(
        price: Int,
        shipping: Int,
        rate: Int,
        sale: Int,
        charge: Int,
        tcs: Int,
        tds: Int,
        settlement: Int
    ) throws {
        let item = try #require(Product.catalogue.firstIndex { $0.price == price && $0.rate == rate })
        var order = SimulatedOrder(
            index: 0,
            number: 900_000_000_000_000_001,
            placed: Month(year: 2025, month: 8).first,
            second: 0,
            item: item,
            size: "M",
            state: 0,
            quantity: 1,
            isFromAd: false,
            priceType: "",
            listed: Paisa(rupees: price),
            shipping: shipping,
            fate: .delivered,
            dispatched: Month(year: 2025, month: 8).first + 1,
            concluded: Month(year: 2025, month: 8).first + 5,
            packet: 0
        )
        order.legs = [order.saleLeg(paid: order.concluded + 7)]
        let leg = order.legs[0]
        #expect(leg.sale == Paisa(sale))
        #expect(leg.shipping == Paisa(charge))
        #expect(leg.tcs == Paisa(tcs))
        #expect(leg.tds == Paisa(tds))
        #expect(leg.settlement == Paisa(settlement))
        #expect(String { $0.put(leg.settlement) } == (settlement == 41_350 ? "413.5" : "347.91"))
    }

    @Test(arguments: [
        (year: 2024, month: 7, day: 9, tcs: 100, tds: 100), (2024, 7, 10, 50, 100), (2024, 10, 1, 50, 10),
    ])
    func `tax rates change with their dates`(year: Int, month: Int, day: Int, tcs: Int, tds: Int) throws {
        let date = try #require(Day(year: year, month: month, day: day))
        #expect(Charges.tcs(on: date) == tcs)
        #expect(Charges.tds(on: date) == tds)
    }

    @Test(arguments: [
        (49_500, "495.0"), (41_350, "413.5"), (-7_867, "-78.67"), (0, "0.0"), (-5, "-0.05"), (100_000, "1000.0"),
    ])
    func `amounts print as the panel prints them`(paise: Int, text: String) {
        #expect(String { $0.put(Paisa(paise)) } == text)
    }

    @Test(arguments: [(23_00, "23"), (5_50, "5.5"), (-99, "-0.99"), (0, "0")])
    func `ad amounts drop decimals they do not need`(paise: Int, text: String) {
        #expect(String { $0.put(short: Paisa(paise)) } == text)
    }
}
