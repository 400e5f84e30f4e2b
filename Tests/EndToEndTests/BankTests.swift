import Foundation
import Ledger
import Meesho
import Tabular
import Testing

/// Bank statements against payouts, what outstanding files promised, programmes and days to pay.
struct BankTests {
    /// 400.00 on 20 August under AXIS001, 250.00 on the 25th under AXIS002, 250.00 on the 26th without an id.
    private static let payments = TextExport.payments(
        "\(TextExport.key(1)),Delivered,K1,AXIS0010001,2025-08-20,400,400,0,0,0,",
        "\(TextExport.key(2)),Delivered,K1,AXIS0020002,2025-08-25,250,250,0,0,0,",
        "\(TextExport.key(3)),Delivered,K1,AXIS0030003,2025-08-26,250,250,0,0,0,"
    )
    private static let orders = TextExport.orders(
        "\(TextExport.key(1)),DELIVERED,2025-08-01,K1,1,425,Goa",
        "\(TextExport.key(2)),DELIVERED,2025-08-02,K1,1,300,Goa",
        "\(TextExport.key(3)),DELIVERED,2025-07-30,K1,1,300,Goa"
    )

    private static func report(_ statement: String, settings: String = "bankMatchDays: 3\n") async throws
        -> SellerReport
    {
        try await InputFolder([
            "1234567/Orders_1234567.csv": orders, "1234567/payments.csv": payments,
            "1234567/statement.csv": statement, "1234567/settings.yaml": settings,
        ]).report()
    }

    private static func statement(_ lines: String...) -> String {
        "Txn Date,Narration,Debit,Credit,Balance\n" + lines.map { $0 + "\n" }.joined()
    }

    private static func statuses(_ report: SellerReport) throws -> [[String?]] {
        try report.table("payouts.csv").rows.map { [$0["bank_status"], $0["bank_date"], $0["bank_amount"]] }
    }

    @Test func `by transaction id, by amount and day, and what is missing`() async throws {
        let report = try await Self.report(
            Self.statement(
                "18/08/2025,OPENING,,,1000.00",
                "21/08/2025,NEFT-AXIS0010001-MEESHO,,399.00,1399.00",
                // Two payouts of one amount: the id takes one, the nearest day the other.
                "27/08/2025,NEFT AXIS0030003 MEESHO,,250.00,1649.00",
                "28/08/2025,SALARY,,250.00,1899.00",
                "29/08/2025,RENT,500.00,,1399.00",
                "29/08/2025,INTEREST,,7.25,1406.25"
            )
        )
        #expect(
            try Self.statuses(report) == [
                ["amount_differs", "2025-08-21", "399.00"], ["matched", "2025-08-28", "250.00"],
                ["matched", "2025-08-27", "250.00"],
            ]
        )
        let bank = try report.summary()["bank"]
        #expect(bank["rows"].int == 4 && bank["matched"].int == 2 && bank["amount_differs"].int == 1)
        #expect(bank["unmatched_credits"].int == 1 && bank["unmatched_amount"].string == "7.25")
    }

    /// The 25th and three days: the 28th counts, the 29th does not. The statement begins on the 21st.
    @Test(arguments: [("28/08/2025", "matched"), ("29/08/2025", "not_found")])
    func `as many days apart as the setting says, within the days it covers`(day: String, status: String) async throws {
        let report = try await Self.report(
            Self.statement("21/08/2025,X,,1.00,1", "\(day),CREDIT,,250.00,2", "31/08/2025,X,,1.00,3")
        )
        let found = try Self.statuses(report).map { $0[0] }
        #expect(found == ["not_covered", status, day == "28/08/2025" ? "not_found" : "matched"])
    }

    @Test func `an amount column with its sign or its letters`() async throws {
        let report = try await Self.report(
            "Date,Particulars,Amount (INR),Dr/Cr\n2025-08-20,A,400.00,CR\n2025-08-25,B,250.00,DR\n2025-08-26,C,250,Cr\n"
        )
        #expect(try Self.statuses(report).map { $0[0] } == ["matched", "matched", "not_found"])
    }

    @Test func `names in narrations are in no output`() async throws {
        let report = try await Self.report(
            Self.statement("20/08/2025,UPI/RAMESH KUMAR/9876543210/ramesh@bank AXIS0010001,,400.00,1")
        )
        #expect(try Self.statuses(report).first?.first == "matched")
        let page = try Data(report.summary().leaves.map { "\($0)" }.joined().utf8)
        for table in ["payouts.csv", "inputs.csv"] {
            let rows = try report.table(table).rows
            #expect(!rows.contains { $0.values.contains { $0.contains("RAMESH") || $0.contains("9876543210") } })
        }
        #expect(!String(decoding: page, as: UTF8.self).contains("RAMESH"))
    }

    @Test func `an amount or a day that cannot be read is named and left out`() async throws {
        let folder = try InputFolder([
            "1234567/payments.csv": Self.payments,
            "1234567/statement.csv": Self.statement("20/08/2025,A,,40O.00,1", "35/08/2025,B,,250.00,2"),
        ])
        let seller = try #require(try await folder.reading().sellers.first)
        #expect(seller.problems.map(\.place.row) == [2, 3])
        #expect(seller.problems.map(\.place.column) == ["Credit", "Txn Date"])
    }

    /// Promised 300 and 200 on 1 September; 310 came for the first, nothing for the second, which a later file of
    /// the 10th still lists; a third of the first file is neither paid nor listed any more.
    @Test func `what was promised and what came`() async throws {
        func outstanding(_ rows: String...) -> String {
            "Sub Order No,Live Order Status,Supplier SKU,Transaction ID,Payment Date,Final Settlement Amount\n"
                + rows.map { $0 + "\n" }.joined()
        }
        let name = "1234567_SP_ORDER_ADS_REFERRAL_PAYMENT_FILE"
        let report = try await InputFolder([
            "1234567/\(name)_OUTSTANDING_PAYMENT_2025-09-01.csv": outstanding(
                "\(TextExport.key(1)),Delivered,K1,NA,2025-09-08,300",
                "\(TextExport.key(2)),Delivered,K1,NA,2025-09-09,200",
                "\(TextExport.key(3)),Delivered,K1,NA,2025-09-09,100"
            ),
            "1234567/\(name)_OUTSTANDING_PAYMENT_2025-09-10.csv": outstanding(
                "\(TextExport.key(2)),Delivered,K1,NA,2025-09-19,210"
            ),
            "1234567/\(name)_PREVIOUS_PAYMENT_2025-09-02_2025-09-09.csv": TextExport.payments(
                "\(TextExport.key(1)),Delivered,K1,T1,2025-09-08,310,400,0,0,0,"
            ),
        ]).report()
        let rows = try report.table("outstanding.csv").rows
        #expect(rows.map { $0["state"] } == ["paid", "open", "gone"])
        #expect(rows.map { $0["promised_amount"] } == ["300.00", "200.00", "100.00"])
        #expect(rows[0]["paid_amount"] == "310.00" && rows[0]["difference"] == "10.00")
        #expect(rows[0]["paid_date"] == "2025-09-08" && rows[0]["snapshot"] == "2025-09-01")
        let promises = try report.summary()["promises"]
        #expect(promises["paid"]["promised"].string == "300.00" && promises["paid"]["paid"].string == "310.00")
        #expect(promises["gone"]["count"].int == 1 && promises["open"]["promised"].string == "200.00")
        // Only the newest file says what is still to come.
        #expect(try report.summary()["outstanding"]["settlement"].string == "210.00")
    }

    /// Ordered on 1 and 2 August, paid after 19 and 23 days; the July order after 27.
    @Test func `days to pay by the month of the order`() async throws {
        let report = try await Self.report("Txn Date,Narration,Credit\n2025-08-20,A,400\n")
        let rows = try report.table("months.csv").rows
        #expect(rows.map { $0["days_to_payment_median"] } == ["27", "19"])
        #expect(rows.map { $0["days_to_payment_90"] } == ["27", "23"])
    }

    /// Mall fee −12.50 and −2.50 in August, return premium +30 and −10 in September, a platform programme +5.
    @Test func `programmes by month`() async throws {
        let report = try await InputFolder([
            "1234567/payments.csv": """
            Sub Order No,Live Order Status,Transaction ID,Payment Date,Final Settlement Amount,\
            Meesho mall platform fee (Incl. GST),Return premium (incl GST),Return premium (incl GST) of Return
            \(TextExport.key(1)),Delivered,T1,2025-08-20,-12.50,-12.50,0,0
            \(TextExport.key(2)),Delivered,T1,2025-08-20,-2.50,-2.50,0,0
            \(TextExport.key(3)),Delivered,T2,2025-09-01,30,0,30,0
            \(TextExport.key(4)),Return,T2,2025-09-01,-10,0,0,-10

            """,
            "1234567/platform.csv": "Date,Program Name,Reason,Amount (inc GST) INR\n2025-09-01,INSIGHTS,x,5\n",
        ]).report()
        let rows = try report.table("programmes.csv").rows
        #expect(
            rows.map { [$0["month"], $0["programme"], $0["cost"], $0["benefit"], $0["net"]] } == [
                ["2025-08", "mall", "-15.00", "0.00", "-15.00"],
                ["2025-09", "INSIGHTS", "0.00", "5.00", "5.00"],
                ["2025-09", "return_premium", "-10.00", "30.00", "20.00"],
            ]
        )
    }
}
