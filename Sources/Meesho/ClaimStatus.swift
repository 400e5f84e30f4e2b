/// What a ticket's printed status comes to. Source: exports.md section 9.
package enum ClaimStatus: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    /// From the strongest on: of several tickets of one sub order the strongest holds.
    case approved, open, rejected
    /// A text that no list holds.
    case unknown

    /// The name in `summary.json` and the CSVs.
    package var name: String {
        switch self {
        case .approved: "approved"
        case .open: "open"
        case .rejected: "rejected"
        case .unknown: "unknown"
        }
    }

    package init(_ text: String) {
        let words = text.lowercased().split { !$0.isLetter }
        switch words.joined(separator: " ") {
        case "approved", "resolved": self = .approved
        case "open", "reopened", "re opened", "in progress", "pending": self = .open
        case "rejected", "closed": self = .rejected
        default: self = .unknown
        }
    }
}

/// The ground of a ticket. The panel offers a few; other texts may be anything and are not shown.
package enum ClaimIssue {
    private static let grounds = [
        "wrong", "different", "damage", "defect", "torn", "used", "broken", "missing", "less", "quantity", "incomplete",
        "empty", "tamper", "not received", "lost", "payment", "fake", "return",
    ]

    /// As printed where it names a ground, else `other`; empty for none.
    package static func shown(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        let lower = text.lowercased()
        let isGround = grounds.contains { lower.contains($0) }
        return isGround && text.utf8.count <= 80 && PrintedReason.isHarmless(text) ? text : "other"
    }
}
