import Testing

@testable import Ledger
@testable import Meesho

/// One row is kept of what overlapping downloads repeat.
struct BooksTests {
    private static let day = Day(number: 20_000)

    private static func leg(_ number: String, day: Day?, _ settlement: Int64, row: Int32) throws -> PaymentRow {
        var leg = PaymentRow(subOrder: try #require(SubOrderNumber(number)))
        leg.paymentDay = PackedDay(day)
        leg.settlement = Paisa(settlement)
        leg.row = row
        return leg
    }

    private static func sheet(_ rows: [PaymentRow], lastDay: Day?, source: Int32) -> Legs.Sheet {
        Legs.Sheet(rows: rows, hasFormula: true, lastDay: lastDay, source: source, texts: [0])
    }

    @Test func `legs stand by sub order and day, and a leg of two downloads counts once, as the newest has it`() throws
    {
        let older = Self.sheet(
            [
                try Self.leg("1000002", day: Self.day, 100, row: 1), try Self.leg("1000001", day: nil, 7, row: 2),
                try Self.leg("1000001", day: Self.day + 1, 5, row: 3),
            ],
            lastDay: Self.day,
            source: 4
        )
        let newer = Self.sheet(
            [try Self.leg("1000002", day: Self.day, 100, row: 9), try Self.leg("1000001", day: Self.day, 6, row: 8)],
            lastDay: Self.day + 30,
            source: 5
        )
        for (sheets, sources) in [([older, newer], [5, 4, 4, 5]), ([newer, older], [5, 4, 4, 5])]
            as [([Legs.Sheet], [Int32])]
        {
            let ledger = PaymentLedger(sheets)
            #expect(ledger.legs.map(\.settlement.count) == [6, 5, 7, 100])
            #expect(ledger.legs.map(\.origin.source) == sources)
            #expect(ledger.legs.indices.map { ledger.legs.origin($0) } == ledger.legs.map(\.origin))
            #expect(ledger.numbers == ledger.legs.map(\.subOrder.sortKey))
            #expect(ledger.duplicates == 1 && ledger.repeatedInFile == [])
        }
    }

    @Test func `equal legs of one file all count, and are listed; a second file adds only what it holds more`() throws {
        let leg = try Self.leg("1000001", day: Self.day, 100, row: 1)
        let other = try Self.leg("1000001", day: Self.day, 50, row: 2)
        let once = Self.sheet([leg, other], lastDay: Self.day, source: 0)
        let twice = Self.sheet([leg, leg], lastDay: Self.day, source: 1)
        let ledger = PaymentLedger([once, twice])
        #expect(ledger.legs.map(\.settlement.count).sorted() == [50, 100, 100])
        #expect(ledger.duplicates == 1)
        #expect(ledger.repeatedInFile == [2])
        #expect(PaymentLedger([]).legs.isEmpty)
    }

    private static func order(_ number: String, status: Int32, row: Int32) throws -> OrderRow {
        var order = OrderRow(subOrder: try #require(SubOrderNumber(number)))
        order.status = status
        order.row = row
        return order
    }

    @Test func `the newest download of an order holds, of one file the later stage`() throws {
        var texts = TextTable()
        let ids = [0, texts.id(of: "SHIPPED"), texts.id(of: "DELIVERED")]
        func sheet(_ time: Int64, _ rows: [OrderRow]) -> OrderBook.Sheet {
            OrderBook.Sheet(time: time, part: 0, source: Int32(time), rows: rows, texts: ids)
        }
        let book = OrderBook(
            [
                sheet(2, [try Self.order("1000001", status: 1, row: 1), try Self.order("1000002", status: 2, row: 2)]),
                sheet(1, [try Self.order("1000001", status: 2, row: 3)]),
                sheet(
                    3,
                    [
                        try Self.order("1000002", status: 2, row: 4), try Self.order("1000002", status: 1, row: 5),
                        try Self.order("1000003", status: 1, row: 6), try Self.order("1000003", status: 1, row: 7),
                    ]
                ),
            ],
            texts
        )
        let rows = (0..<book.newest.count).map { index in
            let (sheet, row) = book.newest.place(index)
            return book.sheets[sheet].rows[row].row
        }
        #expect(rows == [1, 4, 7])
        #expect(book.rowCount == 7)
    }

    @Test func `a return is one by its waybill; a row without one is the return known`() throws {
        var own = TextTable()
        let (first, second) = (own.id(of: "AWB1"), own.id(of: "AWB2"))
        func row(_ awb: Int32, delivered: Bool = false, _ number: Int32) throws -> ReturnRow {
            var row = ReturnRow(subOrder: try #require(SubOrderNumber("1000001")))
            row.awb = awb
            row.deliveredDay = PackedDay(delivered ? Self.day : nil)
            row.row = number
            return row
        }
        func sheet(_ stage: ReturnStage, _ downloaded: Int64, _ rows: [ReturnRow]) -> ReturnBook.Sheet {
            ReturnBook.Sheet(
                stage: stage,
                downloaded: downloaded,
                source: Int32(downloaded),
                rows: rows,
                texts: [0],
                ownTexts: own
            )
        }
        let book = ReturnBook([
            sheet(.moving, 9, [try row(first, 1), try row(second, 2)]),
            // Without a day of delivery it is still moving, and this download is older.
            sheet(.delivered, 3, [try row(second, 3), try row(first, delivered: true, 4)]),
            sheet(.delivered, 4, [try row(0, delivered: true, 5)]),
        ])
        #expect(book.rowCount == 5)
        #expect(book.all.map(\.origin.row) == [5, 2])
        #expect(book.all.map(\.isBack) == [true, false])
    }
}
