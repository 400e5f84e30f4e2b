import Foundation
import Samples
import Tabular
import Testing

@testable import Meesho

/// Customers and the seller's own name, mail and phone stand in many places of the exports; none may get any further.
struct PrivacyTests {
    private static let secrets = ["Ramesh Kumar", "9876543210", "ramesh@example.invalid"]
    private static let secret = "Ramesh Kumar 9876543210 ramesh@example.invalid"

    /// Every kind of export with the secret in all that the report does not need: preambles, free text, columns that
    /// no reader knows.
    private static let files: KeyValuePairs<String, String> = {
        let key = TextExport.key(1)
        return [
            "1234567/orders.csv": """
            Reason for Credit Entry,Sub Order No,Order Date,Customer State,Product Name,SKU,Size,Quantity,\
            Supplier Listed Price (Incl. GST + Commission),Supplier Discounted Price (Incl GST and Commision),\
            Packet Id,Order source,Catalog ID,Customer Name,Customer Phone,Customer City,Pincode
            DELIVERED,\(key),2025-08-01,Goa,Kurti,K1,M,1,\(secret),425,\
            \(secret),\(secret),\(secret),\(secret),\(secret),\(secret),\(secret)

            """,
            "1234567/payments.csv": """
            Order Details,\(secret)
            Sub Order No,Product Name,Supplier SKU,Live Order Status,Transaction ID,Payment Date,\
            Final Settlement Amount,Price Type,Recovery,Claims,Compensation Reason,Claims Reason,Recovery Reason,\
            Catalog ID,Order source,Listing Price (Incl. taxes),Buyer
            \(key),Kurti,K1,Delivered,T1,2025-08-20,400,\(secret),0,0,\(secret),\(secret),\(secret),\(secret),\(secret),\(secret),\(secret)

            """,
            "1234567/referral.csv": """
            Reward Id,Payment Date,Store Name,Reason,Net Referral Amount,Taxes (GST/TDS),Friend
            R1,2025-08-20,\(secret),\(secret),100,-5,\(secret)

            """,
            "1234567/platform.csv": """
            Date,Program Name,Reason,Amount (inc GST) INR,Contact
            2025-08-20,SELLER_INSIGHTS,\(secret),-10,\(secret)

            """,
            "1234567/ads.csv": """
            Deduction Duration,Deduction Date,Campaign ID,Ad Cost,Total Ads Cost,Manager
            2025-08-01,2025-08-20,77,10,-11.8,\(secret)

            """,
            "1234567/returns.csv": """
            Meesho Supplier Panel
            Supplier Id,1234567
            Supplier Name,\(secret)
            Email,\(secret)
            Downloaded by \(secret)

            S No,Product Name,SKU,Variation,Meesho PID,Category,Qty,Order Number,Suborder Number,\
            Return Created Date,Type of Return,Sub Type,Delivered Date,Courier Partner,AWB Number,Tracking Link,\
            Proof of Delivery,Return Price Type,Return Reason,Detailed Return Reason,OTP verified at,Customer Mobile
            1,Kurti,K1,M,\(secret),\(secret),1,\(secret),\(key),2025-08-12,Customer Return,\(secret),2025-08-20,Valmo,\
            VL1,https://track.example.invalid/?\(secret),\(secret),\(secret),Size issue,\(secret),\(secret),\(secret)
            ,\(secret)

            """,
            "1234567/claims.csv": """
            Ticket ID,Order Number,Suborder Number,Ticket Status,Created Date,Issue,Product Name,SKU,Variation,Qty,\
            Meesho PID,Last Update,Reopen Validity,CPP Flag,Agent
            T1,\(secret),\(key),Approved,2025-08-22,\(secret),\(secret),\(secret),\(secret),\(secret),\(secret),\
            Rs 100 was done on 12 May 2026 for \(secret),NA,\(secret),\(secret)

            """,
            "1234567/order_summary.csv": """
            Sub orderId,Catalog ID,Quantity,Price,Order Date,Order Status,Payout Value,Payout Status,Claim Status,SKU ID,Name
            \(key),\(secret),\(secret),\(secret),\(secret),Delivered,\(secret),\(secret),\(secret),\(secret),\(secret)

            """,
            "1234567/tcs_sales.csv": """
            identifier,sup_name,gstin,sub_order_num,order_date,hsn_code,quantity,gst_rate,total_taxable_sale_value,\
            tax_amount,total_invoice_value,taxable_shipping,end_customer_state_new,enrollment_no,manifest_date,\
            transaction_type,eco_tcs_gstin,financial_year,month_number,supplier_id,address
            \(secret),\(secret),24AAAAA0000A1Z0,\(key),\(secret),6204,1,5.00,95.2,\(secret),100.0,\(secret),GOA,\(secret),\
            \(secret),\(secret),\(secret),2025,8,1234567,\(secret)

            """,
            "1234567/tax invoices.csv": """
            Type,Order Date,Suborder No.,Product Description,HSN,Invoice No.,Buyer
            INVOICE,\(secret),\(key),\(secret),\(secret),abcde261,\(secret)

            """,
            "1234567/inventory.csv": """
            SERIAL NO,CATALOG NAME,CATALOG ID,PRODUCT NAME,PRODUCT ID,STYLE ID,VARIATION ID,VARIATION,STOCK,\
            YOUR STOCK COUNT,Warehouse
            Row identifier,\(secret),\(secret),\(secret),,,,,,,
            1,\(secret),41,Kurti,\(secret),K1,\(secret),\(secret),\(secret),\(secret),\(secret)

            """,
            "1234567/prices.csv": "SKU,MEESHO PRICE,MRP,Supplier\nK1,400,999,\(secret)\n",
            "1234567/costs.csv": "sku,cost,Product,Notes,Vendor\nK1,100,\(secret),\(secret),\(secret)\n",
        ]
    }()

    @Test func `none of it is in a bundle or a message`() throws {
        let command = try Command()
        for (path, text) in Self.files { try command.write(text, to: "Input/" + path) }
        let options = ["--mail", "asha@example.com", "--archive", "--index"]
        let result = try command.run(["--as-of", "2025-12-31", "--verbose"] + options)
        #expect(result.status == 0, "\(result.errors)")
        let files = try command.files("Output")
        var written = files.mapValues { String(decoding: $0, as: UTF8.self) }
        let mail = try #require(files["1234567/mail/report.eml"])
        for (index, part) in MailText.parts(of: mail).dropLast().enumerated() { written["mail part \(index)"] = part }
        let again = try command.run(["--as-of", "2026-01-31", "--verbose", "--since", "Output", "--output", "Again"])
        #expect(again.status == 0, "\(again.errors)")
        let compared = try command.files("Again")
        #expect(compared.keys.contains("1234567/data/since.csv"))
        for (name, bytes) in compared { written["again: " + name] = String(decoding: bytes, as: UTF8.self) }
        written["standard error again"] = again.errors
        #expect(written.count > 20)
        written = try written.unpacked()
        #expect(written.keys.contains("1234567/index.html#order-rows"))
        written["standard output"] = result.output
        written["standard error"] = result.errors
        for (name, text) in written {
            for secret in Self.secrets { #expect(!text.contains(secret), "\(name) holds \(secret)") }
        }
        let inputs = TableText(Data((written["1234567/data/inputs.csv"] ?? "").utf8))
        #expect(inputs.rows.count == Self.files.count)
        #expect(Set(inputs.rows.compactMap { $0["rows"] }).isSubset(of: ["0", "1"]))
        #expect(inputs.rows.count { $0["rows"] == "1" } == Self.files.count - 1)
    }

    /// But for the ground of a ticket, printed only where it names one, and the reason of a recovery of the account, which
    /// tells rows apart and is printed nowhere.
    @Test func `hardly any of it is kept once a file is read`() {
        for (path, text) in Self.files where !path.contains("claims") && !path.contains("platform") {
            var reader = PartReader(budget: InflationBudget())
            reader.read(Array(text.utf8), path: path)
            for part in reader.parts {
                for secret in Self.secrets {
                    #expect(!part.texts.strings.contains { $0.contains(secret) }, "\(path)")
                    #expect(!part.problems.contains { "\($0)".contains(secret) }, "\(path)")
                }
            }
        }
    }

    /// A ticket's day that is none is named, and what stands there instead is not quoted.
    @Test func `a name where a ticket's day belongs goes no further`() throws {
        let command = try Command()
        let claims = try #require(Self.files.first { $0.key.contains("claims") })
        try command.write(claims.value.replacing(",NA,", with: ",\(Self.secret),"), to: "Input/" + claims.key)
        let result = try command.run(["--as-of", "2025-12-31", "--verbose"])
        #expect(result.status == 1 && result.errors.contains("Reopen Validity"))
        var written = try command.files("Output").mapValues { String(decoding: $0, as: UTF8.self) }
        written["standard error"] = result.errors
        #expect(written.count > 20)
        for (name, text) in written {
            for secret in Self.secrets { #expect(!text.contains(secret), "\(name) holds \(secret)") }
        }
    }

    /// The sample's own preambles and sheets: the seller's name, mail and legal name, the other stores of the referrals.
    @Test func `the seller's own name and mail in the samples go no further`() throws {
        let command = try Command()
        for (path, bytes) in SampleVariants.readable() where path.hasPrefix("7654322/") {
            try command.write(bytes, to: "Input/" + path)
        }
        let result = try command.run(["--as-of", "2025-06-01"])
        #expect(result.status == 0, "\(result.errors)")
        for (name, data) in try command.files("Output") {
            let text = String(decoding: data, as: UTF8.self)
            for secret in ["seller@example.invalid", "track.example.invalid", "Example Textiles"] {
                #expect(!text.contains(secret), "\(name) holds \(secret)")
            }
        }
    }
}
