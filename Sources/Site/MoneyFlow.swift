import Ledger
import Meesho

/// The way from the sale to what stayed, as the steps of one chart and one table.
///
/// Every step is a printed figure or a sum of printed figures; what the columns do not explain gets a step of its
/// own, so that the steps always add up to the totals.
package struct MoneyFlow: Sendable {
    package enum Name: String, CaseIterable, Sendable {
        case sale, saleReturn, credits, fees, shipping, returnShipping, services, taxes, compensation, recovery
        case unexplained, settlement
        case ads, referral, platformCompensation, platformRecovery, payout
        case uncosted, goods, packaging, other, rest, cash
        case outputGST, inputGST, purchasesGST, prepaidTax, gst, afterGST
    }

    package struct Step: Sendable, Hashable {
        package var name: Name
        /// The change, or with ``isTotal`` the sum so far.
        package var amount: Paisa
        package var isTotal = false
        /// The payment columns it is made of.
        package var components: [Component] = []
    }

    /// Steps of zero are left out, totals never.
    package private(set) var steps: [Step] = []
    private var sum = Paisa.zero

    package init(_ report: SellerReport) {
        guard !report.payouts.isEmpty || report.payments.rows > 0 else { return }
        for (name, components) in MoneyFlow.groups {
            add(name, components.reduce(.zero) { $0 + report.payments.components[$1] }, components)
        }
        close(.settlement, at: report.payments.settlement, by: .unexplained)
        add(.ads, report.ads.total)
        add(.referral, report.referral.net)
        add(.platformCompensation, report.platform.compensation)
        add(.platformRecovery, report.platform.recovery)
        steps.append(Step(name: .payout, amount: sum, isTotal: true))
        guard let cash = report.profit.cash else { return }
        add(.uncosted, -report.profit.settlementUncosted)
        add(.goods, -report.profit.goods)
        add(.packaging, -report.profit.packaging)
        add(.other, -report.profit.other)
        close(.cash, at: cash, by: .rest)
        guard let bridge = report.profit.bridge else { return }
        for (name, lines) in MoneyFlow.bridge { add(name, lines.reduce(.zero) { $0 + bridge[$1] }) }
        close(.afterGST, at: bridge.afterGST, by: .gst)
    }

    /// All components but those that are part of another.
    private static let groups: [(Name, [Component])] = [
        (.sale, [.sale]),
        (.saleReturn, [.saleReturn]),
        (
            .credits,
            [.fixedFeeCredit, .warehousingCredit, .returnPremium, .returnPremiumReturned, .gstCompensation]
        ),
        (.fees, [.commission, .goldFee, .mallFee, .fixedFee, .warehousingFee]),
        (.shipping, [.shipping]),
        (.returnShipping, [.returnShipping]),
        (.services, [.netOtherServices, .gstOnOtherServices]),
        (.taxes, [.tcs, .tds]),
        (.compensation, [.compensation, .claims]),
        (.recovery, [.recovery]),
    ]

    /// The lines between cash profit and profit after GST.
    private static let bridge: [(Name, [GSTBridge.Line])] = [
        (.outputGST, [.outputGST]),
        (.inputGST, [.inputFees, .inputShipping, .inputServices, .inputAds]),
        (.purchasesGST, [.inputPurchases]),
        (.prepaidTax, [.tcs, .tds]),
    ]

    private mutating func add(_ name: Name, _ amount: Paisa, _ components: [Component] = []) {
        guard amount != .zero else { return }
        steps.append(Step(name: name, amount: amount, components: components))
        sum = sum + amount
    }

    private mutating func close(_ total: Name, at amount: Paisa, by difference: Name) {
        add(difference, amount - sum)
        steps.append(Step(name: total, amount: amount, isTotal: true))
    }
}
