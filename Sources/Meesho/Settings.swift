/// What the seller can decide: every number the report needs that stands in no export. Source of the defaults:
/// each field's documentation.
package struct Settings: Sendable, Hashable {
    /// Name shown on the report; `nil` shows the seller id alone.
    package var sellerName: String?
    /// Days after the order date until a delivered order without payment is late. In real files 19 was the longest.
    package var overdueAfterDays = 30
    /// Days until a customer return must show up in the payments.
    package var returnSettledAfterDays = 30
    /// Days until a return must be back at the seller.
    package var returnOverdueDays = 21
    /// Days after a return's arrival in which a claim can be raised.
    package var claimWindowDays = 7
    /// Days until an approved claim must be paid.
    package var claimPaidAfterDays = 15
    /// Days after a loss, or after the order where the day of the loss is not known, until it must be compensated. No
    /// source tells the days, so none are waited for.
    package var lostCompensatedAfterDays = 0
    /// How far from a SKU's most frequent charge its others usually lie, in percent, either way. Return shipping up to
    /// 500 g is 140 to 180 rupees: one weight slab spans 29 percent.
    package var chargeBandPercent = 30
    /// How many in a hundred of a SKU's charges must lie in that band before one outside it is asked about.
    package var chargeUsualPercent = 90
    /// Charges of a SKU without which nothing is called usual.
    package var chargeBandLegs = 10
    /// Days between a payout and its credit in the bank statement, either way, where only the amount tells.
    package var bankMatchDays = 3
    /// Share of the goods' cost that is lost with each outcome, in hundredths of a percent.
    package var costLostOnRTO = 0
    package var costLostOnCustomerReturn = 0
    package var costLostOnExchange = 10_000
    package var costLostOnLost = 10_000
    /// Packaging per dispatched sub order for SKUs whose cost sheet row says nothing about it.
    package var packagingPerOrder = Paisa.zero
    /// Other expenses of each month with payments: rent, wages, software.
    package var otherMonthlyExpenses = Paisa.zero

    /// Expenses of their own name; with ``otherMonthlyExpenses`` they make the other expenses.
    package var monthlyExpenses: [MonthlyExpense] = []
    /// Whether the costs of the cost sheet hold the GST paid on the purchase, which is then a credit; costs without GST
    /// leave nothing to claim out of them.
    package var costsIncludeGST = true
    /// SKUs with fewer finished sub orders are on no list of products to stop or reprice.
    package var minimumSample = 20
    /// How many percent above its average price a SKU may have to be sold before stopping it is advised. A judgement of
    /// the trade, not of any export: buyers of a marketplace compare prices.
    package var repriceLimitPercent = 20

    /// How the seller is taxed: what a return holds, and whether tax paid to suppliers is a credit or a cost.
    package var gstScheme = GSTScheme.regular
    /// The marketplace's GSTIN for files older than March 2026, which do not print it; `nil` leaves it open.
    package var operatorGSTIN: GSTIN?

    /// Whom a mail with the report is written for, beside those of the command.
    package var mail: [MailAddress] = []
    /// Whom that mail is from; `nil` leaves it to its first recipient.
    package var mailFrom: MailAddress?

    package init() {}
}

/// An expense of the seller that stands in no export, such as rent.
package struct MonthlyExpense: Sendable, Hashable {
    package var name: String
    /// Each month with payments; `nil` where only single months are given.
    package var monthly: Paisa?
    /// In place of ``monthly`` in these months.
    package var byMonth: [Month: Paisa] = [:]

    package init(name: String, monthly: Paisa? = nil, byMonth: [Month: Paisa] = [:]) {
        self.name = name
        self.monthly = monthly
        self.byMonth = byMonth
    }

    package func amount(in month: Month) -> Paisa { byMonth[month] ?? monthly ?? .zero }
}
