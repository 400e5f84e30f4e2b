/// What became of a sub order, strongest first: where exports differ, the strongest holds.
package enum Outcome: Int, CaseIterable, Sendable, Comparable {
    case lost, cancelled, rto, customerReturn, exchange, delivered, inTransit, notShipped, unknown

    /// `a < b`: `a` is the weaker of the two.
    package static func < (a: Outcome, b: Outcome) -> Bool { a.rawValue > b.rawValue }

    /// The name in `summary.json` and the CSVs.
    package var name: String {
        switch self {
        case .lost: "lost"
        case .cancelled: "cancelled"
        case .rto: "rto"
        case .customerReturn: "customer_return"
        case .exchange: "exchange"
        case .delivered: "delivered"
        case .inTransit: "in_transit"
        case .notShipped: "not_shipped"
        case .unknown: "unknown"
        }
    }

    /// Reached a customer, also where it came back or was exchanged later.
    package var wasDelivered: Bool { self == .delivered || self == .customerReturn || self == .exchange }

    /// Left the seller.
    package var wasDispatched: Bool { wasDelivered || self == .rto || self == .lost || self == .inTransit }

    /// Nothing more is expected to happen to the goods.
    package var isFinal: Bool { wasDelivered || self == .rto || self == .lost || self == .cancelled }
}
