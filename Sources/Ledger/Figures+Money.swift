import Meesho
import Tabular

extension PaymentFigures {
    /// All but ``duplicates``.
    init(of legs: LegTotals, in ledger: Ledger) {
        self.init()
        rows = legs.all.legs
        settlement = legs.all.settlement
        components = legs.components
        subOrders = ledger.subOrders.count { !$0.legs.isEmpty }
        for (day, sum, _) in legs.byDay {
            guard let month = day?.month else { continue }
            byMonth[month, default: .zero] += sum.settlement
        }
        for (status, sum) in legs.byStatus {
            let old = byStatus[ledger.text(status)] ?? (0, .zero)
            byStatus[ledger.text(status)] = (old.rows + sum.legs, old.settlement + sum.settlement)
        }
    }
}

extension OutstandingFigures {
    init(of join: Join) {
        self.init()
        rows = join.outstandingRows
        settlement = join.outstandingSettlement
        snapshot = join.outstandingSnapshot
    }
}

/// The rows of the account-level sheets, without those that overlapping downloads repeat.
struct PlatformRows: Sendable {
    private(set) var adRows: [(row: AdRow, campaign: String, ranOn: String, origin: Origin)] = []
    private(set) var referralRows: [ReferralRow] = []
    private(set) var platformRows: [(row: PlatformRow, program: String)] = []

    init(_ parts: [Part], period: PeriodFilter) {
        var ads = Distinct<Content>()
        var referrals = Distinct<Content>()
        var platform = Distinct<Content>()
        var source: Int32 = 0
        for part in parts {
            for sheet in part.sheets {
                defer { source += 1 }
                guard part.record.kind == .payments else { continue }
                switch sheet.content {
                case .ads(let rows):
                    for row in rows where period.contains(row.deductedOn) {
                        let (campaign, ranOn) = (part.texts[row.campaign], part.texts[row.ranOn])
                        let key = Content(
                            texts: [campaign, ranOn],
                            day: row.deductedOn,
                            amounts: [row.cost, row.credits, row.net, row.gst, row.total]
                        )
                        if ads.take(key, from: Int(source)) {
                            adRows.append((row, campaign, ranOn, Origin(source: source, row: row.row)))
                        }
                    }
                case .referral(let rows):
                    for row in rows where period.contains(row.date) {
                        let key = Content(
                            texts: [part.texts[row.reward]],
                            day: row.date,
                            amounts: [row.net, row.taxes]
                        )
                        if referrals.take(key, from: Int(source)) { referralRows.append(row) }
                    }
                case .platform(let rows):
                    for row in rows where period.contains(row.date) {
                        let program = part.texts[row.program]
                        let key = Content(
                            texts: [program, part.texts[row.reason]],
                            day: row.date,
                            amounts: [row.amount]
                        )
                        if platform.take(key, from: Int(source)) { platformRows.append((row, program)) }
                    }
                default: break
                }
            }
        }
    }

    /// What makes two rows equal.
    private struct Content: Hashable {
        var texts: [String]
        var day: Day?
        var amounts: [Paisa]
    }

    /// Counts equal rows: those inside one sheet are all real, those in a further one only as far as it holds more.
    private struct Distinct<Key: Hashable> {
        private var taken: [Key: Int] = [:]
        private var inSheet: [Key: (sheet: Int, count: Int)] = [:]

        mutating func take(_ key: Key, from sheet: Int) -> Bool {
            let before = inSheet[key].flatMap { $0.sheet == sheet ? $0.count : nil } ?? 0
            inSheet[key] = (sheet, before + 1)
            guard before + 1 > taken[key, default: 0] else { return false }
            taken[key, default: 0] += 1
            return true
        }
    }

    /// The sums, and the rows by campaign and day.
    var ads: (AdFigures, [AdDay]) {
        var figures = AdFigures()
        var days: [AdDay] = []
        for (row, campaign, ranOn, origin) in adRows {
            figures.rows += 1
            figures.cost = figures.cost + row.cost
            figures.credits = figures.credits + row.credits
            figures.net = figures.net + row.net
            figures.gst = figures.gst + row.gst
            figures.total = figures.total + row.total
            if let month = row.deductedOn?.month { figures.byMonth[month, default: .zero] += row.total }
            var day = AdDay(campaign: campaign, ranOn: ranOn, deductedOn: row.deductedOn, origin: origin)
            day.ran = row.ran
            day.cost = row.cost
            day.credits = row.credits
            day.gst = row.gst
            day.total = row.total
            days.append(day)
        }
        days.sort {
            ($0.campaign, $0.ranOn, $0.deductedOn?.number ?? 0, $0.origin.source, $0.origin.row)
                < ($1.campaign, $1.ranOn, $1.deductedOn?.number ?? 0, $1.origin.source, $1.origin.row)
        }
        return (figures, days)
    }

    var referral: ReferralFigures {
        var figures = ReferralFigures()
        for row in referralRows {
            figures.rows += 1
            figures.net = figures.net + row.net
            figures.taxes = figures.taxes + row.taxes
        }
        return figures
    }

    var platform: PlatformFigures {
        var figures = PlatformFigures()
        for (row, program) in platformRows {
            figures.rows += 1
            if row.amount < .zero {
                figures.recovery = figures.recovery + row.amount
            } else {
                figures.compensation = figures.compensation + row.amount
            }
            figures.byProgram[program, default: .zero] += row.amount
        }
        return figures
    }
}

extension Payout {
    static func all(_ legs: LegTotals, _ platform: PlatformRows, in ledger: Ledger) -> [Payout] {
        var byDay: [Day?: Payout] = [:]
        for (day, sum, transactions) in legs.byDay {
            var payout = Payout(date: day, transactionIDs: transactions.map(ledger.text).sorted())
            payout.settlement = sum.settlement
            byDay[day] = payout
        }
        for (row, _, _, _) in platform.adRows {
            byDay[row.deductedOn, default: Payout(date: row.deductedOn)].ads += row.total
        }
        for row in platform.referralRows { byDay[row.date, default: Payout(date: row.date)].referral += row.net }
        for (row, _) in platform.platformRows {
            if row.amount < .zero {
                byDay[row.date, default: Payout(date: row.date)].recovery += row.amount
            } else {
                byDay[row.date, default: Payout(date: row.date)].compensation += row.amount
            }
        }
        return byDay.values.sorted { ($0.date?.number ?? .max) < ($1.date?.number ?? .max) }
    }
}

extension GSTFigures {
    init(of sheets: [CountedGSTSheet]) {
        self.init()
        for sheet in sheets.map(\.sheet) {
            let side: WritableKeyPath<GSTPair, GSTTotals> = sheet.isReturns ? \.returns : \.sales
            total[keyPath: side] += sheet.total
            for (state, totals) in sheet.byState { byState[state, default: GSTPair()][keyPath: side] += totals }
            for (rate, totals) in sheet.byHSNRate { byHSNRate[rate, default: GSTPair()][keyPath: side] += totals }
        }
    }

    static func gstins(of parts: [Part]) -> [String] {
        var gstins: Set<String> = []
        for part in parts {
            for case .gst(let sheet) in part.sheets.map(\.content) { gstins.formUnion(sheet.gstins) }
        }
        return gstins.sorted()
    }
}
