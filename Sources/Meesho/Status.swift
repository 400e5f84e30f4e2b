/// The canonical groups of the statuses that orders, payments and returns print. Source: exports.md section 14.
package enum Status {
    /// `nil` for an empty status, ``Outcome/unknown`` for one that no list holds.
    package static func orders(_ text: String) -> Outcome? {
        let status = fold(text)
        switch status {
        case "": return nil
        case "delivered": return .delivered
        case "shipped", "picked up", "out for delivery", "in transit", "dispatched": return .inTransit
        case "ready to ship", "pending", "hold", "on hold", "approved", "unshipped": return .notShipped
        case "refund applied": return .customerReturn
        default: return common(status)
        }
    }

    /// `nil` for the empty status of an adjustment.
    package static func payments(_ text: String) -> Outcome? {
        let status = fold(text)
        switch status {
        case "": return nil
        case "delivered": return .delivered
        case "shipped", "in transit": return .inTransit
        default: return common(status)
        }
    }

    /// `Customer Return` or `Courier Return (RTO)`; `nil` for other texts.
    package static func returns(_ type: String) -> Outcome? {
        let type = fold(type)
        if type.hasPrefix("customer") { return .customerReturn }
        return type.contains("rto") ? .rto : nil
    }

    /// An RTO whose parcel is back at the seller.
    package static func saysBack(_ text: String) -> Bool { fold(text) == "rto complete" }

    private static func common(_ status: String) -> Outcome {
        if status.hasPrefix("rto") { return .rto }
        if status.contains("exchange") { return .exchange }
        if status.contains("cancel") { return .cancelled }
        if status.contains("lost") { return .lost }
        return status.contains("return") ? .customerReturn : .unknown
    }

    private static func fold(_ text: String) -> String {
        text.lowercased().split { $0 == "_" || $0 == "-" || $0.isWhitespace }.joined(separator: " ")
    }
}
