import Tabular
import Testing

@testable import Meesho

struct ReturnReasonTests {
    @Test(
        arguments: [
            ("Have size / fit related issues", .sizeFit), ("Does not fit", .sizeFit), ("SIZE ISSUE", .sizeFit),
            ("Received wrong product (different color / size / product)", .wrongItem),
            ("Received defective product (stains / damaged / torn)", .defective), ("Item Damaged", .defective),
            ("Have other quality related issues", .quality), ("Don't need the product anymore", .notNeeded),
            ("Don’t need it", .notNeeded), ("Some items are missing or incomplete", .missing),
            ("No benefit", .other), ("Colour faded", .other), ("NA", .none), ("", .none), (" null ", .none),
            ("N/A", .none),
        ] as [(String, ReturnReason)]
    )
    func `reasons are grouped by their words`(text: String, group: ReturnReason) {
        #expect(ReturnReason(text) == group)
    }

    @Test(
        arguments: [
            ("Approved", .approved), ("RESOLVED", .approved), (" open ", .open), ("Re-opened", .open),
            ("Rejected", .rejected), ("closed", .rejected), ("", .unknown), ("Escalated", .unknown),
        ] as [(String, ClaimStatus)]
    )
    func `ticket statuses are folded`(text: String, status: ClaimStatus) {
        #expect(ClaimStatus(text) == status)
    }

    @Test(arguments: [
        ("₹ 231.50 was done on 12 May 2026", 23_150), ("Rs.1,231 is scheduled on 2026-05-12", 123_100),
        ("2 orders 12 of Rs 5 was done on 1 May 2026", 500),
    ])
    func `amounts are read behind a sign of rupees only`(prose: String, paise: Int64) throws {
        #expect(try #require(ClaimUpdate(prose: prose)).amount == Paisa(paise))
    }

    @Test func `settings of losses and charges are read and checked`() {
        let file = SettingsFile(
            """
            lostCompensatedAfterDays: 45
            charge_band_percent: 20
            chargeUsualPercent: 40
            chargeBandLegs: many
            """,
            place: Place(path: "settings.yaml")
        )
        #expect(file.settings.lostCompensatedAfterDays == 45 && file.settings.chargeBandPercent == 20)
        #expect(file.settings.chargeUsualPercent == 90 && file.settings.chargeBandLegs == 10)
        #expect(file.problems.map(\.place.column) == ["chargeUsualPercent", "chargeBandLegs"])
        #expect(file.problems.map(\.place.row) == [3, 4])
    }
}
