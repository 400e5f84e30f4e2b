import Foundation
import Ledger
import Testing

/// Profit after GST and the tables of the tax return of ``HandSeller``.
struct HandTaxTests {
    /// Over the legs of the SKUs with a cost, from the cash profit of 2129.19:
    ///
    /// - output GST: Kurti 6720 − 3150 = 3570, of which 5 of 105 = 170.00; Lamp 7080 − 1770 + 118 − 59 = 5369, of which
    ///   18 of 118 = 819.00: −989.00
    /// - input credit of 18 of 118: Kurti shipping 708 + return shipping 660.80 = 1368.80, 208.80; Lamp shipping 531 +
    ///   return shipping 359.90 + fees 20.06 = 910.96, 138.96: +347.76
    /// - GST on other services: +1.80
    /// - GST on ads: 18 + 9 = +27.00
    /// - GST inside the goods consumed: Kurti 1323.00 × 5 ÷ 105 = 63.00; Lamp 2997.20 × 18 ÷ 118 = 457.20: +520.20
    /// - TCS and TDS: Kurti 17.00 + 3.40; Lamp 25.25 + 4.55: +50.20
    @Test func `profit after GST`() async throws {
        let profit = try await HandSeller.report().summary()["profit"]
        #expect(profit["cash"].string == "2129.19")
        // 2129.19 − 989 + 347.76 + 1.80 + 27 + 520.20 + 50.20
        #expect(profit["after_gst"].string == "2087.15")
    }

    private struct Cell {
        var month: Int
        var state: String
        var rate: Int
        var taxable: String
        /// Integrated tax; else the two halves.
        var igst: String?
        var half: String?
    }

    private static let cells: [Cell] = [
        // 1: 500, 3: 471.428571 − 9.523810, 4: 900. Invoices 525 + 495 − 10 + 945 = 1955; tax 93.095238, half 46.547619.
        .init(month: 8, state: "gujarat", rate: 5, taxable: "1861.90", half: "46.55"),
        // 10
        .init(month: 8, state: "maharashtra", rate: 5, taxable: "500.00", igst: "25.00"),
        // 2
        .init(month: 8, state: "maharashtra", rate: 18, taxable: "500.00", igst: "90.00"),
        // 5
        .init(month: 9, state: "gujarat", rate: 5, taxable: "500.00", half: "12.50"),
        // 11 and 10, sold in other months: negative.
        .init(month: 9, state: "gujarat", rate: 18, taxable: "-500.00", half: "-45.00"),
        .init(month: 9, state: "maharashtra", rate: 5, taxable: "-500.00", igst: "-25.00"),
    ]

    private static func isMonth(_ row: [String: String], _ month: Int) -> Bool {
        row.values.contains { $0 == "2025-0\(month)" }
    }

    private static func isRate(_ row: [String: String], _ rate: Int) -> Bool {
        ["\(rate)", "\(rate).0", "\(rate).00", "\(rate)%", "\(rate) %"].contains(
            row["gst_rate"] ?? row["rate"] ?? row["rate_percent"] ?? ""
        )
    }

    @Test func `sales by place of supply and rate`() async throws {
        let rows = try await HandSeller.report().table("gst_b2cs.csv").rows
        for cell in Self.cells {
            let found = rows.filter { row in
                Self.isMonth(row, cell.month) && Self.isRate(row, cell.rate)
                    && row.values.contains { $0.lowercased().contains(cell.state) }
            }
            #expect(found.count == 1, "\(cell)")
            guard let row = found.first else { continue }
            #expect(row["taxable"] == cell.taxable, "\(cell)")
            if let igst = cell.igst { #expect(row["igst"] == igst, "\(cell)") }
            if let half = cell.half { #expect(row["cgst"] == half && row["sgst"] == half, "\(cell)") }
        }
        #expect(rows.count == Self.cells.count)
    }

    /// August: Kurti 1, 4 (two pieces) and 10: 500 + 900 + 500; Scarf 461.904762 of invoices of 485; Lamp 2.
    /// September: Kurti 5 less 10; Lamp less 11.
    @Test(arguments: [
        (8, "6204", 5, "4", "1900.00"), (8, "6214", 5, "1", "461.90"), (8, "9405", 18, "1", "500.00"),
        (9, "6204", 5, "0", "0.00"), (9, "9405", 18, "-1", "-500.00"),
    ])
    func `sales by HSN and rate`(month: Int, hsn: String, rate: Int, quantity: String, taxable: String) async throws {
        let rows = try await HandSeller.report().table("gst_hsn.csv").rows.filter { row in
            Self.isMonth(row, month) && Self.isRate(row, rate) && (row["hsn"] ?? row["hsn_code"]) == hsn
        }
        #expect(rows.count == 1)
        #expect(rows.first?["quantity"] == quantity)
        #expect(rows.first?["taxable"] == taxable)
    }

    /// 1, 2 and 4: three documents of four numbers.
    @Test func `documents and their gap`() async throws {
        let rows = try await HandSeller.report().table("gst_documents.csv").rows
        let invoices = try #require(rows.first { $0.values.contains("abcde261") })
        #expect(invoices.values.contains("abcde264"))
        #expect(invoices["count"] == "3" && invoices["missing"] == "1")
        #expect(rows.contains { $0.values.contains("abcde26C1") })
    }

    /// By the month the money moved: TCS of August 1, 2, 10, 26: 2.50 each, 3: 2.36, 4: 4.50 = 16.86.
    @Test func `credits by month`() async throws {
        let rows = try await HandSeller.report().table("tax_credits.csv").rows
        let august = rows.filter { Self.isMonth($0, 8) }
        #expect(august.contains { $0.values.contains("16.86") || $0.values.contains("-16.86") })
    }
}
