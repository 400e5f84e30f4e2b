import Meesho

/// An index into ``Ledger/texts``; 0 is the empty text.
package typealias TextID = Int32

/// One payment leg: a row of "Order Payments" that no overlapping download repeats.
package struct Leg: Sendable {
    package var subOrder: SubOrderNumber
    package var paymentDate: Day?
    package var transactionID: TextID
    package var status: TextID
    package var settlement: Paisa
    package var amounts: Amounts
    /// What the file's own formula gives; `nil` where the file has none.
    package var formula: Paisa?
    package var settlementAudit: AuditResult
    package var tcsAudit: AuditResult
    package var tdsAudit: AuditResult
    package var commissionAudit = AuditResult.notAudited
    package var servicesGSTAudit = AuditResult.notAudited
    /// How far TCS and TDS together are off, where they are; positive.
    package var taxDifference = Paisa.zero
    package var origin: Origin

    /// Money moved: the leg carries a day or a transaction.
    package var isPaid: Bool { paymentDate != nil || transactionID != 0 }
}

/// One sub order: all its rows in all files.
package struct SubOrder: Sendable {
    package enum Evidence: UInt8, Sendable {
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
    /// Whether an orders file holds it: only then does it count as placed.
    package var isInOrders: Bool
    package var orderDate: Day?
    package var dispatchDate: Day?
    /// Of the newest paid leg.
    package var paymentDate: Day?
    package var sku: TextID
    package var product: TextID
    package var size: TextID
    /// Standard name, or as printed where unknown.
    package var state: TextID
    /// As the newest orders file prints it.
    package var orderStatus: TextID
    /// As the strongest leg prints it.
    package var paymentStatus: TextID
    package var quantity: Int32
    package var discountedPrice: Paisa
    package var outcome: Outcome
    /// The kind of file that decided the outcome.
    package var outcomeSource: Evidence
    /// Indices into ``Ledger/legs``.
    package var legs: Range<Int>
    package var settlement: Paisa
    package var sale: Paisa
    package var saleReturn: Paisa
    /// Positive; `nil` where the SKU has no cost.
    package var goodsCost: Paisa?
    package var packaging: Paisa?
    /// Per unit, on the day of the order; `nil` where the SKU has no cost.
    package var unitCost: Paisa?
    /// The rows of orders and returns files behind it; those of the legs stand with the legs.
    package var origins: [Origin]

    /// Discounted price × quantity; `nil` where no orders file holds the sub order.
    package var orderValue: Paisa? { isInOrders ? discountedPrice * Int(quantity) : nil }
    /// Settlement − goods − packaging; `nil` where the SKU has no cost.
    package var profit: Paisa? {
        guard let goodsCost, let packaging else { return nil }
        return settlement - goodsCost - packaging
    }
}

extension SubOrder {
    /// A sub order of which nothing but its number is known yet.
    init(number: SubOrderNumber, legs: Range<Int>) {
        self.init(
            number: number,
            isInOrders: false,
            sku: 0,
            product: 0,
            size: 0,
            state: 0,
            orderStatus: 0,
            paymentStatus: 0,
            quantity: 1,
            discountedPrice: .zero,
            outcome: .unknown,
            outcomeSource: .orders,
            legs: legs,
            settlement: .zero,
            sale: .zero,
            saleReturn: .zero,
            origins: []
        )
    }
}

/// One seller's sub orders and payment legs, joined.
package struct Ledger: Sendable {
    /// Sorted by number.
    package var subOrders: [SubOrder]
    /// Sorted by sub order, payment date and origin.
    package var legs: [Leg]
    package var texts: [String]
    package var sources: [SourceSheet]

    package init(subOrders: [SubOrder] = [], legs: [Leg] = [], texts: [String] = [""], sources: [SourceSheet] = []) {
        self.subOrders = subOrders
        self.legs = legs
        self.texts = texts
        self.sources = sources
    }

    package func text(_ id: TextID) -> String { texts.indices.contains(Int(id)) ? texts[Int(id)] : "" }

    /// `file#sheet!row`.
    package func source(of origin: Origin) -> String {
        guard sources.indices.contains(Int(origin.source)) else { return "" }
        let sheet = sources[Int(origin.source)]
        return "\(sheet.path)#\(sheet.sheet)!\(origin.row)"
    }
}
