import Ledger
import Meesho
import Site
import Tabular

/// Made-up sellers, written by hand and by a fixed sequence of numbers; no real data.
enum Fixture {
    static let nasty = "<b>sku</b>&\"'"
    static let longName =
        "Kurti 🎉 " + String(repeating: "very long name of a product ", count: 11) + "\u{202E}gnp.exe\u{7}"

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? Day(number: 0)
    }

    /// Eight months of a healthy seller with something of everything.
    static var rich: SellerReport {
        var settings = Settings()
        settings.sellerName = "Radhika Fashions & Sons"
        settings.packagingPerOrder = Paisa(700)
        settings.otherMonthlyExpenses = Paisa(1_200_000)
        var report = SellerReport(
            seller: SellerReport.Seller(id: "1234567", name: "RADHIKA FASHIONS", gstins: ["24ABCDE1234F1Z5"]),
            asOf: day(2026, 2, 28),
            version: "0.1.0",
            settings: settings
        )
        report.orderPeriod = DayRange(day(2025, 7, 1), day(2026, 2, 27))
        report.paymentPeriod = DayRange(day(2025, 7, 10), day(2026, 2, 26))
        addTime(to: &report)
        addMoney(to: &report)
        addProducts(to: &report)
        addFindings(to: &report)
        addReturns(to: &report)
        addInputs(to: &report)
        addAnswers(to: &report)
        return report
    }

    /// ``rich`` with markup and marks in every text that comes from outside.
    static var hostile: SellerReport {
        var report = rich
        for index in report.payouts.indices { report.payouts[index].transactionIDs = [nasty, longName] }
        for index in report.products.indices { report.products[index].product = "\(index)\(nasty)" }
        for index in report.states.indices { report.states[index].state = "\(nasty)\(index)" }
        for index in report.exceptions.indices {
            report.exceptions[index].sku = index % 3 == 0 ? "" : nasty + longName
            report.exceptions[index].reason = index % 2 == 0 ? .recovery(printed: 1) : ticketOfAnyName
        }
        for index in report.inputs.indices {
            report.inputs[index].path = "folder/\(index)\(nasty)"
            report.inputs[index].note = Phrase(quoting: nasty + "\u{2028}\u{7F}₹")
        }
        report.ledger = Ledger(texts: ["", longName, nasty], sources: [SourceSheet(path: nasty, sheet: longName)])
        return report
    }

    private static let ticketOfAnyName = ExceptionFinding.Reason.approvedClaimNotPaid(
        ticket: 2,
        .nothing,
        day: day(2026, 1, 2),
        due: day(2026, 1, 17)
    )

    static var empty: SellerReport {
        var report = SellerReport(seller: SellerReport.Seller(id: "new-shop"), asOf: day(2026, 2, 28), version: "0.1.0")
        report.answers = Answer.Name.allCases.map { name in
            Answer(name, value: nil, basis: .orderMonth, certainty: .printed, rows: 0, kinds: [], missing: [.payments])
        }
        return report
    }

    /// One order on one day, one payment, one product.
    static func single(_ settlement: Paisa) -> SellerReport {
        var report = SellerReport(seller: SellerReport.Seller(id: "77"), asOf: day(2026, 1, 31), version: "0.1.0")
        let placed = day(2026, 1, 5)
        report.orderPeriod = DayRange(placed, placed)
        report.paymentPeriod = report.orderPeriod
        var month = MonthFigures(month: placed.month)
        month.outcomes[settlement < .zero ? .customerReturn : .delivered] = 1
        month.settlement = settlement
        report.months = [month]
        var figures = DayFigures(day: placed)
        figures.orders = 1
        report.days = [figures]
        report.payments.rows = 1
        report.payments.settlement = settlement
        report.payments.components[settlement < .zero ? .returnShipping : .sale] = settlement
        report.payouts = [Payout(date: placed, transactionIDs: ["AXIS1"])]
        report.payouts[0].settlement = settlement
        report.products = [ProductFigures(sku: "only", product: "Only product")]
        report.products[0].outcomes = month.outcomes
        report.products[0].settlement = settlement
        report.answers = [
            Answer(
                .bankPayout,
                value: .money(settlement),
                basis: .paymentMonth,
                certainty: .proven,
                rows: 1,
                kinds: [.payments]
            ),
            Answer(
                .keptRate,
                value: .rate(Ratio(1, of: 1)),
                basis: .orderMonth,
                certainty: .estimated,
                rows: 1,
                kinds: []
            ),
        ]
        report.audit.legs = 1
        report.audit.settlementOK = 1
        report.audit.printedTotal = settlement
        report.audit.formulaTotal = settlement
        report.audit.byTransactionTotal = settlement
        return report
    }

    private static func addTime(to report: inout SellerReport) {
        var month = Month(year: 2025, month: 7)
        for index in 0..<8 {
            var figures = MonthFigures(month: month)
            let size = 700 + index * 90 - (index == 5 ? 260 : 0)
            figures.outcomes[.delivered] = index == 7 ? 480 : size * 6 / 10
            figures.outcomes[.customerReturn] = size / 9
            figures.outcomes[.exchange] = size / 60
            figures.outcomes[.rto] = size / 7
            figures.outcomes[.cancelled] = size / 8
            figures.outcomes[.lost] = index % 3 == 0 ? 4 : 1
            figures.outcomes[.inTransit] = index == 7 ? 380 : index
            figures.outcomes[.notShipped] = index == 7 ? 41 : 0
            figures.units = figures.outcomes.placed + 20
            figures.orderValue = Paisa(Int64(size) * 41_950)
            figures.cohortSettlement = Paisa(Int64(size) * 21_733)
            figures.settlement = Paisa(index == 0 ? -1_245_050 : Int64(size) * 20_011)
            figures.ads = Paisa(-Int64(size) * 801)
            figures.compensation = Paisa(Int64(index) * 4_000)
            figures.recovery = Paisa(-12_000)
            report.months.append(figures)
            month = month.next
        }
        var date = day(2025, 7, 1)
        while date <= day(2026, 2, 27) {
            var figures = DayFigures(day: date)
            let number = Int(date.number)
            figures.orders = 18 + number * 7 % 23 + (date.weekday >= 6 ? 12 : 0) + (date == day(2025, 10, 18) ? 71 : 0)
            figures.payout = date.weekday == 2 ? Paisa(Int64(number % 9 + 3) * 412_345) : .zero
            report.days.append(figures)
            if date.weekday == 2, date > day(2025, 7, 9) {
                var payout = Payout(date: date, transactionIDs: ["AXISP0\(number)"])
                payout.settlement = Paisa(Int64(number % 9 + 3) * 412_345)
                payout.ads = Paisa(-Int64(number % 9) * 12_345)
                payout.recovery = number % 5 == 0 ? Paisa(-4_900) : .zero
                report.payouts.append(payout)
            }
            date = date + 1
        }
    }

    private static func addMoney(to report: inout SellerReport) {
        let amounts: [(Component, Int64)] = [
            (.sale, 289_423_050), (.saleReturn, -78_112_000), (.returnPremium, 3_112_000),
            (.returnPremiumReturned, -212_000), (.commission, 0), (.mallFee, -912_340), (.fixedFee, -1_234_500),
            (.returnShipping, -11_220_000), (.shipping, -40_912_345), (.otherServices, -99_000), (.waivers, 20_000),
            (.netOtherServices, -79_000), (.gstOnOtherServices, -14_220), (.tcs, -1_006_211), (.tds, -201_242),
            (.compensation, 412_000), (.claims, 198_050), (.recovery, -512_300),
        ]
        for (component, amount) in amounts { report.payments.components[component] = Paisa(amount) }
        let parts = amounts.filter { !$0.0.isPartOfAnother }.reduce(0) { $0 + $1.1 }
        report.payments.rows = 6_214
        report.payments.settlement = Paisa(parts - 1_499)
        report.ads.total = Paisa(-6_400_321)
        report.referral.net = Paisa(125_000)
        report.platform.compensation = Paisa(112_000)
        report.platform.recovery = Paisa(-96_000)
        report.outstanding.rows = 312
        report.outstanding.settlement = Paisa(6_812_345)
        report.outstanding.snapshot = day(2026, 2, 27)
        report.profit.settlementUncosted = Paisa(4_112_300)
        report.profit.settlementCosted = report.payments.settlement - report.profit.settlementUncosted
        report.profit.goods = Paisa(98_312_345)
        report.profit.packaging = Paisa(3_912_300)
        report.profit.other = Paisa(9_600_000)
        report.profit.cash =
            report.profit.settlementCosted + report.ads.total + report.referral.net + report.platform.net
            - report.profit.goods - report.profit.packaging - report.profit.other
        report.profit.afterGST = report.profit.cash.map { $0 - Paisa(2_912_345) }
        report.profit.coverage = 9_741
        report.audit.legs = 6_214
        report.audit.settlementOK = 6_211
        report.audit.settlementMismatch = 3
        report.audit.tcsOK = 6_190
        report.audit.tcsMismatch = 2
        report.audit.tdsOK = 6_192
        report.audit.printedTotal = report.payments.settlement
        report.audit.byTransactionTotal = report.payments.settlement
        report.audit.formulaTotal = report.payments.settlement + Paisa(1_499)
    }

    private static func addProducts(to report: inout SellerReport) {
        let names = ["Rayon kurti", "Cotton dupatta", "Printed saree", "Jaipuri bedsheet", "Oxidised earrings"]
        for index in 0..<46 {
            let name = "\(names[index % names.count]) \(index), soft, for women"
            var product = ProductFigures(sku: "RF-\(100 + index)-\(index % 3 == 0 ? "BLU" : "RED")", product: name)
            if index == 4 { product.sku = nasty }
            if index == 7 { product.product = longName }
            if index == 9 { product.product = "كورتا قطن مطبوع للنساء" }
            product.outcomes[.delivered] = 400 - index * 8
            product.outcomes[.rto] = 40 + index
            product.outcomes[.customerReturn] = 30 + index % 7 * 9
            product.outcomes[.cancelled] = 20
            product.units = product.outcomes.placed
            product.unitsKept = product.outcomes.kept
            product.settlement = Paisa(Int64(400 - index * 9) * 21_735)
            if index % 11 != 5 {
                product.goodsCost = Paisa(Int64(400 - index * 8) * 15_000)
                product.packaging = Paisa(Int64(400 - index * 8) * 700)
                product.profit = product.settlement - (product.goodsCost ?? .zero) - (product.packaging ?? .zero)
                product.breakEvenPrice = Paisa(31_950 + Int64(index) * 111)
            }
            report.products.append(product)
        }
        let states = [
            "Andhra Pradesh", "Arunachal Pradesh", "Assam", "Bihar", "Chandigarh", "Chhattisgarh",
            "Dadra and Nagar Haveli and Daman and Diu", "Delhi", "Goa", "Gujarat", "Haryana", "Himachal Pradesh",
            "Jammu and Kashmir", "Jharkhand", "Karnataka", "Kerala", "Ladakh", "Madhya Pradesh", "Maharashtra",
            "Manipur", "Meghalaya", "Mizoram", "Nagaland", "Odisha", "Puducherry", "Punjab", "Rajasthan", "Sikkim",
            "Tamil Nadu", "Telangana", "Tripura", "Uttar Pradesh", "Uttarakhand", "West Bengal",
        ]
        for (index, name) in states.enumerated() {
            var state = StateFigures(state: name)
            state.outcomes[.delivered] = 30 + index * 37 % 410
            state.outcomes[.rto] = 4 + index * 13 % 60
            state.outcomes[.customerReturn] = 3 + index * 11 % 40
            state.orderValue = Paisa(Int64(state.outcomes.placed) * 41_000)
            state.settlement = Paisa(Int64(state.outcomes.kept) * 21_000)
            report.states.append(state)
        }
    }

    private static func addFindings(to report: inout SellerReport) {
        report.ledger = Ledger(
            sources: [SourceSheet(path: "payments/2026-01.zip!/january.xlsx", sheet: "Order Payments")]
        )
        let ordered = day(2026, 1, 12)
        let reasons: [(ExceptionFinding.Reason, Int)] = [
            (.unpaid(ordered: ordered, due: ordered + 30), 12), (.shortPaid(paid: Paisa(20_000)), 3),
            (.taxMismatch(.both), 2), (.returnNotReversed(created: ordered, due: ordered + 30), 31),
            (.paidWithoutOrder(ordered: ordered), 4), (.inOutstanding, 9),
        ]
        for (reason, count) in reasons {
            for index in 0..<count {
                guard let number = SubOrderNumber("1784\(60_000_000_000_000 + index * 7_919)_1") else { continue }
                report.exceptions.append(
                    ExceptionFinding(
                        reason,
                        subOrder: number,
                        sku: index == 1 ? nasty : "RF-\(100 + index)-RED",
                        amount: reason.kind == .paidWithoutOrder ? nil : Paisa(41_350 - Int64(index) * 512),
                        deadline: index % 2 == 0 ? day(2026, 3, 5) : nil,
                        origins: [Origin(source: 0, row: Int32(index + 4))]
                    )
                )
            }
        }
    }

    private static func addInputs(to report: inout SellerReport) {
        let kinds: [(String, ExportKind, Int)] = [
            ("orders/Orders_2025-07-01_2025-12-31.csv", .orders, 4_812), ("orders/Orders_2026.csv", .orders, 1_902),
            ("payments/2026-01.zip!/january.xlsx", .payments, 3_102), ("payments/2025.zip!/h2.xlsx", .payments, 3_112),
            ("payments/outstanding.xlsx", .outstanding, 312), ("returns/delivered.csv", .returnsDelivered, 611),
            ("costs.csv", .costs, 41), ("notes.txt", .unknown, 0),
        ]
        for (path, kind, rows) in kinds {
            var input = InputRecord(path: path, kind: kind, size: 412_345, sha256: String(repeating: "ab", count: 32))
            input.rows = rows
            input.skipped = 3
            input.days = kind == .costs || kind == .unknown ? nil : DayRange(day(2025, 7, 1), day(2025, 12, 31))
            if path == "orders/Orders_2026.csv" { input.unknownColumns = ["Reseller \(nasty)", "Packet weight"] }
            if kind == .unknown {
                input.isRejected = true
                input.note = "No known export has this header."
            }
            report.inputs.append(input)
        }
        report.problems = [
            InputError(
                .badCell,
                at: Place(path: "orders/Orders_2026.csv", row: 17, column: "Quantity"),
                expected: "a whole number",
                found: Phrase(quoting: nasty),
                advice: "Download the file again, or correct the cell."
            )
        ]
        report.coverage = [
            Coverage(kind: .orders, ranges: [DayRange(day(2025, 7, 1), day(2026, 2, 27))]),
            Coverage(
                kind: .payments,
                ranges: [DayRange(day(2025, 7, 10), day(2025, 11, 30)), DayRange(day(2025, 12, 20), day(2026, 2, 26))],
                gaps: [DayRange(day(2025, 12, 1), day(2025, 12, 19))]
            ),
            Coverage(kind: .returnsDelivered, ranges: [DayRange(day(2025, 9, 1), day(2026, 1, 31))]),
        ]
    }

    private static func addAnswers(to report: inout SellerReport) {
        let payout = report.payments.settlement + report.ads.total + report.referral.net + report.platform.net
        report.answers = [
            Answer(
                .bankPayout,
                value: .money(payout),
                basis: .paymentMonth,
                certainty: .printed,
                rows: 6_214,
                previous: .money(payout - Paisa(4_112_350)),
                kinds: [.payments]
            ),
            Answer(
                .cashProfit,
                value: report.profit.cash.map(Answer.Value.money),
                basis: .paymentMonth,
                certainty: .assumed,
                rows: 6_214,
                previous: report.profit.cash.map { .money($0 + Paisa(1_200_050)) },
                kinds: [.payments, .costs]
            ),
            Answer(
                .profitAfterGST,
                value: nil,
                basis: .paymentMonth,
                certainty: .assumed,
                rows: 0,
                kinds: [],
                missing: [.tcsSales, .tcsSalesReturn]
            ),
            Answer(
                .orders,
                value: .count(6_714),
                basis: .orderMonth,
                certainty: .proven,
                rows: 6_714,
                previous: .count(6_714),
                kinds: [.orders]
            ),
            Answer(
                .keptRate,
                value: .rate(Ratio(3_912, of: 5_812)),
                basis: .orderMonth,
                certainty: .estimated,
                rows: 5_812,
                previous: .rate(Ratio(3_100, of: 4_900)),
                kinds: [.orders, .payments, .returnsDelivered]
            ),
            Answer(
                .rtoRate,
                value: .rate(Ratio(912, of: 5_812)),
                basis: .orderMonth,
                certainty: .estimated,
                rows: 5_812,
                previous: .rate(Ratio(700, of: 4_900)),
                kinds: [.orders, .payments]
            ),
            Answer(
                .customerReturnRate,
                value: .rate(Ratio(3, of: 12)),
                basis: .orderMonth,
                certainty: .estimated,
                rows: 12,
                kinds: [.orders, .payments, .returnsDelivered]
            ),
            Answer(
                .unpaid,
                value: .money(Paisa(462_408)),
                basis: .asOf,
                certainty: .printed,
                rows: 12,
                kinds: [.orders, .payments]
            ),
        ]
    }
}

extension Fixture {
    /// Claims, returns and questions, with a text from outside in each of them.
    static func addReturns(to report: inout SellerReport) {
        var counts = ClaimFigures.Counts()
        counts.approved = 9
        counts.rejected = 3
        counts.open = 2
        report.claims.counts = counts
        report.claims.byIssue = [(name: "I have received wrong return", counts: counts)]
        report.claims.byCourier = [(name: "Valmo", counts: counts), (name: "", counts: ClaimFigures.Counts())]
        report.claims.promised = Paisa(91_250)
        report.claims.paid = Paisa(71_000)
        report.claims.paidWithoutTicket = Paisa(1_000)
        report.claims.approvedUnpaid = (count: 2, amount: Paisa(20_250))
        report.claims.unreadableAmounts = 1
        report.claims.withoutSubOrder = 1
        var tally = ReturnAnalysis.Tally()
        tally.count = 40
        tally.customerReturns = 21
        tally.rto = 19
        tally.notBack = 7
        tally.lost = 1
        tally.returnShipping = Paisa(330_000)
        tally.stockAtRisk = Paisa(84_000)
        tally.goodsLost = Paisa(12_000)
        report.returnAnalysis.all = tally
        func group(_ name: String, _ reason: ReturnReason = .none) -> ReturnAnalysis.Group {
            var group = ReturnAnalysis.Group(name: name)
            group.reason = reason
            group.tally = tally
            group.rate = Ratio(40, of: 400)
            group.daysBack = DayStatistics(median: 9, ninetieth: 15, count: 33)
            group.claims = counts
            return group
        }
        report.returnAnalysis.byReasonGroup = ReturnReason.allCases.map { group($0.name, $0) }
        report.returnAnalysis.byReason = (0..<25).map { group("Reason \($0) \(nasty)", .other) }
        report.returnAnalysis.bySKU = [group(nasty), group("")]
        report.returnAnalysis.reasonsOfSKU = [[1, 0, 2, 3, 4, 5, 6, 7], [0, 0, 0, 0, 0, 0, 0, 1]]
        report.returnAnalysis.bySize = [group("M")]
        report.returnAnalysis.byState = [group("Goa")]
        report.returnAnalysis.byCourier = [group("Valmo"), group("")]
        report.returnAnalysis.ages = [
            ReturnAnalysis.Age(from: 0, to: 7, count: 4), ReturnAnalysis.Age(from: 31, to: nil, count: 2),
        ]
        report.returnAnalysis.undated = 1
        report.returnAnalysis.daysBack = DayStatistics(median: 9, ninetieth: 15, count: 33)
        report.returnAnalysis.withoutRow = (count: 3, tally: tally)
        report.returnAnalysis.scans = 30
        report.returnAnalysis.received = 4
        report.returnAnalysis.unmatchedScans = (0..<26).map {
            UnmatchedScan(waybill: "VL00000\($0)", origin: Origin(source: 0, row: 1))
        }
        guard let number = SubOrderNumber("178460000000000000_1") else { return }
        report.chargeQuestions = ChargeQuestion.Question.allCases.map {
            ChargeQuestion(
                $0,
                subOrder: number,
                sku: 0,
                charged: Paisa(25_000),
                usual: Paisa(16_500),
                origin: Origin(source: 0, row: 9)
            )
        }
        report.unsupported = [
            UnsupportedFinding(.unpaid, load: .payments, days: DayRange(day(2026, 2, 1), day(2026, 2, 9)))
        ]
        addWindow(number, to: &report)
    }

    private static func addWindow(_ number: SubOrderNumber, to report: inout SellerReport) {
        var window = ExceptionFinding(
            .claimWindowOpen(back: report.asOf - 4, printed: 0),
            subOrder: number,
            sku: nasty,
            amount: Paisa(42_500),
            deadline: report.asOf + 3,
            origins: [Origin(source: 0, row: 3)]
        )
        window.awb = "VL123456"
        window.courier = "Valmo"
        report.exceptions.insert(window, at: 0)
    }
}
