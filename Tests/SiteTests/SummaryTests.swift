import Foundation
import Ledger
import Meesho
import Testing

@testable import Site

struct SummaryTests {
    /// Every key that `summary.json` promises, as paths.
    private static let promised = """
        schema seller.id seller.gstins as_of period.orders period.payments version
        orders.count orders.rows orders.units orders.order_value orders.average_order_value
        orders.outcomes.delivered orders.outcomes.customer_return orders.outcomes.rto orders.outcomes.exchange
        orders.outcomes.cancelled orders.outcomes.lost orders.outcomes.in_transit orders.outcomes.not_shipped
        orders.outcomes.unknown orders.status orders.by_month orders.by_state
        rates.rto.n rates.rto.d rates.rto.rate rates.customer_return.rate rates.cancelled.rate rates.kept.rate rates.provisional
        payments.rows payments.duplicates payments.sub_orders payments.settlement payments.by_month payments.by_status
        payments.components.sale payments.components.sale_return payments.components.fixed_fee_credit
        payments.components.warehousing_credit payments.components.return_premium
        payments.components.return_premium_returned payments.components.commission payments.components.gold_fee
        payments.components.mall_fee payments.components.fixed_fee payments.components.warehousing_fee
        payments.components.return_shipping payments.components.gst_compensation payments.components.shipping
        payments.components.other_services payments.components.waivers payments.components.net_other_services
        payments.components.gst_on_other_services payments.components.tcs payments.components.tds
        payments.components.compensation payments.components.claims payments.components.recovery
        ads.rows ads.cost ads.credits ads.net ads.gst ads.total ads.by_month
        referral.rows referral.net referral.taxes
        platform.rows platform.compensation platform.recovery platform.by_program
        outstanding.rows outstanding.settlement outstanding.snapshot
        profit.cash profit.after_gst profit.settlement_costed profit.settlement_uncosted profit.goods
        profit.packaging profit.other profit.coverage profit.stock_at_risk profit.uncosted_skus
        audit.legs audit.settlement_ok audit.settlement_mismatch audit.tcs_ok audit.tds_ok audit.formula_total
        audit.printed_total audit.by_transaction_total
        exceptions.unpaid exceptions.short_paid exceptions.tax_mismatch exceptions.return_not_reversed
        exceptions.reversed_without_return exceptions.paid_without_order exceptions.cancelled_yet_paid
        exceptions.status_contradiction exceptions.duplicate_settlement exceptions.in_outstanding
        exceptions.rto_charged exceptions.return_not_received exceptions.claim_window_open exceptions.claim_too_late
        exceptions.lost_without_compensation exceptions.approved_claim_not_paid exceptions.penalty exceptions.recovery
        exceptions_unsupported claims.tickets claims.status.approved claims.paid claims.promised claims.approval.rate
        claims.approved_unpaid.amount claims.by_issue claims.by_courier charge_questions.shipping_rule.count
        returns.rows returns.count returns.by_type returns.by_reason returns.by_group returns.all.rupees
        returns.not_in_returns_files.count returns.days_back returns.received.unmatched
        gst.sales.rows gst.sales.quantity gst.sales.taxable gst.sales.tax gst.sales.invoice gst.returns.rows
        gst.by_state gst.by_hsn_rate
        actions cohorts comparison since
        inputs.files inputs.rows inputs.rejected_files inputs.rejected_rows inputs.unknown_columns
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    @Test func `every promised key is there, also in an empty report`() throws {
        let empty = SellerReport(
            seller: .init(id: "1"),
            asOf: try ReportExample.day(2026, 1, 31),
            version: "0.1.0"
        )
        for report in [empty, try ReportExample.report()] {
            let root = try parsed(report)
            for path in SummaryTests.promised {
                #expect(value(path, in: root) != nil, "\(path)")
            }
        }
    }

    @Test func `figures print in their own form`() throws {
        let root = try parsed(ReportExample.report())
        func text(_ path: String) -> String? { value(path, in: root) as? String }
        func number(_ path: String) -> Int? { value(path, in: root) as? Int }
        #expect(text("schema") == "hisaab.summary/1")
        #expect(text("as_of") == "2026-01-31")
        #expect(text("seller.name") == "Aarav & \"Sons\"")
        #expect(text("period.orders.from") == "2025-12-01")
        #expect(value("period.payments", in: root) is NSNull)
        #expect(number("orders.count") == 10)
        #expect(text("orders.order_value") == "2990.00")
        #expect(text("orders.average_order_value") == "332.22")
        #expect(number("orders.status.LOST \"x\"\n") == 2)
        #expect(number("orders.by_month.2025-12") == 10)
        #expect(number("orders.by_state.Bihar.orders") == 10)
        #expect(number("orders.by_state.Bihar.delivered") == 7)
        #expect(number("rates.kept.n") == 5)
        #expect(number("rates.kept.d") == 9)
        #expect(text("rates.kept.rate") == "0.5556")
        #expect(text("payments.settlement") == "-51.50")
        #expect(text("payments.components.sale_return") == "-299.00")
        #expect(text("payments.by_month.2026-01") == "-51.50")
        #expect(text("payments.by_status.Delivered.settlement") == "500.00")
        #expect(number("payments.by_status..rows") == 1)
        #expect(text("profit.coverage") == "0.9310")
        #expect(value("profit.cash", in: root) is NSNull)
        #expect(value("profit.uncosted_skus", in: root) as? [String] == ["zzz", "कपड़ा"])
        #expect(number("exceptions.unpaid.count") == 2)
        #expect(text("exceptions.unpaid.amount") == "312.00")
        #expect(text("exceptions.short_paid.amount") == "0.00")
        #expect(text("gst.sales.taxable") == "931499.60")
        #expect(text("gst.by_state.BIHAR.sales_taxable") == "1.00")
        #expect(text("gst.by_state.BIHAR.net_taxable") == "1.00")
        #expect(number("gst.by_hsn_rate.6204|5.sales_qty") == 2)
        #expect(number("inputs.files") == 1)
        #expect(number("inputs.rejected_rows") == 1)
        #expect(number("inputs.unknown_columns") == 2)
    }

    @Test func `a rate of nothing is null`() throws {
        let root = try parsed(
            SellerReport(seller: .init(id: "1"), asOf: ReportExample.day(2026, 1, 31), version: "0.1.0")
        )
        #expect(value("rates.rto.rate", in: root) is NSNull)
        #expect(value("orders.average_order_value", in: root) is NSNull)
        #expect(value("seller.name", in: root) is NSNull)
    }

    @Test func `JSON escapes what it must and sorts its keys`() {
        let json: JSON = .object([
            "b": .array([]), "a\u{1}\"\\": .text("\n\u{2028}\u{7F}</ग👗"),
            "B": .array([.null, .bool(true), .number(-1)]),
            "c": .object([:]),
        ])
        #expect(
            String(decoding: json.bytes, as: UTF8.self) == #"""
                {
                  "B": [
                    null,
                    true,
                    -1
                  ],
                  "a\u0001\"\\": "\n\u2028\u007f</ग👗",
                  "b": [],
                  "c": {}
                }

                """#
        )
    }

    private func parsed(_ report: SellerReport) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(Summary(report).json.bytes))
    }

    private func value(_ path: String, in root: Any) -> Any? {
        var value: Any? = root
        for key in path.split(separator: ".", omittingEmptySubsequences: false) {
            value = (value as? [String: Any])?[String(key)]
        }
        return value
    }
}
