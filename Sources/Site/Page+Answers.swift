import Ledger
import Meesho
import Wording

extension Page {
    func answers(_ texts: Texts) -> [Scope] { report.answers.map { card(of: $0, texts) } }

    private func card(of answer: Answer, _ texts: Texts) -> Scope {
        let name = answer.name.rawValue
        let card: Scope = [
            "name": texts["answer_" + name],
            "size": [.bankPayout, .cashProfit, .profitAfterGST].contains(answer.name) ? "big" : "small",
            "certainty": answer.certainty.tag(texts),
            "basis": texts["basis_" + answer.basis.rawValue],
            "how": how(answer, texts),
            "lines": lines(of: answer, texts),
            "value": figure(answer.value),
            "counts": counts(of: answer, texts) ?? false,
            "change": change(of: answer, texts) ?? false,
            "open": open(answer, texts) ?? false,
            "leadsToDues": answer.name == .unpaid,
        ]
        guard answer.value == nil else { return card }
        if answer.name == .profitAfterGST, report.profit.cash != nil, report.profit.unratedLegs > 0 {
            let legs = IndianNumber.count(report.profit.unratedLegs)
            return card.adding(["load": texts("profit_unrated", ["n": legs])])
        }
        let kinds = texts.list(answer.missing)
        return card.adding(["load": kinds.isEmpty ? texts["load_nothing"] : texts("load", ["kinds": kinds])])
    }

    private func how(_ answer: Answer, _ texts: Texts) -> Words {
        let how = texts(
            "how_" + answer.name.rawValue,
            ["days": IndianNumber.count(report.settings.overdueAfterDays)]
        )
        guard answer.name == .profitAfterGST, report.settings.gstScheme == .composition else { return how }
        return how + " " + texts["profit_composition"]
    }

    /// The figure large, what follows its last whole digit small; `false` where there is none.
    private func figure(_ value: Answer.Value?) -> Any {
        switch value {
        case .money(let amount):
            let (whole, decimals) = IndianNumber.parts(amount)
            return ["whole": whole, "rest": decimals, "negative": amount < .zero] as Scope
        case .count(let count):
            return ["whole": IndianNumber.count(count), "rest": false, "negative": false] as Scope
        case .rate(let ratio):
            guard let percent = IndianNumber.percent(ratio) else { return false }
            return ["whole": percent, "rest": false, "negative": false] as Scope
        case nil:
            return false
        }
    }

    private func counts(of answer: Answer, _ texts: Texts) -> Words? {
        switch (answer.name, answer.value) {
        case (_, .rate(let ratio)):
            let values: Values = ["n": IndianNumber.count(ratio.n), "d": IndianNumber.count(ratio.d)]
            return texts(ratio.isTooFew ? "too_few" : "counts_of", values)
        case (.cashProfit, .money), (.profitAfterGST, .money):
            guard let coverage = report.profit.coverage else { return nil }
            return texts("coverage_sub", ["rate": IndianNumber.percent(tenThousandths: coverage)])
        default:
            return nil
        }
    }

    /// How far a rate is from its end, while it still moves.
    private func open(_ answer: Answer, _ texts: Texts) -> Words? {
        guard case .rate? = answer.value, answer.basis == .orderMonth, report.orders.outcomes.isProvisional else {
            return nil
        }
        let outcomes = report.orders.outcomes
        return texts(
            "cohort_answer",
            [
                "n": IndianNumber.count(outcomes.dispatched - outcomes.arrived),
                "d": IndianNumber.count(outcomes.dispatched),
            ]
        )
    }

    private func change(of answer: Answer, _ texts: Texts) -> Scope? {
        guard let value = answer.value, let previous = answer.previous,
            let change = Change(from: previous, to: value, texts)
        else { return nil }
        guard change.direction != 0 else {
            return ["sign": "=", "text": texts("change_same", ["previous": change.before]), "class": ""]
        }
        let lessIsBetter = [.rtoRate, .customerReturnRate, .unpaid].contains(answer.name)
        return [
            "sign": change.direction > 0 ? "▲" : "▼",
            "text": texts(
                change.direction > 0 ? "change_more" : "change_less",
                ["amount": change.amount, "previous": change.before]
            ),
            "class": (change.direction > 0) != lessIsBetter ? "good" : "bad",
        ]
    }

    private func lines(of answer: Answer, _ texts: Texts) -> [Scope] {
        var lines: [(name: String, value: Words)] = [
            ("line_basis", texts["basis_" + answer.basis.rawValue]),
            ("line_label", texts["label_\(answer.certainty.rawValue)_text"]),
            ("line_rows", Words(IndianNumber.count(answer.rows))),
        ]
        if !answer.kinds.isEmpty { lines.append(("line_kinds", texts.list(answer.kinds))) }
        if answer.name == .cashProfit, let coverage = report.profit.coverage {
            lines.append(("line_coverage", Words(IndianNumber.percent(tenThousandths: coverage))))
        }
        if answer.name == .profitAfterGST, let bridge = report.profit.bridge {
            lines.append(("profit_scheme", texts["tax_gst_scheme_" + report.settings.gstScheme.rawValue]))
            if bridge.goodsWithoutRate != .zero {
                lines.append(("profit_goods_unrated", Words(IndianNumber.rupees(bridge.goodsWithoutRate))))
            }
        }
        return lines.map { ["name": texts[$0.0], "value": $0.1] }
    }

    func audit(_ texts: Texts) -> Scope {
        let audit = report.audit
        guard audit.legs > 0 else {
            return [
                "class": "none", "sign": "–", "verdict": texts["audit_none"], "totals": [String](), "counts": "",
            ]
        }
        let agree = audit.formulaTotal == audit.printedTotal && audit.byTransactionTotal == audit.printedTotal
        let isGood = agree && audit.settlementMismatch == 0
        func part(_ ok: Int, _ mismatch: Int) -> Words {
            texts("audit_part", ["n": IndianNumber.count(ok), "d": IndianNumber.count(ok + mismatch)])
        }
        // Files of a layout whose formula nobody knows: nothing was held against it.
        let hasFormula = audit.settlementOK + audit.settlementMismatch > 0
        let isKnown = hasFormula || !agree
        return [
            "class": isKnown ? isGood ? "ok" : "off" : "none",
            "sign": isKnown ? isGood ? "✓" : "✗" : "–",
            "verdict": texts[
                !isKnown ? "audit_no_formula" : isGood ? "audit_ok" : agree ? "audit_rows_off" : "audit_off"
            ],
            "totals": [
                ("audit_sum_rows", audit.printedTotal), ("audit_sum_formula", hasFormula ? audit.formulaTotal : nil),
                ("audit_sum_transactions", audit.byTransactionTotal),
            ].map { ["name": texts[$0.0], "value": $0.1.map(IndianNumber.rupees) ?? texts["not_known"]] as Scope },
            "counts": texts(
                "audit_counts",
                [
                    "ok": IndianNumber.count(audit.settlementOK), "legs": IndianNumber.count(audit.legs),
                    "tcs": part(audit.tcsOK, audit.tcsMismatch), "tds": part(audit.tdsOK, audit.tdsMismatch),
                ]
            ),
        ]
    }
}
