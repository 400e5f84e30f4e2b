import Foundation
import Ledger
import Meesho
import Site
import Tabular
import Testing

/// The tables of the GST returns, against recomputations that share nothing with hisaab.
struct TaxTests {
    private static let gujarat = "24AAAAA0000A1Z5"
    private static let kerala = "32AAAAA0000A1Z5"

    private static func sales(_ rows: String...) -> String { sheet(rows, isReturns: false) }
    private static func returns(_ rows: String...) -> String { sheet(rows, isReturns: true) }

    /// A row is: GSTIN, number, HSN, quantity, rate, taxable, invoice, state, month.
    private static func sheet(_ rows: [String], isReturns: Bool) -> String {
        let head =
            "identifier,gstin,sub_order_num,hsn_code,quantity,gst_rate,total_taxable_sale_value,total_invoice_value,"
            + "end_customer_state_new,month_number,financial_year,supplier_id"
        return head + (isReturns ? ",cancel_return_date" : "") + "\n"
            + rows.map { "abcde,\($0),2025,1234567\(isReturns ? ",2025-08-20" : "")\n" }.joined()
    }

    private static func report(_ files: KeyValuePairs<String, String>) async throws -> SellerReport {
        let seller = try #require(try await InputFolder(files).reading().sellers.first)
        return await SellerReport(of: seller, asOf: try day("2025-12-31"), version: "test")
    }

    /// `Fixtures/1234567.json`, "tax": a Python script reads the cells as text, adds them with `decimal` row by row and
    /// rounds half up when it writes; gaps are the numbers of a range that no list holds.
    @Test(arguments: ["gst_b2cs", "gst_hsn", "gst_documents", "gst_operators"])
    func `the sample's tables are what its raw rows give`(name: String) async throws {
        var options = ReadingOptions()
        options.jobs = 2
        let folder = Fixture.repository.appending(path: "Input").path
        let reading = try await Reading.read(folder: folder, options: options) { _ in }
        let seller = try #require(reading.sellers.first)
        let report = await SellerReport(of: seller, asOf: try day("2025-12-31"), version: "test")
        let expected = try Fixture.json("1234567.json")["tax"][name]
        let rows = try report.table(name + ".csv").rows
        let keys = rows.map { Self.key(of: $0, in: name) }
        #expect(keys.sorted() == expected.keys && !keys.isEmpty)
        for (key, row) in zip(keys, rows) {
            for (column, figure) in expected[key].leaves { #expect(row[column] == figure, "\(key): \(column)") }
        }
    }

    private static func key(of row: [String: String], in name: String) -> String {
        let columns =
            switch name {
            case "gst_b2cs": ["gstin", "month", "place_of_supply", "rate"]
            case "gst_hsn": ["gstin", "month", "hsn", "rate"]
            case "gst_documents": ["gstin", "month", "type", "prefix"]
            default: ["gstin", "month"]
            }
        return columns.map { column in
            let text = row[column] ?? ""
            return column == "place_of_supply" ? String(text.prefix(2)) : text
        }.joined(separator: "|")
    }

    @Test func `cells are net, rounded once, half away from zero, and stay negative`() async throws {
        let report = try await Self.report([
            "1234567/tcs_sales.csv": Self.sales(
                "\(Self.gujarat),\(TextExport.key(1)),0908,2,5.00,100.0025,105.0025,GUJARAT,8",
                "\(Self.gujarat),\(TextExport.key(1)),0908,0,5.00,-0.0075,-0.0075,GUJARAT,8",
                "\(Self.gujarat),\(TextExport.key(2)),6204,1,12.00,0.005,0.005,ORISSA,8",
                "\(Self.gujarat),\(TextExport.key(3)),6204,1,0.00,250,250,ATLANTIS,8",
                "\(Self.kerala),\(TextExport.key(4)),6204,1,18.00,100,118,GUJARAT,8"
            ),
            "1234567/tcs_sales_return.csv": Self.returns(
                "\(Self.gujarat),\(TextExport.key(5)),6204,1,18.00,0.005,0.005,GOA,8",
                "\(Self.gujarat),\(TextExport.key(5)),6204,1,18.00,null,null,GOA,8",
                "\(Self.gujarat),\(TextExport.key(6)),6204,1,5.00,200,210,KERALA,8"
            ),
        ])
        let lines = try report.table("gst_b2cs.csv").rows.map { row in
            ["place_of_supply", "state", "rate", "taxable", "igst", "cgst", "sgst"].map { row[$0] ?? "" }
                .joined(separator: " ")
        }
        #expect(
            lines == [
                // 100.0025 − 0.0075 = 99.995; invoice 104.995, tax 5: halves of 2.50.
                "21-Odisha Odisha 12.00 0.01 0.00  ", "24-Gujarat Gujarat 5.00 100.00  2.50 2.50",
                "30-Goa Goa 18.00 -0.01 0.00  ", "32-Kerala Kerala 5.00 -200.00 -10.00  ",
                " ATLANTIS 0.00 250.00   ", "24-Gujarat Gujarat 18.00 100.00 18.00  ",
            ]
        )
        let hsn = try report.table("gst_hsn.csv")
        #expect(hsn.row("hsn", "0908")?["quantity"] == "2")
        #expect(report.problems.map(\.found) == ["ATLANTIS, in 1 rows"])
        #expect(report.tax.unknownStates == ["ATLANTIS": 1])
    }

    @Test func `months of one folder stand apart, and a setting names the operator of old files`() async throws {
        let report = try await Self.report([
            "1234567/a_tcs_sales.csv": Self.sales(
                "\(Self.gujarat),\(TextExport.key(1)),6204,1,5.00,100,105,GOA,8"
            ),
            "1234567/b_tcs_sales.csv": Self.sales(
                "\(Self.gujarat),\(TextExport.key(2)),6204,1,5.00,200,210,GOA,9"
            ), "1234567/settings.yaml": "operatorGstin: 24BBBBB1111B1C5\ngstScheme: composition\n",
        ])
        let rows = try report.table("gst_operators.csv").rows
        #expect(rows.map { $0["month"] } == ["2025-08", "2025-09"])
        #expect(rows.map { $0["net_value"] } == ["100.00", "200.00"])
        #expect(rows.allSatisfy { $0["operator_gstin"] == "24BBBBB1111B1C5" && $0["operator_source"] == "setting" })
        #expect(report.settings.gstScheme == .composition)
    }

    @Test func `gaps and repeats of document numbers are told, and other forms counted apart`() async throws {
        let report = try await Self.report([
            "1234567/orders.csv": TextExport.orders("\(TextExport.key(1)),DELIVERED,2025-08-01,Kurti,1,425,Goa"),
            "1234567/1234567_2025-08-01_2025-08-31_Tax_invoice_details.csv": """
            Type,Order Date,Suborder No.,Product Description,HSN,Invoice No.
            INVOICE,2025-08-01 10:00:00,\(TextExport.key(1)),Kurti - M,6204,abcde2611
            INVOICE,2025-08-01 10:00:00,\(TextExport.key(2)),Kurti - M,6204,abcde2612
            INVOICE,2025-08-01 10:00:00,\(TextExport.key(2)),Kurti - M,6204,abcde2612
            INVOICE,2025-08-01 10:00:00,\(TextExport.key(3)),Kurti - M,6204,abcde2616
            CREDIT NOTE,2025-08-01 10:00:00,\(TextExport.key(3)),Kurti - M,6204,abcde26C12
            CREDIT NOTE,2025-08-01 10:00:00,\(TextExport.key(3)),Kurti - M,6204,note 7

            """,
        ])
        let rows = try report.table("gst_documents.csv").rows.map { row in
            ["month", "type", "first", "last", "count", "missing", "missing_numbers", "duplicates"]
                .map { row[$0] ?? "" }.joined(separator: "|")
        }
        #expect(
            rows == [
                "2025-08|CREDIT NOTE|||1|0||0", "2025-08|CREDIT NOTE|abcde26C12|abcde26C12|1|0||0",
                "2025-08|INVOICE|abcde2611|abcde2616|3|3|abcde2613-abcde2615|1",
            ]
        )
    }

    @Test func `only what both sides cover is a difference`() async throws {
        let name = "1234567_SP_ORDER_ADS_REFERRAL_PAYMENT_FILE_PREVIOUS_PAYMENT_2025-08-01_2025-09-30.csv"
        func sale(_ number: Int, _ invoice: Int, _ month: Int) -> String {
            "\(Self.gujarat),\(TextExport.key(number)),6204,1,5.00,\(invoice),\(invoice),GOA,\(month)"
        }
        let report = try await Self.report([
            "1234567/a_tcs_sales.csv": Self.sales(sale(1, 400, 8), sale(2, 400, 8), sale(3, 400, 8)),
            "1234567/a_tcs_sales_return.csv": Self.returns(sale(2, 400, 8)),
            "1234567/b_tcs_sales.csv": Self.sales(sale(4, 400, 9)),
            "1234567/b_tcs_sales_return.csv": Self.returns(sale(6, 50, 9)),
            "1234567/\(name)": TextExport.payments(
                "\(TextExport.key(1)),Delivered,Kurti,T1,2025-08-20,400,400,0,0,0,",
                "\(TextExport.key(2)),Return,Kurti,T1,2025-08-20,0,400,0,0,0,",
                "\(TextExport.key(4)),Delivered,Kurti,T2,2025-09-20,390,390,0,0,0,",
                "\(TextExport.key(5)),Delivered,Kurti,T2,2025-09-20,390,390,0,0,0,"
            ),
        ])
        let tie = report.tax.tieOut
        // 1 agrees; 2 differs in August, whose following month both sides cover; 4 is of the last month.
        #expect(tie.equal == 1 && tie.cannotTell == 1 && tie.onlyGST == 2 && tie.onlyPayments == 1)
        #expect(tie.differences.map(\.subOrder.description) == [TextExport.key(2)])
        #expect(tie.total == Paisa(-40_000))
        #expect(try report.table("gst_tie_out.csv").rows.map { $0["difference"] } == ["-400.00"])
    }

    @Test func `tax inside an amount is 18 of 118, rounded half away from zero`() throws {
        let august = try day("2025-08-01")
        #expect(TaxRates.servicesGST(inside: Paisa(11_800), on: august) == Paisa(1_800))
        // 59 paise: 9.0; 10 paise: 1.525…; 23 paise: 3.508…
        #expect(TaxRates.servicesGST(inside: Paisa(59), on: august) == Paisa(9))
        #expect(TaxRates.servicesGST(inside: Paisa(-10), on: august) == Paisa(-2))
        #expect(TaxRates.servicesGST(inside: Paisa(23), on: august) == Paisa(4))
        #expect(TaxRates.rate(.tcs, on: try day("2024-07-09")) == 1_000)
        #expect(TaxRates.rate(.tcs, on: try day("2024-07-10")) == 500)
        #expect(TaxRates.rate(.tds, on: try day("2024-09-30")) == 1_000)
        #expect(TaxRates.rate(.tds, on: try day("2024-10-01")) == 100)
    }

    @Test(arguments: ["24BBBBB1111B1C", "99BBBBB1111B1C5", "24BBBB11111B1C5", "24BBBBB1111B1-5"])
    func `an operator GSTIN of another form is named and not used`(text: String) async throws {
        let seller = try #require(
            try await InputFolder([
                "1234567/orders.csv": TextExport.orders("\(TextExport.key(1)),DELIVERED,2025-08-01,Kurti,1,425,Goa"),
                "1234567/settings.yaml": "operatorGstin: \(text)\ngstScheme: irregular\n",
            ]).reading().sellers.first
        )
        #expect(seller.problems.map(\.kind) == [.badSetting, .badSetting])
        #expect(seller.settings.operatorGSTIN == nil && seller.settings.gstScheme == .regular)
    }
}
