import Tabular

/// A row of "Order Payments": one leg of the ledger, not one order. Source: exports.md sections 6 and 7.
///
/// Packed, for a seller has hundreds of thousands: the small fields stand together.
public struct PaymentRow: Sendable, BitwiseCopyable {
    package var subOrder: SubOrderNumber
    package var audits = LegAudits()
    package var source = OrderSource.none
    @usableFromInline var orderDay = PackedDay()
    @usableFromInline var dispatchDay = PackedDay()
    @usableFromInline var paymentDay = PackedDay()
    /// "Final Settlement Amount" as printed.
    package var settlement = Paisa.zero
    /// What the file's formula gives over this row; meaningless without a formula.
    package var formulaSum = Paisa.zero
    /// How far TCS and TDS together are off, where they are; positive.
    package var taxDifference = Paisa.zero
    package var product: Int32 = 0
    package var sku: Int32 = 0
    /// "Live Order Status"; empty on adjustments.
    package var status: Int32 = 0
    package var quantity: Int32 = 1
    package var transaction: Int32 = 0
    package var row: Int32 = 0
    package var amounts = Amounts()
    /// In paise; `Int32.min` is not known.
    var outputPaise: Int32 = 0

    /// The GST inside the net sales of the leg (sale, sale return, return premiums) at the printed "Product GST %":
    /// owed by the seller, so positive for a sale. `nil` where the leg prints no rate.
    package var outputGST: Paisa? { outputPaise == .min ? nil : Paisa(Int64(outputPaise)) }

    public var orderDate: Day? {
        @inlinable @inline(__always) get { orderDay.day }
        set { orderDay = PackedDay(newValue) }
    }
    public var dispatchDate: Day? {
        @inlinable @inline(__always) get { dispatchDay.day }
        set { dispatchDay = PackedDay(newValue) }
    }
    public var paymentDate: Day? {
        @inlinable @inline(__always) get { paymentDay.day }
        set { paymentDay = PackedDay(newValue) }
    }
}

/// A row with what only its audit asks for.
struct PaymentDraft: Sendable, BitwiseCopyable {
    var row: PaymentRow
    /// In hundredths of a percent.
    var gstRate: Int?
    /// In hundredths of a percent.
    var tdsRate: Int?
    /// In hundredths of a percent.
    var commissionRate: Int?
}

/// A delivered leg whose shipping charge is not what its sale and price give. Source: exports.md section 7.3.
package struct ShippingDifference: Sendable, BitwiseCopyable {
    /// Index of the leg's row in its sheet.
    package var row: Int32
    /// What the rule gives, with the printed sign: negative.
    package var expected: Int32
}

/// The rows of one "Order Payments" sheet.
package struct PaymentSheet: Sendable {
    package var rows: [PaymentRow] = []
    /// Of the rows that have any, in their order.
    package var reasons: [PaymentReason] = []
    /// Of the rows whose shipping the rule does not give, in their order.
    package var shippingDifferences: [ShippingDifference] = []
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
    var signs: [Int: Int8] = [:]
    var components: Set<Component> = []

    /// Deductions that do not enter: whether they should is not settled by any file seen.
    var outside: [Component] { [.fixedFee, .warehousingFee, .gstOnOtherServices].filter { !components.contains($0) } }
}

/// Finds the columns of one payments sheet by header, group title and legend.
struct PaymentColumns: Sendable {
    let generation: Int
    let schema: BoundSchema<PaymentDraft>
    let formula: SettlementFormula?
    /// The names by which the columns are known: as printed, twins told apart.
    let header: HeaderRow
    let hasTransactionColumn: Bool
    /// Columns that are looked at only beside certain amounts, by position.
    let beside: BesideColumns
    /// Names of columns that files of this generation always print and this one lacks.
    let missing: [String]

    /// - Parameters:
    ///   - headers: The header row.
    ///   - groups: The row of group titles above it, empty where there is none.
    ///   - legend: The row of letters and formulas below it, empty where there is none.
    init(headers: HeaderRow, groups: [String], legend: [String], at place: Place) throws(InputError) {
        let folded = headers.folded
        generation = Self.generation(of: folded)
        header = Self.tellTwinsApart(headers, groups: groups, legend: legend)
        let components = header.folded.map(Self.component)
        let formula = Self.formula(of: header, components, legend: legend, generation: generation)
        self.formula = formula
        var amounts = AmountColumns(formulaOffset: Column.offset(of: \PaymentDraft.row.formulaSum))
        for (position, component) in components.enumerated() {
            guard let component else { continue }
            amounts.columns[header.folded[position]] = AmountColumns.Amount(
                offset: Column.offset(of: \PaymentDraft.row.amounts) + Amounts.offset(of: component),
                sign: formula?.signs[position] ?? 0
            )
        }
        schema = try Schema.payments.bound(to: header, at: place, amounts: amounts)
        let found = Set(components.compactMap(\.self))
        beside = BesideColumns(folded)
        hasTransactionColumn = folded.contains("transaction id")
        // A sheet that people cut down to a few columns lacks the others on purpose.
        let isWhole = generation > 0 && folded.count >= Self.leastColumns
        missing =
            (isWhole ? Self.alwaysPrinted.filter { !found.contains($0.component) }.map(\.header) : [])
            + (isWhole ? ["Payment Date", "Transaction ID"].filter { !folded.contains(Header.fold($0)) } : [])
    }

    /// Generations 2 and 3 print fees with the GST inside.
    var includesGSTInFees: Bool { generation >= 2 }

    private static func generation(of headers: [String]) -> Int {
        if headers.contains("igst on meesho commission") { return 0 }
        if headers.contains("gst on meesho commission") || headers.contains("meesho commission (excl gst)") { return 1 }
        return headers.contains("catalog id") ? 3 : 2
    }

    /// Fewer than any generation of the panel prints.
    private static let leastColumns = 30

    private static let alwaysPrinted: [(component: Component, header: String)] = [
        (.sale, "Total Sale Amount"), (.saleReturn, "Total Sale Return Amount"), (.commission, "Meesho Commission"),
        (.returnShipping, "Return Shipping Charge"), (.shipping, "Shipping Charge"), (.tcs, "TCS"), (.tds, "TDS"),
        (.compensation, "Compensation"), (.claims, "Claims"), (.recovery, "Recovery"),
    ]

    /// Folded header → component. Generation 1 prints some components in two columns, which are added.
    static let components: [String: Component] = {
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
        return header.contains(bytes: "gst on shipping charge") && !header.contains(bytes: "return") ? .shipping : nil
    }

    /// Two columns are called "Fixed Fee (Incl. GST)" and two "Warehousing fee (Incl. GST)": the one among the revenues
    /// is told by its legend letter (AD, AF), else by its group title, else by standing first.
    private static func tellTwinsApart(_ headers: HeaderRow, groups: [String], legend: [String]) -> HeaderRow {
        var named = headers.texts
        for (twin, folded, letter) in twins {
            let positions = headers.folded.indices.filter { headers.folded[$0] == folded }
            let revenue =
                positions.first { letterOf(legend, $0) == letter }
                ?? positions.first { group(groups, over: $0).contains("revenue") }
                ?? (positions.count > 1 ? positions.first : nil)
            if let revenue { named[revenue] = twin + " of Revenue" }
        }
        return HeaderRow(named)
    }

    private static let twins = [("Fixed Fee (Incl. GST)", "AD"), ("Warehousing fee (Incl. GST)", "AF")].map {
        (header: $0, folded: Header.fold($0), letter: $1)
    }

    private static func group(_ groups: [String], over position: Int) -> String {
        groups.prefix(position + 1).last { !Header.fold($0).isEmpty }.map(Header.fold) ?? ""
    }

    /// `AD`, or `G` of `G = - (B + C) * F`.
    private static func letterOf(_ legend: [String], _ position: Int) -> String {
        guard legend.indices.contains(position) else { return "" }
        let head = legend[position].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let letter = head.first else { return "" }
        // Legends are plain: their blanks are found without asking what a character is.
        guard letter.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x80 }) else { return String(letter) }
        return letter.filter { !$0.isWhitespace }
    }

    /// The formula the legend prints over the settlement column; where a re-saved file has lost its legend, the sum
    /// its generation is documented with; `nil` for generation 0, of which no formula is known.
    private static func formula(
        of header: HeaderRow,
        _ components: [Component?],
        legend: [String],
        generation: Int
    ) -> SettlementFormula? {
        guard let settlement = header.firstIndex(of: ["final settlement amount", "settlement amount"]) else {
            return nil
        }
        let text = legend.indices.contains(settlement) ? legend[settlement] : ""
        if !text.isEmpty { return printed(text, components, legend: legend) }
        guard generation > 0 else { return nil }
        var formula = SettlementFormula()
        for (position, component) in components.enumerated() {
            guard let component, !component.isPartOfAnother else { continue }
            // Source: exports.md section 7.1.
            let isOutside = [.fixedFee, .warehousingFee, .gstOnOtherServices].contains(component)
            guard generation == 1 || !isOutside else { continue }
            formula.signs[position] = 1
            formula.components.insert(component)
        }
        return formula
    }

    /// `(B + C - G + …)`: letters with signs; `nil` where a letter stands over no column.
    private static func printed(
        _ text: String,
        _ components: [Component?],
        legend: [String]
    ) -> SettlementFormula? {
        let letters = components.indices.map { letterOf(legend, $0) }
        var formula = SettlementFormula()
        var sign: Int8 = 1
        var token = ""
        func close() -> Bool {
            guard !token.isEmpty else { return true }
            guard let position = letters.firstIndex(of: token) else { return false }
            formula.signs[position] = sign
            if let component = components[position] { formula.components.insert(component) }
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

/// Columns of a payments sheet that most rows have nothing in, or that only a check asks for.
struct BesideColumns: Sendable {
    let listingPrice: Int?
    let compensationReason: Int?
    let claimsReason: Int?
    let recoveryReason: Int?

    init(_ folded: [String]) {
        func position(_ names: String...) -> Int? {
            names.lazy.map(Header.fold).compactMap { folded.firstIndex(of: $0) }.first
        }
        listingPrice = position("Listing Price (Incl. taxes)", "Listing Price (Incl. GST & Commission)")
        compensationReason = position("Compensation Reason")
        claimsReason = position("Claims Reason")
        recoveryReason = position("Recovery Reason")
    }
}

extension Schema<PaymentDraft> {
    /// Without the amounts, which ``PaymentColumns`` finds.
    static let payments = Schema(
        blank: PaymentDraft(row: PaymentRow(subOrder: .none)),
        row: \.row.row,
        day: \.row.paymentDay,
        columns: [
            .subOrder("Sub Order No", "Sub Order Number", "Sub Order ID", "Suborder No", into: \.row.subOrder),
            .day("Order Date", into: \.row.orderDay),
            .day("Dispatch Date", into: \.row.dispatchDay),
            .text("Product Name", into: \.row.product),
            .text("Supplier SKU", "SKU", into: \.row.sku),
            .ignored("Catalog ID"),
            .orderSource("Order source", into: \.row.source),
            .word("Live Order Status", into: \.row.status),
            .percent("Product GST %", into: \.gstRate),
            .ignored("Listing Price (Incl. taxes)", "Listing Price (Incl. GST & Commission)"),
            // An adjustment may print 0 pieces; its money counts all the same.
            .pieces("Quantity", into: \.row.quantity),
            .word("Transaction ID", into: \.row.transaction),
            .dayOrWord("Payment Date", into: \.row.paymentDay),
            .neededMoney("Final Settlement Amount", "Settlement Amount", into: \.row.settlement),
            .ignored("Price Type"),
            .percent("Meesho Commission Percentage", into: \.commissionRate),
            .percent("TDS Rate %", "TDS Rate", into: \.tdsRate),
            .ignored("Compensation Reason"), .ignored("Claims Reason"), .ignored("Recovery Reason"),
        ]
    )
}
