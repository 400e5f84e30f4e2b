/// A column of the sheet "Order Payments" in one of its layouts.
struct PaymentColumn {
    /// What the column is filled from.
    enum Field {
        case subOrder, orderDate, dispatchDate, product, sku, catalog, source, status, rate, listing, quantity
        case transaction, paymentDate, settlement, priceType
        case sale, saleReturn, premium, premiumReturn, goldFee, returnShipping, shipping
        case otherServices, waivers, netOther, gstOnOther, tcs, tdsRate, tds
        case compensation, claims, recovery, compensationReason, claimsReason, recoveryReason
        /// The older layouts' parts: goods without shipping, fees without their 18 %, that 18 % alone.
        case goods, goodsReturn, shippingRevenue, shippingReturned
        case goldFeeNet, goldFeeTax, returnShippingNet, returnShippingTax, shippingNet, shippingTax
        /// The state tells whether the tax is IGST or CGST and SGST.
        case tcsOutside, tcsInside
        case zero
    }

    var header: String
    var field: Field
    var group: Group
    /// Letter or formula in the row below the header.
    var legend: String?

    enum Group: String {
        case order = "Order Related Details"
        case payment = "Payment Details"
        case revenue = "Revenue Details"
        case deduction = "Deductions"
        case other = "Other Charges"
        case tax = "TCS & TDS"
        case recovery = "Recovery, Claims and Compensation Details"
    }

    init(_ header: String, _ field: Field, _ group: Group, _ legend: String? = nil) {
        self.header = header
        self.field = field
        self.group = group
        self.legend = legend
    }

    /// 2025, 41 columns.
    static let generation2: [PaymentColumn] = [
        .init("Sub Order No", .subOrder, .order),
        .init("Order Date", .orderDate, .order),
        .init("Dispatch Date", .dispatchDate, .order),
        .init("Product Name", .product, .order),
        .init("Supplier SKU", .sku, .order),
        .init("Live Order Status", .status, .order),
        .init("Product GST %", .rate, .order, "A"),
        .init("Listing Price (Incl. taxes)", .listing, .order),
        .init("Quantity", .quantity, .order),
        .init("Transaction ID", .transaction, .payment),
        .init("Payment Date", .paymentDate, .payment),
        .init(
            "Final Settlement Amount",
            .settlement,
            .payment,
            "(B + C + G + H + I + L + Q + R + S + T + U + V + W + Y + AA + AD + AF + AX)"
        ),
        .init("Price Type", .priceType, .revenue, ""),
        .init("Total Sale Amount (Incl. Shipping & GST)", .sale, .revenue, "B"),
        .init("Total Sale Return Amount (Incl. Shipping & GST)", .saleReturn, .revenue, "C"),
        .init("Fixed Fee (Incl. GST)", .zero, .revenue, "AD"),
        .init("Warehousing fee (inc Gst)", .zero, .revenue, "AF"),
        .init("Return premium (incl GST)", .premium, .revenue, "U"),
        .init("Return premium (incl GST) of Return", .premiumReturn, .revenue, "V"),
        .init("Meesho Commission Percentage", .zero, .deduction, "F"),
        .init("Meesho Commission (Incl. GST)", .zero, .deduction, "G = - (B + C) * F"),
        .init("Meesho gold platform fee (Incl. GST)", .goldFee, .deduction, "AX"),
        .init("Meesho mall platform fee (Incl. GST)", .zero, .deduction, "AA"),
        .init("Fixed Fee (Incl. GST)", .zero, .deduction, "AC"),
        .init("Warehousing fee (Incl. GST)", .zero, .deduction, "AG"),
        .init("Return Shipping Charge (Incl. GST)", .returnShipping, .deduction, "H"),
        .init("GST Compensation (PRP Shipping)", .zero, .deduction, "W"),
        .init("Shipping Charge (Incl. GST)", .shipping, .deduction, "I"),
        .init("Other Support Service Charges (Excl. GST)", .otherServices, .other, "J"),
        .init("Waivers (Excl. GST)", .waivers, .other, "K"),
        .init("Net Other Support Service Charges (Excl. GST)", .netOther, .other, "L = J + K"),
        .init("GST on Net Other Support Service Charges", .gstOnOther, .other, "P = L * 18 / 100"),
        .init("TCS", .tcs, .tax, "Q = - 1% of (B + C + U + V) / (1 + A)"),
        .init("TDS Rate %", .tdsRate, .tax, "X"),
        .init("TDS", .tds, .tax, "T = - X% of (B + C + U + V) / (1 + A)"),
        .init("Compensation", .compensation, .recovery, "R"),
        .init("Claims", .claims, .recovery, "Y"),
        .init("Recovery", .recovery, .recovery, "S"),
        .init("Compensation Reason", .compensationReason, .recovery),
        .init("Claims Reason", .claimsReason, .recovery),
        .init("Recovery Reason", .recoveryReason, .recovery),
    ]

    /// 2026, 43 columns: two more after the SKU.
    static let generation3: [PaymentColumn] =
        generation2[..<5] + [.init("Catalog ID", .catalog, .order), .init("Order source", .source, .order)]
        + generation2[5...]

    /// About 2023 to mid 2025, 50 columns: sale and shipping apart, GST on each fee in its own column.
    static let generation1: [PaymentColumn] =
        generation2[..<7]
        + [
            .init("Listing Price (Incl. GST & Commission)", .listing, .order),
            .init("Quantity", .quantity, .order),
            .init("Transaction ID", .transaction, .payment),
            .init("Payment Date", .paymentDate, .payment),
            .init("Final Settlement Amount", .settlement, .payment),
            .init("Price Type", .priceType, .revenue),
            .init("Total Sale Amount (Incl. Commission & GST)", .goods, .revenue),
            .init("Sale Return Amount (Incl. GST)", .goodsReturn, .revenue),
            .init("Fixed Fee (Incl. GST)", .zero, .revenue),
            .init("Warehousing fee (inc Gst)", .zero, .revenue),
            .init("Shipping Revenue (Incl. GST)", .shippingRevenue, .revenue),
            .init("Shipping Return Amount (Incl. GST)", .shippingReturned, .revenue),
            .init("Return premium (incl GST)", .premium, .revenue),
            .init("Return premium (incl GST) of Return", .premiumReturn, .revenue),
            .init("Meesho Commission Percentage", .zero, .deduction),
            .init("Meesho Commission (Excl. GST)", .zero, .deduction),
            .init("Meesho gold platform fee (excl GST)", .goldFeeNet, .deduction),
            .init("Meesho mall platform fee (excl. GST)", .zero, .deduction),
            .init("Fixed Fee (excl. GST)", .zero, .deduction),
            .init("Warehousing fee (excl Gst)", .zero, .deduction),
            .init("Return Shipping Charge (Excl. GST)", .returnShippingNet, .deduction),
            .init("GST Compensation (PRP Shipping)", .zero, .deduction),
            .init("Shipping Charge (Excl. GST)", .shippingNet, .deduction),
            .init("Other Support Service Charges (Excl. GST)", .otherServices, .other),
            .init("Waivers (Excl. GST)", .waivers, .other),
            .init("Net Other Support Service Charges (Excl. GST)", .netOther, .other),
            .init("GST on Meesho Commission", .zero, .tax),
            .init("GST on Warehousing fee", .zero, .tax),
            .init("GST on meesho gold", .goldFeeTax, .tax),
            .init("GST on Meesho Mall platform fee", .zero, .tax),
            .init("GST on Shipping Charge", .shippingTax, .tax),
            .init("GST on Return Shipping Charge", .returnShippingTax, .tax),
            .init("GST on Net Other Support Service Charges", .gstOnOther, .tax),
            .init("GST on Fixed Fee", .zero, .tax),
            .init("TCS", .tcs, .tax),
        ] + generation2[33...].map { .init($0.header, $0.field, $0.group) }

    /// About 2022.
    static let generation0: [PaymentColumn] =
        generation1[..<12]
        + [
            .init("Price type", .priceType, .revenue),
            .init("Total Sale Amount (Incl. Commission & GST)", .goods, .revenue),
            .init("Sale Return Amount (Incl. GST)", .goodsReturn, .revenue),
            .init("Shipping Revenue (Incl. GST)", .shippingRevenue, .revenue),
            .init("Shipping Return Amount (Incl. GST)", .shippingReturned, .revenue),
            .init("Meesho Commission Percentage", .zero, .deduction),
            .init("Meesho Commission (Excl. GST)", .zero, .deduction),
            .init("Return Shipping Charge (Excl. GST)", .returnShippingNet, .deduction),
            .init("Shipping Charge (Excl. GST)", .shippingNet, .deduction),
            .init("Other Support Service Charges (Excl. GST)", .otherServices, .other),
            .init("Waivers (Excl. GST)", .waivers, .other),
            .init("Net Other Support Service Charges (Excl. GST)", .netOther, .other),
            .init("IGST on Meesho Commission", .zero, .tax),
            .init("IGST on Shipping Charge", .shippingTax, .tax),
            .init("IGST on Return Shipping Charge", .returnShippingTax, .tax),
            .init("IGST on Net Other Support Service Charges", .gstOnOther, .tax),
            .init("TCS (IGST)", .tcsOutside, .tax),
            .init("TCS (CGST + SGST)", .tcsInside, .tax),
            .init("TDS Rate", .tdsRate, .tax),
            .init("TDS Amount", .tds, .tax),
            .init("Compensation (No GST)", .compensation, .recovery),
            .init("Recovery (No GST)", .recovery, .recovery),
        ]
}
