import Foundation
import Ledger
import Meesho
import Site
import Testing
import Wording

/// Nine orders of August 2025 and four rows of ads, worked out on paper.
struct AdsTests {
    private static func order(_ number: Int, _ status: String, _ sku: String, _ cells: String) -> String {
        "\(TextExport.key(number)),\(status),2025-08-0\(number),\(sku),\(cells)"
    }

    /// Quantity, price, source.
    private static let orders = table(
        "Sub Order No,Reason for Credit Entry,Order Date,SKU,Quantity,"
            + "Supplier Discounted Price (Incl GST and Commision),Order source",
        [
            order(1, "DELIVERED", "Kurti", "1,400,Ad order"), order(2, "DELIVERED", "Kurti", "2,300,ad_order"),
            order(3, "RTO_COMPLETE", "Kurti", "1,500,AD ORDER"), order(4, "CANCELLED", "Kurti", "1,900,Ad order"),
            order(5, "DELIVERED", "Kurti", "1,250,Organic"), order(6, "DELIVERED", "Saree", "1,1000,Meesho"),
            order(7, "DELIVERED", "Saree", "1,700,Instagram"), order(8, "DELIVERED", "Saree", "1,800,"),
            order(9, "DELIVERED", "Saree", "1,350,NA"),
        ]
    )

    /// Net sales: 400 + 600 + 250 + 1000 − 1000 + 700 + 800 = 2750.
    private static let payments = table(
        "Sub Order No,Live Order Status,Supplier SKU,Order source,Transaction ID,Payment Date,"
            + "Final Settlement Amount,Total Sale Amount (Incl. Shipping & GST),"
            + "Total Sale Return Amount (Incl. Shipping & GST)",
        [
            // The orders file says that an ad brought it.
            "\(TextExport.key(1)),Delivered,Kurti,organic,T1,2025-08-20,300,400,0",
            "\(TextExport.key(2)),Delivered,Kurti,ad_order,T1,2025-08-20,450,600,0",
            "\(TextExport.key(5)),Delivered,Kurti,organic,T1,2025-08-20,200,250,0",
            "\(TextExport.key(6)),Return,Saree,meesho,T1,2025-08-20,-150,1000,-1000",
            "\(TextExport.key(7)),Delivered,Saree,Instagram,T1,2025-08-20,500,700,0",
            // The orders file prints nothing.
            "\(TextExport.key(8)),Delivered,Saree,ad_order,T1,2025-08-20,600,800,0",
        ]
    )

    private static let ads = table(
        "Deduction Duration,Deduction Date,Campaign ID,Ad Cost,Credits / Waivers / Discounts,"
            + "Ad Cost incl. Credits/Waivers/Discounts,GST,Total Ads Cost",
        [
            "2025-08-01,2025-08-05,77,100,0,-100,-18,-118", "2025-08-02,2025-08-05,77,200,20,-180,-32.40,-212.40",
            "2025-08-02,2025-09-03,88,300,0,-300,-54,-354",
            "2025-08-03 to 2025-08-04,2025-09-03,88,50,0,-50,-9,-59",
        ]
    )

    private static func table(_ header: String, _ rows: [String]) -> String {
        ([header] + rows).map { $0 + "\n" }.joined()
    }

    private static func report(
        orders: String = orders,
        payments: String = payments,
        ads: String? = ads,
        kurti: Int = 100,
        period: PeriodFilter = PeriodFilter()
    ) async throws -> SellerReport {
        let folder = try InputFolder([
            "1234567/Orders_2025-08-01_2025-08-31_1234567.csv": orders, "1234567/payments.csv": payments,
            "1234567/costs.csv": "sku,cost,packaging\nKurti,\(kurti),10\n",
        ])
        if let ads { try folder.write(Array(ads.utf8), to: "1234567/ads.csv") }
        let seller = try #require(try await folder.reading().sellers.first)
        return await SellerReport(of: seller, asOf: try day("2025-12-31"), version: "test", period: period)
    }

    private static func page(_ report: SellerReport) throws -> String {
        let html = Page(report, design: try PageDesign(.en, templates: TemplateFiles())).html()
        let page = String(decoding: html, as: UTF8.self)
        let start = try #require(page.range(of: "<section id=\"ads\"")).lowerBound
        let end = try #require(page[start...].range(of: "</section>")).upperBound
        return String(page[start..<end])
    }

    /// 77: 118 + 212.40. 88: 354 + 59, of 743.40 in all.
    @Test func `campaigns add up, the most costly first`() async throws {
        let table = try await Self.report().table("ad_campaigns.csv")
        #expect(table.rows.map { $0["campaign"] } == ["88", "77"])
        let first = try #require(table.rows.first)
        #expect(first["first_ran"] == "2025-08-02" && first["last_ran"] == "2025-08-02" && first["days"] == "1")
        #expect(first["undated_rows"] == "1" && first["rows"] == "2" && first["cost"] == "350.00")
        #expect(first["gst"] == "-63.00" && first["total"] == "-413.00" && first["share"] == "0.5556")
        let second = try #require(table.rows.last)
        #expect(second["first_ran"] == "2025-08-01" && second["last_ran"] == "2025-08-02" && second["days"] == "2")
        #expect(second["undated_rows"] == "0" && second["credits"] == "20.00" && second["gst"] == "-50.40")
        #expect(second["total"] == "-330.40" && second["share"] == "0.4444")
    }

    @Test func `days and months add up`() async throws {
        let report = try await Self.report()
        let days = try report.table("ad_days.csv").rows
        #expect(days.map { $0["ran_on"] } == ["2025-08-01", "2025-08-02", ""])
        #expect(days.map { $0["campaigns"] } == ["1", "2", "1"])
        #expect(days.map { $0["total"] } == ["-118.00", "-566.40", "-59.00"])
        let months = report.adAnalysis.months
        #expect(months.map { $0.month?.iso } == ["2025-08", "2025-09"])
        #expect(months.map(\.spend.total) == [Paisa(-33_040), Paisa(-41_300)] && months.map(\.campaigns) == [1, 1])
    }

    /// Ad orders: 1, 2, 3, 4 and 8, which only the payments tell; 4 is cancelled, 3 came back.
    /// ROAS: 400 + 600 + 500 + 800 over 630. Net: 400 + 600 + 800 over 743.40. The row of two days was deducted in
    /// September, of which there are no orders.
    /// Break-even: 1, 2, 3 and 5 sold for 1750 and left 950 − 400 of goods − 40 of packaging.
    @Test func `ratios are those on paper`() async throws {
        let ads = try await Self.report().summary()["ads"]
        #expect(ads["campaigns"].int == 2 && ads["by_day"]["count"].int == 2)
        #expect(ads["by_day"]["undated_rows"].int == 1)
        #expect(ads["share_of_sales"]["ads"].string == "743.40" && ads["share_of_sales"]["sales"].string == "2750.00")
        #expect(ads["share_of_sales"]["rate"].string == "0.2703")
        let source = ads["source"]
        #expect(source["ad"].int == 5 && source["organic"].int == 2)
        #expect(source["unknown"].int == 1 && source["none"].int == 1 && source["contradictions"].int == 1)
        #expect(ads["roas"]["sales"].string == "2300.00" && ads["roas"]["cost"].string == "630.00")
        #expect(ads["roas"]["ratio"].string == "3.6508" && ads["roas"]["orders"].int == 4)
        #expect(ads["roas"]["label"].string == "estimated" && ads["uncovered"].string == "59.00")
        #expect(ads["net_roas"]["sales"].string == "1800.00" && ads["net_roas"]["cost"].string == "743.40")
        #expect(ads["net_roas"]["ratio"].string == "2.4213" && ads["net_roas"]["orders"].int == 3)
        let breakEven = ads["break_even_roas"]
        #expect(breakEven["sales"].string == "1750.00" && breakEven["contribution"].string == "510.00")
        #expect(breakEven["ratio"].string == "3.4314" && breakEven["orders"].int == 4)
        #expect(breakEven["label"].string == "assumed")
    }

    @Test func `products say how many orders ads brought, and nothing of the cost`() async throws {
        let products = try await Self.report().table("products.csv")
        #expect(products.row("sku", "Kurti")?["ad_orders"] == "4")
        #expect(products.row("sku", "Kurti")?["organic_orders"] == "1")
        #expect(products.row("sku", "Saree")?["ad_orders"] == "1")
        #expect(products.row("sku", "Saree")?["organic_orders"] == "1")
    }

    @Test func `a word that is not known is noted at its file`() async throws {
        let inputs = try await Self.report().table("inputs.csv").rows
        let noted = inputs.filter { $0["note"] == "order sources that are not known: \"Instagram\"" }
        #expect(noted.compactMap { $0["kind"] }.sorted() == ["orders", "payments"])
    }

    @Test func `orders that all carry their source, of days that all are loaded, make no estimate`() async throws {
        let header = try #require(Self.orders.split(separator: "\n").first)
        let report = try await Self.report(
            orders: "\(header)\n" + Self.order(1, "DELIVERED", "Kurti", "1,400,ad\n"),
            ads: "Deduction Duration,Deduction Date,Campaign ID,Ad Cost,Ad Cost incl. Credits/Waivers/Discounts,GST,"
                + "Total Ads Cost\n2025-08-01,2025-09-05,77,100,-100,-18,-118\n"
        )
        let ads = try report.summary()["ads"]
        #expect(ads["roas"]["ratio"].string == "4.0000" && ads["roas"]["label"].string == "printed")
        #expect(ads["net_roas"]["ratio"].string == "3.3898" && ads["net_roas"]["label"].string == "printed")
        #expect(ads["uncovered"].string == "0.00")
    }

    /// August has the orders and two of the deductions: 280 without GST.
    @Test func `a period takes its own orders and deductions`() async throws {
        let period = PeriodFilter(from: try day("2025-08-01"), to: try day("2025-08-31"))
        let ads = try await Self.report(period: period).summary()["ads"]
        #expect(ads["roas"]["sales"].string == "2300.00" && ads["roas"]["cost"].string == "280.00")
        #expect(ads["roas"]["ratio"].string == "8.2143" && ads["uncovered"].string == "0.00")
    }

    @Test func `without any source nothing is made up, and the page says what to load`() async throws {
        let orders = Self.orders.replacing("Order source", with: "Packet Id")
        let payments = Self.payments.replacing("Order source", with: "Price Type")
        let report = try await Self.report(orders: orders, payments: payments)
        let ads = try report.summary()["ads"]
        #expect(ads["source"]["none"].int == 9 && ads["roas"]["ratio"].string == "")
        #expect(ads["roas"]["sales"].string == "" && ads["net_roas"]["ratio"].string == "")
        #expect(ads["break_even_roas"]["ratio"].string == "3.4314")
        let products = try report.table("products.csv").rows
        #expect(products.count == 2 && products.allSatisfy { $0["ad_orders"] == "" && $0["organic_orders"] == "" })
        let page = try Self.page(report)
        #expect(page.contains("load orders or payments files with the column &quot;Order source&quot;"))
        #expect(page.contains("0 of 9 orders carry their source"))
    }

    @Test func `sales that leave nothing over have no break-even`() async throws {
        let report = try await Self.report(kurti: 300)
        let breakEven = try report.summary()["ads"]["break_even_roas"]
        // 950 − 4 × 300 − 40.
        #expect(breakEven["contribution"].string == "-290.00" && breakEven["ratio"].string == "")
        #expect(try Self.page(report).contains("no ROAS can pay for ads"))
    }

    @Test func `a sheet without the cost before GST gives no ROAS`() async throws {
        let ads = Self.table(
            "Deduction Duration,Deduction Date,Campaign ID,Ad Cost,Total Ads Cost",
            ["2025-08-01,2025-08-05,77,10,-11.80"]
        )
        let summary = try await Self.report(ads: ads).summary()["ads"]
        #expect(summary["roas"]["ratio"].string == "" && summary["net_roas"]["ratio"].string == "152.5424")
    }

    @Test func `the page holds the ratios with their counts, basis and label`() async throws {
        let page = try Self.page(await Self.report())
        let ratios: [String] = ["3<small>.65</small>", "2<small>.42</small>", "3<small>.43</small>"]
        for ratio in ratios { #expect(page.contains(ratio), "\(ratio)") }
        #expect(page.contains("₹2,300.00 of 4 ad orders ÷ ₹630.00 ads"))
        #expect(page.contains("₹1,800.00 of 3 kept ad orders ÷ ₹743.40 ads with GST"))
        #expect(page.contains("₹1,750.00 of 4 orders ÷ ₹510.00 left over before ads"))
        #expect(page.contains("sales by order date, ads by deduction date"))
        #expect(page.contains("7 of 9 orders carry their source: 5 from ads, 2 without"))
        #expect(page.contains("For 1 order the files tell different sources"))
        #expect(page.contains("₹59.00 of the ads ran on days that no loaded orders file covers"))
        #expect(page.contains("₹743.40 with GST: 27.0\u{A0}% of your net sales of ₹2,750.00"))
        #expect(page.contains("2 Aug 2025 · 1 row without a single date"))
    }

    @Test func `without ads and sources the section says so`() async throws {
        let orders = Self.orders.replacing("Order source", with: "Packet Id")
        let payments = Self.payments.replacing("Order source", with: "Price Type")
        let report = try await Self.report(orders: orders, payments: payments, ads: nil)
        #expect(try Self.page(report).contains("No ads in the loaded files."))
        #expect(try report.table("ad_campaigns.csv").rows.isEmpty && report.adAnalysis.shareOfSales == nil)
    }
}
