import Ledger
import Meesho
import Wording

/// Findings in words: why each was raised, in a sentence, and what proves it.
struct FindingWords {
    /// How days and amounts stand in a sentence.
    private enum Style {
        /// `28 Aug 2025`, `₹1,234.50`
        case page
        /// `2025-08-28`, `1234.50`
        case table
    }

    private let ledger: Ledger
    private let asOf: Day
    private let texts: Texts
    private let style: Style

    /// As the page says them.
    init(_ report: SellerReport, _ texts: Texts) {
        self.init(ledger: report.ledger, asOf: report.asOf, texts: texts, style: .page)
    }

    private init(ledger: Ledger, asOf: Day, texts: Texts, style: Style) {
        self.ledger = ledger
        self.asOf = asOf
        self.texts = texts
        self.style = style
    }

    /// As tables and the calendar say them, whatever the language of the page: in English, with days and amounts as
    /// the tables print them.
    static func inTables(_ ledger: Ledger, asOf: Day) -> FindingWords {
        FindingWords(ledger: ledger, asOf: asOf, texts: .english, style: .table)
    }

    /// A sentence.
    func reason(of finding: ExceptionFinding) -> Words {
        let amount = finding.amount ?? .zero
        return switch finding.reason {
        case .inOutstanding: texts["reason_in_outstanding"]
        case .unpaid(let ordered, let due): texts("reason_unpaid", ["day": day(ordered), "n": count(due - ordered)])
        case .shortPaid(let paid):
            texts("reason_short_paid", ["paid": money(paid), "formula": money(paid + amount)])
        case .taxMismatch(.tcs): texts("reason_tax_mismatch", ["tax": "TCS"])
        case .taxMismatch(.tds): texts("reason_tax_mismatch", ["tax": "TDS"])
        case .taxMismatch(.both): texts["reason_tax_mismatch_both"]
        case .returnNotReversed(let created, let due):
            texts("reason_return_not_reversed", ["day": day(created), "n": count(due - created)])
        case .reversedWithoutReturn(_, let paid): texts("reason_reversed_without_return", ["day": day(paid)])
        case .paidWithoutOrder(let ordered): texts("reason_paid_without_order", ["day": day(ordered)])
        case .cancelledYetPaid: texts("reason_cancelled_yet_paid", ["amount": money(amount)])
        case .rtoYetPaid: texts("reason_rto_yet_paid", ["zero": money(.zero), "amount": money(amount)])
        case .statusesDiffer(let orders, let payments):
            texts("reason_statuses_differ", ["orders": ledger.text(orders), "payments": ledger.text(payments)])
        case .duplicateSettlement: texts["reason_duplicate_settlement"]
        case .rtoCharged(let shipping): charged(amount, shipping: shipping)
        case .penalty(let printed), .recovery(let printed): takenBack(amount, printed: ledger.text(printed))
        case .lost(let lost, _): texts("reason_lost", ["day": day(lost)])
        case .lostSometime(let ordered, _): texts("reason_lost_ordered", ["day": day(ordered)])
        case .approvedClaimNotPaid(_, let news, let own, let due): approved(news, amount, on: own, due: due)
        case .returnNotReceived(let created, let seen): notReceived(created: created, seen: seen)
        case .claimWindowOpen(let back, let printed): windowOpen(back: back, printed: ledger.text(printed))
        case .claimTooLate(let back, let until):
            texts("reason_claim_too_late", ["day": day(back), "n": count(until - back)])
        }
    }

    /// What proves it, in a few words without a full stop.
    func evidence(of finding: ExceptionFinding) -> Words {
        let key = "evidence_" + finding.kind.rawValue
        return switch finding.reason {
        case .unpaid(_, let due), .returnNotReversed(_, let due), .lost(_, let due), .lostSometime(_, let due):
            texts(key, ["day": day(due)])
        case .paidWithoutOrder(let ordered): texts(key, ["day": day(ordered)])
        case .reversedWithoutReturn(let from, let paid): texts(key, ["from": day(from), "to": day(paid)])
        case .approvedClaimNotPaid(let ticket, _, _, let due):
            texts(key, ["ticket": ledger.text(ticket), "day": day(due)])
        default: texts[key]
        }
    }

    /// Why it cannot be told: a sentence.
    func reason(of finding: UnsupportedFinding) -> Words {
        texts(
            "reason_cannot_tell",
            [
                // Inside a sentence.
                "kind": texts["kind_" + finding.load.rawValue].map { $0.lowercased() },
                "from": day(finding.days.first), "to": day(finding.days.last),
            ]
        )
    }

    private func charged(_ amount: Paisa, shipping: Paisa) -> Words {
        guard shipping > .zero else { return texts("reason_rto_charged", ["amount": money(amount)]) }
        return texts("reason_rto_charged_shipping", ["amount": money(amount), "shipping": money(shipping)])
    }

    private func takenBack(_ amount: Paisa, printed: String) -> Words {
        guard !printed.isEmpty else { return texts("reason_taken_back_unnamed", ["amount": money(amount)]) }
        return texts("reason_taken_back", ["amount": money(amount), "printed": printed])
    }

    private func approved(
        _ news: ExceptionFinding.Reason.TicketNews,
        _ amount: Paisa,
        on own: Day?,
        due: Day
    ) -> Words {
        var values: Values = ["due": day(due)]
        if let own { values["day"] = day(own) }
        switch news {
        case .nothing: return texts("reason_approved_raised", values)
        case .promised:
            values["amount"] = Words(money(amount))
            return texts(own == nil ? "reason_approved_promised" : "reason_approved_promised_for", values)
        case .paid:
            values["amount"] = Words(money(amount))
            return texts(own == nil ? "reason_approved_paid" : "reason_approved_paid_on", values)
        }
    }

    private func notReceived(created: Day, seen: Day?) -> Words {
        var values: Values = ["day": day(created), "n": count(asOf - created)]
        guard let seen else { return texts("reason_return_not_received", values) }
        values["seen"] = day(seen)
        return texts("reason_return_not_received_seen", values)
    }

    private func windowOpen(back: Day, printed: String) -> Words {
        guard !printed.isEmpty else { return texts("reason_claim_window_open", ["day": day(back)]) }
        return texts("reason_claim_window_open_printed", ["day": day(back), "printed": printed])
    }

    private func day(_ day: Day) -> Words {
        switch style {
        case .page: texts.date(day)
        case .table: Words(day.iso)
        }
    }

    private func money(_ amount: Paisa) -> String {
        switch style {
        case .page: IndianNumber.rupees(amount)
        case .table: amount.decimal
        }
    }

    private func count(_ days: Int) -> String {
        switch style {
        case .page: IndianNumber.count(days)
        case .table: String(days)
        }
    }
}
