import Meesho

/// An index into ``Ledger/texts``; 0 is the empty text.
package typealias TextID = Int32

/// One sub order: all its rows in all files. Packed, for a seller has hundreds of thousands.
package struct SubOrder: Sendable {
    package enum Evidence: UInt8, CaseIterable, Sendable {
        case orders, payments, returns, orderSummary

        /// The text in `orders.csv`.
        package var name: String {
            switch self {
            case .orders: "orders"
            case .payments: "payments"
            case .returns: "returns"
            case .orderSummary: "order_summary"
            }
        }
    }

    package var number: SubOrderNumber
    private var flags = SubOrderFlags()
    package var outcome = Outcome.unknown
    /// The kind of file that decided the outcome.
    package var outcomeSource = Evidence.orders
    private var orderDay = PackedDay()
    private var dispatchDay = PackedDay()
    private var paymentDay = PackedDay()
    package var sku: TextID = 0
    package var product: TextID = 0
    package var size: TextID = 0
    /// Standard name, or as printed where unknown.
    package var state: TextID = 0
    /// As the newest orders file prints it.
    package var orderStatus: TextID = 0
    /// As the strongest leg prints it.
    package var paymentStatus: TextID = 0
    package var quantity: Int32 = 1
    private var firstLeg: Int32
    private var legCount: Int32
    private var firstOrigin: Int32 = 0
    private var originCount: Int32 = 0
    package var discountedPrice = Paisa.zero
    package var settlement = Paisa.zero
    package var sale = Paisa.zero
    package var saleReturn = Paisa.zero
    private var packedGoodsCost = PackedPaisa()
    private var packedPackaging = PackedPaisa()
    private var packedUnitCost = PackedPaisa()

    /// A sub order of which nothing but its number is known yet.
    init(number: SubOrderNumber, legs: Range<Int>) {
        self.number = number
        firstLeg = Int32(legs.lowerBound)
        legCount = Int32(legs.count)
    }

    /// Whether an orders file holds it: only then does it count as placed.
    package var isInOrders: Bool {
        get { flags.isInOrders }
        set { flags.isInOrders = newValue }
    }
    /// As the newest orders file tells it, else the payment legs.
    package var source: OrderSource {
        get { flags.source }
        set { flags.source = newValue }
    }
    /// Whether the files tell different sources.
    package var sourcesDiffer: Bool {
        get { flags.sourcesDiffer }
        set { flags.sourcesDiffer = newValue }
    }
    package var orderDate: Day? {
        get { orderDay.day }
        set { orderDay = PackedDay(newValue) }
    }
    package var dispatchDate: Day? {
        get { dispatchDay.day }
        set { dispatchDay = PackedDay(newValue) }
    }
    /// Of the newest paid leg.
    package var paymentDate: Day? {
        get { paymentDay.day }
        set { paymentDay = PackedDay(newValue) }
    }
    /// Indices into ``Ledger/legs``.
    package var legs: Range<Int> {
        get { Int(firstLeg)..<Int(firstLeg) + Int(legCount) }
        set {
            firstLeg = Int32(newValue.lowerBound)
            legCount = Int32(newValue.count)
        }
    }
    /// Indices into ``Ledger/origins``: the rows of orders and returns files behind it; those of the legs stand with
    /// the legs.
    package var origins: Range<Int> {
        get { Int(firstOrigin)..<Int(firstOrigin) + Int(originCount) }
        set {
            firstOrigin = Int32(newValue.lowerBound)
            originCount = Int32(newValue.count)
        }
    }
    /// Positive; `nil` where the SKU has no cost.
    package var goodsCost: Paisa? {
        get { packedGoodsCost.amount }
        set { packedGoodsCost = PackedPaisa(newValue) }
    }
    package var packaging: Paisa? {
        get { packedPackaging.amount }
        set { packedPackaging = PackedPaisa(newValue) }
    }
    /// Per unit, on the day of the order; `nil` where the SKU has no cost.
    package var unitCost: Paisa? {
        get { packedUnitCost.amount }
        set { packedUnitCost = PackedPaisa(newValue) }
    }

    /// Discounted price × quantity; `nil` where no orders file holds the sub order.
    package var orderValue: Paisa? { isInOrders ? discountedPrice * Int(quantity) : nil }
    /// Settlement − goods − packaging; `nil` where the SKU has no cost.
    package var profit: Paisa? {
        guard let goodsCost, let packaging else { return nil }
        return settlement - goodsCost - packaging
    }
}

/// An amount or none, in eight bytes. No sum comes to the one value that stands for none: sums of the other sign end
/// one short of it.
private struct PackedPaisa: Sendable {
    private var count = Int64.min

    init(_ amount: Paisa? = nil) {
        if let amount { count = max(amount.count, .min + 1) }
    }

    var amount: Paisa? { count == .min ? nil : Paisa(count) }
}

/// One seller's sub orders and payment legs, joined.
package struct Ledger: Sendable {
    /// Sorted by number.
    package var subOrders: [SubOrder]
    /// Sorted by sub order, payment date and origin.
    package var legs: Legs
    /// Of all sub orders, one after the other.
    package var origins: [Origin]
    package var texts: [String]
    package var sources: [SourceSheet]

    package init(
        subOrders: [SubOrder] = [],
        legs: Legs = Legs(),
        origins: [Origin] = [],
        texts: [String] = [""],
        sources: [SourceSheet] = []
    ) {
        self.subOrders = subOrders
        self.legs = legs
        self.origins = origins
        self.texts = texts
        self.sources = sources
    }

    /// Where the sub order of that number stands; `nil` where there is none.
    package func index(of number: SubOrderNumber) -> Int? {
        var (low, high) = (subOrders.startIndex, subOrders.endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if subOrders[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < subOrders.endIndex && subOrders[low].number == number ? low : nil
    }

    /// The sub order of that number.
    func subOrder(_ number: SubOrderNumber) -> SubOrder? { index(of: number).map { subOrders[$0] } }

    package func text(_ id: TextID) -> String { texts.indices.contains(Int(id)) ? texts[Int(id)] : "" }
}

extension Ledger {
    /// Whether anything sold has a cost; without, what is left of the settlement would be taken for a profit.
    var hasCosts: Bool { subOrders.contains { $0.goodsCost != nil } }
}
