/// What a printed return reason comes to. Source: exports.md section 14.5.
package enum ReturnReason: Int, CaseIterable, Sendable {
    case sizeFit, wrongItem, defective, quality, notNeeded, missing
    /// A reason that no keyword tells.
    case other
    /// No reason printed, as for an RTO.
    case none

    /// The name in `summary.json` and the CSVs.
    package var name: String {
        switch self {
        case .sizeFit: "size_fit"
        case .wrongItem: "wrong_item"
        case .defective: "defective"
        case .quality: "quality"
        case .notNeeded: "not_needed"
        case .missing: "missing"
        case .other: "other"
        case .none: "none"
        }
    }

    /// By keywords, the telling ones first: "wrong product (different size)" is no question of size.
    package init(_ text: String) {
        let words = text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }
        func has(_ stems: String...) -> Bool { words.contains { word in stems.contains(where: word.hasPrefix) } }
        let isMissing = ["", "na", "n/a", "null", "-"].contains(text.lowercased().filter { !$0.isWhitespace })
        if isMissing {
            self = .none
        } else if has("wrong") {
            self = .wrongItem
        } else if has("defect", "damage") {
            self = .defective
        } else if has("missing", "incomplete") {
            self = .missing
        } else if has("size") || words.contains(where: { ["fit", "fits", "fitting"].contains($0) }) {
            self = .sizeFit
        } else if has("quality") {
            self = .quality
        } else if has("need") {
            self = .notNeeded
        } else {
            self = .other
        }
    }
}
