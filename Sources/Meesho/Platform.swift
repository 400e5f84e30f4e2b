import Tabular

/// A row of the sheet "Ads Cost". Source: exports.md section 6.8.
package struct AdRow: Sendable, Hashable {
    /// "Deduction Duration" as printed.
    package var ranOn: Int32 = 0
    package var deductedOn: Day?
    package var campaign: Int32 = 0
    package var cost = Paisa.zero
    package var credits = Paisa.zero
    package var net = Paisa.zero
    package var gst = Paisa.zero
    package var total = Paisa.zero
    package var row: Int32 = 0
}

extension Schema<AdRow> {
    static let ads = Schema(
        blank: AdRow(),
        columns: [
            .word("Deduction Duration") { $0.ranOn = $1 },
            .day("Deduction Date", required: true) { $0.deductedOn = $1 },
            .word("Campaign ID") { $0.campaign = $1 },
            .money("Ad Cost") { $0.cost = $1 },
            .money("Credits / Waivers / Discounts") { $0.credits = $1 },
            .money("Ad Cost incl. Credits/Waivers/Discounts", "Ad Cost incl. Credits / Waivers / Discounts") {
                $0.net = $1
            },
            .money("GST") { $0.gst = $1 },
            .neededMoney("Total Ads Cost") { $0.total = $1 },
        ]
    )
}

/// A row of the sheet "Referral Payments". The store's name is another seller's and is dropped.
package struct ReferralRow: Sendable, Hashable {
    package var reward: Int32 = 0
    package var date: Day?
    package var net = Paisa.zero
    package var taxes = Paisa.zero
    package var row: Int32 = 0
}

extension Schema<ReferralRow> {
    static let referral = Schema(
        blank: ReferralRow(),
        columns: [
            .word("Reward Id") { $0.reward = $1 },
            .day("Payment Date", required: true) { $0.date = $1 },
            .ignored("Store Name"), .ignored("Reason"),
            .neededMoney("Net Referral Amount") { $0.net = $1 },
            .money("Taxes (GST/TDS)") { $0.taxes = $1 },
        ]
    )
}

/// A row of the sheet "Compensation and Recovery". Source: exports.md section 6.10.
package struct PlatformRow: Sendable, Hashable {
    package var date: Day?
    package var program: Int32 = 0
    package var reason: Int32 = 0
    /// GST included; negative is a recovery.
    package var amount = Paisa.zero
    package var row: Int32 = 0
}

extension Schema<PlatformRow> {
    static let platform = Schema(
        blank: PlatformRow(),
        columns: [
            .day("Date", required: true) { $0.date = $1 },
            .word("Program Name") { $0.program = $1 },
            .word("Reason") { $0.reason = $1 },
            .neededMoney("Amount (inc GST) INR") { $0.amount = $1 },
        ]
    )
}
