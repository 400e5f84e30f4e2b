import Ledger
import Meesho
import Wording

extension CSVTable<UnsupportedFinding> {
    /// `cannot_tell.csv`: findings that the loaded files cannot support, and the days a file should cover.
    static func cannotTell(_ ledger: Ledger, asOf: Day) -> Self {
        let words = FindingWords.inTables(ledger, asOf: asOf)
        return CSVTable(columns: [
            .text("kind", \.kind.rawValue),
            .number("count", \.count),
            .text("load", \.load.rawValue),
            .day("from", \.days.first),
            .day("to", \.days.last),
            .text("reason") { words.reason(of: $0).first },
        ])
    }
}

extension CSVTable<ClaimFigures.Claim> {
    /// `claims.csv`: one row per ticket; `amount` as the ticket says, `paid` from the payments, at the strongest ticket
    /// of a sub order only, so that it adds up.
    static func claims(_ ledger: Ledger) -> Self {
        CSVTable(columns: [
            .text("ticket", \.ticket),
            .text("sub_order") { $0.subOrder?.description ?? "" },
            .day("created", \.created),
            .text("status", \.status.name),
            .text("issue", \.issue),
            .money("amount", \.amount),
            .day("amount_day", \.amountDay),
            .money("paid", \.paid),
            .day("reopen_until", \.reopenUntil),
            .text("return_type", \.returnType),
            .day("return_delivered", \.returnDelivered),
            .text("awb", \.awb),
            .text("courier", \.courier),
            .text("sku", \.sku),
            .source(SourceNames(ledger)) { claim, print in print(claim.origin) },
            .text("status_printed", \.printedStatus),
            .flag("can_reopen", \.canReopen),
        ])
    }
}

extension CSVTable<ChargeQuestion> {
    /// `charge_questions.csv`: amounts are positive; the difference is positive where more was charged than usual.
    static func chargeQuestions(_ ledger: Ledger) -> Self {
        CSVTable(columns: [
            .text("question", \.question.rawValue),
            .subOrder("sub_order", \.subOrder),
            .text("sku") { ledger.text($0.sku) },
            .money("charged", \.charged),
            .money("usual", \.usual),
            .money("difference", \.difference),
            .source(SourceNames(ledger)) { question, print in print(question.origin) },
        ])
    }
}

extension CSVTable<ReturnAnalysis.Group> {
    /// `return_reasons.csv`: by reason as printed; the rate is its share of all returns.
    static func returnReasons(isRedacted: Bool) -> Self {
        CSVTable(
            columns: [
                .text("reason", \.name),
                .text("group", \.reason.name),
            ] + counts + [.rate("rate", \.rate)] + rupees(isRedacted)
        )
    }

    /// `couriers.csv`: the couriers that brought returns back; tickets about those returns.
    static func couriers(isRedacted: Bool) -> Self {
        CSVTable(
            columns: [.text("courier", \.name)] + counts + [
                .rate("rate", \.rate),
                .rate("lost_rate") { Ratio($0.tally.lost, of: $0.tally.count) },
                .number("days_median") { $0.daysBack?.median },
                .number("days_ninetieth") { $0.daysBack?.ninetieth },
            ] + rupees(isRedacted) + [
                .number("tickets", \.claims.all),
                .number("approved", \.claims.approved),
                .number("rejected", \.claims.rejected),
                .rate("approval_rate", \.claims.approvalRate),
            ]
        )
    }

    private static var counts: [Column] {
        [
            .number("returns", \.tally.count),
            .number("customer_returns", \.tally.customerReturns),
            .number("rto", \.tally.rto),
            .number("lost", \.tally.lost),
            .number("not_back", \.tally.notBack),
        ]
    }

    private static func rupees(_ isRedacted: Bool) -> [Column] {
        [
            .money("return_shipping", \.tally.returnShipping),
            isRedacted ? .empty("stock_at_risk") : .money("stock_at_risk", \.tally.stockAtRisk),
            isRedacted ? .empty("goods_lost") : .money("goods_lost", \.tally.goodsLost),
            .money("rupees", \.tally.rupees),
        ]
    }
}

extension CSVTable<UnmatchedScan> {
    /// `unmatched_scans.csv`: parcels of the seller's own lists that no returns file knows.
    static func unmatchedScans(_ ledger: Ledger) -> Self {
        CSVTable(columns: [
            .text("awb", \.waybill),
            .source(SourceNames(ledger)) { scan, print in print(scan.origin) },
        ])
    }
}
