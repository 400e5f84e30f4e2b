import Testing

@testable import Meesho

/// What the glossary of the payments columns is made from, held against what the readers know.
struct PrintedColumnTests {
    /// Blanks around a stroke are no other name.
    private func key(_ header: String) -> String { Header.fold(header).filter { $0 != " " } }

    private func keys(_ groups: Set<PrintedColumn.Group>) -> Set<String> {
        let columns = PrintedColumn.payments.filter { groups.contains($0.group) }
        return Set(columns.flatMap { $0.headers + $0.older }.map(key))
    }

    /// By which the reader, or a table program, tells twins apart; no file prints them.
    private static let madeNames = [
        "Fixed Fee (Incl. GST) of Revenue", "Warehousing fee (Incl. GST) of Revenue", "Fixed Fee (Incl. GST).1",
        "Warehousing fee (Incl. GST).1",
    ]

    @Test func `the columns of the orders are those that the reader knows`() {
        let read = Schema<PaymentDraft>.payments.columns.flatMap(\.headers) + PaymentColumns.components.keys
        #expect(
            keys([.order, .payment, .revenue, .deductions, .otherCharges, .taxes, .recovery])
                == Set(read.map(key)).subtracting(Self.madeNames.map(key))
        )
    }

    @Test func `the columns of the account are those that the readers know`() {
        func read<Record>(_ schema: Schema<Record>) -> Set<String> { Set(schema.columns.flatMap(\.headers).map(key)) }
        #expect(keys([.ads]) == read(Schema<AdRow>.ads))
        #expect(keys([.referral]) == read(Schema<ReferralRow>.referral))
        #expect(keys([.platform]) == read(Schema<PlatformRow>.platform))
    }

    @Test func `every amount of an order has one column of its name`() {
        let names = PrintedColumn.payments.map(\.name)
        #expect(Set(names).count == names.count)
        for component in Component.allCases { #expect(names.contains(component.name)) }
    }
}
