import FoundationEssentials
import Ledger
import Meesho
import Tabular

/// The newest orders and all that is behind each, packed for the page's script, which opens them only when somebody
/// looks for an order. Everything in them is finished: the script finds and shows, it computes nothing.
///
/// Gzip in Base64; in it lines of text. The first is a JSON object of lists: each name, day and amount that occurs.
/// Names of outcomes, files and findings are markup in all languages of the page, everything else is text.
/// Each of the other lines is a column of numbers of entries (``CodeColumn``): of all orders, then of all payment legs
/// in the order of the orders, then of the rows behind each order, its legs first. Only the first column is text: numbers of orders
/// without what they have in common with the one before, which the second column counts, and without a tail such as
/// `_1`.
///
/// - Days are numbered from 1, the newest first, and given as steps: an order's day from that of the order before; its
///   other days from there; the day of a leg from the day the order was paid, else from the order's.
/// - Rows are given as steps from the row before of the same sheet.
/// - A leg without an amount has the order's settlement.
struct OrderRows {
    /// The columns in the order of their lines.
    struct Columns {
        var heads: [UInt8] = []
        var shared = CodeColumn()
        var tail = CodeColumn()
        var day = CodeColumn()
        var placed = CodeColumn()
        var dispatched = CodeColumn()
        var paid = CodeColumn()
        var article = CodeColumn()
        var state = CodeColumn()
        var pattern = CodeColumn()
        var settlement = MoneyColumn()
        var profit = MoneyColumn()
        var legDay = CodeColumn()
        var legTransaction = CodeColumn()
        var legStatus = CodeColumn()
        var legSettlement = MoneyColumn()
        var places = PlaceColumn()

        /// All but the first in the order of their lines, with the names that the script knows them by.
        var named: [(String, CodeColumn)] {
            [
                ("shared", shared), ("tail", tail), ("day", day), ("placed", placed), ("dispatched", dispatched),
                ("paid", paid), ("article", article), ("state", state), ("pattern", pattern),
                ("settlementWhole", settlement.wholes), ("settlementPaise", settlement.paise),
                ("profitWhole", profit.wholes), ("profitPaise", profit.paise), ("legDay", legDay),
                ("legTransaction", legTransaction), ("legStatus", legStatus), ("legWhole", legSettlement.wholes),
                ("legPaise", legSettlement.paise), ("sheet", places.sheets), ("row", places.rows),
            ]
        }
    }

    /// More would weigh more than the rest of the page.
    static let limit = 50_000

    /// How many orders are packed, and how many there are.
    let count: Int
    let total: Int
    /// Base64.
    let packed: String

    init(_ report: SellerReport, words: OrderWords, limit: Int = OrderRows.limit) {
        let newest = OrderRows.newest(limit, of: report.ledger.subOrders)
        var packing = OrderPacking(report, of: newest)
        for index in newest { packing.append(at: index) }
        count = newest.count
        total = report.ledger.subOrders.count
        packed = Data(Deflate.gzip(columns: packing.text(words))).base64EncodedString()
    }

    /// Indices of sub orders, the newest first: by order date, else by payment date, then by number.
    private static func newest(_ limit: Int, of subOrders: [SubOrder]) -> [Int] {
        // Sub orders are sorted by number: day and index make one integer, and sorting touches nothing else.
        let keys = subOrders.indices.map { index in
            let day = subOrders[index].day
            return Int64(day?.number ?? .min) << 32 | Int64(index)
        }
        return keys.sorted(by: >).prefix(limit).map { Int($0 & 0xFFFF_FFFF) }
    }
}

extension SubOrder {
    /// The day it is listed under.
    var day: Day? { orderDate ?? paymentDate }
}
