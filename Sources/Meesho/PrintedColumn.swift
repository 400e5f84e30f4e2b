/// A column of the payments workbook as the panel prints it: what a glossary explains.
package struct PrintedColumn: Sendable {
    /// The titles over the columns of the sheet "Order Payments", then the sheets of the account.
    package enum Group: String, CaseIterable, Sendable {
        case order = "Order Related Details"
        case payment = "Payment Details"
        case revenue = "Revenue Details"
        case deductions = "Deductions"
        case otherCharges = "Other Charges"
        case taxes = "TCS & TDS"
        case recovery = "Recovery, Claims and Compensation Details"
        case ads = "Ads Cost"
        case referral = "Referral Payments"
        case platform = "Compensation and Recovery"
    }

    /// Which way money goes: to the seller, from the seller, either way; as the printed amounts are signed.
    package enum Sign: Sendable { case plus, minus, either }

    /// A ``Component``'s for the amounts of an order.
    package let name: String
    package let group: Group
    /// As the newest files print it; several that mean the same.
    package let headers: [String]
    /// As older files, and programs that other people use, print it or its parts.
    package let older: [String]
    /// `nil` for what moves no money by itself.
    package let sign: Sign?

    private init(_ name: String, _ group: Group, _ headers: String..., sign: Sign? = nil, older: String...) {
        self.name = name
        self.group = group
        self.headers = headers
        self.older = older
        self.sign = sign
    }
}

extension PrintedColumn {
    /// In the order of the export. Source: exports.md sections 6.2 to 6.10.
    package static let payments = orders + amounts + account

    private static let orders: [PrintedColumn] = [
        .init("sub_order", .order, "Sub Order No", older: "Sub Order Number", "Sub Order ID", "Suborder No"),
        .init("order_date", .order, "Order Date"),
        .init("dispatch_date", .order, "Dispatch Date"),
        .init("product", .order, "Product Name"),
        .init("sku", .order, "Supplier SKU", older: "SKU"),
        .init("catalog", .order, "Catalog ID"),
        .init("order_source", .order, "Order source"),
        .init("live_status", .order, "Live Order Status"),
        .init("gst_rate", .order, "Product GST %"),
        .init("listing_price", .order, "Listing Price (Incl. taxes)", older: "Listing Price (Incl. GST & Commission)"),
        .init("quantity", .order, "Quantity"),
        .init("transaction", .payment, "Transaction ID"),
        .init("payment_date", .payment, "Payment Date"),
        .init("settlement", .payment, "Final Settlement Amount", sign: .either, older: "Settlement Amount"),
        .init("price_type", .revenue, "Price Type"),
    ]

    private static let amounts: [PrintedColumn] = [
        .init(
            "sale",
            .revenue,
            "Total Sale Amount (Incl. Shipping & GST)",
            sign: .plus,
            older: "Total Sale Amount (Incl. Commission & GST)",
            "Shipping Revenue (Incl. GST)"
        ),
        .init(
            "sale_return",
            .revenue,
            "Total Sale Return Amount (Incl. Shipping & GST)",
            sign: .minus,
            older: "Sale Return Amount (Incl. GST)",
            "Total Sale Return Amount (Incl. GST)",
            "Shipping Return Amount (Incl. GST)"
        ),
        .init("fixed_fee_credit", .revenue, "Fixed Fee (Incl. GST)", sign: .plus),
        .init("warehousing_credit", .revenue, "Warehousing fee (inc Gst)", sign: .plus),
        .init("return_premium", .revenue, "Return premium (incl GST)", sign: .plus),
        .init("return_premium_returned", .revenue, "Return premium (incl GST) of Return", sign: .minus),
        .init("commission_rate", .deductions, "Meesho Commission Percentage"),
        .init(
            "commission",
            .deductions,
            "Meesho Commission (Incl. GST)",
            sign: .minus,
            older: "Meesho Commission (Excl. GST)",
            "GST on Meesho Commission",
            "IGST on Meesho Commission",
            "CGST + SGST on Meesho Commission"
        ),
        .init(
            "gold_fee",
            .deductions,
            "Meesho gold platform fee (Incl. GST)",
            sign: .minus,
            older: "Meesho gold platform fee (excl GST)",
            "GST on meesho gold",
            "GST on Meesho gold platform fee"
        ),
        .init(
            "mall_fee",
            .deductions,
            "Meesho mall platform fee (Incl. GST)",
            sign: .minus,
            older: "Meesho mall platform fee (excl. GST)",
            "GST on Meesho Mall platform fee"
        ),
        .init(
            "fixed_fee",
            .deductions,
            "Fixed Fee (Incl. GST)",
            sign: .minus,
            older: "Fixed Fee (excl. GST)",
            "GST on Fixed Fee"
        ),
        .init(
            "warehousing_fee",
            .deductions,
            "Warehousing fee (Incl. GST)",
            sign: .minus,
            older: "Warehousing fee (excl Gst)",
            "GST on Warehousing fee"
        ),
        .init(
            "return_shipping",
            .deductions,
            "Return Shipping Charge (Incl. GST)",
            sign: .minus,
            older: "Return Shipping Charge (Excl. GST)",
            "GST on Return Shipping Charge",
            "IGST on Return Shipping Charge",
            "CGST + SGST on Return Shipping Charge"
        ),
        .init("gst_compensation", .deductions, "GST Compensation (PRP Shipping)", sign: .plus),
        .init(
            "shipping",
            .deductions,
            "Shipping Charge (Incl. GST)",
            sign: .minus,
            older: "Shipping Charge (Excl. GST)",
            "GST on Shipping Charge",
            "IGST on Shipping Charge",
            "CGST + SGST on Shipping Charge"
        ),
        .init("other_services", .otherCharges, "Other Support Service Charges (Excl. GST)", sign: .minus),
        .init("waivers", .otherCharges, "Waivers (Excl. GST)", sign: .plus),
        .init("net_other_services", .otherCharges, "Net Other Support Service Charges (Excl. GST)", sign: .minus),
        .init(
            "gst_on_other_services",
            .otherCharges,
            "GST on Net Other Support Service Charges",
            sign: .minus,
            older: "IGST on Net Other Support Service Charges",
            "CGST + SGST on Net Other Support Service Charges"
        ),
        .init("tcs", .taxes, "TCS", sign: .minus, older: "TCS (IGST)", "TCS (CGST + SGST)"),
        .init("tds_rate", .taxes, "TDS Rate %", older: "TDS Rate"),
        .init("tds", .taxes, "TDS", sign: .minus, older: "TDS Amount"),
        .init("compensation", .recovery, "Compensation", sign: .plus, older: "Compensation (No GST)"),
        .init("claims", .recovery, "Claims", sign: .plus, older: "Claims (No GST)"),
        .init("recovery", .recovery, "Recovery", sign: .minus, older: "Recovery (No GST)"),
        .init("leg_reason", .recovery, "Compensation Reason", "Claims Reason", "Recovery Reason"),
    ]

    private static let account: [PrintedColumn] = [
        .init("ad_day", .ads, "Deduction Duration"),
        .init("ad_deducted", .ads, "Deduction Date"),
        .init("ad_campaign", .ads, "Campaign ID"),
        .init("ad_cost", .ads, "Ad Cost"),
        .init("ad_credits", .ads, "Credits / Waivers / Discounts", sign: .plus),
        .init("ad_net", .ads, "Ad Cost incl. Credits/Waivers/Discounts", sign: .minus),
        .init("ad_gst", .ads, "GST", sign: .minus),
        .init("ad_total", .ads, "Total Ads Cost", sign: .minus),
        .init("referral_reward", .referral, "Reward Id"),
        .init("referral_date", .referral, "Payment Date"),
        .init("referral_store", .referral, "Store Name"),
        .init("referral_reason", .referral, "Reason"),
        .init("referral_net", .referral, "Net Referral Amount", sign: .plus),
        .init("referral_taxes", .referral, "Taxes (GST/TDS)"),
        .init("platform_date", .platform, "Date"),
        .init("platform_program", .platform, "Program Name"),
        .init("platform_reason", .platform, "Reason"),
        .init("platform_amount", .platform, "Amount (inc GST) INR", sign: .either),
    ]
}
