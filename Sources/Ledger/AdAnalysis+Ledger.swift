import Meesho

extension AdAnalysis {
    /// - Parameter report: With its ledger, ads, payments and coverage.
    init(of report: SellerReport) {
        self.init()
        let spend = report.ads
        addRows(report.adDays)
        let netSales = report.payments.components[.sale] + report.payments.components[.saleReturn]
        if report.payments.rows > 0, spend.rows > 0 { shareOfSales = MoneyRatio(-spend.total, over: netSales) }
        uncovered = AdAnalysis.uncovered(report)
        let orders = Orders(report.ledger)
        sources = orders.sources
        contradictions = orders.contradictions
        outcomes = orders.outcomes
        for (sku, counts) in orders.bySKU.entries where counts.known > 0 {
            bySKU[report.ledger.text(sku)] = counts
        }
        tellReturns(orders, spend)
    }

    /// The three ratios, each only where all it needs is there.
    private mutating func tellReturns(_ orders: Orders, _ spend: AdFigures) {
        // Without the column of the net cost there is no telling what part of the total is GST.
        let net = spend.net == .zero && spend.total != .zero ? nil : -spend.net
        let isWhole = sources.known == sources.all && uncovered == .zero
        if sources.known > 0, spend.rows > 0 {
            roas.orders = outcomes.placed - outcomes[.cancelled]
            roas.ratio = net.map { MoneyRatio(orders.sales, over: $0) }
            roas.certainty = isWhole ? .printed : .estimated
            netROAS.orders = outcomes.kept
            netROAS.ratio = MoneyRatio(orders.keptSales, over: -spend.total)
            netROAS.certainty = isWhole && !outcomes.isProvisional ? .printed : .estimated
        }
        breakEvenROAS.certainty = .assumed
        breakEvenROAS.orders = orders.costed.orders
        if orders.costed.orders > 0 {
            breakEvenROAS.ratio = MoneyRatio(orders.costed.sales, over: orders.costed.contribution)
        }
    }

    /// What ran on days without orders to hold against it. Rows without a day of their own go by the deduction.
    private static func uncovered(_ report: SellerReport) -> Paisa {
        let orders = report.coverage.first { $0.kind == .orders }
        return report.adDays.reduce(.zero) { sum, row in
            guard let day = row.ran ?? row.deductedOn, let orders, orders.contains(day), report.period.contains(day)
            else { return sum - row.total }
            return sum
        }
    }

    private mutating func addRows(_ rows: [AdDay]) {
        var campaigns: [String: (campaign: Campaign, days: Set<Day>)] = [:]
        var days: [Day?: (RunDay, Set<String>)] = [:]
        var months: [Month?: (DeductionMonth, Set<String>)] = [:]
        var total = Paisa.zero
        for row in rows {
            total += row.total
            var entry = campaigns[row.campaign] ?? (Campaign(name: row.campaign), [])
            entry.campaign.spend.add(row)
            if let day = row.ran { entry.days.insert(day) } else { entry.campaign.undated += 1 }
            campaigns[row.campaign] = entry
            days[row.ran, default: (RunDay(day: row.ran), [])].0.spend.add(row)
            days[row.ran]?.1.insert(row.campaign)
            let month = row.deductedOn?.month
            months[month, default: (DeductionMonth(month: month), [])].0.spend.add(row)
            months[month]?.1.insert(row.campaign)
        }
        self.campaigns = campaigns.values.map { entry, days in
            var campaign = entry
            (campaign.first, campaign.last, campaign.days) = (days.min(), days.max(), days.count)
            campaign.share = MoneyRatio(-campaign.spend.total, over: -total)
            return campaign
        }.sorted { ($0.spend.total, $0.name) < ($1.spend.total, $1.name) }
        self.days = days.values.map { entry, campaigns in
            var day = entry
            day.campaigns = campaigns.count
            return day
        }.sorted { ($0.day?.number ?? .max) < ($1.day?.number ?? .max) }
        self.months = months.values.map { entry, campaigns in
            var month = entry
            month.campaigns = campaigns.count
            return month
        }.sorted { AdAnalysis.precedes($0.month, $1.month) }
    }

    private static func precedes(_ a: Month?, _ b: Month?) -> Bool {
        guard let a else { return false }
        return b.map { a < $0 } ?? true
    }

    /// The sub orders of a ledger by their source, in one pass.
    private struct Orders {
        /// What orders with a known cost sold for and left over.
        struct Costed {
            var orders = 0
            var sales = Paisa.zero
            /// Settlement − goods − packaging.
            var contribution = Paisa.zero
        }

        private(set) var sources = Sources()
        private(set) var contradictions = 0
        private(set) var outcomes = OutcomeCounts()
        private(set) var sales = Paisa.zero
        private(set) var keptSales = Paisa.zero
        private(set) var costed = Costed()
        private(set) var bySKU: TextTally<Sources>

        init(_ ledger: Ledger) {
            bySKU = TextTally(Sources(), textCount: ledger.texts.count)
            for entry in ledger.subOrders {
                if entry.sourcesDiffer { contradictions += 1 }
                guard entry.isInOrders else { continue }
                sources.add(entry.source)
                if entry.source.isKnown { bySKU[entry.sku].add(entry.source) }
                if entry.source == .ad { addAd(entry) }
                addCosted(entry)
            }
        }

        private mutating func addAd(_ entry: SubOrder) {
            outcomes[entry.outcome] += 1
            let value = entry.orderValue ?? .zero
            if entry.outcome != .cancelled { sales += value }
            if entry.outcome == .delivered { keptSales += value }
        }

        /// Sales that are not paid yet would make every ad look unaffordable; an RTO is settled by nothing at all.
        @inline(__always)
        private mutating func addCosted(_ entry: SubOrder) {
            guard entry.outcome.isFinal, entry.outcome != .cancelled, !entry.legs.isEmpty || entry.outcome == .rto,
                let profit = entry.profit
            else { return }
            costed.orders += 1
            costed.sales += entry.orderValue ?? .zero
            costed.contribution += profit
        }
    }
}

extension AdAnalysis.Spend {
    fileprivate mutating func add(_ row: AdDay) {
        rows += 1
        cost += row.cost
        credits += row.credits
        gst += row.gst
        total += row.total
    }
}
