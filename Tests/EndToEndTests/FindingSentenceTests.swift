import Ledger
import Meesho
import Testing

/// The sentences of `exceptions.csv`: what programs and people read there stays, whatever the page says.
struct FindingSentenceTests {
    /// Of ``HandSeller``, by kind and number: from its tables and the rules of metrics.md.
    static let byHand: [(kind: String, number: Int, reason: String, evidence: String)] = [
        (
            "unpaid", 34,
            "Delivered, ordered on 2025-09-10, and no payment in the loaded files 30 days later.",
            "the order row; payments files that cover 2025-10-10"
        ),
        ("in_outstanding", 36, "Not paid yet; Meesho lists it as still to come.", "the outstanding payments file"),
        (
            "short_paid", 32, "Paid 518.00; the amounts of the row add up to 528.00.",
            "the payment row and the formula printed in its file"
        ),
        (
            "tax_mismatch", 33, "TCS differ from the rate times the taxable value.",
            "the payment row and the tax rate of its day"
        ),
        (
            "rto_charged", 18,
            "Came back without reaching the customer, which costs nothing, yet 29.50 was taken, 29.50 of it as shipping.",
            "the payment row"
        ),
        (
            "return_not_reversed", 13,
            "Customer return of 2025-09-12 without a settlement in the payments 30 days later.",
            "the return row; payments files that cover 2025-10-12"
        ),
        (
            "reversed_without_return", 19,
            "Settled as a return on 2025-09-10, but no returns file of that time holds it.",
            "the payment row; returns files from 2025-08-20 to 2025-09-10"
        ),
        (
            "return_not_received", 14,
            "Return of 2025-09-12, 49 days ago, not back with you, last seen on its way on 2025-10-31.",
            "the waybill (AWB) and its tracking page; a ticket that the parcel never came"
        ),
        (
            "claim_window_open", 12,
            "Back with you on 2025-10-27: open it now. The reason printed: Have size / fit related issues. If it is "
                + "wrong, used, damaged, incomplete or tampered with, raise a claim; if it is fine, nothing is to be done.",
            "unpacking video, photos of the goods and of the waybill"
        ),
        (
            "claim_too_late", 10,
            "Back on 2025-09-05, and the claims files of the 7 days after hold no ticket for it. If the parcel was fine, "
                + "nothing is lost; if not, it is too late.",
            "the return row and the claims files; nothing says that the parcel was not fine"
        ),
        (
            "lost_without_compensation", 20,
            "The parcel was ordered on 2025-08-25 and lost; the loaded files hold no compensation and no claim money for "
                + "it.",
            "the row that says lost; payments files that cover 2025-08-25"
        ),
        (
            "approved_claim_not_paid", 23,
            "Approved, the ticket promises 300.00 for 2025-10-01, and no claim money in the payments up to 2025-10-07.",
            "ticket 7023; payments files that cover 2025-10-07"
        ),
        (
            "paid_without_order", 25, "Paid, but no orders file that covers 2025-08-28 holds it.",
            "the payment row; orders files of 2025-08-28"
        ),
        (
            "penalty", 28, "Meesho took 50.00 back: Penalty for order cancelled by supplier",
            "the payment row; when you dispatched: manifest or pickup receipt"
        ),
        ("recovery", 1, "Meesho took 30.25 back: Smart coin fee", "the payment row"),
        (
            "cancelled_yet_paid", 29, "Cancelled in the orders file, yet paid 413.50.",
            "the order row and the payment rows"
        ),
        (
            "status_contradiction", 30, "Returned to origin, which settles at 0.00, yet paid 413.50.",
            "the order row and the payment rows"
        ),
        (
            "duplicate_settlement", 31, "The same leg stands twice in one file; both are counted.",
            "two equal rows of one payments file"
        ),
    ]

    @Test func `every kind says why and what proves it`() async throws {
        let rows = try await HandSeller.report().table("exceptions.csv").rows
        #expect(Set(Self.byHand.map(\.kind)) == Set(ExceptionFinding.Kind.allCases.map(\.rawValue)))
        for expected in Self.byHand {
            let row = rows.first {
                $0["kind"] == expected.kind && HandSeller.number($0["sub_order"]) == expected.number
            }
            #expect(row?["reason"] == expected.reason)
            #expect(row?["evidence"] == expected.evidence)
        }
    }

    /// Of the sub order of ``OwedFiles``, on the last day of 2025.
    private func sentences(_ kind: ExceptionFinding.Kind, _ files: OwedFiles) async throws -> [String?] {
        let rows = try await files.report(asOf: "2025-12-31").table("exceptions.csv").rows
        let row = rows.first { $0["kind"] == kind.rawValue && $0["sub_order"] == OwedFiles.key }
        return [row?["reason"], row?["evidence"]]
    }

    @Test(arguments: [
        ("Rs 179.10 is scheduled on 2025-09-06", "the ticket promises 179.10 for 2025-09-06", "2025-09-16"),
        ("Rs 179.10 is scheduled on 2025-09-20", "the ticket promises 179.10 for 2025-09-20", "2025-09-20"),
        (
            "Payment of Rs 179.1 was done on 20 Sep 2025 with transaction id X",
            "the ticket says paid on 2025-09-20, 179.10", "2025-09-20"
        ),
        ("we look into it", "raised on 2025-09-01", "2025-09-16"),
    ])
    func `an approved ticket is told as it speaks`(prose: String, said: String, due: String) async throws {
        var files = OwedFiles()
        files.tickets = ["T1,Approved,2025-09-01,wrong item,\(prose),NA"]
        let expected = [
            "Approved, \(said), and no claim money in the payments up to \(due).",
            "ticket T1; payments files that cover \(due)",
        ]
        #expect(try await sentences(.approvedClaimNotPaid, files) == expected)
    }

    @Test func `a return that a file knows as lost is told by its day`() async throws {
        var files = OwedFiles()
        files.lost = ["2025-08-20,Customer Return,2025-09-10,VL123456"]
        let expected = [
            "The parcel was lost on 2025-09-10; the loaded files hold no compensation and no claim money for it.",
            "the row that says lost; payments files that cover 2025-09-10",
        ]
        #expect(try await sentences(.lostWithoutCompensation, files) == expected)
    }

    @Test(arguments: [
        ("RTO,T1,2025-08-20,-82.50,0,0,0,-70.50,0,0,0,", "yet 82.50 was taken, 70.50 of it as shipping."),
        ("RTO,T1,2025-08-20,-82.50,0,0,0,0,0,0,0,", "yet 82.50 was taken."),
    ])
    func `a charge for an RTO is told with its shipping`(leg: String, end: String) async throws {
        let files = OwedFiles(status: "RTO_COMPLETE", legs: [leg])
        let expected = ["Came back without reaching the customer, which costs nothing, " + end, "the payment row"]
        #expect(try await sentences(.rtoCharged, files) == expected)
    }

    @Test(arguments: [("", "Meesho took 50.00 back and printed no reason."), ("Fee", "Meesho took 50.00 back: Fee")])
    func `a recovery is told with its printed reason`(printed: String, reason: String) async throws {
        let files = OwedFiles(legs: [",T1,2025-08-20,-50,0,0,0,0,0,0,-50,\(printed)"])
        #expect(try await sentences(.recovery, files) == [reason, "the payment row"])
    }

    @Test func `statuses that contradict each other are told as printed`() async throws {
        let files = OwedFiles(legs: ["Lost,T1,2025-08-20,0,0,0,0,0,0,0,0,"])
        let expected = ["Orders say DELIVERED, payments say Lost.", "the order row and the payment rows"]
        #expect(try await sentences(.statusContradiction, files) == expected)
    }

    @Test func `a parcel without a printed reason is told without one`() async throws {
        var files = OwedFiles()
        files.returned = ["2025-12-20,Customer Return,2025-12-28,VL123456,Valmo,NA"]
        let reason = try await sentences(.claimWindowOpen, files).first
        #expect(
            reason
                == "Back with you on 2025-12-28: open it now. If it is wrong, used, damaged, incomplete or tampered with, "
                + "raise a claim; if it is fine, nothing is to be done."
        )
    }

    @Test func `days that no file covers are told with the file to load`() async throws {
        let files = OwedFiles(status: "LOST", paid: "2025-08-02_2025-08-30")
        let rows = try await files.report(asOf: "2025-12-31").table("cannot_tell.csv").rows
        #expect(
            rows.first { $0["kind"] == "lost_without_compensation" }?["reason"]
                == "No loaded payments file covers the days that would tell; load one from 2025-08-01 to 2025-08-01."
        )
    }
}
