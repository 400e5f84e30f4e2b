import Tabular

/// A row of "Order Payments": one leg of the ledger, not one order. Source: exports.md sections 6 and 7.
package struct PaymentRow: Sendable {
    package var subOrder: SubOrderNumber
    package var orderDate: Day?
    package var dispatchDate: Day?
    package var product: Int32 = 0
    package var sku: Int32 = 0
    /// "Live Order Status"; empty on adjustments.
    package var status: Int32 = 0
    package var quantity: Int32 = 1
    package var transaction: Int32 = 0
    package var paymentDate: Day?
    /// "Final Settlement Amount" as printed.
    package var settlement = Paisa.zero
    package var amounts = Amounts()
    /// What the file's formula gives over this row; meaningless without a formula.
    package var formulaSum = Paisa.zero
    package var audits = LegAudits()
    /// How far TCS and TDS together are off, where they are; positive.
    package var taxDifference = Paisa.zero
    package var row: Int32 = 0
    /// In hundredths of a percent.
    var gstRate: Int?
    /// In hundredths of a percent.
    var tdsRate: Int?
    /// In hundredths of a percent.
    var commissionRate: Int?
    /// Generations 2 and 3 print fees with the GST inside.
    var includesGSTInFees = true
}

/// The rows of one "Order Payments" sheet.
package struct PaymentSheet: Sendable {
    package var rows: [PaymentRow] = []
    /// Whether a formula was there to audit the settlements with.
    package var hasFormula = false
    /// Whether the sheet has the column at all: without it nothing tells paid from outstanding.
    package var hasTransactionColumn = true
    /// 0 to 3, by the header. Source: exports.md section 4.
    package var generation = 2
}

/// Which amounts a file adds up to its settlement.
struct SettlementFormula: Sendable {
    /// By column index: +1 or -1 for the columns that enter.
    var signs: [Int: Int64] = [:]
    var components: Set<Component> = []
}

/// Finds the columns of one payments sheet by header, group title and legend.
struct PaymentColumns: Sendable {
    let generation: Int
    let schema: BoundSchema<PaymentRow>
    let formula: SettlementFormula?
    let hasTransactionColumn: Bool
    /// Names of columns that files of this generation always print and this one lacks.
    let missing: [String]

    /// - Parameters:
    ///   - headers: The header row.
    ///   - groups: The row of group titles above it, empty where there is none.
    ///   - legend: The row of letters and formulas below it, empty where there is none.
    init(headers: [String], groups: [String], legend: [String], at place: Place) throws(InputError) {
        let folded = headers.map(Header.fold)
        generation = Self.generation(of: folded)
        let named = Self.tellTwinsApart(headers, folded: folded, groups: groups, legend: legend)
        let formula = Self.formula(headers: named.map(Header.fold), legend: legend, generation: generation)
        self.formula = formula
        let includesGST = generation >= 2
        var blank = PaymentRow(subOrder: .none)
        blank.includesGSTInFees = includesGST
        var columns = Self.columns
        for (position, header) in named.enumerated() {
            guard let component = Self.component(of: Header.fold(header)) else { continue }
            let sign = formula?.signs[position] ?? 0
            columns.append(Self.amount(component, header: header, sign: sign))
        }
        schema = try Schema(blank: blank, columns: columns).bound(to: named, at: place)
        let found = Set(named.compactMap { Self.component(of: Header.fold($0)) })
        hasTransactionColumn = folded.contains("transaction id")
        // A sheet that people cut down to a few columns lacks the others on purpose.
        let isWhole = generation > 0 && folded.count >= Self.leastColumns
        missing =
            (isWhole ? Self.alwaysPrinted.filter { !found.contains($0.component) }.map(\.header) : [])
            + (isWhole ? ["Payment Date", "Transaction ID"].filter { !folded.contains(Header.fold($0)) } : [])
    }

    private static func generation(of headers: [String]) -> Int {
        if headers.contains("igst on meesho commission") { return 0 }
        if headers.contains("gst on meesho commission") || headers.contains("meesho commission (excl gst)") { return 1 }
        return headers.contains("catalog id") ? 3 : 2
    }

    private static let columns: [Column<PaymentRow>] = [
        .subOrder("Sub Order No", "Sub Order Number", "Sub Order ID", "Suborder No") { $0.subOrder = $1 },
        .day("Order Date") { $0.orderDate = $1 },
        .day("Dispatch Date") { $0.dispatchDate = $1 },
        .text("Product Name") { $0.product = $1 },
        .text("Supplier SKU", "SKU") { $0.sku = $1 },
        .ignored("Catalog ID"),
        .ignored("Order source"),
        .word("Live Order Status") { $0.status = $1 },
        .percent("Product GST %") { $0.gstRate = $1 },
        .ignored("Listing Price (Incl. taxes)", "Listing Price (Incl. GST & Commission)"),
        // An adjustment may print 0 pieces; its money counts all the same.
        .integer("Quantity") { $0.quantity = Int32(clamping: max(1, $1)) },
        .word("Transaction ID") { $0.transaction = $1 },
        .dayOrWord("Payment Date") { $0.paymentDate = $1 },
        .neededMoney("Final Settlement Amount", "Settlement Amount") { $0.settlement = $1 },
        .ignored("Price Type"),
        .percent("Meesho Commission Percentage") { $0.commissionRate = $1 },
        .percent("TDS Rate %", "TDS Rate") { $0.tdsRate = $1 },
        .ignored("Compensation Reason"), .ignored("Claims Reason"), .ignored("Recovery Reason"),
    ]

    /// Fewer than any generation of the panel prints.
    private static let leastColumns = 30

    private static let alwaysPrinted: [(component: Component, header: String)] = [
        (.sale, "Total Sale Amount"), (.saleReturn, "Total Sale Return Amount"), (.commission, "Meesho Commission"),
        (.returnShipping, "Return Shipping Charge"), (.shipping, "Shipping Charge"), (.tcs, "TCS"), (.tds, "TDS"),
        (.compensation, "Compensation"), (.claims, "Claims"), (.recovery, "Recovery"),
    ]

    private static func amount(_ component: Component, header: String, sign: Int64) -> Column<PaymentRow> {
        .custom(header, expected: "an amount of one sub order such as 1,234.50") { cell, record, _ in
            guard let amount = Paisa(cell) else { return cell.isMissing }
            guard record.amounts.add(amount, to: component) else { return false }
            if sign != 0 { record.formulaSum = record.formulaSum + Paisa(sign * amount.count) }
            return true
        }
    }

    /// Folded header → component. Generation 1 prints some components in two columns, which are added.
    private static let components: [String: Component] = {
        let spellings: [(Component, [String])] = [
            (
                .sale,
                [
                    "Total Sale Amount (Incl. Shipping & GST)", "Total Sale Amount (Incl. Commission & GST)",
                    "Shipping Revenue (Incl. GST)",
                ]
            ),
            (
                .saleReturn,
                [
                    "Total Sale Return Amount (Incl. Shipping & GST)", "Sale Return Amount (Incl. GST)",
                    "Total Sale Return Amount (Incl. GST)", "Shipping Return Amount (Incl. GST)",
                ]
            ),
            (.fixedFeeCredit, ["Fixed Fee (Incl. GST) of Revenue"]),
            (.warehousingCredit, ["Warehousing fee (inc Gst)", "Warehousing fee (Incl. GST) of Revenue"]),
            (.returnPremium, ["Return premium (incl GST)"]),
            (.returnPremiumReturned, ["Return premium (incl GST) of Return"]),
            (
                .commission,
                [
                    "Meesho Commission (Incl. GST)", "Meesho Commission (Excl. GST)", "GST on Meesho Commission",
                    "IGST on Meesho Commission", "CGST + SGST on Meesho Commission",
                ]
            ),
            (
                .goldFee,
                [
                    "Meesho gold platform fee (Incl. GST)", "Meesho gold platform fee (excl GST)", "GST on meesho gold",
                    "GST on Meesho gold platform fee",
                ]
            ),
            (
                .mallFee,
                [
                    "Meesho mall platform fee (Incl. GST)", "Meesho mall platform fee (excl. GST)",
                    "GST on Meesho Mall platform fee",
                ]
            ),
            (
                .fixedFee,
                ["Fixed Fee (Incl. GST)", "Fixed Fee (excl. GST)", "GST on Fixed Fee", "Fixed Fee (Incl. GST).1"]
            ),
            (
                .warehousingFee,
                [
                    "Warehousing fee (Incl. GST)", "Warehousing fee (excl Gst)", "Warehousing fee (excl. GST)",
                    "GST on Warehousing fee", "Warehousing fee (Incl. GST).1",
                ]
            ),
            (
                .returnShipping,
                [
                    "Return Shipping Charge (Incl. GST)", "Return Shipping Charge (Excl. GST)",
                    "GST on Return Shipping Charge", "IGST on Return Shipping Charge",
                    "CGST + SGST on Return Shipping Charge",
                ]
            ),
            (.gstCompensation, ["GST Compensation (PRP Shipping)"]),
            (
                .shipping,
                [
                    "Shipping Charge (Incl. GST)", "Shipping Charge (Excl. GST)", "GST on Shipping Charge",
                    "IGST on Shipping Charge", "CGST + SGST on Shipping Charge",
                ]
            ),
            (.otherServices, ["Other Support Service Charges (Excl. GST)"]),
            (.waivers, ["Waivers (Excl. GST)"]),
            (.netOtherServices, ["Net Other Support Service Charges (Excl. GST)"]),
            (
                .gstOnOtherServices,
                [
                    "GST on Net Other Support Service Charges", "IGST on Net Other Support Service Charges",
                    "CGST + SGST on Net Other Support Service Charges",
                ]
            ),
            (.tcs, ["TCS", "TCS (IGST)", "TCS (CGST + SGST)"]),
            (.tds, ["TDS", "TDS Amount"]),
            (.compensation, ["Compensation", "Compensation (No GST)"]),
            (.claims, ["Claims", "Claims (No GST)"]),
            (.recovery, ["Recovery", "Recovery (No GST)"]),
        ]
        var table: [String: Component] = [:]
        for (component, headers) in spellings {
            for header in headers { table[Header.fold(header)] = component }
        }
        return table
    }()

    private static func component(of header: String) -> Component? {
        if let known = components[header] { return known }
        // One panel printed this header as two texts glued with stray quotes.
        return header.contains("gst on shipping charge") && !header.contains("return") ? .shipping : nil
    }

    /// Two columns are called "Fixed Fee (Incl. GST)" and two "Warehousing fee (Incl. GST)": the one among the revenues
    /// is told by its legend letter (AD, AF), else by its group title, else by standing first.
    private static func tellTwinsApart(
        _ headers: [String],
        folded: [String],
        groups: [String],
        legend: [String]
    ) -> [String] {
        var named = headers
        for (twin, letter) in [("Fixed Fee (Incl. GST)", "AD"), ("Warehousing fee (Incl. GST)", "AF")] {
            let positions = folded.indices.filter { folded[$0] == Header.fold(twin) }
            let revenue =
                positions.first { letterOf(legend, $0) == letter }
                ?? positions.first { group(groups, over: $0).contains("revenue") }
                ?? (positions.count > 1 ? positions.first : nil)
            if let revenue { named[revenue] = twin + " of Revenue" }
        }
        return named
    }

    private static func group(_ groups: [String], over position: Int) -> String {
        groups.prefix(position + 1).last { !Header.fold($0).isEmpty }.map(Header.fold) ?? ""
    }

    /// `AD`, or `G` of `G = - (B + C) * F`.
    private static func letterOf(_ legend: [String], _ position: Int) -> String {
        guard legend.indices.contains(position) else { return "" }
        let head = legend[position].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return head.first.map { $0.filter { !$0.isWhitespace } } ?? ""
    }

    /// The formula the legend prints over the settlement column; where a re-saved file has lost its legend, the sum
    /// its generation is documented with; `nil` for generation 0, of which no formula is known.
    private static func formula(headers: [String], legend: [String], generation: Int) -> SettlementFormula? {
        guard
            let settlement = headers.firstIndex(where: {
                $0 == "final settlement amount" || $0 == "settlement amount"
            })
        else { return nil }
        let text = legend.indices.contains(settlement) ? legend[settlement] : ""
        if !text.isEmpty { return printed(text, headers: headers, legend: legend) }
        guard generation > 0 else { return nil }
        var formula = SettlementFormula()
        for (position, header) in headers.enumerated() {
            guard let component = component(of: header), !component.isPartOfAnother else { continue }
            // Source: exports.md section 7.1.
            let isOutside = [.fixedFee, .warehousingFee, .gstOnOtherServices].contains(component)
            guard generation == 1 || !isOutside else { continue }
            formula.signs[position] = 1
            formula.components.insert(component)
        }
        return formula
    }

    /// `(B + C - G + …)`: letters with signs; `nil` where a letter stands over no column.
    private static func printed(_ text: String, headers: [String], legend: [String]) -> SettlementFormula? {
        let letters = headers.indices.map { letterOf(legend, $0) }
        var formula = SettlementFormula()
        var sign: Int64 = 1
        var token = ""
        func close() -> Bool {
            guard !token.isEmpty else { return true }
            guard let position = letters.firstIndex(of: token) else { return false }
            formula.signs[position] = sign
            if let component = component(of: headers[position]) { formula.components.insert(component) }
            token = ""
            sign = 1
            return true
        }
        for character in text.split(separator: "=").last ?? "" {
            if character.isLetter {
                token.append(character)
            } else if character == "+" || character == "-" || character == "(" || character == ")"
                || character.isWhitespace
            {
                guard close() else { return nil }
                if character == "-" { sign = -1 }
            } else {
                return nil
            }
        }
        return close() && !formula.signs.isEmpty ? formula : nil
    }
}
