import Testing

@testable import Ledger
@testable import Meesho

/// One SKU of price 400 on paper: 8 kept, 1 returned, 1 RTO.
struct ProductSampleTests {
    private static func row(_ amounts: [(Component, Int64)], settlement: Int64) throws -> PaymentRow {
        var row = PaymentRow(subOrder: try #require(SubOrderNumber("1000001")))
        row.settlement = Paisa(settlement)
        for (component, paise) in amounts {
            let isAdded = row.amounts.add(Paisa(paise), to: component)
            #expect(isAdded)
        }
        return row
    }

    /// A sub order and its legs; price 400.00, goods 250.00 where consumed, packaging 5.00.
    private struct Sold {
        var outcome: Outcome
        var rows: [PaymentRow]
        var goods: Int64
    }

    private static func sample(_ sold: [Sold]) throws -> ProductSample {
        var sample = ProductSample()
        let rows = sold.flatMap(\.rows)
        let legs = Legs(
            sheets: [Legs.Sheet(rows: rows, hasFormula: true, source: 0, texts: [0])],
            places: rows.indices.map { Legs.Place(sheet: 0, row: Int32($0)) }
        )
        var next = 0
        for one in sold {
            var entry = SubOrder(
                number: try #require(SubOrderNumber("1000001")),
                legs: next..<(next + one.rows.count)
            )
            next += one.rows.count
            entry.isInOrders = true
            entry.outcome = one.outcome
            entry.discountedPrice = Paisa(40_000)
            entry.goodsCost = Paisa(one.goods)
            entry.packaging = Paisa(500)
            for row in one.rows { entry.add(row) }
            sample.add(entry, legs)
        }
        return sample
    }

    /// Sale 450.00 (price 400, shipping 50), shipping −56.00, TCS −2.00, TDS −0.40, commission −4.50: 387.10.
    private static func kept() throws -> Sold {
        Sold(
            outcome: .delivered,
            rows: [
                try row(
                    [(.sale, 45_000), (.shipping, -5_600), (.tcs, -200), (.tds, -40), (.commission, -450)],
                    settlement: 38_710
                )
            ],
            goods: 25_000
        )
    }

    /// Sale 450.00 taken back, return shipping −165.00.
    private static func returned() throws -> Sold {
        Sold(
            outcome: .customerReturn,
            rows: [
                try row([(.sale, 45_000), (.saleReturn, -45_000), (.returnShipping, -16_500)], settlement: -16_500)
            ],
            goods: 0
        )
    }

    private static func all() throws -> ProductSample {
        let kept = try Self.kept()
        return try sample(
            [Sold](repeating: kept, count: 8) + [try returned(), Sold(outcome: .rto, rows: [], goods: 0)]
        )
    }

    /// 8 × 387.10 − 165.00 = 2931.80; goods 8 × 250 = 2000; packaging 10 × 5 = 50: 881.80.
    @Test func `profit is settlement less goods and packaging`() throws {
        let sample = try Self.all()
        #expect(sample.count == 10)
        #expect(sample.profit == Paisa(88_180))
        #expect(sample.averagePrice == Paisa(40_000))
    }

    /// Net sale 8 × 450 = 3600.00; TCS, TDS and commission 8 × 6.90 = 55.20: of a rupee more 3544.80 ÷ 3600 = 0.98466…
    /// stay. 3200 − 881.80 × 3600 ÷ 3544.80 = 3200 − 895.5314… = 2304.4685…; a piece: 288.0585…, up to 288.06.
    @Test func `the break-even price earns nothing`() throws {
        #expect(try Self.all().breakEvenPrice == Paisa(28_806))
    }

    /// +10 %: 3200 × 0.1 × 0.984666… = 315.0933…, so 881.80 + 315.09 = 1196.89.
    /// +5 points of 9 delivered pieces: 0.45 pieces. Each loses 387.10 − 250 = 137.10 and costs 165:
    /// 881.80 − 0.45 × 165 (74.25) − 0.45 × 137.10 (61.695, up to 61.70) = 745.85.
    /// Both: 745.85 + 315.09 − 0.45 × 39.386… (8 pieces' 315.09 ÷ 8; 17.7238…, down to 17.72) = 1043.22.
    @Test(arguments: [(0, 0, 88_180), (10, 0, 119_689), (-10, 0, 56_671), (0, 5, 74_585), (10, 5, 104_322)])
    func `another price and other returns on paper`(price: Int, points: Int, paise: Int64) throws {
        #expect(try Self.all().profit(withPrice: price, returns: points) == Paisa(paise))
    }

    /// One of nine delivered pieces came back, 11.1 %: 15 points fewer returns than that there cannot be.
    @Test func `no more pieces move than there are`() throws {
        #expect(try Self.all().profit(withPrice: 0, returns: -15) == nil)
        #expect(try Self.all().profit(withPrice: 0, returns: -5) == Paisa(88_180 + 7_425 + 6_170))
    }

    @Test func `without a return nothing tells what one costs`() throws {
        let sample = try Self.sample([try Self.kept()])
        #expect(sample.profit(withPrice: 0, returns: 5) == nil)
        #expect(sample.profit(withPrice: 5, returns: 0) != nil)
    }

    @Test func `where nothing stays sold there is no price`() throws {
        let sample = try Self.sample([try Self.returned()])
        #expect(sample.breakEvenPrice == nil)
        #expect(sample.averagePrice == nil)
        #expect(sample.profit == Paisa(-17_000))
    }

    @Test func `what is not paid yet or still moving does not count`() throws {
        let waiting = Sold(outcome: .delivered, rows: [], goods: 25_000)
        let moving = Sold(outcome: .inTransit, rows: [], goods: 0)
        #expect(try Self.sample([waiting, moving]).count == 0)
    }

    /// Loses 165 + 5 on each return; one kept at 132.10 does not make up for it.
    @Test(arguments: [(20, StopOrReprice.Verdict.reprice), (5, .stop)])
    func `a loser is repriced within the limit and stopped beyond`(
        limit: Int,
        verdict: StopOrReprice.Verdict
    ) throws {
        var settings = Settings()
        settings.minimumSample = 2
        settings.repriceLimitPercent = limit
        var product = ProductFigures(sku: "a", product: "")
        product.sample = try Self.sample([try Self.kept(), try Self.returned()])
        // 132.10 − 170.00 = −37.90; 400 + 37.90 × 450 ÷ 443.10 = 438.4901…, up to 438.50: 9.6 % more.
        #expect(product.sample.profit == Paisa(-3_790))
        #expect(product.sample.breakEvenPrice == Paisa(43_850))
        let found = StopOrReprice.all([product], settings)
        #expect(found.map(\.verdict) == [verdict])
        settings.minimumSample = 3
        #expect(StopOrReprice.all([product], settings).isEmpty)
    }
}
