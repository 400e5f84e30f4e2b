import Meesho

/// A charge that is not as the others of its SKU are, or not as the rule gives: a question to ask, not an accusation.
package struct ChargeQuestion: Sendable {
    package enum Question: String, CaseIterable, Sendable {
        /// Shipping of a delivered leg against what its sale and price give. Source: exports.md section 7.3.
        case shippingRule = "shipping_rule"
        /// Shipping outside the SKU's usual band.
        case shippingBand = "shipping_band"
        /// Return shipping outside the SKU's usual band.
        case returnShippingBand = "return_shipping_band"
    }

    package var question: Question
    package var subOrder: SubOrderNumber
    package var sku: TextID
    /// Positive.
    package var charged: Paisa
    /// What the rule gives, or the SKU's most frequent charge; positive.
    package var usual: Paisa
    package var origin: Origin

    /// Positive where more was charged.
    package var difference: Paisa { charged - usual }

    package init(
        _ question: Question,
        subOrder: SubOrderNumber,
        sku: TextID,
        charged: Paisa,
        usual: Paisa,
        origin: Origin
    ) {
        self.question = question
        self.subOrder = subOrder
        self.sku = sku
        self.charged = charged
        self.usual = usual
        self.origin = origin
    }
}

extension [ChargeQuestion] {
    /// Sorted by question, then sub order and leg. Legs of one piece only: more pieces may weigh more.
    init(of ledger: Ledger, settings: Settings) {
        self.init()
        var usual = UsualCharges(ledger, settings)
        usual.close()
        for entry in ledger.subOrders where entry.quantity == 1 {
            for index in entry.legs {
                let amounts = ledger.legs.row(index).amounts
                for (question, component) in UsualCharges.asked {
                    let charge = -amounts[component]
                    guard charge > .zero, let mode = usual.mode(question, entry.sku, unless: charge) else { continue }
                    append(question, entry, charge, mode, ledger.legs.origin(index))
                }
                if let expected = ledger.legs.expectedShipping(index), ledger.isDelivered(index) {
                    append(.shippingRule, entry, -amounts[.shipping], -expected, ledger.legs.origin(index))
                }
            }
        }
        let ranks = Dictionary(uniqueKeysWithValues: ChargeQuestion.Question.allCases.enumerated().map { ($1, $0) })
        let keys = enumerated().map { (ranks[$1.question] ?? 0, $1.subOrder, $0) }.sorted { $0 < $1 }
        self = keys.map { self[$0.2] }
    }

    private mutating func append(
        _ question: ChargeQuestion.Question,
        _ entry: SubOrder,
        _ charged: Paisa,
        _ usual: Paisa,
        _ origin: Origin
    ) {
        append(
            ChargeQuestion(
                question,
                subOrder: entry.number,
                sku: entry.sku,
                charged: charged,
                usual: usual,
                origin: origin
            )
        )
    }
}

extension Ledger {
    fileprivate func isDelivered(_ leg: Int) -> Bool { Status.payments(text(legs[leg].status)) == .delivered }
}

/// The usual charge of each SKU: its most frequent one, where enough charges lie near it.
///
/// Charges differ by zone; another weight slab stands apart. So a SKU has a usual band only if there are charges enough
/// and nearly all of them lie within it; where they are spread out, none of them is asked about.
private struct UsualCharges {
    static let asked: [(ChargeQuestion.Question, Component)] = [
        (.shippingBand, .shipping), (.returnShippingBand, .returnShipping),
    ]

    private let settings: Settings
    /// How often a SKU was charged each amount, in paise; by question.
    private var counts: [TextTally<[Int64: Int]>]
    /// By question.
    private var modes: [[TextID: Int64]] = []

    init(_ ledger: Ledger, _ settings: Settings) {
        self.settings = settings
        counts = UsualCharges.asked.map { _ in TextTally([:], textCount: ledger.texts.count) }
        for entry in ledger.subOrders where entry.quantity == 1 {
            for index in entry.legs {
                let amounts = ledger.legs.row(index).amounts
                for (place, asked) in UsualCharges.asked.enumerated() where amounts[asked.1].count < 0 {
                    counts[place][entry.sku][-amounts[asked.1].count, default: 0] += 1
                }
            }
        }
    }

    /// To be called once all are counted.
    mutating func close() {
        modes = counts.map { tally in
            var modes: [TextID: Int64] = [:]
            for (sku, charges) in tally.entries { modes[sku] = usual(of: charges) }
            return modes
        }
        counts = []
    }

    private func usual(of charges: [Int64: Int]) -> Int64? {
        let all = charges.values.reduce(0, +)
        guard all >= settings.chargeBandLegs,
            // Of equally frequent ones the smallest.
            let mode = charges.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key
        else { return nil }
        let near = charges.reduce(0) { isNear($1.key, mode) ? $0 + $1.value : $0 }
        return near * 100 >= all * settings.chargeUsualPercent ? mode : nil
    }

    private func isNear(_ charge: Int64, _ mode: Int64) -> Bool {
        let wide = Int64(100 + settings.chargeBandPercent)
        return charge * 100 <= mode * wide && mode * 100 <= charge * wide
    }

    /// The usual charge of a SKU that has one, unless `charge` is near it.
    func mode(_ question: ChargeQuestion.Question, _ sku: TextID, unless charge: Paisa) -> Paisa? {
        guard let place = UsualCharges.asked.firstIndex(where: { $0.0 == question }), let mode = modes[place][sku],
            !isNear(charge.count, mode)
        else { return nil }
        return Paisa(mode)
    }
}
