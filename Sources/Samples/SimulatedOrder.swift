import Meesho

/// One sub order with everything that ever happens to it. Every export is a view of this.
struct SimulatedOrder {
    /// What becomes of it.
    enum Fate { case delivered, cancelled, rto, returned, exchanged, lost }

    var index: Int
    /// Eighteen digits, shared by the sub orders of one order.
    var number: UInt64
    var suffix = 1
    var placed: Day
    var second: Int
    var item: Int
    var size: String
    var state: Int
    var quantity: Int
    var isFromAd: Bool
    /// `PREMIUM_RETURN`, `BASIC` or nothing.
    var priceType: String
    var listed: Paisa
    /// What the customer paid for shipping, whole rupees.
    var shipping: Int
    var fate: Fate
    var twist: Twist?
    var dispatched: Day
    /// Delivered, refused, lost or cancelled: when the way to the customer ended.
    var concluded: Day
    var packet: UInt64
    /// Invoiced although it never left, and credited again.
    var isInvoicedInVain = false
    var journey: ReturnJourney?
    var legs: [Leg] = []
    var ticket: Ticket?

    var product: Product { Product.catalogue[item] }
    var price: Paisa { Paisa(rupees: product.price) }
    var sale: Paisa { Paisa(rupees: product.price * quantity + shipping) }
    var key: String { String { putKey(&$0) } }
    var catalog: Int { 41_000_000 + item * 137 }

    func putKey(_ bytes: inout [UInt8]) {
        bytes.put(digits: number, width: 18)
        bytes.append(UInt8(ascii: "_"))
        bytes.put(suffix)
    }

    var isDispatched: Bool { fate != .cancelled }

    /// When the goods or the credit came back; `nil` where nothing is credited.
    var credited: Day? {
        switch fate {
        case .cancelled: isInvoicedInVain ? concluded : nil
        case .lost: concluded
        case .rto, .returned: journey?.back ?? journey.map { $0.created + 3 } ?? concluded + 8
        case .delivered, .exchanged: nil
        }
    }

    /// What the orders export of `day` calls it.
    func status(on day: Day) -> String {
        if fate == .cancelled { return day >= concluded ? "CANCELLED" : "PENDING" }
        if day < dispatched { return day < dispatched - 1 ? "PENDING" : "READY_TO_SHIP" }
        if day < concluded { return "SHIPPED" }
        switch fate {
        case .exchanged where day >= concluded + 6: return "DOOR_STEP_EXCHANGED"
        case .lost: return "LOST"
        case .rto:
            let back = journey?.back ?? concluded + 9
            if day >= back { return "RTO_COMPLETE" }
            if day >= back - 1 { return "RTO_OFD" }
            return day < concluded + 2 ? "RTO_DELIVERY_FAILED" : "RTO_LOCKED"
        default: return "DELIVERED"
        }
    }

    /// What the payments export of `day` prints for `leg`: the status lives on, the amounts do not.
    func status(of leg: Leg, on day: Day) -> String {
        guard leg.status == "Delivered", let later = legs.first(where: { $0.status == "Return" }), later.paid <= day
        else { return leg.status }
        return "Return"
    }
}

/// Goods on their way back.
struct ReturnJourney {
    var created: Day
    /// Back at the seller; `nil` if that never happens.
    var back: Day?
    var lost: Day?
    var isCourierReturn: Bool
    var waybill: UInt64
    var courier: Int
    /// Index into the reasons of ``ReturnsExport``; `nil` for courier returns.
    var reason: Int?

    enum Stage { case inTransit, outForDelivery, delivered, lost }

    /// `nil` before the journey begins.
    func stage(on day: Day) -> Stage? {
        guard created <= day else { return nil }
        if let lost, lost <= day { return .lost }
        guard let back else { return .inTransit }
        if back <= day { return .delivered }
        return back - 1 <= day ? .outForDelivery : .inTransit
    }
}

/// A claim the seller raised.
struct Ticket {
    enum Status: String {
        case open = "Open"
        case approved = "Approved"
        case rejected = "Rejected"
    }

    var id: Int
    var created: Day
    var answered: Day
    var answer: Status
    var amount: Paisa
    /// When the money came or was said to come.
    var paid: Day?
    var isPaid = false
}
