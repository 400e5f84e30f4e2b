import Foundation
import Ledger
import Tabular
import Testing

@testable import Meesho
@testable import Samples

/// Every kind and generation of export. `Fixtures/variants.json` holds what a Python script (openpyxl, csv, decimal)
/// finds in the same bytes: data rows, and of payments the sums by column, where the headers of one component are
/// added (exports of 2024 print a fee and its GST, and sale and shipping, in columns of their own).
struct VariantTests {
    static let readable = SampleVariants.readable() + SampleVariants.oddities()
    static let payments = readable.indices.filter { readable[$0].path.contains("ayment") }

    static func parts(_ file: SampleVariants.File) -> [Part] {
        var reader = PartReader(budget: InflationBudget())
        reader.read(file.bytes, path: file.path)
        return reader.parts
    }

    @Test(arguments: readable.indices)
    func `what can be read is read, down to the last row`(index: Int) throws {
        let file = Self.readable[index]
        let expected = try Fixture.json("variants.json")
        let parts = Self.parts(file)
        let own = expected.keys.filter { $0 == file.path || $0.hasPrefix(file.path + "!/") }
        #expect(Set(parts.map(\.record.path)) == Set(own))
        for part in parts {
            let record = part.record
            let facts = expected[record.path]
            #expect(record.kind.rawValue == facts["kind"].string, "\(record.path)")
            #expect(record.rows == facts["rows"].int, "\(record.path)")
            #expect(record.rejected == 0 && !record.isRejected)
            #expect(record.unknownColumns.map(Self.withoutSheet) == facts["unknown_columns"].texts)
            #expect(record.unknownSheets.map(\.description) == facts["unknown_sheets"].texts)
            #expect(part.problems == [])
        }
    }

    private static func withoutSheet(_ column: String) -> String {
        column.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? column
    }

    @Test(arguments: payments)
    func `payments of every generation add up by component and pass the audit`(index: Int) throws {
        let expected = try Fixture.json("variants.json")
        for part in Self.parts(Self.readable[index]) where part.record.kind != .archive {
            let facts = expected[part.record.path]
            let rows = part.legs
            #expect(rows.count == facts["legs"].int)
            #expect(rows.reduce(Paisa.zero) { $0 + $1.settlement }.decimal == facts["settlement"].string)
            for component in Component.allCases {
                let sum = rows.reduce(Paisa.zero) { $0 + $1.amounts[component] }
                let theirs = facts["components"][component.name].string
                #expect(sum.decimal == (theirs.isEmpty ? "0.00" : theirs), "\(component.name)")
            }
            #expect(rows.count { $0.audits.settlement == .ok } == facts["settlement_ok"].int)
            #expect(rows.count { $0.audits.tcs == .ok } == facts["tcs_ok"].int)
            #expect(rows.count { $0.audits.tds == .ok } == facts["tds_ok"].int)
        }
    }

    @Test(arguments: SampleVariants.Head.allCases)
    func `a workbook saved by a spreadsheet program gives the records of the panel's own`(
        head: SampleVariants.Head
    ) throws {
        let original = try #require(Self.parts(SampleVariants.payments(generation: 2)).first)
        let saved = try #require(Self.parts(SampleVariants.resavedPayments(head)).first)
        #expect(!original.legs.isEmpty)
        #expect(saved.legs.map { saved.words(of: $0) } == original.legs.map { original.words(of: $0) })
    }

    @Test func `orders in any dialect and under other names give the same records`() throws {
        let original = try #require(Self.parts(SampleVariants.orders(generation: 1)).last)
        let others =
            [SampleVariants.aliasedOrders()]
            + SampleVariants.Dialect.allCases.filter { $0 != .windows1252 }.map { SampleVariants.orders($0) }
        for file in others {
            let part = try #require(Self.parts(file).last)
            #expect(part.words == original.words, "\(file.path)")
        }
        // Windows 1252 has a dash where the original has a comma, and no Devanagari.
        let western = try #require(Self.parts(SampleVariants.orders(.windows1252)).last)
        #expect(western.words.count == original.words.count && western.words.contains { $0.contains("Cotton Kurti –") })
        for (word, plain) in zip(western.words, original.words) where plain.allSatisfy(\.isASCII) {
            #expect(word.replacing("Cotton Kurti –", with: "Cotton Kurti,") == plain)
        }
    }

    /// What is wrong with a broken file, by its name: kind of problem, sheet, row, column; rows read all the same.
    private static let troubles: [(String, InputError.Kind, String?, Int?, String?, Int)] = [
        ("truncated.zip", .damaged, nil, nil, nil, 0),
        ("payments with password.xlsx", .encrypted, nil, nil, nil, 0),
        ("orders.xls", .unsupported, nil, nil, nil, 0),
        ("shopping list.csv", .unknownKind, nil, nil, nil, 0),
        ("payments without settlement.xlsx", .missingColumn, "Order Payments", 2, nil, 0),
        ("payments with a damaged number.xlsx", .badCell, "Order Payments", 4, "Final Settlement Amount", 98),
        ("orders with a damaged date.csv", .badCell, nil, 2, "Order Date", 118),
    ]

    @Test(arguments: troubles)
    func `what is broken is named by its place, and the rest of it read`(
        trouble: (name: String, kind: InputError.Kind, sheet: String?, row: Int?, column: String?, rows: Int)
    ) throws {
        let file = try #require(SampleVariants.broken().first { $0.path.hasSuffix("/" + trouble.name) })
        let parts = Self.parts(file)
        let problem = try #require(parts.first?.problems.first)
        #expect(parts.count == 1 && parts[0].problems.count == 1)
        #expect(problem.kind == trouble.kind)
        #expect(
            problem.place
                == Place(path: file.path, sheet: trouble.sheet, row: trouble.row, column: trouble.column)
        )
        #expect(parts[0].record.rows == trouble.rows)
        #expect(parts[0].record.isRejected == (trouble.rows == 0))
        #expect(parts[0].record.rejected == (trouble.rows == 0 ? parts[0].record.rejected : 1))
    }

    @Test(arguments: [
        (["Parcel", "Amount"], true), (["No data is available for these dates."], false), ([], false),
    ])
    func `a payments workbook whose order sheet has no known header is not used`(
        cells: [String],
        isRejected: Bool
    ) throws {
        let ads = [["Deduction Date", "Campaign ID", "Total Ads Cost"], ["2025-08-05", "77", "-11.80"]]
        let bytes = PanelWorkbook.bytes([
            Grid(name: "Order Payments", rows: [cells, ["1", "2"]].filter { _ in !cells.isEmpty }),
            Grid(name: "Ads Cost", rows: ads),
        ])
        let part = try #require(Self.parts(("payments.xlsx", bytes)).first)
        #expect(part.record.isRejected == isRejected)
        #expect(part.record.rows == (isRejected ? 0 : 1))
        #expect(part.problems.map(\.kind) == (isRejected ? [.missingColumn] : []))
        #expect(part.problems.allSatisfy { $0.place == Place(path: "payments.xlsx", sheet: "Order Payments") })
    }

    @Test func `every broken file is listed above`() {
        let names = SampleVariants.broken().compactMap { $0.path.split(separator: "/").last.map(String.init) }
        #expect(Set(names) == Set(Self.troubles.map(\.0)))
    }

    @Test func `beside broken files and strangers, everyone else's are still read`() async throws {
        let folder = try InputFolder(SampleVariants.all())
        let reading = try await folder.reading(jobs: 2)
        #expect(
            reading.sellers.map(\.id) == ["7654320", "7654321", "7654322", "7654323", "7654328", "7654329"]
        )
        for seller in reading.sellers.prefix(4) { #expect(seller.problems == [] && seller.conflicts == []) }
        #expect(reading.sellers[4].conflicts.map(\.kind) == [.contradiction])
        let broken = reading.sellers[5]
        #expect(broken.conflicts == [] && broken.problems.count == Self.troubles.count)
        #expect(broken.records.reduce(0) { $0 + $1.rows } == 98 + 118)
    }

    @Test func `a waybill that lost its digits still joins the return it belongs to`() async throws {
        let whole = SampleVariants.returns(.delivered)
        let rounded = SampleVariants.returnsWithDamagedWaybills()
        let alone = try await InputFolder([whole]).report()
        let both = try await InputFolder([rounded, whole]).report()
        #expect(both.returns.rows == 2 * alone.returns.rows)
        #expect(both.returns.count == alone.returns.count)
        let record = try #require(both.inputs.first { $0.path == rounded.path })
        #expect(record.note.description.hasPrefix("29 waybill numbers "))
    }
}

/// `Fixed Fee (Incl. GST)` stands twice in a payments sheet: 7.00 among the revenues, -11.00 among the deductions.
struct TwinTests {
    private static let key = TextExport.key(1)

    @Test(
        arguments: [
            // By the legend letter, whatever the order and the titles.
            (["", "", ""], ["", "(AD + AC)", "AD", "AC"], "7,-11"),
            (["Deductions", "", "Revenue Details"], ["", "(AD + AC)", "AC", "AD"], "-11,7"),
            (["Revenue Details", "", "Deductions"], ["", "(AD + AC)", "AC", "AD"], "-11,7"),
            // By the title above, where the legend is lost.
            (["", "Revenue Details", "Deductions"], nil, "7,-11"),
            (["", "Deductions", "Revenue Details"], nil, "-11,7"),
            // By their order, where both are.
            (nil, nil, "7,-11"),
        ] as [([String]?, [String]?, String)]
    )
    func `the twins are told apart`(titles: [String]?, legend: [String]?, fees: String) throws {
        var text = ""
        if let titles { text += (["Order Related Details"] + titles).joined(separator: ",") + "\n" }
        text += "Sub Order No,Final Settlement Amount,Fixed Fee (Incl. GST),Fixed Fee (Incl. GST)\n"
        if let legend { text += legend.joined(separator: ",") + "\n" }
        text += "\(Self.key),-4,\(fees)\n"
        var reader = PartReader(budget: InflationBudget())
        reader.read(Array(text.utf8), path: "payments.csv")
        let part = try #require(reader.parts.first)
        let leg = try #require(part.legs.first)
        #expect(part.record.unknownColumns == [] && part.legs.count == 1)
        #expect(leg.amounts[.fixedFeeCredit] == Paisa(700))
        #expect(leg.amounts[.fixedFee] == Paisa(-1_100))
        #expect(leg.audits.settlement == .ok)
    }

    @Test func `the warehousing pair is told by its spelling`() throws {
        let header = "Sub Order No,Final Settlement Amount,Warehousing fee (Incl. GST),Warehousing fee (inc Gst)\n"
        var reader = PartReader(budget: InflationBudget())
        reader.read(Array((header + "\(Self.key),-4,-11,7\n").utf8), path: "payments.csv")
        let leg = try #require(reader.parts.first?.legs.first)
        #expect(leg.amounts[.warehousingCredit] == Paisa(700))
        #expect(leg.amounts[.warehousingFee] == Paisa(-1_100))
    }

    /// 100.00 + 30.00 − 90.00 − 20.00 of sale and shipping, −10.00 − 1.80 of commission, −5.00 − 0.90 of shipping.
    @Test func `generation 1 adds a fee to its GST and shipping to the sale`() throws {
        let text = """
            Sub Order No,Final Settlement Amount,Total Sale Amount (Incl. Commission & GST),Sale Return Amount (Incl. GST),\
            Shipping Revenue (Incl. GST),Shipping Return Amount (Incl. GST),Meesho Commission (Excl. GST),\
            GST on Meesho Commission,Shipping Charge (Excl. GST),"GST on Shipping Charge"" ""CGST + SGST on Shipping Charge"
            \(Self.key),2.30,100,-90,30,-20,-10,-1.80,-5,-0.90

            """
        var reader = PartReader(budget: InflationBudget())
        reader.read(Array(text.utf8), path: "payments.csv")
        let leg = try #require(reader.parts.first?.legs.first)
        #expect(leg.amounts[.sale] == Paisa(13_000))
        #expect(leg.amounts[.saleReturn] == Paisa(-11_000))
        #expect(leg.amounts[.commission] == Paisa(-1_180))
        #expect(leg.amounts[.shipping] == Paisa(-590))
        #expect(leg.audits.settlement == .ok)
    }
}

extension Part {
    var legs: [Meesho.PaymentRow] {
        sheets.flatMap { sheet -> [Meesho.PaymentRow] in
            if case .payments(let payments) = sheet.content { payments.rows } else { [] }
        }
    }

    /// All that a leg says, without the row it stands in.
    func words(of leg: Meesho.PaymentRow) -> String {
        let texts = [leg.product, leg.sku, leg.status, leg.transaction].map { self.texts[$0] }
        let days = [leg.orderDate, leg.dispatchDate, leg.paymentDate].map { $0?.iso ?? "" }
        let amounts = Component.allCases.map { leg.amounts[$0].decimal }
        let head = "\(leg.subOrder) \(leg.quantity) \(leg.settlement.decimal) \(leg.formulaSum.decimal) \(leg.audits)"
        return ([head] + texts + days + amounts).joined(separator: "|")
    }

    /// All that the orders of a file say.
    var words: [String] {
        sheets.flatMap { sheet -> [String] in
            guard case .orders(let rows) = sheet.content else { return [] }
            return rows.map { row in
                let texts = [row.status, row.state, row.product, row.sku, row.size].map { self.texts[$0] }
                return
                    ([
                        "\(row.subOrder)", row.date?.iso ?? "", "\(row.quantity)", row.discountedPrice.decimal,
                        "\(row.row)",
                    ] + texts).joined(separator: "|")
            }
        }
    }
}
