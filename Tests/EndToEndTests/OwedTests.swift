import Ledger
import Meesho
import Testing

/// Every kind of exception on the day before it is one and on the day it is, with and without the files that tell.
struct OwedTests {
    // MARK: Claims that can be raised

    private static let back = OwedFiles(returned: ["2025-09-01,Customer Return,2025-09-10,VL123456,Valmo,Size issue"])

    /// Back on 10 September: until the 17th.
    @Test(
        arguments: [
            ("2025-09-09", nil, nil), ("2025-09-10", 7, .claimWindowOpen), ("2025-09-17", 0, .claimWindowOpen),
            ("2025-09-18", -1, .claimTooLate),
        ] as [(String, Int?, ExceptionFinding.Kind?)]
    )
    func `a claim window is open for seven days, then too late`(
        asOf: String,
        left: Int?,
        kind: ExceptionFinding.Kind?
    ) async throws {
        let report = try await Self.back.report(asOf: asOf)
        let own = report.exceptions.filter { $0.subOrder.description == OwedFiles.key }
            .filter { [.claimWindowOpen, .claimTooLate].contains($0.kind) }
        #expect(own.map(\.kind) == [kind].compactMap(\.self))
        guard let found = own.first, let left else { return }
        #expect(found.deadline == (try day("2025-09-17")))
        let row = try report.table("exceptions.csv").rows.first {
            $0["kind"] == kind?.rawValue && $0["sub_order"] == OwedFiles.key
        }
        #expect(row?["days_left"] == "\(left)")
        // Most returns are fine: nothing is called lost once the window is closed.
        #expect(row?["amount"] == (kind == .claimWindowOpen ? "425.00" : ""))
        #expect(row?["awb"] == (kind == .claimWindowOpen ? "VL123456" : ""))
        #expect(row?["courier"] == "Valmo")
        #expect(row?["reason"]?.contains("Size issue") == (kind == .claimWindowOpen))
        #expect(row?["source"]?.contains("completed_delivered_2025-08-01_2025-12-31_1234567__.csv#!3") ?? false)
    }

    @Test(arguments: ["Open", "Approved", "Rejected", "Closed", "Resolved", "something new"])
    func `a ticket of any status is a claim raised`(status: String) async throws {
        var files = Self.back
        files.tickets = ["T1,\(status),2025-09-11,wrong item,we look into it,NA"]
        #expect(try await files.finding(.claimWindowOpen, asOf: "2025-09-12") == nil)
        #expect(try await files.finding(.claimTooLate, asOf: "2025-09-30") == nil)
    }

    @Test(arguments: ["10,0", "0,10"])
    func `money of a claim or compensation needs no other claim`(money: String) async throws {
        var files = Self.back
        files.legs = ["Return,T1,2025-09-12,10,0,0,0,0,\(money),0,"]
        #expect(try await files.finding(.claimWindowOpen, asOf: "2025-09-12") == nil)
        #expect(try await files.finding(.claimTooLate, asOf: "2025-09-30") == nil)
    }

    @Test(
        arguments: [
            // No claims file, and one that ends before the parcel came back.
            (nil, "2025-09-12", .claimWindowOpen), ("01-08-2025-to-09-09-2025", "2025-09-12", .claimWindowOpen),
            // Tickets of the last day of the window are not known.
            ("01-08-2025-to-16-09-2025", "2025-09-30", .claimTooLate),
        ] as [(String?, String, ExceptionFinding.Kind)]
    )
    func `without claims files of those days nobody can tell`(
        claimed: String?,
        asOf: String,
        kind: ExceptionFinding.Kind
    ) async throws {
        var files = Self.back
        files.claimed = claimed
        #expect(try await files.finding(kind, asOf: asOf) == nil)
        let missing = try #require(try await files.cannotTell(kind, asOf: asOf))
        #expect(missing.load == .claims)
        #expect(missing.days.first <= (try day("2025-09-10")))
    }

    // MARK: Returns that do not come

    /// Created on 1 September: late after the 22nd.
    private static let created = "2025-09-01,Customer Return"

    @Test(arguments: [("2025-09-22", false), ("2025-09-23", true)])
    func `a return that is not back after 21 days is missed`(asOf: String, isFound: Bool) async throws {
        var files = OwedFiles()
        files.moving = [Self.created + ",VL123456"]
        let found = try await files.finding(.returnNotReceived, asOf: asOf)
        #expect((found != nil) == isFound)
        guard isFound else { return }
        #expect(found?.amount == Paisa(42_500) && found?.awb == "VL123456")
        #expect(found?.reason == .returnNotReceived(created: try day("2025-09-01"), seen: try day("2025-10-01")))
    }

    @Test(arguments: ["delivered", "lost", "ticket", "claims money", "received", "an RTO marked complete", "other tab"])
    func `what is back, lost or claimed is not missed`(how: String) async throws {
        var files = OwedFiles()
        files.moving = [Self.created + ",VL123456"]
        switch how {
        case "delivered": files.returned = [Self.created + ",2025-09-20,VL123456,Valmo,NA"]
        case "lost": files.lost = [Self.created + ",2025-09-20,VL123456"]
        case "ticket": files.tickets = ["T1,Rejected,2025-09-11,not received,no,NA"]
        case "claims money": files.legs = ["Return,T1,2025-09-12,10,0,0,0,0,10,0,0,"]
        case "received": files.received = "vl123456\n"
        case "an RTO marked complete":
            files.status = "RTO_COMPLETE"
            files.moving = ["2025-09-01,Courier Return (RTO),VL123456"]
        default: files.returned = [Self.created + ",2025-09-20,NA,Valmo,NA"]
        }
        #expect(try await files.finding(.returnNotReceived, asOf: "2025-10-31") == nil)
        #expect(try await files.cannotTell(.returnNotReceived, asOf: "2025-10-31") == nil)
    }

    /// Seen on its way on the 21st only, and the delivered returns end before the 22nd.
    @Test(arguments: [
        ("2025-09-21", "2025-09-21", false), ("2025-09-22", "2025-09-21", true), ("2025-09-21", "2025-09-22", true),
    ])
    func `a return is missed where a file of the day it was due shows it`(
        snapshot: String,
        delivered: String,
        isFound: Bool
    ) async throws {
        var files = OwedFiles()
        files.moving = [Self.created + ",VL123456"]
        files.snapshot = snapshot
        files.delivered = "2025-08-01_\(delivered)"
        #expect((try await files.finding(.returnNotReceived, asOf: "2025-10-31") != nil) == isFound)
        let missing = try await files.cannotTell(.returnNotReceived, asOf: "2025-10-31")
        #expect(missing?.load == (isFound ? nil : .returnsDelivered))
    }

    @Test func `a return that only a returns file knows is missed, too, at no known amount`() async throws {
        var files = OwedFiles(status: nil)
        files.moving = [Self.created + ",VL123456"]
        let found = try #require(try await files.finding(.returnNotReceived, asOf: "2025-10-31"))
        #expect(found.amount == nil)
    }

    // MARK: Lost

    /// Ordered on 1 August. No waiting time is known, so the next day will do.
    @Test(arguments: [("2025-08-01", false), ("2025-08-02", true)])
    func `a lost order without compensation is told of at once`(asOf: String, isFound: Bool) async throws {
        let found = try await OwedFiles(status: "LOST").finding(.lostWithoutCompensation, asOf: asOf)
        #expect((found != nil) == isFound)
        #expect(found?.amount == (isFound ? Paisa(42_500) : nil))
    }

    @Test func `a lost return counts from the day it was lost`() async throws {
        var files = OwedFiles()
        files.lost = ["2025-08-20,Customer Return,2025-09-10,VL123456"]
        #expect(try await files.finding(.lostWithoutCompensation, asOf: "2025-09-10") == nil)
        #expect(try await files.finding(.lostWithoutCompensation, asOf: "2025-09-11")?.amount == Paisa(42_500))
    }

    @Test(arguments: [
        "Lost,T1,2025-09-12,400,0,0,0,0,0,400,0,", "Lost,T1,2025-09-12,400,0,0,0,0,400,0,0,",
    ])
    func `what was compensated is no loss`(leg: String) async throws {
        let files = OwedFiles(status: "LOST", legs: [leg])
        #expect(try await files.finding(.lostWithoutCompensation, asOf: "2025-12-31") == nil)
    }

    /// By the definition: lost, and no positive compensation or claim.
    @Test func `a sale that was paid before the parcel was lost is told of, too`() async throws {
        let files = OwedFiles(status: "LOST", legs: ["Delivered,T1,2025-08-12,413.50,495,0,0,-78.67,0,0,0,"])
        #expect(try await files.finding(.lostWithoutCompensation, asOf: "2025-12-31")?.amount == Paisa(42_500))
    }

    @Test func `without payments of the day it was due nobody can tell of a loss`() async throws {
        let files = OwedFiles(status: "LOST", paid: "2025-08-02_2025-08-30")
        #expect(try await files.finding(.lostWithoutCompensation, asOf: "2025-12-31") == nil)
        let missing = try #require(try await files.cannotTell(.lostWithoutCompensation, asOf: "2025-12-31"))
        #expect(missing.load == .payments && missing.count == 1)
        #expect(missing.days == DayRange(try day("2025-08-01"), try day("2025-08-01")))
        let report = try await files.report(asOf: "2025-12-31")
        let row = try #require(try report.table("cannot_tell.csv").row("kind", "lost_without_compensation"))
        #expect([row["count"], row["load"], row["from"], row["to"]] == ["1", "payments", "2025-08-01", "2025-08-01"])
        let summary = try report.summary()["exceptions_unsupported"]["lost_without_compensation"]
        #expect(summary["count"].int == 1)
    }

    // MARK: Approved and not paid

    /// Raised on 1 September: paid by the 16th, or by the day the ticket names where that is later.
    @Test(arguments: [
        ("Rs 179.10 is scheduled on 2025-09-06", "2025-09-16", false),
        ("Rs 179.10 is scheduled on 2025-09-06", "2025-09-17", true),
        ("Rs. 179.1 is scheduled on 2025-09-20", "2025-09-20", false),
        ("Payment of Rs 179.1 was done on 20 Sep 2025 with transaction id X", "2025-09-21", true),
    ])
    func `an approved claim is paid within 15 days`(prose: String, asOf: String, isFound: Bool) async throws {
        var files = OwedFiles()
        files.tickets = ["T1,Approved,2025-09-01,wrong item,\(prose),NA"]
        let found = try await files.finding(.approvedClaimNotPaid, asOf: asOf)
        #expect((found != nil) == isFound)
        guard isFound else { return }
        #expect(found?.amount == Paisa(17_910))
        let sources = found?.origins.count
        // The order and the ticket.
        #expect(sources == 2)
    }

    @Test func `of several tickets the approved one counts`() async throws {
        var files = OwedFiles()
        files.tickets = [
            "T1,Resolved,2025-09-01,wrong item,Rs 100 is scheduled on 2025-09-06,NA",
            "T2,Rejected,2025-09-05,wrong item,no,NA", "T3,Open,2025-09-06,wrong item,wait,NA",
        ]
        #expect(try await files.finding(.approvedClaimNotPaid, asOf: "2025-12-31")?.amount == Paisa(10_000))
    }

    @Test(arguments: [
        ("Rejected", "2025-08-01_2025-12-31", "", false), ("Open", "2025-08-01_2025-12-31", "", false),
        ("Approved", "2025-08-01_2025-12-31", ",T1,2025-09-30,100,0,0,0,0,100,0,0,", false),
        ("Approved", "2025-08-01_2025-09-15", "", true),
    ])
    func `no approved claim is missed where it was paid, or where payments do not reach`(
        status: String,
        paid: String,
        leg: String,
        isUnknown: Bool
    ) async throws {
        var files = OwedFiles(legs: leg.isEmpty ? [] : [leg], paid: paid)
        files.tickets = ["T1,\(status),2025-09-01,wrong item,Rs 100 is scheduled on 2025-09-06,NA"]
        #expect(try await files.finding(.approvedClaimNotPaid, asOf: "2025-12-31") == nil)
        #expect((try await files.cannotTell(.approvedClaimNotPaid, asOf: "2025-12-31") != nil) == isUnknown)
    }

    @Test func `a ticket of a sub order that no other file knows is looked at, too`() async throws {
        var files = OwedFiles(status: nil)
        files.tickets = ["T1,Approved,2025-09-01,wrong item,Rs 100 is scheduled on 2025-09-06,NA"]
        #expect(try await files.finding(.approvedClaimNotPaid, asOf: "2025-12-31")?.amount == Paisa(10_000))
    }

    // MARK: Charged and taken back

    @Test(arguments: [
        ("RTO,T1,2025-08-20,-82.50,0,0,0,-82.50,0,0,0,", 8_250, 0), ("RTO,T1,2025-08-20,0,495,-495,0,0,0,0,0,", 0, 0),
        // All of it is a recovery, which is listed as one.
        ("RTO,T1,2025-08-20,-30,0,0,0,0,0,0,-30,affiliate fee", 0, 3_000),
        ("RTO,T1,2025-08-20,-100,0,0,0,-70,0,0,-30,affiliate fee", 7_000, 3_000),
    ])
    func `an RTO costs nothing`(leg: String, charged: Int64, recovered: Int64) async throws {
        let files = OwedFiles(status: "RTO_COMPLETE", legs: [leg])
        let found = try await files.finding(.rtoCharged, asOf: "2025-12-31")
        #expect(found?.amount == (charged > 0 ? Paisa(charged) : nil))
        let recovery = try await files.finding(.recovery, asOf: "2025-12-31")
        #expect(recovery?.amount == (recovered > 0 ? Paisa(recovered) : nil))
    }

    @Test(
        arguments: [
            ("Penalty: order cancelled by supplier", .penalty), ("late dispatch penalties", .penalty),
            ("Fine for SLA", .penalty), ("Policy violation", .penalty), ("Affiliate fee", .recovery),
            ("Refined saree", .recovery), ("", .recovery),
        ] as [(String, ExceptionFinding.Kind)]
    )
    func `a recovery is a penalty where its reason says so`(reason: String, kind: ExceptionFinding.Kind) async throws {
        let files = OwedFiles(legs: [",T1,2025-08-20,-50,0,0,0,0,0,0,-50,\(reason)"])
        let report = try await files.report(asOf: "2025-12-31")
        let found = report.exceptions.filter { [.penalty, .recovery].contains($0.kind) }
        #expect(found.map(\.kind) == [kind] && found.first?.amount == Paisa(5_000))
        let row = try report.table("exceptions.csv").row("kind", kind.rawValue)
        #expect(
            row?["reason"] == "Meesho took 50.00 back" + (reason.isEmpty ? " and printed no reason." : ": \(reason)")
        )
    }

    @Test func `numbers and addresses in a reason are not kept`() async throws {
        let files = OwedFiles(legs: [",T1,2025-08-20,-50,0,0,0,0,0,0,-50,Fee call 9876543210 or a@b.example"])
        let row = try await files.report(asOf: "2025-12-31").table("exceptions.csv").row("kind", "recovery")
        #expect(row?["reason"] == "Meesho took 50.00 back: Fee call … or …")
    }

    @Test func `an order that no payments file could know of is not called unpaid`() async throws {
        let files = OwedFiles(paid: "2025-08-01_2025-08-30")
        #expect(try await files.finding(.unpaid, asOf: "2025-12-31") == nil)
        let missing = try #require(try await files.cannotTell(.unpaid, asOf: "2025-12-31"))
        #expect(missing.count == 1 && missing.load == .payments)
        #expect(try await files.cannotTell(.unpaid, asOf: "2025-08-31") == nil)
    }
}
