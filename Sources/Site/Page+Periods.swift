import Ledger
import Meesho
import Wording

extension Page {
    /// The figures of single periods, of which the style shows the one that is chosen; `false` where there is only one.
    func periods(_ texts: Texts) -> Any {
        guard report.periods.count > 1 else { return false }
        return [
            "chips": report.periods.enumerated().map { index, period in
                ["index": index, "name": name(of: period, texts), "isFirst": index == 0] as Scope
            },
            "table": periodTable(texts),
        ] as Scope
    }

    private func name(of period: PeriodSummary, _ texts: Texts) -> Words {
        switch period.kind {
        case .all: texts["period_all"]
        case .financialYear(let year): texts("period_fy", ["year": year.name])
        case .month(let month): texts.month(month)
        }
    }

    /// A column for each period but the first, which the answers are about; the n-th column belongs to the n-th choice.
    private func periodTable(_ texts: Texts) -> String {
        let periods = report.periods.dropFirst()
        var markup = Markup()
        markup.raw("<thead><tr><th scope=\"col\">")
        markup.words(texts["period_figure"])
        markup.raw("</th>")
        for period in periods {
            markup.raw("<th scope=\"col\" class=\"n\">")
            markup.text(period.days.map { $0.first.numeric + " – " + $0.last.numeric } ?? "")
            markup.raw("</th>")
        }
        markup.raw("</tr></thead>\n<tbody>\n")
        for name in PeriodSummary.Name.allCases where periods.contains(where: { $0[name] != nil }) {
            markup.head(texts[Page.key(of: name)], under: texts["basis_" + name.basis.rawValue])
            for period in periods { markup.cell(period[name]) }
            markup.raw("</tr>\n")
        }
        for (key, isWhole) in [
            ("period_orders_whole", \PeriodSummary.hasAllOrders), ("period_payments_whole", \.hasAllPayments),
        ] {
            markup.head(texts[key], under: "")
            for period in periods {
                markup.raw(period[keyPath: isWhole] ? "<td>✓" : "<td class=\"bad\">✗")
            }
            markup.raw("</tr>\n")
        }
        markup.raw("</tbody>")
        return markup.string
    }

    static func key(of name: PeriodSummary.Name) -> String {
        switch name {
        case .payout: "answer_bankPayout"
        case .cashProfit: "answer_cashProfit"
        case .profitAfterGST: "answer_profitAfterGST"
        case .orders: "answer_orders"
        default: name.rawValue
        }
    }
}

extension Markup {
    fileprivate mutating func head(_ words: Words, under: Words) {
        raw("<tr><th scope=row>")
        self.words(words)
        if !under.isEmpty {
            raw(" <span class=\"under\">")
            self.words(under)
            raw("</span>")
        }
    }

    /// The figure with the sign of its label, and below it how it changed and what it was.
    fileprivate mutating func cell(_ line: PeriodSummary.Line?) {
        guard let line, let value = line.value?.figure else { return raw("<td>–") }
        raw("<td>")
        text(value + " " + (line.isProvisional ? Certainty.estimated.sign : line.certainty.sign))
        if let previous = line.previous, let before = previous.figure, let change = line.change {
            raw("<small")
            attribute("class", change.isGood.map { $0 ? "good" : "bad" })
            raw(">")
            text(change.text + " (" + before + ")")
            raw("</small>")
        }
    }
}

extension Answer.Value {
    /// In figures alone, the same in every language; a rate with its two counts. `nil` where there is nothing to divide by.
    fileprivate var figure: String? {
        switch self {
        case .money(let amount): IndianNumber.rupees(amount)
        case .count(let count): IndianNumber.count(count)
        case .rate(let ratio):
            IndianNumber.percent(ratio).map { "\($0) (\(IndianNumber.count(ratio.n))/\(IndianNumber.count(ratio.d)))" }
        }
    }
}

extension PeriodSummary.Line {
    /// Which way it went and by how much; `nil` where it cannot be compared.
    fileprivate var change: (text: String, isGood: Bool?)? {
        guard let difference = Comparison.Difference(from: previous, to: value) else { return nil }
        let (direction, amount) =
            switch difference {
            case .money(let money): (money.count.signum(), IndianNumber.rupees(money.magnitude))
            case .count(let count): (Int64(count.signum()), IndianNumber.count(abs(count)))
            case .rate(let value): (Int64(value.signum()), IndianNumber.tenths(abs(value)))
            }
        guard direction != 0 else { return ("=", nil) }
        let lessIsBetter = [.rtoRate, .returnRate, .cancelledRate].contains(name)
        // What ads cost is negative: it is for the seller to say whether less is better.
        return (direction > 0 ? "▲ " + amount : "▼ " + amount, name == .ads ? nil : (direction > 0) != lessIsBetter)
    }
}
