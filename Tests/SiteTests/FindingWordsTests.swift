import Ledger
import Meesho
import Testing
import Wording

@testable import Site

/// Findings as the page says them; as the tables say them, they are tested with the files they come from.
struct FindingWordsTests {
    private static let day = Fixture.day(2026, 1, 5)
    private static let later = Fixture.day(2026, 2, 4)

    private static let reasons: [ExceptionFinding.Reason] = [
        .inOutstanding, .unpaid(ordered: day, due: later), .shortPaid(paid: Paisa(12_345)), .taxMismatch(.tcs),
        .taxMismatch(.tds), .taxMismatch(.both), .returnNotReversed(created: day, due: later),
        .reversedWithoutReturn(from: day, paid: later), .paidWithoutOrder(ordered: day), .cancelledYetPaid, .rtoYetPaid,
        .statusesDiffer(orders: 1, payments: 2), .duplicateSettlement, .rtoCharged(shipping: .zero),
        .rtoCharged(shipping: Paisa(5_000)), .penalty(printed: 3), .recovery(printed: 3), .recovery(printed: 0),
        .lost(on: day, due: later), .lostSometime(ordered: day, due: later),
        .approvedClaimNotPaid(ticket: 4, .nothing, day: day, due: later),
        .approvedClaimNotPaid(ticket: 4, .promised, day: day, due: later),
        .approvedClaimNotPaid(ticket: 4, .promised, day: nil, due: later),
        .approvedClaimNotPaid(ticket: 4, .paid, day: day, due: later),
        .approvedClaimNotPaid(ticket: 4, .paid, day: nil, due: later), .returnNotReceived(created: day, seen: nil),
        .returnNotReceived(created: day, seen: later), .claimWindowOpen(back: day, printed: 0),
        .claimWindowOpen(back: day, printed: 3), .claimTooLate(back: day, until: later),
    ]

    private static var report: SellerReport {
        var report = SellerReport(seller: .init(id: "1"), asOf: Fixture.day(2026, 2, 28), version: "")
        report.ledger = Ledger(texts: ["", "DELIVERED", "Lost", "Wrong parcel", "T-77"])
        return report
    }

    private static func finding(_ reason: ExceptionFinding.Reason) throws -> ExceptionFinding {
        let number = try #require(SubOrderNumber("100000000001_1"))
        return ExceptionFinding(reason, subOrder: number, sku: "", amount: Paisa(123_450), origins: [])
    }

    @Test func `every reason and every proof is a sentence of its own in every language`() throws {
        let words = FindingWords(Self.report, try Texts(.en, templates: TemplateFiles()))
        #expect(Set(Self.reasons.map(\.kind)) == Set(ExceptionFinding.Kind.allCases))
        var met: Set<String> = []
        for reason in Self.reasons {
            let finding = try Self.finding(reason)
            for said in [words.reason(of: finding), words.evidence(of: finding)] {
                let texts = Language.allCases.map(said.text(in:))
                #expect(Set(texts).count == 3, "\(texts)")
                #expect(texts.allSatisfy { !$0.isEmpty && !$0.contains("⟦") && !$0.contains("{") }, "\(texts)")
            }
            let isNew = met.insert(words.reason(of: finding).first).inserted
            // Of a penalty and a recovery the reason is what is printed.
            #expect(isNew || reason == .recovery(printed: 3), "\(reason)")
        }
    }

    @Test func `days and amounts are written as on the page`() throws {
        let words = FindingWords(Self.report, try Texts(.en, templates: TemplateFiles()))
        let short = words.reason(of: try Self.finding(.shortPaid(paid: Paisa(12_345))))
        #expect(short.text(in: .en) == "Paid ₹123.45; the amounts of the row add up to ₹1,357.95.")
        #expect(short.text(in: .hi).contains("₹123.45") && short.text(in: .gu).contains("₹1,357.95"))
        let unpaid = try Self.finding(.unpaid(ordered: Self.day, due: Self.later))
        let reason = words.reason(of: unpaid)
        #expect(
            reason.text(in: .en)
                == "Delivered, ordered on 5 Jan 2026, and no payment in the loaded files 30 days later."
        )
        #expect(reason.text(in: .hi).contains("5 जन 2026") && reason.text(in: .gu).contains("5 જાન્યુ 2026"))
        #expect(words.evidence(of: unpaid).text(in: .en) == "the order row; payments files that cover 4 Feb 2026")
    }

    @Test func `printed words stay as they are printed`() throws {
        let words = FindingWords(Self.report, try Texts(.en, templates: TemplateFiles()))
        for language in Language.allCases {
            let taken = words.reason(of: try Self.finding(.recovery(printed: 3))).text(in: language)
            #expect(taken.hasSuffix(": Wrong parcel") && taken.contains("₹1,234.50"))
            let statuses = words.reason(of: try Self.finding(.statusesDiffer(orders: 1, payments: 2)))
            #expect(statuses.text(in: language).contains("DELIVERED") && statuses.text(in: language).contains("Lost"))
        }
    }
}
