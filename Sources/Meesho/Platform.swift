import Tabular

/// A row of the sheet "Ads Cost". Source: exports.md section 6.8.
package struct AdRow: Sendable, BitwiseCopyable, Hashable {
    /// "Deduction Duration" as printed.
    package var ranOn: Int32 = 0
    var ranDay = PackedDay()
    var deductionDay = PackedDay()
    package var campaign: Int32 = 0
    package var cost = Paisa.zero
    package var credits = Paisa.zero
    package var net = Paisa.zero
    package var gst = Paisa.zero
    package var total = Paisa.zero
    package var row: Int32 = 0

    /// The day the ad ran; `nil` where "Deduction Duration" is no single date.
    package var ran: Day? { ranDay.day }
    package var deductedOn: Day? { deductionDay.day }
}

extension Schema<AdRow> {
    static let ads = Schema(
        blank: AdRow(),
        row: \.row,
        day: \.deductionDay,
        columns: [
            .custom("Deduction Duration", expected: CellMeaning.word.expected) { cell, record, context in
                guard !cell.isError else { return false }
                record.ranOn = cell.isMissing ? 0 : context.texts.id(of: cell.content)
                record.ranDay = PackedDay(context.days.day(cell))
                return true
            },
            .day("Deduction Date", required: true, into: \.deductionDay),
            .word("Campaign ID", into: \.campaign),
            .money("Ad Cost", into: \.cost),
            .money("Credits / Waivers / Discounts", into: \.credits),
            .money(
                "Ad Cost incl. Credits/Waivers/Discounts",
                "Ad Cost incl. Credits / Waivers / Discounts",
                into: \.net
            ),
            .money("GST", into: \.gst),
            .neededMoney("Total Ads Cost", into: \.total),
        ]
    )
}

/// A row of the sheet "Referral Payments". The store's name is another seller's and is dropped.
package struct ReferralRow: Sendable, BitwiseCopyable, Hashable {
    package var reward: Int32 = 0
    var paymentDay = PackedDay()
    package var net = Paisa.zero
    package var taxes = Paisa.zero
    package var row: Int32 = 0

    package var date: Day? { paymentDay.day }
}

extension Schema<ReferralRow> {
    static let referral = Schema(
        blank: ReferralRow(),
        row: \.row,
        day: \.paymentDay,
        columns: [
            .word("Reward Id", into: \.reward),
            .day("Payment Date", required: true, into: \.paymentDay),
            .ignored("Store Name"), .ignored("Reason"),
            .neededMoney("Net Referral Amount", into: \.net),
            .money("Taxes (GST/TDS)", into: \.taxes),
        ]
    )
}

/// A row of the sheet "Compensation and Recovery". Source: exports.md section 6.10.
package struct PlatformRow: Sendable, BitwiseCopyable, Hashable {
    var printedDay = PackedDay()
    package var program: Int32 = 0
    package var reason: Int32 = 0
    /// GST included; negative is a recovery.
    package var amount = Paisa.zero
    package var row: Int32 = 0

    package var date: Day? { printedDay.day }
}

extension Schema<PlatformRow> {
    static let platform = Schema(
        blank: PlatformRow(),
        row: \.row,
        day: \.printedDay,
        columns: [
            .day("Date", required: true, into: \.printedDay),
            .word("Program Name", into: \.program),
            .word("Reason", into: \.reason),
            .neededMoney("Amount (inc GST) INR", into: \.amount),
        ]
    )
}
