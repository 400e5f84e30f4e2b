import Foundation
import Testing

/// What `--redact` leaves out and masks, in every place of the exports that holds any of it.
struct RedactionTests {
    private static let numbers = [
        "900000456704445917_1", "900000456704445917_2", "800000456704445926", "700000111122223333_1",
    ]
    private static let gstins = ["24AAAAA0000A1Z0", "07AABCM1234Q1ZX"]
    private static let others = [
        "N3256170012345", "VL0081234567890", "VL0089999999990", "TCK-778899", "abcde2617", "HDFC-50100-ACCOUNT",
    ]

    private static let files: KeyValuePairs<String, String> = [
        "1234567/orders.csv": TextExport.orders(
            "\(numbers[0]),DELIVERED,2025-08-01,K1,1,1425,Goa",
            "\(numbers[1]),DELIVERED,2025-08-02,K2,2,1610,Goa",
            "\(numbers[2]),RTO_COMPLETE,2025-08-03,K1,1,1425,Kerala"
        ),
        "1234567/payments.csv": """
        Sub Order No,Live Order Status,Supplier SKU,Transaction ID,Payment Date,Final Settlement Amount,\
        Total Sale Amount (Incl. Shipping & GST),Total Sale Return Amount (Incl. Shipping & GST),\
        Return Shipping Charge (Incl. GST),Recovery,Recovery Reason,Product GST %,Claims,Claims Reason
        \(numbers[0]),Delivered,K1,N3256170012345,2025-08-20,1390.11,1425,0,0,0,,5,0,
        \(numbers[1]),Return,K2,N3256170012345,2025-08-20,-160.40,1610,-1610,-160.40,0,,5,0,
        \(numbers[2]),,K1,N3256170012345,2025-08-21,-88,0,0,0,-88,Wrong item in \(numbers[2]) and 900000456704445917,5,0,

        """,
        "1234567/returns.csv": TextExport.returns(
            "1,K2,\(numbers[1]),2025-08-10,Customer Return,,VL0081234567890",
            "2,K1,\(numbers[3]),2025-08-10,RTO,,VL0081111111110"
        ),
        "1234567/received.txt": "VL0089999999990\n",
        "1234567/claims.csv": """
        Ticket ID,Suborder Number,Ticket Status,Created Date,Issue,Last Update,Reopen Validity
        TCK-778899,\(numbers[1]),Rejected,2025-08-22,Wrong item for \(numbers[1]),NA,2026-02-10

        """,
        "1234567/tcs_sales.csv": """
        identifier,gstin,sub_order_num,hsn_code,quantity,gst_rate,total_taxable_sale_value,total_invoice_value,\
        end_customer_state_new,financial_year,month_number,supplier_id,eco_tcs_gstin
        x,24AAAAA0000A1Z0,\(numbers[0]),6204,1,5.00,1357.14,1425.0,GOA,2025,8,1234567,07AABCM1234Q1ZX

        """,
        "1234567/Tax_invoice_details.csv": """
        Type,Order Date,Suborder No.,Product Description,HSN,Invoice No.
        INVOICE,2025-08-01,\(numbers[0]),Kurti,6204,abcde2617
        INVOICE,2025-08-02,\(numbers[1]),Kurti,6204,abcde2619

        """,
        "1234567/HDFC-50100-ACCOUNT.csv": """
        Date,Narration,Credit
        2025-08-20,NEFT N3256170012345 MEESHO,1229.71

        """,
        "1234567/cost_sheet.csv": "sku,cost,packaging,GST %\nK1,777.13,31.19,12\nK2,643.57,28.93,5\n",
        "1234567/settings.yaml": """
        sellerName: Mangal Traders
        otherMonthlyExpenses: 4321.09
        packagingPerOrder: 17.83
        costLostOnRTO: 37
        operatorGstin: 07AABCM1234Q1ZX
        monthlyExpenses:
          warehouse rent: 8765.43

        """,
    ]
    /// Costs, packaging and expenses, as given, by the order and added up, and what they are called.
    private static let costs = [
        "777.13", "31.19", "643.57", "28.93", "4321.09", "17.83", "8765.43", "1287.14", "warehouse rent", "cost_sheet",
    ]

    private let command: Command

    init() throws {
        command = try Command()
        for (path, text) in Self.files { try command.write(text, to: "Input/" + path) }
    }

    private func bundle(_ arguments: String...) throws -> [String: String] {
        let output = "Out-\(arguments.joined(separator: ""))"
        let result = try command.run(["--as-of", "2026-01-31", "--output", output] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        return try command.files(output + "/1234567").mapValues { String(decoding: $0, as: UTF8.self) }.unpacked()
    }

    /// As tables and as the page writes amounts.
    private func spellings(_ text: String) -> [String] {
        guard let point = text.lastIndex(of: "."), point > text.startIndex, Double(text) != nil else { return [text] }
        let whole = text[..<point]
        guard whole.count > 3 else { return [text] }
        let thousands = whole.dropLast(3) + "," + whole.suffix(3)
        return [text, String(thousands) + String(text[point...])]
    }

    @Test func `no cost and nothing computed from one is in a redacted bundle`() throws {
        let readable = try bundle()
        let redacted = try bundle("--redact")
        #expect(readable.keys == redacted.keys)
        let summary = try JSONText(Data((readable["data/summary.json"] ?? "").utf8))
        let profits = ["cash", "after_gst", "goods", "packaging", "other"].map { summary["profit"][$0].string }
        #expect(Set(profits).count == 5 && !profits.contains("0.00") && !profits.contains(""))
        let table = TableText(Data((readable["data/products.csv"] ?? "").utf8))
        let columns = ["goods_cost", "packaging", "profit", "profit_per_kept"]
        let figures = table.rows.flatMap { row in columns.compactMap { row[$0] } }.filter {
            $0.count > 3 && $0 != "0.00"
        }
        #expect(figures.count >= 6)
        let secrets = Self.costs + (profits + figures).map { $0.replacing("-", with: "") }
        for secret in profits + figures { #expect(readable.values.contains { $0.contains(secret) }, "\(secret)") }
        for secret in secrets.flatMap(spellings) {
            for (name, text) in redacted { #expect(!text.contains(secret), "\(name) holds \(secret)") }
        }
    }

    @Test func `no number that can be looked up is in a redacted bundle`() throws {
        let readable = try bundle()
        let redacted = try bundle("--redact")
        let parts = Self.numbers.map { String($0.prefix(18)) }
        for secret in Self.numbers + parts + Self.gstins + Self.others {
            #expect(readable.values.contains { $0.contains(secret) }, "\(secret)")
            for (name, text) in redacted { #expect(!text.contains(secret), "\(name) holds \(secret)") }
        }
        let rows = try [readable, redacted].map { try #require($0["index.html#order-rows"]) }
        #expect(rows[0].contains(Self.numbers[0]) && rows[1].contains("O-000003"))
        let hash = try #require(readable["manifest.json"]?.firstMatch(of: /"sha256": "([0-9a-f]{64})",\n *"size"/)?.1)
        #expect(!redacted.values.contains { $0.contains(hash) })
        let page = try #require(redacted["index.html"])
        #expect(
            page.contains("<p class=\"alert\"><i lang=en>Redacted: ") && page.contains("O-000003")
                && page.contains("Mangal Traders")
        )
    }

    /// Files, columns and keys stay; what has nothing to do with costs and numbers is the same.
    @Test func `all else stays as it is`() throws {
        let readable = try bundle()
        let redacted = try bundle("--redact")
        for (name, text) in readable where name.hasSuffix(".csv") {
            #expect(redacted[name]?.prefix { $0 != "\r\n" } == text.prefix { $0 != "\r\n" }, "\(name)")
        }
        let masked = [
            "sub_order", "goods_cost", "packaging", "profit", "source", "transaction_id", "transaction_ids",
            "cost_known",
            "profit_per_kept", "break_even_price",
        ]
        for name in ["orders", "settlements", "payouts", "products", "months", "states"] {
            let tables = [readable, redacted].map { TableText(Data(($0["data/\(name).csv"] ?? "").utf8)) }
            #expect(tables[0].rows.count == tables[1].rows.count && !tables[0].rows.isEmpty)
            for (row, other) in zip(tables[0].rows, tables[1].rows) {
                #expect(row.filter { !masked.contains($0.key) } == other.filter { !masked.contains($0.key) }, "\(name)")
            }
        }
        let orders = TableText(Data((redacted["data/orders.csv"] ?? "").utf8))
        let numbers = orders.rows.compactMap { $0["sub_order"] }
        #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
        for column in ["goods_cost", "packaging", "profit", "source"] {
            #expect(orders.rows.allSatisfy { $0[column] == "" }, "\(column)")
        }
        let summaries = try [readable, redacted].map { try JSONText(Data(($0["data/summary.json"] ?? "").utf8)) }
        #expect(summaries[0].keys == summaries[1].keys)
        #expect(summaries[0]["profit"].keys == summaries[1]["profit"].keys)
        for key in summaries[1]["profit"].keys {
            #expect(summaries[1]["profit"][key].leaves == ["": "<null>"], "\(key)")
        }
        for part in ["orders", "payments", "rates", "bank"] {
            #expect(summaries[0][part].leaves == summaries[1][part].leaves, "\(part)")
        }
    }

    @Test func `equal input gives an equal redacted bundle`() throws {
        #expect(try bundle("--redact") == bundle("--redact", "--jobs", "1"))
        #expect(try command.run(["verify", "Out---redact/1234567"]).status == 0)
    }

    @Test func `a redacted bundle tells what changed since a readable one, and no other`() throws {
        _ = try bundle()
        try command.write("", to: "Input/1234567/returns.csv")
        try command.write(
            TextExport.orders("\(Self.numbers[0]),DELIVERED,2025-08-01,K1,1,1425,Goa"),
            to: "Input/1234567/orders.csv"
        )
        let since = ["--as-of", "2026-01-31", "--since", "Out-"]
        let plain = try command.run(since + ["--output", "Since"])
        let redacted = try command.run(since + ["--output", "SinceRedacted", "--redact"])
        #expect(plain.output.contains("1234567") && redacted.output.contains("1234567"), "\(redacted.errors)")
        let changes = try ["Since", "SinceRedacted"].map {
            TableText(try #require(try command.files($0)["1234567/data/since.csv"]))
        }
        #expect(changes[0].rows.map { $0["change"] } == changes[1].rows.map { $0["change"] })
        #expect(changes[0].rows.count > 2)
        for (name, data) in try command.files("SinceRedacted") {
            let text = String(decoding: data, as: UTF8.self)
            for number in Self.numbers { #expect(!text.contains(number.prefix(18)), "\(name)") }
        }
        let again = try command.run(["--as-of", "2026-01-31", "--since", "SinceRedacted", "--output", "Again"])
        #expect(again.status == 2)
        #expect(again.errors.contains("it is redacted, so its orders have no numbers"), "\(again.errors)")
    }
}
