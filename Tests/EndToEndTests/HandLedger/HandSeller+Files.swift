import Foundation
import Ledger
import Meesho
import Tabular

@testable import Samples

extension HandSeller {
    /// The exports in the panel's own layouts. Payments cover 1 August to 30 September and 6 to 31 October.
    static func files() -> [(path: String, bytes: [UInt8])] {
        let stem = "\(id)_SP_ORDER_ADS_REFERRAL_PAYMENT_FILE_"
        let previous = stem + "PREVIOUS_PAYMENT_"
        return [
            ("Orders_2025-08-01_2025-09-15_2025-10-31_16_12-16_17_\(id).csv", ordersFile { $0.day < "2025-09-16" }),
            (
                "Orders_2025-09-16_2025-10-31_2025-10-31_16_20-16_25_\(id).csv",
                ordersFile(isSecondGeneration: true) { $0.day >= "2025-09-16" }
            ),
            (
                previous + "2025-08-01_2025-08-31.xlsx",
                payments(august, ads: [["2025-08-10", "2025-08-20", "77", "100.0", "0", "-100.0", "-18.0", "-118.0"]])
            ),
            // Downloaded again from the middle of August on: the leg of 2 stands in both.
            (
                previous + "2025-08-15_2025-09-30.xlsx",
                payments(
                    [august[1]] + september,
                    ads: [["2025-09-05", "2025-09-10", "78", "50.0", "0", "-50.0", "-9.0", "-59.0"]],
                    referrals: [["R1", "2025-09-10", "A store", "Referral reward", "75.0", "0.0"]],
                    platform: [
                        ["2025-09-25", "SELLER_INSIGHTS", "Subscription", "-23.6"],
                        ["2025-09-25", "LOGISTICS", "Delay", "40.0"],
                    ]
                )
            ),
            (previous + "2025-10-06_2025-10-31.xlsx", payments(october, columns: PaymentColumn.generation3)),
            (stem + "OUTSTANDING_PAYMENT_2025-10-31.xlsx", payments(outstanding)),
        ] + returnsFiles() + [
            ("Supplier-\(id)_Status-all_Created-from-01-08-2025-to-31-10-2025.csv", claims()),
            ("gst_\(id)_8_2025.zip", tax(8, sales: augustSales, returns: [])),
            ("gst_\(id)_9_2025.zip", tax(9, sales: septemberSales, returns: septemberReturns)),
            ("\(id)_2025-08-01_2025-08-31_TAX_INVOICE.zip", invoices()),
            ("cost_sheet.csv", Array(costs.utf8)), ("settings.yaml", Array(settings.utf8)),
        ]
    }

    static func report() async throws -> SellerReport {
        let folder = try InputFolder(files().map { ("\(id)/\($0.path)", $0.bytes) })
        return try await folder.report(asOf: asOf)
    }

    /// GST is inside the cost: 5 of 105, 6 of 126, 36 of 236. The Lamp's packaging is the setting's 8.00.
    private static let costs = """
        SKU,Cost,Packaging,GST %,Valid From
        Kurti Red,105,5,5,
        Kurti Red,126,5,5,2025-09-01
        Lamp,236,,18,

        """

    private static let settings = """
        sellerName: Hand
        costLostOnRTO: 10
        costLostOnCustomerReturn: 50
        packagingPerOrder: 8
        otherMonthlyExpenses: 100

        """

    private static func ordersFile(isSecondGeneration: Bool = false, _ isIn: (Order) -> Bool) -> [UInt8] {
        var csv = CSVText(.orders)
        let columns = isSecondGeneration ? OrdersExport.Column.generation2 : OrdersExport.Column.generation1
        csv.line(columns.map(\.header))
        for order in orders where isIn(order) {
            for column in columns {
                let text =
                    switch column.field {
                    case .status: order.status
                    case .subOrder: key(order.number)
                    case .placed: order.day
                    case .state: order.state
                    case .product: "\(order.article.sku), the good one "
                    case .sku: order.article.sku
                    case .size: "Free Size"
                    case .quantity: "\(order.quantity)"
                    case .listed, .price: "\(order.article.price).0"
                    case .packet: ""
                    case .catalog: "41000000"
                    case .source: "organic"
                    }
                csv.field(text)
            }
            csv.endLine()
        }
        return csv.bytes
    }

    private static func payments(
        _ legs: [Leg],
        columns: [PaymentColumn] = PaymentColumn.generation2,
        ads: [[String]] = [],
        referrals: [[String]] = [],
        platform: [[String]] = []
    ) -> [UInt8] {
        var sheet = Grid(name: "Order Payments", rows: PaymentsExport.head(columns), isFrozen: true)
        sheet.merges = PaymentsExport.merges(columns)
        sheet.rows += legs.map { leg in columns.map { text(of: $0, in: leg) } }
        return PanelWorkbook.bytes([
            Grid(name: "Disclaimer", rows: [[PaymentsExport.disclaimer]]), sheet,
            account(
                "Ads Cost",
                [
                    "Deduction Duration", "Deduction Date", "Campaign ID", "Ad Cost", "Credits / Waivers / Discounts",
                    "Ad Cost incl. Credits/Waivers/Discounts", "GST", "Total Ads Cost",
                ],
                legend: [nil, nil, nil, "A", "B", "(A + B)", nil, nil],
                ads
            ),
            account(
                "Referral Payments",
                ["Reward Id", "Payment Date", "Store Name", "Reason", "Net Referral Amount", "Taxes (GST/TDS)"],
                referrals
            ),
            account(
                "Compensation and Recovery",
                title: "Platform Recovery & Compensation",
                ["Date", "Program Name", "Reason", "Amount (inc GST) INR"],
                platform
            ),
        ])
    }

    private static func account(
        _ name: String,
        title: String? = nil,
        _ headers: [String],
        legend: [String?] = [],
        _ rows: [[String]]
    ) -> Grid {
        let empty = [String?](repeating: nil, count: headers.count - 1)
        var grid = Grid(name: name, rows: [[title ?? name] + empty, headers, legend.isEmpty ? [nil] + empty : legend])
        grid.isFrozen = true
        grid.rows += rows.isEmpty ? [[PaymentsExport.placeholder]] : rows
        return grid
    }

    private static func text(of column: PaymentColumn, in leg: Leg) -> String {
        switch column.field {
        case .subOrder: return key(leg.number)
        case .orderDate: return leg.ordered + " 10:11:12"
        case .dispatchDate: return ""
        case .product: return "\(leg.article.sku), the good one "
        case .sku: return leg.article.sku
        case .catalog: return "41000000"
        case .source: return "organic"
        case .status: return leg.status
        case .rate: return "\(leg.article.gst)"
        case .listing: return "\(leg.article.price)"
        case .quantity: return "\(leg.quantity)"
        case .transaction: return leg.transaction ?? "NA"
        case .paymentDate: return leg.paid
        case .settlement: return leg.settlement
        case .priceType: return "BASIC"
        case .tdsRate: return "0.1"
        case .compensationReason: return leg.amounts.contains { $0.key == "R" } ? leg.reason : ""
        case .claimsReason: return leg.amounts.contains { $0.key == "Y" } ? leg.reason : ""
        case .recoveryReason: return leg.amounts.contains { $0.key == "S" } ? leg.reason : ""
        default:
            // "G = - (B + C) * F" is the column of G.
            let letter = column.legend?.split(separator: " ").first.map(String.init) ?? ""
            return leg.amounts.first { $0.key == letter }?.value ?? "0.0"
        }
    }

    /// All four tabs cover 1 August to 31 October.
    private static func returnsFiles() -> [(String, [UInt8])] {
        let stamp = "2025-10-31_10-5-10_10_\(id)__.csv"
        return [
            (
                "completed_delivered_\(stamp)",
                returns(
                    headers: ["Delivered Date", "Courier Partner", "AWB Number", "Proof of Delivery"],
                    [
                        "10,Kurti Red,2025-08-28,Customer Return,2025-09-05,Valmo,W10,NA",
                        "11,Lamp,2025-08-26,Customer Return,2025-09-01,Valmo,W11,NA",
                        "12,Kurti Red,2025-10-15,Customer Return,2025-10-27,Shadowfax,W12,NA",
                        "13,Lamp,2025-09-12,Customer Return,2025-09-20,Valmo,W13,NA",
                        "23,Kurti Red,2025-09-11,Customer Return,2025-09-18,Valmo,W23,NA",
                        "24,Kurti Red,2025-09-08,Customer Return,2025-09-16,Valmo,W24,NA",
                    ]
                )
            ),
            (
                "intransit_\(stamp)",
                returns(
                    headers: ["Expected Delivery Date", "Courier Partner", "AWB Number", "Status", "Attempt"],
                    [
                        "14,Kurti Red,2025-09-12,Customer Return,2025-09-22,Shadowfax,W14,In Transit,0",
                        "15,Kurti Red,2025-09-01,Courier Return (RTO),2025-09-11,Valmo,W15,In Transit,0",
                    ]
                )
            ),
            (
                "ofd_reverse_\(stamp)",
                returns(
                    headers: ["Expected Delivery Date", "Courier Partner", "AWB Number", "Status", "Attempt"],
                    ["16,Lamp,2025-10-20,Courier Return (RTO),2025-10-30,Valmo,W16,Out For Delivery,1"]
                )
            ),
            (
                "completed_lost_\(stamp)",
                returns(
                    headers: ["Lost Date", "Courier Partner", "AWB Number", "Proof of Delivery"],
                    ["22,Kurti Red,2025-10-12,Customer Return,2025-10-20,Valmo,W22,NA"]
                )
            ),
        ]
    }

    private static func returns(headers: [String], _ rows: [String]) -> [UInt8] {
        var csv = CSVText(.returns)
        csv.line(["Meesho Supplier Panel"])
        csv.line(["Supplier Id", id])
        csv.line(["Supplier Name", "Hand"])
        csv.line(["From Date", "2025-08-01"])
        csv.line(["To Date", "2025-10-31"])
        csv.line([])
        csv.line(
            ["S No", "Suborder Number", "SKU", "Qty", "Return Created Date", "Type of Return"] + headers
                + ["Return Reason"]
        )
        for (index, row) in rows.enumerated() {
            let cells = row.split(separator: ",").map(String.init)
            let isCourier = cells[3].contains("RTO")
            csv.line(
                ["\(index + 1)", key(Int(cells[0]) ?? 0), cells[1], "1"] + cells[2...]
                    + [isCourier ? "NA" : "Have size / fit related issues"]
            )
        }
        return csv.bytes
    }

    private static func claims() -> [UInt8] {
        var csv = CSVText(.returns)
        csv.line([
            "Ticket ID", "Order Number", "Suborder Number", "Ticket Status", "Created Date", "Issue", "Last Update",
        ])
        let rows = [
            (11, "Rejected", "2025-09-03", "Claim rejected"), (13, "Rejected", "2025-09-22", "Claim rejected"),
            (
                23, "Approved", "2025-09-22",
                "Claim approved. Payment of Rs. 300.00 is scheduled on 2025-10-01"
            ),
            (
                24, "Approved", "2025-09-18",
                "Payment of Rs 300.00 was done on 10 Oct 2025 with transaction id XBANKN000020251010"
            ),
        ]
        for (number, status, created, update) in rows {
            csv.line([
                "70\(number)", String(key(number).dropLast(2)), key(number), status, created,
                "I have received wrong return", update,
            ])
        }
        return csv.bytes
    }

    /// sub order, article, quantity, state, taxable as the panel prints it, tax, invoice.
    private typealias TaxRow = (Int, Article, Int, String, String, String, String)

    private static let augustSales: [TaxRow] = [
        (1, kurti, 1, "GUJARAT", "500.0", "25.0", "525.0"), (2, lamp, 1, "MAHARASHTRA", "500.0", "90.0", "590.0"),
        (3, scarf, 1, "GUJARAT", "471.42857142857144", "23.57142857142857", "495.0"),
        (4, kurti, 2, "GUJARAT", "900.0", "45.0", "945.0"), (10, kurti, 1, "MAHARASHTRA", "500.0", "25.0", "525.0"),
        // A discount given later.
        (3, scarf, 0, "GUJARAT", "-9.523809523809524", "-0.4761904761904762", "-10.0"),
    ]
    private static let septemberSales: [TaxRow] = [(5, kurti, 1, "GUJARAT", "500.0", "25.0", "525.0")]
    private static let septemberReturns: [TaxRow] = [
        (10, kurti, 1, "MAHARASHTRA", "500.0", "25.0", "525.0"), (11, lamp, 1, "GUJARAT", "500.0", "90.0", "590.0"),
    ]

    private static func tax(_ month: Int, sales: [TaxRow], returns: [TaxRow]) -> [UInt8] {
        var zip = ZipWriter(level: 6)
        zip.add("tcs_sales_return.xlsx", taxSheet(month, returns, isReturn: true))
        zip.add("tcs_sales.xlsx", taxSheet(month, sales, isReturn: false))
        return zip.finish()
    }

    private static func taxSheet(_ month: Int, _ rows: [TaxRow], isReturn: Bool) -> [UInt8] {
        let headers =
            [
                "identifier", "sup_name", "gstin", "sub_order_num", "order_date", "hsn_code", "quantity", "gst_rate",
                "total_taxable_sale_value", "tax_amount", "total_invoice_value", "taxable_shipping",
                "end_customer_state_new", "enrollment_no",
            ] + (isReturn ? ["cancel_return_date"] : []) + ["financial_year", "month_number", "supplier_id"]
        let texts = rows.map { number, article, quantity, state, taxable, tax, invoice in
            [
                "abcde", "HAND", "24AAAAA0000A1Z0", key(number), "2025-08-12", article.hsn, "\(quantity)",
                "\(article.gst).00", taxable, tax, invoice, "0.0", state, "",
            ] + (isReturn ? ["2025-09-10"] : []) + ["2025", "\(month)", id]
        }
        return PanelWorkbook.bytes([Grid(name: id, rows: [headers] + texts)])
    }

    /// Invoices 1, 2 and 4: one gap; one credit note.
    private static func invoices() -> [UInt8] {
        let headers = ["Type", "Order Date", "Suborder No.", "Product Description", "HSN", "Invoice No."]
        let rows = [
            ["INVOICE", "2025-08-02 10:11:12", key(1), "Kurti Red - Free Size", "6204", "abcde261"],
            ["INVOICE", "2025-08-05 10:11:12", key(2), "Lamp - Free Size", "9405", "abcde262"],
            ["INVOICE", "2025-08-05 10:11:12", key(3), "Scarf - Free Size", "6214", "abcde264"],
            ["CREDIT NOTE", "2025-08-12 10:11:12", key(10), "Kurti Red - Free Size", "6204", "abcde26C1"],
        ]
        var zip = ZipWriter(level: 6)
        zip.add("Tax_invoice_details.xlsx", PanelWorkbook.bytes([Grid(name: "Invoice_Info", rows: [headers] + rows)]))
        return zip.finish()
    }
}
