import Foundation
import Testing
import Wording

@testable import Ledger
@testable import Meesho
@testable import Site

/// The orders that a page packs for its search, against the ledger, field by field.
struct OrderRowsTests {
    private static let hostile = [
        "</script><script>alert(1)</script>", "a\u{2028}b\u{2029}c", "\"quotes\" 'and' \\ back", "سعر \u{202E}gnp.exe",
        "line\nfeed\ttab", "हिंदी कुर्ता 👗", "=1+1", "", "<span lang=\"en\">", "ordinary",
    ]

    private let words = OrderWords(
        outcome: { "<span lang=\"en\">\($0.name)</span><span lang=\"hi\">ह-\($0.rawValue)</span>" },
        evidence: { "of <b>\($0.name)</b>" },
        finding: { "<i>\($0.rawValue)</i>" }
    )

    private func unpacked(_ report: SellerReport, limit: Int = OrderRows.limit) throws -> UnpackedOrders {
        try UnpackedOrders(OrderRows(report, words: words, limit: limit).packed)
    }

    /// Orders in every state of knowledge, with as many legs and rows, drawn from a fixed sequence of numbers.
    private func report(orders count: Int, numbers: (Int) throws -> SubOrderNumber) throws -> SellerReport {
        var report = SellerReport(seller: .init(id: "1"), asOf: Day(number: 20_500), version: "0.1.0")
        var seed: UInt64 = 42
        func draw(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        func day(_ day: Int) -> Day? { draw(6) == 0 ? nil : Day(number: Int32(day)) }
        let texts = [""] + Self.hostile + (0..<40).map { "text \($0)" }
        func text() -> TextID { TextID(draw(texts.count)) }
        let reasons: [ExceptionFinding.Reason] = [
            .inOutstanding, .cancelledYetPaid, .duplicateSettlement, .penalty(printed: 1), .rtoCharged(shipping: .zero),
        ]
        var (orders, legs, origins): ([SubOrder], [PaymentRow], [Origin]) = ([], [], [])
        for number in try (0..<count).map(numbers).sorted() {
            let placed = 20_000 + draw(400)
            let first = legs.count
            for _ in 0..<[1, 1, 0, 2, 3][draw(5)] {
                var leg = PaymentRow(subOrder: number)
                leg.paymentDate = day(placed + 10 + draw(60))
                leg.settlement = Paisa(Int64(draw(60_000)) - 20_000)
                leg.transaction = Int32(text())
                leg.status = Int32(text())
                leg.row = Int32(draw(2) == 0 ? legs.count + 2 : draw(1_000_000))
                legs.append(leg)
            }
            var order = SubOrder(number: number, legs: first..<legs.count)
            order.isInOrders = draw(5) > 0
            order.orderDate = day(placed)
            order.dispatchDate = day(placed + draw(4))
            order.paymentDate = legs[first...].compactMap(\.paymentDate).max()
            (order.sku, order.product, order.size, order.state) = (text(), text(), text(), text())
            (order.orderStatus, order.paymentStatus) = (text(), text())
            order.quantity = Int32(1 + draw(3))
            order.discountedPrice = Paisa(Int64(draw(90_000)))
            order.outcome = Outcome.allCases[draw(Outcome.allCases.count)]
            order.outcomeSource = SubOrder.Evidence.allCases[draw(4)]
            order.settlement = legs.count == first + 1 ? legs[first].settlement : Paisa(Int64(draw(50_000)) - 99)
            if draw(3) > 0 { (order.goodsCost, order.packaging) = (Paisa(Int64(draw(30_000))), Paisa(600)) }
            let start = origins.count
            for _ in 0..<draw(3) { origins.append(Origin(source: Int32(draw(2)), row: Int32(origins.count + draw(9)))) }
            order.origins = start..<origins.count
            for reason in reasons where draw(4) == 0 {
                report.exceptions.append(
                    ExceptionFinding(reason, subOrder: number, sku: "", amount: nil, origins: [])
                )
            }
            orders.append(order)
        }
        report.ledger = Ledger(
            subOrders: orders.sorted { $0.number < $1.number },
            legs: Legs(
                sheets: [
                    Legs.Sheet(rows: legs, hasFormula: true, source: 2, texts: Array(0..<TextID(texts.count)))
                ],
                places: legs.indices.map { Legs.Place(sheet: 0, row: Int32($0)) }
            ),
            origins: origins,
            texts: texts,
            sources: [
                SourceSheet(path: "orders.csv", sheet: ""), SourceSheet(path: "</script>.csv", sheet: "a › b"),
                SourceSheet(path: "pay.zip!/jan.xlsx", sheet: "Order Payments"),
            ]
        )
        return report
    }

    private func printed(_ day: Day?) -> String {
        guard let (year, month, day) = day?.components else { return "" }
        return String(format: "%02d-%02d-%04d", day, month, year)
    }

    /// What a text from outside becomes: no control or directional characters.
    private func clean(_ text: String) -> String {
        text.replacing("\u{2028}", with: " ").replacing("\u{2029}", with: " ").replacing("\u{202E}", with: "")
            .replacing("\n", with: " ").replacing("\t", with: " ")
    }

    private func expected(_ order: SubOrder, _ report: SellerReport) -> UnpackedOrders.Order {
        let ledger = report.ledger
        func text(_ id: TextID) -> String { clean(ledger.texts[Int(id)]) }
        func place(_ origin: Origin) -> String {
            ["orders.csv", "</script>.csv › a › b", "pay.zip › jan.xlsx › Order Payments"][Int(origin.source)]
                + " › \(origin.row)"
        }
        let statuses = [text(order.orderStatus), text(order.paymentStatus)]
        let kinds = report.exceptions.filter { $0.subOrder == order.number }.map(\.kind)
        let legs = order.legs.map { ledger.legs[$0] }
        let value = order.isInOrders ? Paisa(order.discountedPrice.count * Int64(order.quantity)) : nil
        let costs = order.goodsCost.map { $0.count + 600 }
        return UnpackedOrders.Order(
            number: order.number.description,
            placed: printed(order.orderDate),
            dispatched: printed(order.dispatchDate),
            paid: printed(order.paymentDate),
            sku: text(order.sku),
            product: text(order.product),
            size: text(order.size),
            quantity: String(order.quantity),
            value: value.map(IndianNumber.rupees) ?? "",
            state: text(order.state),
            outcome: words.outcome(order.outcome),
            decided: words.evidence(order.outcomeSource),
            printed: (statuses[0] == statuses[1] ? [statuses[0]] : statuses).filter { $0 != "" }.joined(
                separator: ", "
            ),
            findings: ExceptionFinding.Kind.allCases.filter(kinds.contains).map(words.finding),
            settlement: IndianNumber.rupees(order.settlement),
            profit: costs.map { IndianNumber.rupees(Paisa(order.settlement.count - $0)) } ?? "",
            legs: legs.map {
                UnpackedOrders.Leg(
                    day: printed($0.paymentDate),
                    status: text($0.status),
                    settlement: IndianNumber.rupees($0.settlement),
                    transaction: text($0.transactionID)
                )
            },
            rows: legs.map { place($0.origin) } + order.origins.map { place(ledger.origins[$0]) }
        )
    }

    /// The newest first: by order date, else payment date, then number.
    private func newest(_ report: SellerReport) -> [SubOrder] {
        report.ledger.subOrders.sorted { a, b in
            let (first, second) = (a.orderDate ?? a.paymentDate, b.orderDate ?? b.paymentDate)
            guard first == second else { return (first?.number ?? .min) > (second?.number ?? .min) }
            return a.number > b.number
        }
    }

    private func neighbours(_ index: Int) throws -> SubOrderNumber {
        try #require(SubOrderNumber("9000004567\(10_000_000 + index / 2 * 81)_\(index % 2 + 1)"))
    }

    @Test func `every field of every order comes back`() throws {
        let report = try report(orders: 700, numbers: neighbours)
        let orders = try unpacked(report).orders
        #expect(orders.map(\.number) == newest(report).map(\.number.description))
        for (order, entry) in zip(orders, newest(report)) { #expect(order == expected(entry, report)) }
    }

    @Test func `numbers of every width and those in place of numbers come back`() throws {
        let report = try report(orders: 300) { index in
            if index % 3 == 0 { return SubOrderNumber(running: index * 7_919 + 1) }
            let digits = String(repeating: "7", count: 6 + index % 11) + String(index)
            return try #require(SubOrderNumber(digits + ["", "_0", "_12", "_9999"][index % 4]))
        }
        let orders = try unpacked(report).orders
        #expect(Set(orders.map(\.number)).count == 300)
        for (order, entry) in zip(orders, newest(report)) { #expect(order == expected(entry, report)) }
    }

    @Test func `only the newest are packed`() throws {
        let report = try report(orders: 60, numbers: neighbours)
        let rows = OrderRows(report, words: words, limit: 25)
        #expect((rows.count, rows.total) == (25, 60))
        let orders = try unpacked(report, limit: 25).orders
        #expect(orders == newest(report).prefix(25).map { expected($0, report) })
        #expect(OrderRows.limit == 50_000)
    }

    @Test func `without orders nothing is packed`() throws {
        let report = SellerReport(seller: .init(id: "1"), asOf: Day(number: 20_500), version: "0.1.0")
        #expect(OrderRows(report, words: words).count == 0)
        #expect(try unpacked(report).orders.isEmpty)
    }

    @Test func `where files are not told, no rows are`() throws {
        var report = try report(orders: 50, numbers: neighbours)
        let told = try unpacked(report).orders
        report.ledger.sources = []
        var orders = try unpacked(report).orders
        #expect(orders.allSatisfy(\.rows.isEmpty) && orders.contains { !$0.legs.isEmpty })
        for index in orders.indices { orders[index].rows = told[index].rows }
        #expect(orders == told)
    }

    /// What an order takes in any order of the rows it is made of; gzip of the same text is the same.
    @Test func `equal reports give equal bytes`() throws {
        let report = try report(orders: 200, numbers: neighbours)
        #expect(OrderRows(report, words: words).packed == OrderRows(report, words: words).packed)
    }

    @Test func `no text ends the block or a line of it`() throws {
        let rows = OrderRows(try report(orders: 400, numbers: neighbours), words: words)
        #expect(rows.packed.utf8.allSatisfy { $0.isBase64 })
        let text = try UnpackedOrders(rows.packed).text
        #expect(!text.contains("\u{2028}") && !text.contains("\u{202E}"))
    }

    @Test func `the page says that only the newest are searched, where others are left out`() throws {
        let texts = try Texts(.gu, templates: TemplateFiles())
        let page = Page(
            try report(orders: 20, numbers: neighbours),
            design: try PageDesign(.gu, templates: TemplateFiles())
        )
        let cut = try #require(page.find(texts, limit: 19)?.child(named: "newest") as? Words)
        #expect(cut.text(in: .en) == "Here you search the newest 19 of 20 orders.")
        #expect(cut.text(in: .gu).contains("20") && cut.text(in: .gu).contains("19"))
        #expect(page.find(texts, limit: 20)?.child(named: "newest") as? Bool == false)
    }

    @Test func `the page has the rows at its end, and no search without orders`() throws {
        let design = try PageDesign(.en, templates: TemplateFiles())
        let report = try report(orders: 20, numbers: neighbours)
        let html = String(decoding: Page(report, design: design).html(), as: UTF8.self)
        let start = try #require(html.firstRange(of: "id=\"order-rows\" data-count=\"20\">")).upperBound
        let block = try #require(html[start...].firstRange(of: "</script>")).lowerBound
        #expect(try UnpackedOrders(String(html[start..<block])).orders.count == 20)
        #expect(html.contains("<a href=\"#find\">") && html.contains("<a href=\"data/orders.csv\">"))
        let empty = String(decoding: Page(Fixture.empty, design: design).html(), as: UTF8.self)
        #expect(
            !empty.contains("id=\"find\"") && !empty.contains("href=\"#find\"") && !empty.contains("id=\"order-rows\"")
        )
    }
}

extension UInt8 {
    fileprivate var isBase64: Bool {
        switch self {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): true
        default: false
        }
    }
}
