import Ledger
import Meesho
import Wording

/// The words of ``OrderRows``, as markup.
struct OrderWords {
    var outcome: (Outcome) -> String
    var evidence: (SubOrder.Evidence) -> String
    var finding: (ExceptionFinding.Kind) -> String
}

extension OrderWords {
    init(_ texts: Texts) {
        func markup(_ key: String) -> String {
            var markup = Markup()
            markup.words(texts[key])
            return markup.string
        }
        outcome = { markup("since_outcome_" + $0.name) }
        evidence = { evidence in
            switch evidence {
            case .orders: markup("kind_orders")
            case .payments: markup("kind_payments")
            case .returns: markup("find_returns")
            case .orderSummary: markup("kind_order_summary")
            }
        }
        finding = { markup("exception_" + $0.rawValue) }
    }
}
