import Ledger
import Meesho

/// `data/summary.json`: every headline figure of a report, under the schema `hisaab.summary/1`.
///
/// Every key is always there; what is not known is null. Money is text in rupees with two decimals, a rate text with
/// four decimals, a date ISO text, a count a number.
package struct Summary {
    package static let schema = "hisaab.summary/1"

    package let json: JSON

    package init(_ report: SellerReport) {
        json = .object([
            "schema": .text(Summary.schema),
            "version": .text(report.version),
            "redacted": .bool(report.isRedacted),
            "as_of": .day(report.asOf),
            "seller": .object([
                "id": .text(report.seller.id),
                "name": .text(report.seller.name),
                "gstins": .array(report.seller.gstins.map { .text($0) }),
            ]),
            "period": .object([
                "orders": Summary.period(report.orderPeriod),
                "payments": Summary.period(report.paymentPeriod),
            ]),
            "orders": Summary.orders(report),
            "rates": Summary.rates(report.orders.outcomes),
            "payments": Summary.payments(report.payments),
            "ads": Summary.ads(report.ads, report.adAnalysis, isRedacted: report.isRedacted),
            "referral": .object([
                "rows": .number(report.referral.rows),
                "net": .money(report.referral.net),
                "taxes": .money(report.referral.taxes),
            ]),
            "platform": .object([
                "rows": .number(report.platform.rows),
                "compensation": .money(report.platform.compensation),
                "recovery": .money(report.platform.recovery),
                "by_program": .object(report.platform.byProgram.mapValues { .money($0) }),
            ]),
            "outstanding": .object([
                "rows": .number(report.outstanding.rows),
                "settlement": .money(report.outstanding.settlement),
                "snapshot": .day(report.outstanding.snapshot),
            ]),
            "promises": Summary.promises(report.promises),
            "bank": Summary.bank(report.bank),
            "profit": Summary.profit(report.profit, isRedacted: report.isRedacted),
            "audit": Summary.audit(report.audit),
            "exceptions": Summary.exceptions(report.exceptions),
            "exceptions_unsupported": Summary.unsupported(report.unsupported),
            "claims": Summary.claims(report.claims),
            "charge_questions": Summary.chargeQuestions(report.chargeQuestions),
            "returns": Summary.returns(report.returns, report.returnAnalysis, isRedacted: report.isRedacted),
            "gst": Summary.gst(report.gst, report.tax),
            "inputs": Summary.inputs(report.inputs, isRedacted: report.isRedacted),
            "actions": Summary.actions(report.actions),
            "cohorts": Summary.cohorts(report.months),
            "comparison": Summary.comparison(report.comparison),
            "since": Summary.since(report.since),
        ])
    }

    static func period(_ days: DayRange?) -> JSON {
        guard let days else { return .null }
        return .object(["from": .day(days.first), "to": .day(days.last)])
    }

    static func byMonth(_ months: [Month: JSON]) -> JSON {
        .object(Dictionary(months.map { ($0.key.iso, $0.value) }) { first, _ in first })
    }

    private static func orders(_ report: SellerReport) -> JSON {
        let orders = report.orders
        let states = report.states.map { state in
            let counts: JSON = .object([
                "orders": .number(state.outcomes.placed),
                "delivered": .number(state.outcomes.everDelivered),
            ])
            return (state.state, counts)
        }
        return .object([
            "count": .number(orders.count),
            "rows": .number(orders.rows),
            "units": .number(orders.units),
            "order_value": .money(orders.orderValue),
            "average_order_value": .money(orders.averageOrderValue),
            "outcomes": .object(
                Dictionary(Outcome.allCases.map { ($0.name, .number(orders.outcomes[$0])) }) { first, _ in first }
            ),
            "status": .object(orders.byStatus.mapValues { .number($0) }),
            "by_month": byMonth(orders.byMonth.mapValues { .number($0) }),
            "by_state": .object(Dictionary(states) { first, _ in first }),
        ])
    }

    private static func rates(_ outcomes: OutcomeCounts) -> JSON {
        .object([
            "rto": rate(outcomes.rtoRate),
            "customer_return": rate(outcomes.customerReturnRate),
            "cancelled": rate(outcomes.cancellationRate),
            "kept": rate(outcomes.keptRate),
            "provisional": .bool(outcomes.isProvisional),
        ])
    }

    static func rate(_ ratio: Ratio) -> JSON {
        .object(["n": .number(ratio.n), "d": .number(ratio.d), "rate": .text(ratio.decimal)])
    }

    private static func payments(_ payments: PaymentFigures) -> JSON {
        let components = Component.allCases.map { ($0.name, JSON.money(payments.components[$0])) }
        return .object([
            "rows": .number(payments.rows),
            "duplicates": .number(payments.duplicates),
            "sub_orders": .number(payments.subOrders),
            "settlement": .money(payments.settlement),
            "by_month": byMonth(payments.byMonth.mapValues { .money($0) }),
            "by_status": .object(
                payments.byStatus.mapValues { status in
                    .object(["rows": .number(status.rows), "settlement": .money(status.settlement)])
                }
            ),
            "components": .object(Dictionary(components) { first, _ in first }),
        ])
    }

    private static func profit(_ profit: ProfitFigures, isRedacted: Bool) -> JSON {
        let members: [String: JSON] = [
            "cash": .money(profit.cash),
            "after_gst": .money(profit.afterGST),
            "bridge": Summary.bridge(profit.bridge),
            "settlement_costed": .money(profit.settlementCosted),
            "settlement_uncosted": .money(profit.settlementUncosted),
            "goods": .money(profit.goods),
            "packaging": .money(profit.packaging),
            "other": .money(profit.other),
            "coverage": .text(profit.coverage.map(fourDecimals)),
            "stock_at_risk": .money(profit.stockAtRisk),
            "uncosted_skus": .array(profit.uncostedSKUs.map { .text($0) }),
        ]
        return .object(isRedacted ? members.mapValues { _ in .null } : members)
    }

    /// Cash profit, the lines with their signs, profit after GST; `null` where that cannot be told.
    private static func bridge(_ bridge: GSTBridge?) -> JSON {
        guard let bridge else { return .null }
        var lines = Dictionary(GSTBridge.Line.allCases.map { ($0.rawValue, JSON.money(bridge[$0])) }) { first, _ in
            first
        }
        lines["cash"] = .money(bridge.cash)
        lines["after_gst"] = .money(bridge.afterGST)
        lines["goods_without_rate"] = .money(bridge.goodsWithoutRate)
        return .object(lines)
    }

    /// `0.9310` from 9,310 ten-thousandths. Coverage can lie outside 0 to 1 where settlements are negative.
    static func fourDecimals(_ tenThousandths: Int) -> String {
        let digits = String(tenThousandths.magnitude % 10_000)
        return (tenThousandths < 0 ? "-" : "") + String(tenThousandths.magnitude / 10_000) + "."
            + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }

    private static func audit(_ audit: AuditFigures) -> JSON {
        .object([
            "legs": .number(audit.legs),
            "settlement_ok": .number(audit.settlementOK),
            "settlement_mismatch": .number(audit.settlementMismatch),
            "tcs_ok": .number(audit.tcsOK),
            "tcs_mismatch": .number(audit.tcsMismatch),
            "tds_ok": .number(audit.tdsOK),
            "tds_mismatch": .number(audit.tdsMismatch),
            "formula_total": .money(audit.formulaTotal),
            "printed_total": .money(audit.printedTotal),
            "by_transaction_total": .money(audit.byTransactionTotal),
        ])
    }

    private static func exceptions(_ findings: [ExceptionFinding]) -> JSON {
        var sums: [ExceptionFinding.Kind: (count: Int, amount: Paisa)] = [:]
        // By index: a copy of each of very many findings takes longer than all else here.
        for index in findings.indices {
            sums[findings[index].kind, default: (0, .zero)].count += 1
            sums[findings[index].kind, default: (0, .zero)].amount += findings[index].amount ?? .zero
        }
        let kinds = ExceptionFinding.Kind.allCases.map { kind in
            let (count, amount) = sums[kind] ?? (0, .zero)
            return (kind.rawValue, JSON.object(["count": .number(count), "amount": .money(amount)]))
        }
        return .object(Dictionary(kinds) { first, _ in first })
    }

    private static func gst(_ gst: GSTFigures, _ tax: TaxFigures) -> JSON {
        .object([
            "sales": totals(gst.total.sales),
            "returns": totals(gst.total.returns),
            "unknown_states": .object(tax.unknownStates.mapValues { .number($0) }),
            "documents": .object([
                "count": .number(tax.documents.reduce(0) { $0 + $1.count }),
                "missing": .number(tax.documents.reduce(0) { $0 + $1.missing }),
                "duplicates": .number(tax.documents.reduce(0) { $0 + $1.duplicates }),
            ]),
            "credits": credits(tax.credits),
            "tie_out": .object([
                "compared": .number(tax.tieOut.compared),
                "equal": .number(tax.tieOut.equal),
                "differences": .number(tax.tieOut.differences.count),
                "difference_total": .money(tax.tieOut.total),
                "cannot_tell": .number(tax.tieOut.cannotTell),
                "only_gst": .number(tax.tieOut.onlyGST),
                "only_payments": .number(tax.tieOut.onlyPayments),
            ]),
            "by_state": .object(gst.byState.mapValues { .object(sides($0)) }),
            "by_hsn_rate": .object(
                gst.byHSNRate.mapValues { pair in
                    var members = sides(pair)
                    members["sales_qty"] = .number(pair.sales.quantity)
                    members["return_qty"] = .number(pair.returns.quantity)
                    return .object(members)
                }
            ),
        ])
    }

    private static func credits(_ credits: [TaxFigures.Credit]) -> JSON {
        let amounts = credits.map { ($0.kind.rawValue, $0.amount) }
        let none = TaxFigures.Credit.Kind.allCases.map { ($0.rawValue, Paisa.zero) }
        return .object(Dictionary(none + amounts, uniquingKeysWith: +).mapValues { .money($0) })
    }

    private static func totals(_ totals: GSTTotals) -> JSON {
        .object([
            "rows": .number(totals.rows),
            "quantity": .number(totals.quantity),
            "taxable": .money(totals.taxable.rounded),
            "tax": .money(totals.tax.rounded),
            "invoice": .money(totals.invoice.rounded),
        ])
    }

    /// Net amounts are rounded once, from the exact difference.
    private static func sides(_ pair: GSTPair) -> [String: JSON] {
        [
            "sales_taxable": .money(pair.sales.taxable.rounded),
            "sales_tax": .money(pair.sales.tax.rounded),
            "sales_invoice": .money(pair.sales.invoice.rounded),
            "return_taxable": .money(pair.returns.taxable.rounded),
            "return_tax": .money(pair.returns.tax.rounded),
            "return_invoice": .money(pair.returns.invoice.rounded),
            "net_taxable": .money((pair.sales.taxable - pair.returns.taxable).rounded),
            "net_tax": .money((pair.sales.tax - pair.returns.tax).rounded),
        ]
    }

    /// `files` counts files on disk; `rejected_files` counts files and archive members.
    private static func inputs(_ inputs: [InputRecord], isRedacted: Bool) -> JSON {
        .object([
            "files": .number(inputs.count(where: \.isFile)),
            "rows": .number(inputs.reduce(0) { $0 + $1.rows }),
            "rejected_files": .number(inputs.count(where: \.isRejected)),
            "rejected_rows": .number(inputs.reduce(0) { $0 + $1.rejected }),
            "unknown_columns": isRedacted ? .null : .number(inputs.reduce(0) { $0 + $1.unknownColumns.count }),
        ])
    }
}
