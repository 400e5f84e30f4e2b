import Meesho

extension ExceptionFinding {
    /// Why a finding was raised: what its words and the proof it names are made of. The rupees at stake stand in
    /// ``ExceptionFinding/amount``; printed texts are those of the ledger.
    package enum Reason: Sendable, Hashable {
        package enum Tax: Sendable { case tcs, tds, both }

        /// What a ticket says of the money.
        package enum TicketNews: Sendable { case nothing, promised, paid }

        case inOutstanding
        /// No payment up to the day it fell due.
        case unpaid(ordered: Day, due: Day)
        /// The formula gives more, by the amount.
        case shortPaid(paid: Paisa)
        case taxMismatch(Tax)
        /// A customer return that no payment has reversed up to the day it fell due.
        case returnNotReversed(created: Day, due: Day)
        /// The payment of a day says returned; the returns files from the dispatch on do not.
        case reversedWithoutReturn(from: Day, paid: Day)
        case paidWithoutOrder(ordered: Day)
        case cancelledYetPaid
        /// The orders say RTO, which settles at zero.
        case rtoYetPaid
        /// Statuses as printed.
        case statusesDiffer(orders: TextID, payments: TextID)
        case duplicateSettlement
        /// The part that was taken as shipping; zero or less where none was.
        case rtoCharged(shipping: Paisa)
        /// A recovery whose printed reason names a penalty.
        case penalty(printed: TextID)
        case recovery(printed: TextID)
        case lost(on: Day, due: Day)
        /// Lost on a day that no file tells.
        case lostSometime(ordered: Day, due: Day)
        /// `day`: which the ticket names; where it says nothing of money, the one it was raised on.
        case approvedClaimNotPaid(ticket: TextID, TicketNews, day: Day?, due: Day)
        /// `seen`: on its way, last.
        case returnNotReceived(created: Day, seen: Day?)
        /// The reason of the return, where one is printed.
        case claimWindowOpen(back: Day, printed: TextID)
        case claimTooLate(back: Day, until: Day)

        package var kind: Kind {
            switch self {
            case .inOutstanding: .inOutstanding
            case .unpaid: .unpaid
            case .shortPaid: .shortPaid
            case .taxMismatch: .taxMismatch
            case .returnNotReversed: .returnNotReversed
            case .reversedWithoutReturn: .reversedWithoutReturn
            case .paidWithoutOrder: .paidWithoutOrder
            case .cancelledYetPaid: .cancelledYetPaid
            case .rtoYetPaid, .statusesDiffer: .statusContradiction
            case .duplicateSettlement: .duplicateSettlement
            case .rtoCharged: .rtoCharged
            case .penalty: .penalty
            case .recovery: .recovery
            case .lost, .lostSometime: .lostWithoutCompensation
            case .approvedClaimNotPaid: .approvedClaimNotPaid
            case .returnNotReceived: .returnNotReceived
            case .claimWindowOpen: .claimWindowOpen
            case .claimTooLate: .claimTooLate
            }
        }
    }
}
