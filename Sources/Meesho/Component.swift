/// The amount columns of an order-payments row, in the order of `summary.json`, each with its printed sign.
///
/// Source: payments workbook, sheet "Order Payments". Generation 1 prints fees without GST and the GST apart; both
/// parts are added into the one component here.
public enum Component: Int, CaseIterable, Sendable {
    case sale, saleReturn
    /// "Fixed Fee (Incl. GST)" of the revenue group, legend AD.
    case fixedFeeCredit
    /// "Warehousing fee (inc Gst)" of the revenue group, legend AF.
    case warehousingCredit
    case returnPremium, returnPremiumReturned
    case commission, goldFee, mallFee
    /// "Fixed Fee (Incl. GST)" of the deductions group, legend AC.
    case fixedFee
    /// "Warehousing fee (Incl. GST)" of the deductions group, legend AG.
    case warehousingFee
    case returnShipping, gstCompensation, shipping
    case otherServices, waivers, netOtherServices, gstOnOtherServices
    case tcs, tds
    case compensation, claims, recovery

    /// The field name in `summary.json` and the CSVs.
    package var name: String {
        switch self {
        case .sale: "sale"
        case .saleReturn: "sale_return"
        case .fixedFeeCredit: "fixed_fee_credit"
        case .warehousingCredit: "warehousing_credit"
        case .returnPremium: "return_premium"
        case .returnPremiumReturned: "return_premium_returned"
        case .commission: "commission"
        case .goldFee: "gold_fee"
        case .mallFee: "mall_fee"
        case .fixedFee: "fixed_fee"
        case .warehousingFee: "warehousing_fee"
        case .returnShipping: "return_shipping"
        case .gstCompensation: "gst_compensation"
        case .shipping: "shipping"
        case .otherServices: "other_services"
        case .waivers: "waivers"
        case .netOtherServices: "net_other_services"
        case .gstOnOtherServices: "gst_on_other_services"
        case .tcs: "tcs"
        case .tds: "tds"
        case .compensation: "compensation"
        case .claims: "claims"
        case .recovery: "recovery"
        }
    }

    /// Whether the amount is already inside another component (J and K are inside L), so that adding every component
    /// that is not gives the settlement.
    package var isPartOfAnother: Bool { self == .otherServices || self == .waivers }
}

/// One amount per ``Component`` of a single payment leg, packed: a seller has hundreds of thousands of them.
public struct Amounts: Sendable, BitwiseCopyable, Hashable {
    @usableFromInline var values: InlineArray<23, Int32> = .init(repeating: 0)

    /// No amount of one sub order comes near: two crore rupees, either way.
    package static let limit = Paisa(Int64(Int32.max))

    package init() {}

    /// In paise, by ``Component/rawValue``.
    @inlinable @inline(__always) public var paise: InlineArray<23, Int32> { values }

    @inlinable @inline(__always) public subscript(component: Component) -> Paisa {
        Paisa(Int64(values[component.rawValue]))
    }

    /// - Returns: Whether the sum stays within ``limit``; else it is left as it was.
    package mutating func add(_ amount: Paisa, to component: Component) -> Bool {
        guard let sum = Int32(exactly: (self[component] + amount).count) else { return false }
        values[component.rawValue] = sum
        return true
    }

    /// Where the paise of a component lie in the value, an `Int32`: inline and one after the other.
    static func offset(of component: Component) -> Int { component.rawValue * MemoryLayout<Int32>.stride }

    public static func == (a: Amounts, b: Amounts) -> Bool {
        for index in a.values.indices where a.values[index] != b.values[index] { return false }
        return true
    }

    public func hash(into hasher: inout Hasher) {
        for index in values.indices { hasher.combine(values[index]) }
    }
}

/// Sums of ``Amounts`` over any number of legs.
public struct AmountTotals: Sendable {
    @usableFromInline var values = [Paisa](repeating: .zero, count: Component.allCases.count)

    package init() {}

    package subscript(component: Component) -> Paisa {
        get { values[component.rawValue] }
        set { values[component.rawValue] = newValue }
    }

    @inlinable public static func += (totals: inout AmountTotals, amounts: Amounts) {
        let paise = amounts.paise
        for index in paise.indices where paise[index] != 0 {
            totals.values[index] = totals.values[index] + Paisa(Int64(paise[index]))
        }
    }
}
