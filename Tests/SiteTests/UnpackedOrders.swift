import Foundation
import Tabular

/// The packed rows of a page, unpacked from what is said of them alone.
struct UnpackedOrders {
    struct Order: Equatable {
        var number = ""
        var placed = ""
        var dispatched = ""
        var paid = ""
        var sku = ""
        var product = ""
        var size = ""
        var quantity = ""
        var value = ""
        var state = ""
        var outcome = ""
        var decided = ""
        var printed = ""
        var findings: [String] = []
        var settlement = ""
        var profit = ""
        var legs: [Leg] = []
        var rows: [String] = []
    }

    struct Leg: Equatable {
        var day: String
        var status: String
        var settlement: String
        var transaction: String
    }

    private struct Lists: Decodable {
        struct Column: Decodable {
            var name: String
            var count: Int

            init(from decoder: any Decoder) throws {
                var values = try decoder.unkeyedContainer()
                name = try values.decode(String.self)
                count = try values.decode(Int.self)
            }
        }

        struct Article: Decodable {
            var sku: String
            var product: String
            var size: String
            var quantity: String
            var value: String
        }

        struct Pattern: Decodable {
            var outcome: String
            var decided: String
            var printed: String
            var findings: [[String: String]]
            var legs: Int
            var rows: Int
        }

        var columns: [Column]
        var tails: [String]
        var days: [String]
        var articles: [Article]
        var states: [String]
        var patterns: [Pattern]
        var statuses: [String]
        var wholes: [String]
        var paise: [String]
        var transactions: [[String]]
        var sheets: [String]
    }

    struct Malformed: Error {}

    /// What the gzip file holds.
    let text: String
    private(set) var orders: [Order] = []
    private let lists: Lists
    private let columns: [String: [Int]]

    init(_ packed: String) throws {
        guard let data = Data(base64Encoded: packed) else { throw Malformed() }
        let bytes = try Gzip.contents([UInt8](data), place: Place(path: ""), budget: InflationBudget())
        text = String(decoding: bytes, as: UTF8.self)
        let lines = text.components(separatedBy: "\n")
        lists = try JSONDecoder().decode(Lists.self, from: Data(lines[0].utf8))
        guard lines.count == lists.columns.count + 3, lines.last == "" else { throw Malformed() }
        var columns: [String: [Int]] = [:]
        for (column, line) in zip(lists.columns, lines.dropFirst(2)) {
            columns[column.name] = try UnpackedOrders.numbers(Array(line.utf8), column.count)
        }
        self.columns = columns
        try read(heads: lines[1].isEmpty ? [] : lines[1].components(separatedBy: " "))
    }

    /// Digits of base 95, place by place.
    private static func numbers(_ line: [UInt8], _ count: Int) throws -> [Int] {
        guard count > 0 else { return [] }
        guard line.count.isMultiple(of: count) else { throw Malformed() }
        return (0..<count).map { index in
            stride(from: index, to: line.count, by: count).reduce(0) { $0 * 95 + Int(line[$1]) - 32 }
        }
    }

    private static func step(_ code: Int) -> Int? {
        code == 0 ? nil : code.isMultiple(of: 2) ? -code / 2 : code / 2
    }

    private func number(_ column: String, _ index: Int) throws -> Int {
        guard let codes = columns[column], codes.indices.contains(index) else { throw Malformed() }
        return codes[index]
    }

    private func amount(_ name: String, _ index: Int) throws -> String {
        try lists.wholes[number(name + "Whole", index)] + lists.paise[number(name + "Paise", index)]
    }

    /// The number of a day, a step from another; 0 where there is none.
    private func day(_ column: String, _ index: Int, from day: Int) throws -> Int {
        try UnpackedOrders.step(number(column, index)).map { day + $0 } ?? 0
    }

    private mutating func read(heads: [String]) throws {
        var head = ""
        var listed = 0
        var (leg, row) = (0, 0)
        var last: [Int: Int] = [:]
        for (index, rest) in heads.enumerated() {
            var order = Order()
            head = try head.prefix(number("shared", index)) + rest
            order.number = try head + lists.tails[number("tail", index)]
            listed = try day("day", index, from: listed)
            order.placed = try lists.days[day("placed", index, from: listed)]
            order.dispatched = try lists.days[day("dispatched", index, from: listed)]
            let paid = try day("paid", index, from: listed)
            order.paid = lists.days[paid]
            let article = try lists.articles[number("article", index)]
            (order.sku, order.product, order.size) = (article.sku, article.product, article.size)
            (order.quantity, order.value) = (article.quantity, article.value)
            order.state = try lists.states[number("state", index)]
            let pattern = try lists.patterns[number("pattern", index)]
            (order.outcome, order.decided, order.printed) = (pattern.outcome, pattern.decided, pattern.printed)
            order.findings = pattern.findings.compactMap { $0["name"] }
            order.settlement = try amount("settlement", index)
            order.profit = try amount("profit", index)
            for _ in 0..<pattern.legs {
                let day = try day("legDay", leg, from: paid > 0 ? paid : listed)
                let amount = try amount("leg", leg)
                order.legs.append(
                    Leg(
                        day: lists.days[day],
                        status: try lists.statuses[number("legStatus", leg)],
                        settlement: amount.isEmpty ? order.settlement : amount,
                        transaction: try lists.transactions[day][number("legTransaction", leg)]
                    )
                )
                leg += 1
            }
            for _ in 0..<pattern.rows {
                let sheet = try number("sheet", row)
                let place = try (last[sheet] ?? 0) + (UnpackedOrders.step(number("row", row)) ?? 0)
                last[sheet] = place
                order.rows.append("\(lists.sheets[sheet]) › \(place)")
                row += 1
            }
            orders.append(order)
        }
    }
}
