import Meesho
import Testing

@testable import Samples

/// What a glossary of the payments columns is made from, held against the layouts that the samples are written in.
struct PrintedColumnsTests {
    private var orders: [PrintedColumn] {
        PrintedColumn.payments.filter { ![.ads, .referral, .platform].contains($0.group) }
    }

    @Test func `columns stand in the order and under the titles of the newest files`() {
        let printed = orders.flatMap { column in column.headers.map { [$0, column.group.rawValue] } }
        #expect(printed == PaymentColumn.generation3.map { [$0.header, $0.group.rawValue] })
    }

    @Test(arguments: [PaymentColumn.generation0, PaymentColumn.generation1, PaymentColumn.generation2])
    func `every header of older files is known`(layout: [PaymentColumn]) {
        let known = Set(orders.flatMap { $0.headers + $0.older }.map(Header.fold))
        #expect(layout.map { Header.fold($0.header) }.filter { !known.contains($0) } == [])
    }
}
