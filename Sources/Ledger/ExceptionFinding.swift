import Meesho

/// A finding of the exceptions list: what Meesho may owe, or what to check by hand. Packed, and without any words: a
/// seller may have a hundred thousand of them.
package struct ExceptionFinding: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case claimWindowOpen = "claim_window_open"
        case unpaid
        case approvedClaimNotPaid = "approved_claim_not_paid"
        case lostWithoutCompensation = "lost_without_compensation"
        case returnNotReceived = "return_not_received"
        case shortPaid = "short_paid"
        case rtoCharged = "rto_charged"
        case penalty
        case recovery
        case taxMismatch = "tax_mismatch"
        case returnNotReversed = "return_not_reversed"
        case reversedWithoutReturn = "reversed_without_return"
        case paidWithoutOrder = "paid_without_order"
        case cancelledYetPaid = "cancelled_yet_paid"
        case statusContradiction = "status_contradiction"
        case duplicateSettlement = "duplicate_settlement"
        case inOutstanding = "in_outstanding"
        case claimTooLate = "claim_too_late"
    }

    package var subOrder: SubOrderNumber
    private var lastDay = PackedDay()
    private var ownDay = PackedDay()
    /// Why it was raised.
    package var reason: Reason
    /// Rupees at stake, positive; `nil` where no amount can be told.
    package var amount: Paisa?
    package var sku: String
    package var origins: [Origin]
    /// Of the return that it is about; empty for other findings.
    package var awb = ""
    package var courier = ""

    package init(
        _ reason: Reason,
        subOrder: SubOrderNumber,
        sku: String,
        amount: Paisa?,
        deadline: Day? = nil,
        origins: [Origin]
    ) {
        self.reason = reason
        self.subOrder = subOrder
        self.sku = sku
        self.amount = amount
        self.origins = origins
        lastDay = PackedDay(deadline)
    }

    package var kind: Kind { reason.kind }

    package var deadline: Day? {
        get { lastDay.day }
        set { lastDay = PackedDay(newValue) }
    }

    /// The day it happened or fell due: what a period goes by.
    var day: Day? {
        get { ownDay.day }
        set { ownDay = PackedDay(newValue) }
    }
}
