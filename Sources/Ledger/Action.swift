import Meesho

/// Something to do now, with what is at stake; values only, the words are the page's.
package struct Action: Sendable, Hashable {
    package enum Kind: String, CaseIterable, Sendable {
        case fileClaims = "file_claims"
        case chaseApproved = "chase_approved_claims"
        case askUnpaid = "ask_unpaid"
        case claimLost = "claim_lost"
        case findReturns = "find_returns"
        case askShortPaid = "ask_short_paid"
        case disputeRTO = "dispute_rto_charges"
        case checkPenalties = "check_penalties"
        case checkRecoveries = "check_recoveries"
        case checkReversals = "check_reversals"
        case checkTax = "check_tax"
        case stopLosses = "stop_losses"
        case addCosts = "add_costs"
        case loadFiles = "load_files"
        case mendFiles = "mend_files"
    }

    /// What it is about, most pressing first.
    enum Urgency: Int {
        /// Money that is lost after a day.
        case deadline
        /// Money to ask for, or to stop losing.
        case money
        /// What the figures lack.
        case figures
    }

    package var kind: Kind
    /// How many findings, SKUs, files or days it is about.
    package var count: Int
    /// Rupees at stake, positive but for settlement not counted, which can be negative; `nil` where none can be told.
    package var amount: Paisa?
    /// The first day on which part of it is too late, and the last; `nil` where nothing runs out.
    package var deadline: Day?
    package var lastDeadline: Day?
    /// From the day of the report to ``deadline``; 0 is today.
    package var daysLeft: Int?
    /// The part of the page that lists what it is about: the id there.
    package var target: String
    /// What to load, for ``Kind/loadFiles``, and the days: where these are fewer than ``count``, the first ones of several
    /// times.
    package var file: ExportKind?
    package var days: DayRange?

    package init(_ kind: Kind, count: Int, amount: Paisa?, target: String) {
        self.kind = kind
        self.count = count
        self.amount = amount
        self.target = target
    }

    var urgency: Urgency {
        switch kind {
        case .addCosts, .loadFiles, .mendFiles: .figures
        default: deadline == nil ? .money : .deadline
        }
    }
}
