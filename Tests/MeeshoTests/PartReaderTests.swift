import Tabular
import Testing

@testable import Meesho

/// Reads CSV text as a file of the given name.
func part(_ name: String, _ text: String) -> Part {
    var reader = PartReader(budget: InflationBudget())
    reader.read(Array(text.utf8), path: name)
    return reader.parts.first ?? Part(record: InputRecord(path: "none", kind: .unknown, size: 0, sha256: ""))
}

@Suite struct OrdersReaderTests {
    private let header = """
        "Reason for Credit Entry","Sub Order No","Order Date","Customer State","Product Name","SKU","Size","Quantity",\
        "Supplier Listed Price (Incl. GST + Commission)","Supplier Discounted Price (Incl GST and Commision)","Packet Id"
        """

    @Test func `generation 1 reads`() throws {
        let part = part(
            "Orders_2025-08-01_2025-08-31_2025-09-02_16_12-16_17_1234567.csv",
            header + "\n"
                + #""DELIVERED","900000000000000001_1","2025-08-03","Bihar","Kurti, red ","Kurti Red","M","2","500.0","488.0","TP1""#
                + "\n"
        )
        #expect(part.record.kind == .orders)
        #expect(part.record.rows == 1)
        #expect(part.record.unknownColumns == [])
        #expect(part.record.days == DayRange(day(2025, 8, 1), day(2025, 8, 31)))
        #expect(part.downloaded == Int64(day(2025, 9, 2).number) * 86_400 + 16 * 3_600 + 12 * 60)
        guard case .orders(let rows) = part.sheets.first?.content, let row = rows.first else {
            Issue.record("no orders")
            return
        }
        #expect(row.subOrder.description == "900000000000000001_1")
        #expect(row.discountedPrice == Paisa(48_800))
        #expect(row.quantity == 2)
        #expect(part.texts[row.product] == "Kurti, red")
        #expect(part.texts[row.sku] == "Kurti Red")
        #expect(row.row == 2)
    }

    @Test func `generation 2 and aliases read by name, unknown columns are listed`() {
        let part = part(
            "orders.csv",
            "SKU ID,Order Status,Sub Order Number,Order Date,Qty,Customer State,Catalog ID,Order source,Festival Tag\n"
                + "A-1,SHIPPED,900000000000000001_1,03/08/2025,1,Goa,77,ad_order,Diwali\n"
        )
        #expect(part.record.kind == .orders)
        #expect(part.record.rows == 1)
        #expect(part.record.unknownColumns == ["Festival Tag"])
        #expect(part.problems == [])
    }

    @Test(arguments: [
        ("Final Settlement Amount", "999.00"), ("Final  settlement amount", "413.50"),
        ("Sub Order No", "900000000000000002_1"),
    ])
    func `of two columns of one name that must be there none is taken`(second: String, cell: String) {
        let part = part(
            "payments.csv",
            "Sub Order No,Live Order Status,Supplier SKU,Transaction ID,Payment Date,Final Settlement Amount,\(second)\n"
                + "900000000000000001_1,Delivered,S,T1,2025-08-20,413.50,\(cell)\n"
        )
        #expect(part.record.isRejected && part.sheets.isEmpty)
        #expect(part.problems.map(\.kind) == [.contradiction])
        #expect(part.problems.first?.found == "two: \(second)")
    }

    @Test func `a damaged row is named and left out, the rest is read`() throws {
        let part = part(
            "orders.csv",
            header + "\n" + "DELIVERED,900000000000000001_1,2025-08-03,Bihar,P,S,M,two,500,488,\n"
                + "DELIVERED,9.0E+17,2025-08-03,Bihar,P,S,M,1,500,488,\n"
                + "DELIVERED,900000000000000003_1,2025-08-33,Bihar,P,S,M,1,500,488,\n"
                + "DELIVERED,900000000000000004_1,2025-08-03,Bihar,P,S,M,1,500,488,\n"
        )
        #expect(part.record.rows == 1)
        #expect(part.record.rejected == 3)
        #expect(part.problems.map(\.place.row) == [2, 3, 4])
        #expect(part.problems.map(\.place.column) == ["Quantity", "Sub Order No", "Order Date"])
        #expect(part.problems.map(\.found) == ["two", "9.0E+17", "2025-08-33"])
        #expect(
            try #require(part.problems.first).description == """
                orders.csv › row 2 › column "Quantity": expected a quantity from 1 to 10,000, found "two". The row is left out. Correct the \
                cell, or download an export again.
                """
        )
    }

    @Test func `a month-first file is read month first, a mixed one names its rows`() {
        let us = part(
            "orders.csv",
            "SKU,Order Status,Sub Order No,Order Date,Packet Id\nA,DELIVERED,900000000000000001_1,08/03/2025,x\nA,DELIVERED,900000000000000002_1,08/25/2025,x\n"
        )
        #expect(us.record.days == DayRange(day(2025, 8, 3), day(2025, 8, 25)))
        let mixed = part(
            "orders.csv",
            "SKU,Order Status,Sub Order No,Order Date,Packet Id\nA,DELIVERED,900000000000000001_1,25/08/2025,x\nA,DELIVERED,900000000000000002_1,08/25/2025,x\n"
        )
        #expect(mixed.record.rows == 1)
        #expect(mixed.problems.map(\.place.row) == [3])
    }

    @Test func `a missing column stops the file`() {
        let part = part(
            "orders.csv",
            "Reason for Credit Entry,Sub Order No,Customer State,SKU\nDELIVERED,900000000000000001_1,Goa,A\n"
        )
        #expect(part.record.isRejected)
        #expect(part.record.rows == 0)
        #expect(part.problems.map(\.kind) == [.missingColumn])
    }
}

@Suite struct ReturnsReaderTests {
    private let preamble =
        "Meesho Supplier Panel\nSupplier Id,1234567\nSupplier Name,Some Name\nEmail,someone@example.invalid\nDownloaded,2025-09-01\nReport,Returns\n\n"

    @Test(arguments: [
        (
            "Delivered Date,Courier Partner,AWB Number", "2025-08-20,Valmo,VL1", ExportKind.returnsDelivered,
            ReturnStage.delivered
        ),
        (
            "Expected Delivery Date,Courier Partner,AWB Number,Status,Attempt", "20/08/25,Valmo,VL1,In Transit,1",
            .returnsInTransit, .moving
        ),
        ("Lost Date,Courier Partner,AWB Number", "20/08/2025,Valmo,VL1", .returnsLost, .lost),
    ])
    func `each tab is told by its columns`(columns: String, cells: String, kind: ExportKind, stage: ReturnStage) {
        let part = part(
            "returns.csv",
            preamble
                + "S No,Product Name,SKU,Variation,Qty,Order Number,Suborder Number,Dispatch Date,Return Created Date,Type of Return,\(columns)\n"
                + "1,Kurti,K1,M,1,900000000000000001,900000000000000001_1,2025-08-05,2025-08-12,Customer Return,\(cells)\n\n"
        )
        #expect(part.record.kind == kind)
        #expect(part.returnStage == stage)
        #expect(part.record.rows == 1)
        #expect(part.problems == [])
        #expect(part.evidence.first?.id == "1234567")
        guard case .returns(let rows) = part.sheets.first?.content, let row = rows.first else {
            Issue.record("no returns")
            return
        }
        #expect(row.created == day(2025, 8, 12))
        #expect(row.row == 9)
        #expect(!"\(part)".contains("someone@example.invalid"))
        #expect(!part.texts.strings.contains("Some Name"))
    }
}

@Suite struct ClaimsReaderTests {
    @Test func `money and day come out of the prose, the prose itself goes no further`() throws {
        let paid = try #require(
            ClaimUpdate(prose: "Rs 231.5 was done on 12 May 2026 with transaction id AXIS12 for Ramesh 9876543210")
        )
        #expect(paid.amount == Paisa(23_150) && paid.isPaid && paid.day == day(2026, 5, 12))
        let planned = try #require(ClaimUpdate(prose: "Payment of Rs. 1,200 is scheduled on 2026-05-14."))
        #expect(planned.amount == Paisa(120_000) && !planned.isPaid && planned.day == day(2026, 5, 14))
        #expect(ClaimUpdate(prose: "Rejected: video missing") == nil)
        let part = part(
            "Supplier-1234567_Status-all_Created-from-01-05-2026-to-31-05-2026.csv",
            "Ticket ID,Order Number,Suborder Number,Ticket Status,Created Date,Issue,Last Update\nT1,900000000000000001,900000000000000001_1,Approved,02-05-2026,damaged,Call 9876543210 Rs 10 was done on 12 May 2026\n"
        )
        #expect(part.record.kind == .claims)
        #expect(part.record.days == DayRange(day(2026, 5, 1), day(2026, 5, 31)))
        #expect(!part.texts.strings.contains { $0.contains("9876543210") })
    }
}

@Suite struct CostReaderTests {
    @Test func `column spellings in any order read`() {
        let part = part(
            "my costs.csv",
            "Packing Cost;Product;Cost Price;Seller SKU;Valid From\n3;Kurti;₹ 1,20;K1;\n3,00;Kurti;120,50;K2;\n2.5;Kurti;99.5;K 3;01/08/2025\n"
        )
        #expect(part.record.kind == .costs)
        #expect(part.record.rows == 1)
        #expect(part.record.rejected == 2)
        guard case .costs(let rows) = part.sheets.first?.content, let row = rows.first else {
            Issue.record("no costs")
            return
        }
        #expect(part.texts[row.sku] == "K 3")
        #expect(row.cost == Paisa(9_950) && row.packaging == Paisa(250) && row.validFrom == day(2025, 8, 1))
    }

    @Test func `a negative cost is named`() {
        let part = part("cost.csv", "sku,cost\nA,-5\nB,5\n")
        #expect(part.record.rows == 1)
        #expect(part.problems.map(\.place.column) == ["cost"])
    }
}

@Suite struct UnusableFileTests {
    @Test(arguments: [
        ("a.csv", "", InputError.Kind.damaged), ("a.csv", "just,some,words\n1,2,3\n", .unknownKind),
        ("orders.xls", "<html><body><table><tr><td>Sub Order No</td></tr></table></body></html>", .unsupported),
        ("a.zip", "PK\u{3}\u{4}but cut", .damaged),
    ])
    func `what cannot be used is named for what it is`(name: String, text: String, kind: InputError.Kind) {
        let part = part(name, text)
        #expect(part.record.isRejected)
        #expect(part.problems.map(\.kind) == [kind])
    }

    @Test func `a price file is recognised and not used`() {
        let part = part("price.csv", "STYLE ID,Meesho Price,Wrong/Defective Return Price,MRP\nK1,400,380,999\n")
        #expect(part.record.kind == .priceUpdate)
        #expect(part.record.note == "price file: not used")
        #expect(part.problems == [])
    }
}

@Suite struct SettingsFileTests {
    @Test func `known keys are taken, wrong ones named with their line`() {
        let file = SettingsFile(
            "sellerName: घर बाज़ार\noverdueAfterDays: 40\ncostLostOnRTO: 12.5\nclaimWindowDays: soon\nfavouriteColour: blue\n",
            place: Place(path: "settings.yaml")
        )
        #expect(file.settings.sellerName == "घर बाज़ार")
        #expect(file.settings.overdueAfterDays == 40)
        #expect(file.settings.costLostOnRTO == 1_250)
        #expect(file.settings.claimWindowDays == 7)
        #expect(file.problems.map(\.place.row) == [4, 5])
        #expect(file.problems.map(\.kind) == [.badSetting, .badSetting])
    }

    @Test func `broken YAML sets nothing`() {
        let file = SettingsFile("overdueAfterDays: [1", place: Place(path: "settings.yaml"))
        #expect(file.settings == Settings())
        #expect(file.problems.count == 1)
    }
}

@Suite struct NameEvidenceTests {
    @Test(arguments: [
        ("Orders_2026-05-01_2026-05-25_2026-05-25_16_12-16_17_1234567.csv", ["1234567"]),
        ("Orders_2025-06-11_2025-07-10_17_24-17_29_1234567.csv", ["1234567"]),
        ("Orders_2025-11-01_2025-11-30_1765146848885.csv", []),
        ("1234567_SP_ORDER_ADS_REFERRAL_PAYMENT_FILE_PREVIOUS_PAYMENT_2025-08-01_2025-08-31.zip!/x.xlsx", ["1234567"]),
        ("Supplier-1234567_Status-all_Created-from-01-05-2026-to-31-05-2026.csv", ["1234567"]),
        ("gst_1234567_1_2026.zip!/tcs_sales.xlsx", ["1234567"]),
        ("1234567_2026-01-01_2026-01-31_TAX_INVOICE.zip", ["1234567"]),
        ("intransit_2026-05-20_10-5-10_10_1234567__.csv", ["1234567"]),
        ("Inventory-Update-File_2026-05-01T10-00-00_1234567.xlsx", ["1234567"]),
        ("orders_2025.csv", []), ("orders (1).csv", []), ("payment may.xlsx", []),
        ("Orders_2026-05-01_2026-05-25_2026-05-25_16_12-16_17_1234567 (1).csv", ["1234567"]),
    ])
    func `supplier ids are found in names`(path: String, ids: [String]) {
        #expect(NameEvidence(path: path).suppliers.map(\.id) == ids)
    }

    @Test func `an outstanding file is told by its name`() {
        #expect(NameEvidence(path: "1_SP_x_OUTSTANDING_PAYMENT_2026-01-31.xlsx").isOutstanding)
    }
}

func day(_ year: Int, _ month: Int, _ day: Int) -> Day { Day(year: year, month: month, day: day) ?? Day(number: 0) }

@Suite struct ArchiveReaderTests {
    @Test func `an archive without a file says so`() {
        // The end record of an archive of no members.
        let empty: [UInt8] = [0x50, 0x4B, 5, 6] + Array(repeating: 0, count: 18)
        var reader = PartReader(budget: InflationBudget())
        reader.read(empty, path: "1234567/gst_1234567_7_2026.zip")
        #expect(reader.parts.map(\.record.kind) == [.archive])
        #expect(reader.parts.first?.record.note == "an archive without a file inside")
    }

    /// `count` members of the same content, the one inside the other's archive `depth` times.
    private static func nested(_ content: [UInt8], name: String, count: Int = 1, depth: Int) -> [UInt8] {
        var (content, name, count) = (content, name, count)
        for level in 0..<depth {
            var archive = ZipWriter(level: 9)
            for index in 0..<count { archive.add("\(index)-\(name)", content) }
            content = archive.finish()
            (name, count) = ("\(level).zip", 1)
        }
        return content
    }

    private func read(_ bytes: [UInt8], limits: Limits = .standard) -> [Part] {
        var reader = PartReader(budget: InflationBudget(limits), limits: limits)
        reader.read(bytes, path: "1234567/a.zip")
        return reader.parts
    }

    @Test func `archives are opened as deep as the limit and no deeper`() {
        let sheet = Array("SKU,cost\nA,1\n".utf8)
        for depth in 1...3 {
            let parts = read(Self.nested(sheet, name: "costs.csv", depth: depth))
            #expect(parts.contains { $0.record.kind == .costs })
            #expect(parts.flatMap(\.problems).isEmpty)
        }
        let problems = read(Self.nested(sheet, name: "costs.csv", depth: 4)).flatMap(\.problems)
        #expect(problems.map(\.kind) == [.limit])
        #expect(problems.first?.expected == "archives inside archives at most 3 deep")
        #expect(problems.first?.advice == "Unpack the outermost archive and put the exports in the folder.")
    }

    @Test func `members count over all archives of a file`() {
        let sheet = Array("SKU,cost\nA,1\n".utf8)
        let bytes = Self.nested(sheet, name: "costs.csv", count: 3, depth: 2)
        var limits = Limits()
        for (most, kinds) in [(5, []), (4, []), (3, [.limit])] as [(Int, [InputError.Kind])] {
            limits.membersPerFile = most
            #expect(read(bytes, limits: limits).flatMap(\.problems).map(\.kind) == kinds)
        }
    }

    @Test func `many members that unpack to much are a bomb though none is one alone`() {
        // Each below what any ratio is allowed for, and packed twice: 30 MiB out of some KiB.
        let lines = [UInt8](repeating: 0x0A, count: 3 << 20)
        let bytes = Self.nested(lines, name: "a.csv", count: 10, depth: 2)
        #expect(bytes.count < 20_000)
        let problems = read(bytes).flatMap(\.problems)
        let refused = problems.filter { $0.expected == "a file packed at most 200 to 1 with all that is inside it" }
        // One of 3 MiB, and a part of the next.
        #expect(refused.count == 9)
        #expect(refused.allSatisfy { $0.kind == .limit })
        // The same in a file of its own is looked at afresh.
        #expect(read(Self.nested(lines, name: "a.csv", depth: 2)).flatMap(\.problems).map(\.kind) == [.unknownKind])
    }
}
