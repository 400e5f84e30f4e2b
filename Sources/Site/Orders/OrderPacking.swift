import Ledger
import Meesho
import Wording

/// Puts orders into the columns of ``OrderRows``.
struct OrderPacking {
    /// What was sold, at what price: the same again and again.
    private struct Article: Numberable {
        var sku: TextID
        var product: TextID
        var size: TextID
        var quantity: Int32
        var value: Paisa?

        var spread: Int { Int(sku) &* 5 &+ Int(size) &* 3 &+ Int(truncatingIfNeeded: value?.count ?? 0) }
    }

    /// What became of an order. Few of the combinations occur, and one number for them takes less room than one each.
    private struct Pattern: Numberable {
        var outcome: Outcome
        var evidence: SubOrder.Evidence
        var orderStatus: TextID
        var paymentStatus: TextID
        /// A bit for each kind.
        var findings: UInt32
        var legs: Int
        var rows: Int

        var spread: Int {
            let statuses = Int(orderStatus) &* 3 &+ Int(paymentStatus) &* 5
            return outcome.rawValue &* 16 &+ Int(evidence.rawValue) &+ statuses &+ legs &* 64 &+ rows &* 7
                &+ Int(findings)
        }
    }

    private struct Transfer: Numberable {
        var day: Int
        var transaction: TextID

        var spread: Int { day &* 4 &+ Int(transaction) }
    }

    private let ledger: Ledger
    private let days: DayNumbers
    /// By the index of the sub order; a bit for each kind.
    private let findings: [UInt32]

    private var columns = OrderRows.Columns()
    /// -1 for none.
    private var tails = Numbering<Int64>()
    private var articles = Numbering<Article>()
    private var states = Numbering<TextID>()
    private var patterns = Numbering<Pattern>()
    private var statuses = Numbering<TextID>()
    private var money = MoneyParts()
    private var transfers = Numbering<Transfer>()
    /// The number of each transfer within its day.
    private var numbersInDay: [Int] = []
    /// By the number of the day, 0 for none.
    private var transactions: [[TextID]]
    /// Of ``Ledger/sources``; -1 for none.
    private var sheets = Numbering<Int32>()
    private var head: [UInt8] = []
    /// Taken again and again for the next head.
    private var next: [UInt8] = []
    private var day: Int = 0

    /// - Parameter indices: Of all sub orders that are to be appended.
    init(_ report: SellerReport, of indices: [Int]) {
        ledger = report.ledger
        days = DayNumbers(ledger, of: indices)
        transactions = Array(repeating: [], count: days.all.count + 1)
        _ = sheets.number(-1)
        findings = OrderPacking.findings(of: report)
    }

    private static func findings(of report: SellerReport) -> [UInt32] {
        let kinds = ExceptionFinding.Kind.allCases
        let bits = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, UInt32(1) << UInt32($0)) })
        var findings = [UInt32](repeating: 0, count: report.ledger.subOrders.count)
        for finding in report.exceptions {
            guard let index = report.ledger.index(of: finding.subOrder) else { continue }
            findings[index] |= bits[finding.kind] ?? 0
        }
        return findings
    }

    /// Appends the sub order at an index of the ledger. To be called from the newest to the oldest.
    mutating func append(at index: Int) {
        let entry = ledger.subOrders[index]
        append(entry.number)
        let number = days[entry.day]
        if number > 0 {
            columns.day.append(step: number - day)
            day = number
        } else {
            columns.day.append(step: 0)
        }
        columns.placed.append(step: days.step(to: entry.orderDate, from: day))
        columns.dispatched.append(step: days.step(to: entry.dispatchDate, from: day))
        columns.paid.append(step: days.step(to: entry.paymentDate, from: day))
        let article = Article(
            sku: entry.sku,
            product: entry.product,
            size: entry.size,
            quantity: entry.quantity,
            value: entry.orderValue
        )
        columns.article.append(articles.number(article))
        columns.state.append(states.number(entry.state))
        let legs = entry.legs.clamped(to: ledger.legs.indices)
        let others = entry.origins.clamped(to: ledger.origins.indices)
        let pattern = Pattern(
            outcome: entry.outcome,
            evidence: entry.outcomeSource,
            orderStatus: entry.orderStatus,
            paymentStatus: entry.paymentStatus,
            findings: findings[index],
            legs: legs.count,
            // Rows behind figures are not told where their files are not.
            rows: ledger.sources.isEmpty ? 0 : legs.count + others.count
        )
        columns.pattern.append(patterns.number(pattern))
        columns.settlement.append(entry.settlement, in: &money)
        columns.profit.append(entry.profit, in: &money)
        let paid = entry.paymentDate.map { days[$0] } ?? day
        for index in legs { append(ledger.legs[index], of: entry, paid: paid) }
        guard !ledger.sources.isEmpty else { return }
        for index in legs { columns.places.append(place(ledger.legs.origin(index))) }
        for index in others { columns.places.append(place(ledger.origins[index])) }
    }

    private mutating func append(_ number: SubOrderNumber) {
        next.removeAll(keepingCapacity: true)
        number.appendHead(to: &next)
        var shared = 0
        while shared < min(next.count, head.count), next[shared] == head[shared] { shared += 1 }
        if !columns.heads.isEmpty { columns.heads.append(UInt8(ascii: " ")) }
        columns.heads += next[shared...]
        columns.shared.append(shared)
        columns.tail.append(tails.number(number.parts.suffix.map(Int64.init) ?? -1))
        swap(&head, &next)
    }

    private mutating func append(_ leg: Leg, of entry: SubOrder, paid: Int) {
        columns.legDay.append(step: days.step(to: leg.paymentDate, from: paid))
        let transfer = Transfer(day: days[leg.paymentDate], transaction: leg.transactionID)
        let number = transfers.number(transfer)
        if number == numbersInDay.count {
            numbersInDay.append(transactions[transfer.day].count)
            transactions[transfer.day].append(leg.transactionID)
        }
        columns.legTransaction.append(numbersInDay[number])
        columns.legStatus.append(statuses.number(leg.status))
        columns.legSettlement.append(leg.settlement == entry.settlement ? nil : leg.settlement, in: &money)
    }

    /// The number of the sheet, 0 for none, and the row.
    private mutating func place(_ origin: Origin) -> (sheet: Int, row: Int) {
        guard ledger.sources.indices.contains(Int(origin.source)) else { return (0, 0) }
        return (sheets.number(origin.source), Int(origin.row))
    }

    /// All lines.
    func text(_ words: OrderWords) -> [UInt8] {
        var text = lists(words).line
        text.append(UInt8(ascii: "\n"))
        text += columns.heads
        text.append(UInt8(ascii: "\n"))
        for (_, column) in columns.named { column.write(to: &text) }
        return text
    }

    private func lists(_ words: OrderWords) -> JSON {
        .object([
            "columns": .array(columns.named.map { .array([.text($0), .number($1.count)]) }),
            "tails": .array(tails.values.map { .text($0 < 0 ? "" : "_\($0)") }),
            "days": .array([.text("")] + days.all.map { .text($0.numeric) }),
            "articles": .array(articles.values.map(json)),
            "states": .array(states.values.map { .text(text($0)) }),
            "patterns": .array(patterns.values.map { json($0, words) }),
            "statuses": .array(statuses.values.map { .text(text($0)) }),
            "wholes": .array(money.wholes.map { .text($0) }),
            "paise": .array(money.paise.map { .text($0) }),
            "transactions": .array(transactions.map { .array($0.map { .text(text($0)) }) }),
            "sheets": .array(sheets.values.map { .text(name(ofSheet: $0)) }),
        ])
    }

    private func text(_ id: TextID) -> String { HTML.plain(ledger.text(id)) }

    private func json(_ article: Article) -> JSON {
        .object([
            "sku": .text(text(article.sku)),
            "product": .text(text(article.product)),
            "size": .text(text(article.size)),
            "quantity": .text(IndianNumber.count(Int(article.quantity))),
            "value": .text(article.value.map(IndianNumber.rupees) ?? ""),
        ])
    }

    private func json(_ pattern: Pattern, _ words: OrderWords) -> JSON {
        let statuses = [text(pattern.orderStatus), text(pattern.paymentStatus)]
        let printed = statuses[0] == statuses[1] ? [statuses[0]] : statuses
        let kinds = ExceptionFinding.Kind.allCases.enumerated().filter {
            pattern.findings & 1 << UInt32($0.offset) != 0
        }
        return .object([
            "outcome": .text(words.outcome(pattern.outcome)),
            "decided": .text(words.evidence(pattern.evidence)),
            "printed": .text(printed.filter { !$0.isEmpty }.joined(separator: ", ")),
            "findings": .array(kinds.map { .object(["name": .text(words.finding($0.element))]) }),
            "legs": .number(pattern.legs),
            "rows": .number(pattern.rows),
        ])
    }

    /// `file › sheet`, as far as there are.
    private func name(ofSheet index: Int32) -> String {
        guard ledger.sources.indices.contains(Int(index)) else { return "" }
        let source = ledger.sources[Int(index)]
        let names = source.path.split(separator: "!/").map(String.init) + [source.sheet]
        return HTML.plain(names.filter { !$0.isEmpty }.joined(separator: " › "))
    }
}

/// The days of some sub orders and their legs, numbered from 1, the newest first; 0 is none.
private struct DayNumbers {
    let all: [Day]
    private let first: Day
    /// By days from the first on.
    private let numbers: [Int]

    init(_ ledger: Ledger, of indices: [Int]) {
        let days = DayNumbers.days(of: ledger, indices)
        let (first, last) = (days.min() ?? Day(number: 0), days.max() ?? Day(number: 0))
        // Days of files are those of 110 years at the most.
        var numbers = Array(repeating: 0, count: last - first + 1)
        for day in days { numbers[day - first] = 1 }
        all = numbers.indices.reversed().filter { numbers[$0] > 0 }.map { first + $0 }
        for (index, day) in all.enumerated() { numbers[day - first] = index + 1 }
        self.numbers = numbers
        self.first = first
    }

    /// As often as they come.
    private static func days(of ledger: Ledger, _ indices: [Int]) -> [Day] {
        var days: [Day] = []
        days.reserveCapacity(indices.count * 4)
        for index in indices {
            let entry = ledger.subOrders[index]
            if let day = entry.orderDate { days.append(day) }
            if let day = entry.dispatchDate { days.append(day) }
            if let day = entry.paymentDate { days.append(day) }
            for leg in entry.legs.clamped(to: ledger.legs.indices) {
                if let day = ledger.legs[leg].paymentDate { days.append(day) }
            }
        }
        return days
    }

    subscript(day: Day?) -> Int {
        guard let day else { return 0 }
        return numbers.indices.contains(day - first) ? numbers[day - first] : 0
    }

    /// `nil` where there is no day.
    func step(to day: Day?, from number: Int) -> Int? { day.map { self[$0] - number } }
}
