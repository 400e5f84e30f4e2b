import Ledger
import Meesho
import Wording

extension Page {
    /// The search over orders with its packed rows; `nil` where there is no order.
    func find(_ texts: Texts, limit: Int = OrderRows.limit) -> Scope? {
        guard !report.ledger.subOrders.isEmpty else { return nil }
        let rows = OrderRows(report, words: OrderWords(texts), limit: limit)
        let isCut = rows.count < rows.total
        return [
            "count": rows.count,
            "packed": rows.packed,
            "newest": isCut
                ? texts(
                    "find_newest",
                    ["shown": IndianNumber.count(rows.count), "all": IndianNumber.count(rows.total)]
                ) : false as Any,
            "profit": !report.isRedacted,
            "places": !report.ledger.sources.isEmpty,
        ]
    }
}
