import Meesho
import Tabular

/// Everything there is to say about one seller, computed once: `summary.json`, the CSVs and the page are written
/// from this value and compute nothing.
package struct SellerReport: Sendable {
    package struct Seller: Sendable, Hashable {
        /// Meesho's supplier id, or the user's folder label where no file carries an id.
        package var id: String
        package var name: String?
        /// Sorted.
        package var gstins: [String]

        package init(id: String, name: String? = nil, gstins: [String] = []) {
            self.id = id
            self.name = name
            self.gstins = gstins
        }
    }

    package var seller: Seller
    package var asOf: Day
    package var version: String
    /// Order dates and payment dates that the report is about; `nil` without any.
    package var orderPeriod: DayRange?
    package var paymentPeriod: DayRange?
    package var settings: Settings
    /// The days asked for.
    package var period = PeriodFilter()
    /// Costs and profit are left out, and numbers masked: what depends on a cost is not shown as unknown but not at all.
    package var isRedacted = false
    /// Files and archive members of this seller, sorted by path.
    package var inputs: [InputRecord]
    /// Sorted by place.
    package var problems: [InputError]
    package var coverage: [Coverage]
    /// What to load next, by kind and day.
    package var toLoad: [FileNeed]
    /// What to do now, the most pressing first.
    package var actions: [Action]
    package var answers: [Answer]
    /// The period beside the one before; `nil` where no two can be told.
    package var comparison: Comparison?
    /// What changed since an earlier report; `nil` without one.
    package var since: SinceFigures?
    package var orders: OrderFigures
    /// Days from order to payment over paid sub orders: median and 90th percentile.
    package var daysToPayment: DayStatistics?
    package var payments: PaymentFigures
    package var ads: AdFigures
    package var adAnalysis = AdAnalysis()
    package var referral: ReferralFigures
    package var platform: PlatformFigures
    package var outstanding: OutstandingFigures
    package var profit: ProfitFigures
    package var audit: AuditFigures
    /// Sorted by kind, then amount at stake, largest first.
    package var exceptions: [ExceptionFinding]
    /// What the loaded files cannot tell, in the order of kinds.
    package var unsupported: [UnsupportedFinding]
    package var claims: ClaimFigures
    package var returnAnalysis: ReturnAnalysis
    /// Sorted by question, then sub order.
    package var chargeQuestions: [ChargeQuestion]
    package var returns: ReturnFigures
    package var gst: GSTFigures
    package var tax: TaxFigures
    /// Sorted by date.
    package var payouts: [Payout]
    /// Sorted by SKU.
    package var products: [ProductFigures]
    /// The bank statements against ``payouts``.
    package var bank = BankFigures()
    /// Sorted by month and name.
    package var programmes: [Programme] = []
    /// What outstanding files promised, sorted by sub order.
    package var promises: [Promise] = []
    /// SKUs that lose money, the largest loss first.
    package var stopOrReprice: [StopOrReprice] = []
    package var monthBridge = MonthBridge()
    /// Sorted, without gaps.
    package var months: [MonthFigures]
    /// Sorted, without gaps.
    package var days: [DayFigures]
    /// All of the report, then financial years, then months, newest first.
    package var periods: [PeriodSummary] = []
    /// Sorted by name.
    package var states: [StateFigures]
    /// Sorted by campaign and day.
    package var adDays: [AdDay]
    package var ledger: Ledger

    package init(seller: Seller, asOf: Day, version: String, settings: Settings = Settings()) {
        self.seller = seller
        self.asOf = asOf
        self.version = version
        self.settings = settings
        inputs = []
        problems = []
        coverage = []
        toLoad = []
        actions = []
        answers = []
        orders = OrderFigures()
        payments = PaymentFigures()
        ads = AdFigures()
        referral = ReferralFigures()
        platform = PlatformFigures()
        outstanding = OutstandingFigures()
        profit = ProfitFigures()
        audit = AuditFigures()
        exceptions = []
        unsupported = []
        claims = ClaimFigures()
        returnAnalysis = ReturnAnalysis()
        chargeQuestions = []
        returns = ReturnFigures()
        gst = GSTFigures()
        tax = TaxFigures()
        payouts = []
        products = []
        months = []
        days = []
        states = []
        adDays = []
        ledger = Ledger()
    }
}

/// One of the figures at the head of the page.
package struct Answer: Sendable {
    package enum Name: String, CaseIterable, Sendable {
        case bankPayout, cashProfit, profitAfterGST, orders, keptRate, rtoRate, customerReturnRate, unpaid
    }

    package enum Value: Sendable, Hashable {
        case money(Paisa)
        case count(Int)
        case rate(Ratio)
    }

    package var name: Name
    /// `nil` where the loaded files cannot tell; ``missing`` says what to load.
    package var value: Value?
    package var basis: Basis
    package var certainty: Certainty
    /// How many rows or sub orders stand behind it.
    package var rows: Int
    /// The same figure for the equal period before; `nil` where that is not covered.
    package var previous: Value?
    /// The kinds of files it was computed from.
    package var kinds: [ExportKind]
    /// The kinds of files to load for it; empty where the value is there.
    package var missing: [ExportKind]

    package init(
        _ name: Name,
        value: Value?,
        basis: Basis,
        certainty: Certainty,
        rows: Int,
        previous: Value? = nil,
        kinds: [ExportKind],
        missing: [ExportKind] = []
    ) {
        self.name = name
        self.value = value
        self.basis = basis
        self.certainty = certainty
        self.rows = rows
        self.previous = previous
        self.kinds = kinds
        self.missing = missing
    }
}

/// Which days the loaded files of one kind cover: order days, payment days, or days returns were created.
package struct Coverage: Sendable, Hashable {
    package var kind: ExportKind
    /// Sorted, merged.
    package var ranges: [DayRange]
    package var gaps: [DayRange]
    /// Days that more than one file covers.
    package var overlaps: [DayRange]
    /// Sorted: the whole calendar from the first to the last covered day.
    package var spans: [CoverageSpan] = []

    package init(kind: ExportKind, ranges: [DayRange], gaps: [DayRange] = [], overlaps: [DayRange] = []) {
        self.kind = kind
        self.ranges = ranges
        self.gaps = gaps
        self.overlaps = overlaps
    }

    package func contains(_ day: Day) -> Bool { ranges.contains { $0.contains(day) } }
}
