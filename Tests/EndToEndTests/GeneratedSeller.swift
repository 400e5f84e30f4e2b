import Foundation
import Ledger
import Meesho

@testable import Samples

/// A seller of random orders, legs, returns and tickets, whose rows can be laid out in files in many ways. What a file
/// covers stands in its name or preamble, so that every layout covers the same days. Equal seeds give equal rows.
struct GeneratedSeller {
    /// The rows of one kind of file, and what stands above them.
    struct Sheet {
        var name: String
        var head: String
        var rows: [String] = []
    }

    private(set) var sheets: [Sheet]
    private var random: SplitMix

    init(seed: UInt64, orders count: Int) {
        random = SplitMix(seed)
        sheets = Self.empty
        for number in 1...count { add(number) }
    }

    private static let returnsHead = """
        Meesho Supplier Panel
        Supplier Id,1234567
        From Date,2025-08-01
        To Date,2025-10-31

        S No,SKU,Suborder Number,Return Created Date,Type of Return,

        """.dropLast()

    private static let empty: [Sheet] = [
        Sheet(name: "Orders_2025-08-01_2025-10-31_2025-10-31_16_12-16_17_1234567.csv", head: TextExport.orders()),
        Sheet(
            name: "1234567_SP_ORDER_ADS_REFERRAL_PAYMENT_FILE_PREVIOUS_PAYMENT_2025-08-01_2025-10-31.csv",
            head: """
                Sub Order No,Order Date,Live Order Status,Supplier SKU,Product GST %,Transaction ID,Payment Date,\
                Final Settlement Amount,Total Sale Amount (Incl. Shipping & GST),\
                Total Sale Return Amount (Incl. Shipping & GST),Return Shipping Charge (Incl. GST),\
                Shipping Charge (Incl. GST),TCS,TDS Rate %,TDS,Claims,Recovery,Recovery Reason

                """
        ),
        Sheet(
            name: "completed_delivered_2025-10-31_10-5-10_10_1234567__.csv",
            head: returnsHead + "Delivered Date,Courier Partner,AWB Number,Proof of Delivery,Return Reason\n"
        ),
        Sheet(
            name: "intransit_2025-10-31_10-5-10_10_1234567__.csv",
            head: returnsHead + "Expected Delivery Date,Courier Partner,AWB Number,Status,Attempt,Return Reason\n"
        ),
        Sheet(
            name: "Supplier-1234567_Status-all_Created-from-01-08-2025-to-31-10-2025.csv",
            head: "Ticket ID,Suborder Number,Ticket Status,Created Date,Issue,Last Update\n"
        ),
    ]

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[random.below(elements.count)]
    }

    private mutating func below(_ limit: Int) -> Int { random.below(limit) }

    private static func day(_ number: Int) -> String {
        // 1 August and `number` days.
        ((Day(year: 2025, month: 8, day: 1) ?? Day(number: 0)) + number).iso
    }

    private mutating func add(_ number: Int) {
        let digits = String(number)
        let key = "90000000000000" + String(repeating: "0", count: 4 - digits.count) + digits + "_1"
        let placed = below(70)
        let sku = pick(["Kurti", "Saree Red", "Lamp", "Scarf"])
        let price = 200 + below(300)
        let status = pick([
            "DELIVERED", "DELIVERED", "DELIVERED", "DELIVERED", "CANCELLED", "RTO_COMPLETE", "RTO_OFD", "LOST",
            "SHIPPED", "PENDING", "DOOR_STEP_EXCHANGED", "NEW_WORD",
        ])
        if below(20) > 0 {
            let state = pick(["Goa", "uttar pradesh", "Gujarat", "Odisha"])
            sheets[0].rows.append("\(key),\(status),\(Self.day(placed)),\(sku),\(1 + below(2)),\(price),\(state)")
        }
        for leg in 0..<pick([0, 1, 1, 1, 2, 3]) {
            addLeg(key, sku, price, placed, min(placed + 8 + leg * 9, 91))
        }
        if below(4) == 0 { addReturn(key, sku, min(placed + 12, 85)) }
        for _ in 0..<pick([0, 0, 0, 0, 1, 2]) {
            let ticket = 7_000 + sheets[4].rows.count
            let answer = pick([
                "Open,NOTE,we look into it", "Approved,NOTE,Payment of Rs. 90.50 is scheduled on 2025-09-20",
                "Rejected,NOTE,no",
            ]).replacing("NOTE", with: "\(Self.day(min(placed + 20, 91))),Wrong return")
            sheets[4].rows.append("\(ticket),\(key),\(answer)")
        }
    }

    private mutating func addLeg(_ key: String, _ sku: String, _ price: Int, _ placed: Int, _ paid: Int) {
        let kind = below(6)
        let status = ["Delivered", "Delivered", "Delivered", "Return", "RTO", ""][kind]
        var amounts = (sale: 0, back: 0, returnShipping: 0, shipping: 0, tcs: 0, tds: 0, claims: 0, recovery: 0)
        switch kind {
        case 0...2:
            let sale = (price + 60) * 100
            amounts = (sale, 0, 0, -6_000, -sale / 210, -sale / 1_050, 0, 0)
        case 3:
            amounts.back = -(price + 60) * 100
            amounts.returnShipping = -16_520
        case 4: amounts = ((price + 60) * 100, -(price + 60) * 100, 0, 0, 0, 0, 0, 0)
        default: if below(2) == 0 { amounts.claims = 5_000 } else { amounts.recovery = -3_025 }
        }
        let all = [
            amounts.sale, amounts.back, amounts.returnShipping, amounts.shipping, amounts.tcs, amounts.tds,
            amounts.claims, amounts.recovery,
        ]
        // Now and then less than its amounts give.
        let settlement = all.reduce(0, +) - (below(15) == 0 ? 1_000 : 0)
        let texts = all.map { Paisa(Int64($0)).decimal }
        let row =
            ([
                key, Self.day(placed), status, sku, "5", "T\(paid)", Self.day(paid), Paisa(Int64(settlement)).decimal,
            ] + texts[0..<5] + ["0.1"] + texts[5...] + [amounts.recovery < 0 ? "penalty" : ""]).joined(separator: ",")
        sheets[1].rows += Array(repeating: row, count: below(12) == 0 ? 2 : 1)
    }

    private mutating func addReturn(_ key: String, _ sku: String, _ created: Int) {
        let type = pick(["Customer Return", "Customer Return", "Courier Return (RTO)"])
        let courier = pick(["Valmo", "Delhivery"])
        let start = "1,\(sku),\(key),\(Self.day(created)),\(type),\(Self.day(created + 6)),\(courier),W\(key.suffix(6))"
        let isBack = below(3) > 0
        if isBack { sheets[2].rows.append(start + ",NA,Have size / fit related issues") }
        // Some stand in the older download of the way, too.
        if !isBack || below(3) == 0 { sheets[3].rows.append(start + ",In Transit,0,Have size / fit related issues") }
    }

    // MARK: - Layouts

    /// A file per sheet.
    var files: [(path: String, bytes: [UInt8])] { sheets.map { Self.file($0.name, $0, $0.rows) } + Self.own }

    /// Each sheet's rows, in any order, over several files in any folders. Equal rows stay together: only within one
    /// file are they two.
    func shuffled(seed: UInt64, over parts: Int) -> [(path: String, bytes: [UInt8])] {
        var random = SplitMix(seed)
        return sheets.flatMap { sheet in
            var groups: [[String]] = Array(repeating: [], count: parts)
            for row in Set(sheet.rows).sorted() {
                let copies = sheet.rows.count { $0 == row }
                groups[random.below(parts)] += Array(repeating: row, count: copies)
            }
            return groups.enumerated().map { index, rows in
                var rows = rows
                for last in rows.indices.reversed() { rows.swapAt(last, random.below(last + 1)) }
                return Self.file("\(random.below(1_000)) \(index)/\(sheet.name)", sheet, rows)
            }
        } + Self.own
    }

    /// Every file a second time under another name.
    var repeated: [(path: String, bytes: [UInt8])] {
        files + sheets.map { Self.file("again/\($0.name)", $0, $0.rows) }
    }

    /// Beside every file another download of some of its rows, as overlapping periods give them.
    func overlapping(seed: UInt64) -> [(path: String, bytes: [UInt8])] {
        var random = SplitMix(seed)
        return files
            + sheets.map { sheet in
                Self.file("overlap/\(sheet.name)", sheet, sheet.rows.filter { _ in random.chance(40) })
            }
    }

    private static func file(_ name: String, _ sheet: Sheet, _ rows: [String]) -> (path: String, bytes: [UInt8]) {
        ("1234567/\(name)", Array((sheet.head + rows.map { $0 + "\n" }.joined()).utf8))
    }

    private static let own: [(path: String, bytes: [UInt8])] = [
        ("1234567/cost_sheet.csv", Array("sku,cost,packaging\nKurti,120,5\nLamp,90,\nSaree Red,200,6.50\n".utf8)),
        ("1234567/settings.yaml", Array("costLostOnRTO: 10\notherMonthlyExpenses: 99\n".utf8)),
    ]
}
