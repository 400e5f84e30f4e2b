import Foundation
import Ledger
import Meesho

@testable import Samples

/// A seller of 41 sub orders, small enough to be worked out on paper: every outcome, every kind of exception, every
/// column of the payments and every line of the profit occurs. The amounts are chosen so that taxes come out even.
///
/// | SKU | listing P | shipping S | GST | sale B = P + S | base = B ÷ (1 + GST) | shipping charge = S ÷ (1 + GST) × 1.18 | TCS 0.5 % | TDS 0.1 % | settlement |
/// |---|---|---|---|---|---|---|---|---|---|
/// | Kurti Red | 420 | 105 | 5 % | 525 | 500 | 118.00 | 2.50 | 0.50 | 525 − 118 − 3 = 404.00 |
/// | Kurti Red, 2 pieces | 840 | 105 | 5 % | 945 | 900 | 118.00 | 4.50 | 0.90 | 945 − 118 − 5.40 = 821.60 |
/// | Lamp | 531 | 59 | 18 % | 590 | 500 | 59.00 | 2.50 | 0.50 | 590 − 59 − 3 = 528.00 |
/// | Scarf | 425 | 70 | 5 % | 495 | 471.43 | 78.67 | 2.36 | 0.47 | 495 − 78.67 − 2.83 = 413.50 |
///
/// A Kurti that comes back after its payout: −525 + 118 + 2.50 + 0.50 and 165.20 of return shipping = −569.20.
/// A Lamp that is sold and returned within one leg: 590 − 590 − 165.20 = −165.20.
enum HandSeller {
    static let id = "1234567"
    static let asOf = "2025-10-31"

    static func key(_ number: Int) -> String {
        let digits = String(number)
        return "900000000000000" + String(repeating: "0", count: 3 - digits.count) + digits + "_1"
    }

    /// The number in a sub order of ``key(_:)``; `nil` for other texts.
    static func number(_ key: String?) -> Int? {
        key.flatMap { Int($0.dropFirst(15).prefix(3)) }
    }

    struct Article {
        var sku: String
        var price: Int
        var gst: Int
        var hsn: String
    }

    static let kurti = Article(sku: "Kurti Red", price: 420, gst: 5, hsn: "6204")
    static let lamp = Article(sku: "Lamp", price: 531, gst: 18, hsn: "9405")
    static let scarf = Article(sku: "Scarf", price: 425, gst: 5, hsn: "6214")
    static let belt = Article(sku: "Belt", price: 300, gst: 18, hsn: "4203")

    struct Order {
        var number: Int
        var day: String
        var article: Article
        var status: String
        var quantity = 1
        var state = "Gujarat"
    }

    static let orders: [Order] = [
        .init(number: 1, day: "2025-08-02", article: kurti, status: "DELIVERED"),
        .init(number: 2, day: "2025-08-05", article: lamp, status: "DELIVERED", state: "Maharashtra"),
        .init(number: 3, day: "2025-08-05", article: scarf, status: "DELIVERED"),
        .init(number: 4, day: "2025-08-10", article: kurti, status: "DELIVERED", quantity: 2),
        .init(number: 5, day: "2025-09-05", article: kurti, status: "DELIVERED"),
        // Each with charges that no other leg has.
        .init(number: 6, day: "2025-09-05", article: lamp, status: "DELIVERED"),
        .init(number: 7, day: "2025-09-05", article: lamp, status: "DELIVERED"),
        .init(number: 8, day: "2025-09-06", article: lamp, status: "DELIVERED"),
        .init(number: 9, day: "2025-09-06", article: scarf, status: "DELIVERED"),
        // Returned: orders go on saying DELIVERED.
        .init(number: 10, day: "2025-08-12", article: kurti, status: "DELIVERED", state: "maharashtra"),
        .init(number: 11, day: "2025-08-12", article: lamp, status: "DELIVERED"),
        .init(number: 12, day: "2025-09-15", article: kurti, status: "DELIVERED"),
        .init(number: 13, day: "2025-08-15", article: lamp, status: "DELIVERED"),
        .init(number: 14, day: "2025-08-20", article: kurti, status: "DELIVERED"),
        .init(number: 15, day: "2025-08-22", article: kurti, status: "RTO_OFD"),
        .init(number: 16, day: "2025-10-05", article: lamp, status: "RTO_OFD"),
        .init(number: 17, day: "2025-08-16", article: kurti, status: "RTO_COMPLETE"),
        .init(number: 18, day: "2025-08-18", article: lamp, status: "RTO_COMPLETE"),
        .init(number: 19, day: "2025-08-20", article: lamp, status: "DELIVERED"),
        .init(number: 20, day: "2025-08-25", article: kurti, status: "LOST"),
        .init(number: 21, day: "2025-08-25", article: lamp, status: "LOST"),
        .init(number: 22, day: "2025-08-26", article: kurti, status: "DELIVERED"),
        .init(number: 23, day: "2025-08-20", article: kurti, status: "DELIVERED"),
        .init(number: 24, day: "2025-08-21", article: kurti, status: "DELIVERED"),
        // 25 and 26 are only in the payments.
        .init(number: 28, day: "2025-08-28", article: kurti, status: "CANCELLED"),
        .init(number: 29, day: "2025-08-28", article: scarf, status: "CANCELLED"),
        .init(number: 30, day: "2025-08-28", article: scarf, status: "RTO_COMPLETE"),
        .init(number: 31, day: "2025-09-01", article: scarf, status: "DELIVERED"),
        .init(number: 32, day: "2025-09-01", article: lamp, status: "DELIVERED"),
        .init(number: 33, day: "2025-09-02", article: lamp, status: "DELIVERED"),
        .init(number: 34, day: "2025-09-10", article: kurti, status: "DELIVERED"),
        .init(number: 35, day: "2025-09-03", article: lamp, status: "DELIVERED"),
        .init(number: 36, day: "2025-09-08", article: lamp, status: "DELIVERED"),
        .init(number: 37, day: "2025-10-15", article: kurti, status: "DELIVERED"),
        .init(number: 38, day: "2025-09-04", article: kurti, status: "DOOR_STEP_EXCHANGED"),
        .init(number: 39, day: "2025-10-25", article: kurti, status: "SHIPPED"),
        .init(number: 40, day: "2025-10-26", article: lamp, status: "READY_TO_SHIP"),
        .init(number: 41, day: "2025-10-20", article: scarf, status: "SOMETHING_NEW"),
        .init(number: 44, day: "2025-08-30", article: belt, status: "CANCELLED"),
    ]

    /// A row of "Order Payments": amounts by the letter in the legend row of the file.
    struct Leg {
        var number: Int
        var article: Article
        var ordered: String
        var status: String
        /// `nil` in the outstanding file.
        var transaction: String?
        var paid: String
        var settlement: String
        var amounts: KeyValuePairs<String, String>
        var quantity = 1
        /// In the column of the amount it explains.
        var reason = ""
    }

    private static let kurtiSale: KeyValuePairs = ["B": "525.0", "I": "-118.0", "Q": "-2.5", "T": "-0.5"]
    private static let kurtiReturn: KeyValuePairs = [
        "C": "-525.0", "H": "-165.2", "I": "118.0", "Q": "2.5", "T": "0.5",
    ]
    private static let lampSale: KeyValuePairs = ["B": "590.0", "I": "-59.0", "Q": "-2.5", "T": "-0.5"]
    private static let scarfSale: KeyValuePairs = ["B": "495.0", "I": "-78.67", "Q": "-2.36", "T": "-0.47"]

    private static func leg(
        _ number: Int,
        _ article: Article,
        _ status: String,
        _ paid: String,
        _ settlement: String,
        _ amounts: KeyValuePairs<String, String>,
        quantity: Int = 1,
        reason: String = ""
    ) -> Leg {
        Leg(
            number: number,
            article: article,
            ordered: orders.first { $0.number == number }?.day ?? (number == 26 ? "2025-07-20" : "2025-08-28"),
            status: status,
            transaction: "XBANKN0000" + paid.filter(\.isNumber),
            paid: paid,
            settlement: settlement,
            amounts: amounts,
            quantity: quantity,
            reason: reason
        )
    }

    /// 404 + 528 + 413.50 + 821.60 + 404 + 528 = 3099.10.
    static let august: [Leg] = [
        leg(1, kurti, "Delivered", "2025-08-20", "404.0", kurtiSale),
        leg(2, lamp, "Delivered", "2025-08-20", "528.0", lampSale),
        leg(3, scarf, "Delivered", "2025-08-20", "413.5", scarfSale),
        leg(
            4,
            kurti,
            "Delivered",
            "2025-08-20",
            "821.6",
            ["B": "945.0", "I": "-118.0", "Q": "-4.5", "T": "-0.9"],
            quantity: 2
        ),
        leg(10, kurti, "Delivered", "2025-08-20", "404.0", kurtiSale),
        leg(26, lamp, "Delivered", "2025-08-20", "528.0", lampSale),
    ]

    /// 10 September: 528 + 4 × 404 + 528 + 2 × 413.50 − 569.20 − 2 × 165.20 − 29.50 = 2569.90.
    /// 25 September: 404 + 507.94 + 586.70 + 516.20 + 433.56 − 3 × 569.20 + 236 − 30.25 − 50 + 2 × 413.50 + 518
    /// + 525.50 + 404 = 3171.05.
    static let september: [Leg] = [
        leg(10, kurti, "Return", "2025-09-10", "-569.2", kurtiReturn),
        // The return premium of a returned sale goes back, too: 590 − 590 + 59 − 59 − 165.20.
        leg(
            11,
            lamp,
            "Return",
            "2025-09-10",
            "-165.2",
            ["B": "590.0", "C": "-590.0", "U": "59.0", "V": "-59.0", "H": "-165.2"]
        ),
        leg(13, lamp, "Delivered", "2025-09-10", "528.0", lampSale),
        leg(14, kurti, "Delivered", "2025-09-10", "404.0", kurtiSale),
        leg(15, kurti, "RTO", "2025-09-10", "0.0", ["B": "525.0", "C": "-525.0"]),
        leg(17, kurti, "RTO", "2025-09-10", "0.0", ["B": "525.0", "C": "-525.0"]),
        leg(18, lamp, "RTO", "2025-09-10", "-29.5", ["B": "590.0", "C": "-590.0", "H": "-29.5"]),
        leg(19, lamp, "Return", "2025-09-10", "-165.2", ["B": "590.0", "C": "-590.0", "H": "-165.2"]),
        leg(22, kurti, "Delivered", "2025-09-10", "404.0", kurtiSale),
        leg(23, kurti, "Delivered", "2025-09-10", "404.0", kurtiSale),
        leg(24, kurti, "Delivered", "2025-09-10", "404.0", kurtiSale),
        leg(25, lamp, "Delivered", "2025-09-10", "528.0", lampSale),
        leg(29, scarf, "Delivered", "2025-09-10", "413.5", scarfSale),
        leg(30, scarf, "Delivered", "2025-09-10", "413.5", scarfSale),
        leg(5, kurti, "Delivered", "2025-09-25", "404.0", kurtiSale),
        // Commission of 2 %: 11.80; gold 5.90; mall 2.36: 528 − 20.06.
        leg(
            6,
            lamp,
            "Delivered",
            "2025-09-25",
            "507.94",
            [
                "B": "590.0", "F": "2.0", "G": "-11.8", "AX": "-5.9", "AA": "-2.36", "I": "-59.0", "Q": "-2.5",
                "T": "-0.5",
            ]
        ),
        // Return premium: base (590 + 59) ÷ 1.18 = 550, TCS 2.75, TDS 0.55: 649 − 59 − 3.30.
        leg(
            7,
            lamp,
            "Delivered",
            "2025-09-25",
            "586.7",
            ["B": "590.0", "U": "59.0", "I": "-59.0", "Q": "-2.75", "T": "-0.55"]
        ),
        // Other services 20 − 10 waived, GST 1.80 that the printed formula leaves out but the settlement does not.
        leg(
            8,
            lamp,
            "Delivered",
            "2025-09-25",
            "516.2",
            [
                "B": "590.0", "I": "-59.0", "J": "-20.0", "K": "10.0", "L": "-10.0", "P": "-1.8", "Q": "-2.5",
                "T": "-0.5",
            ]
        ),
        // By the printed formula: 413.50 + 11.80 + 5.90 + 2.36; the deductions AC and AG stand outside it.
        leg(
            9,
            scarf,
            "Delivered",
            "2025-09-25",
            "433.56",
            [
                "B": "495.0", "AD": "11.8", "AF": "5.9", "AC": "-11.8", "AG": "-5.9", "W": "2.36", "I": "-78.67",
                "Q": "-2.36", "T": "-0.47",
            ]
        ),
        leg(14, kurti, "Return", "2025-09-25", "-569.2", kurtiReturn),
        leg(21, lamp, "", "2025-09-25", "236.0", ["R": "236.0"], reason: "Lost shipment"),
        leg(23, kurti, "Return", "2025-09-25", "-569.2", kurtiReturn),
        leg(24, kurti, "Return", "2025-09-25", "-569.2", kurtiReturn),
        leg(1, kurti, "", "2025-09-25", "-30.25", ["S": "-30.25"], reason: "Smart coin fee"),
        leg(28, kurti, "", "2025-09-25", "-50.0", ["S": "-50.0"], reason: "Penalty for order cancelled by supplier"),
        leg(31, scarf, "Delivered", "2025-09-25", "413.5", scarfSale),
        leg(31, scarf, "Delivered", "2025-09-25", "413.5", scarfSale),
        // 10.00 less than its amounts give.
        leg(32, lamp, "Delivered", "2025-09-25", "518.0", lampSale),
        // TCS of 1 % as before July 2024: 5.00 instead of 2.50.
        leg(33, lamp, "Delivered", "2025-09-25", "525.5", ["B": "590.0", "I": "-59.0", "Q": "-5.0", "T": "-0.5"]),
        leg(38, kurti, "Exchange", "2025-09-25", "404.0", kurtiSale),
    ]

    /// 404 + 300 = 704.00.
    static let october: [Leg] = [
        leg(12, kurti, "Delivered", "2025-10-10", "404.0", kurtiSale),
        leg(24, kurti, "Return", "2025-10-10", "300.0", ["Y": "300.0"], reason: "Wrong return"),
    ]

    /// 36 is still to come; 5 has been paid since.
    static let outstanding: [Leg] = [
        leg(36, lamp, "Delivered", "2025-11-05", "528.0", lampSale),
        leg(5, kurti, "Delivered", "2025-09-26", "404.0", kurtiSale),
    ].map {
        var leg = $0
        leg.transaction = nil
        return leg
    }
}
