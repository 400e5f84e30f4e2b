import Meesho

/// One seller's world. Each sub order depends on the seed, the seller and its own index alone, so that every export
/// can be written from a pass over the orders it concerns, with none of them kept.
struct Simulation {
    let recipe: SampleRecipe
    let seller: SampleSeller

    init(_ recipe: SampleRecipe, seller index: Int) {
        self.recipe = recipe
        seller = SampleSeller(index: index, of: recipe)
    }

    private var count: Int { max(recipe.ordersPerSeller, 0) }
    private var months: Int { max(recipe.months, 1) }

    /// Sub orders placed in the month at `index`; empty outside the recipe.
    func orders(inMonth index: Int) -> Range<Int> {
        guard (0..<months).contains(index) else { return 0..<0 }
        return (count * index / months)..<(count * (index + 1) / months)
    }

    /// Sub orders placed in the months of `range`, each month counted from the recipe's first.
    func orders(inMonths range: ClosedRange<Int>) -> Range<Int> {
        let lower = orders(inMonth: max(range.lowerBound, 0)).lowerBound
        return lower..<max(lower, orders(inMonth: min(range.upperBound, months - 1)).upperBound)
    }

    /// Some orders have a second item: this is the index of the first.
    private func root(of index: Int) -> Int { index % 23 == 6 && index > 0 ? index - 1 : index }

    private func day(of index: Int) -> Day {
        let month = min((index * months + months - 1) / max(count, 1), months - 1)
        let place = [month, month - 1, month + 1].first { orders(inMonth: $0).contains(index) } ?? 0
        let range = orders(inMonth: place)
        let days = recipe.month(place).days
        return days.first + (index - range.lowerBound) * days.count / max(range.count, 1)
    }

    func order(_ index: Int) -> SimulatedOrder {
        let root = root(of: index)
        var shared = SplitMix(recipe.seed, UInt64(seller.id), UInt64(root), 1)
        var own = SplitMix(recipe.seed, UInt64(seller.id), UInt64(index), 2)
        let twist = Twist(index: index)
        let fate = twist?.fate ?? Simulation.fate(own.below(100))
        let step = max(1, min(97, 99_999_999 / max(count, 1)))
        let placed = day(of: root)
        let prefix: UInt64 = 900_000_000_000_000_000
        let number = prefix + UInt64(seller.id % 10_000) * 100_000_000 + UInt64(root * step + shared.below(step))
        let second = shared.below(86_400)
        let state = shared.below(CustomerState.weighted.count)
        let dispatched = placed + shared.among(1...3)
        // The first articles sell best.
        let item = min(own.below(Product.catalogue.count), own.below(Product.catalogue.count + 4))
        let product = Product.catalogue[item]
        var order = SimulatedOrder(
            index: index,
            number: number,
            placed: placed,
            second: second,
            item: item,
            size: product.sizes[own.below(product.sizes.count)],
            state: state,
            quantity: own.chance(4) ? own.among(2...3) : 1,
            isFromAd: own.chance(30),
            priceType: own.chance(62) ? "PREMIUM_RETURN" : own.chance(65) ? "BASIC" : "",
            listed: Paisa(rupees: product.price + (own.chance(16) ? 20 : 0)),
            shipping: own.among(20...100),
            fate: fate,
            twist: twist,
            dispatched: dispatched,
            concluded: dispatched + own.among(3...8),
            packet: own.next()
        )
        if root != index { order.suffix = 2 }
        unfold(&order, &own)
        return order
    }

    private static func fate(_ draw: Int) -> SimulatedOrder.Fate {
        switch draw {
        case ..<62: .delivered
        case ..<68: .returned
        case ..<80: .cancelled
        case ..<99: .rto
        default: .exchanged
        }
    }

    private func unfold(_ order: inout SimulatedOrder, _ random: inout SplitMix) {
        switch order.fate {
        case .cancelled: cancel(&order, &random)
        case .rto: sendBack(&order, &random)
        case .returned: takeBack(&order, &random)
        case .lost: lose(&order)
        case .delivered, .exchanged: deliver(&order, &random)
        }
    }

    private func cancel(_ order: inout SimulatedOrder, _ random: inout SplitMix) {
        order.concluded = order.placed + random.among(0...2)
        order.isInvoicedInVain = random.chance(20)
        guard order.twist == .cancelledWithPenalty else { return }
        var leg = Leg(paid: (order.concluded + 10).orWorkingDay, status: "")
        leg.recovery = Paisa(rupees: -50)
        leg.recoveryReason = "Penalty: order cancelled by supplier"
        order.legs = [leg]
    }

    private func deliver(_ order: inout SimulatedOrder, _ random: inout SplitMix) {
        var leg = order.saleLeg(paid: (order.concluded + 7).orWorkingDay)
        if order.fate == .exchanged { leg.status = "Exchange" }
        switch order.twist {
        case .unpaid: return
        case .shortPaid: leg.shortfall = Paisa(random.among(1_500...4_000))
        case .settledTwice: leg.isDoubled = true
        case .taxedDouble: leg.tcs = Charges.tax(100, on: order.sale, rate: order.product.rate)
        case .otherCharges:
            leg.otherServices = Paisa(rupees: -10)
            leg.waivers = Paisa(rupees: 2)
        case .goldFee: leg.goldFee = Paisa(rupees: -12)
        case .returnPremium:
            leg.premium = Paisa(rupees: 9)
            let base = order.sale + leg.premium
            leg.tcs = Charges.tax(Charges.tcs(on: order.placed), on: base, rate: order.product.rate)
            leg.tds = Charges.tax(leg.tdsRate, on: base, rate: order.product.rate)
        default: break
        }
        order.legs = [leg]
        guard order.twist == .adjusted else { return }
        var adjustment = Leg(paid: (leg.paid + 9).orWorkingDay, status: "")
        adjustment.recovery = Paisa(-random.among(500...2_500))
        adjustment.recoveryReason = "Affiliate fee"
        order.legs.append(adjustment)
    }

    private func sendBack(_ order: inout SimulatedOrder, _ random: inout SplitMix) {
        order.journey = ReturnJourney(
            created: order.concluded + 1,
            back: order.concluded + random.among(6...14),
            isCourierReturn: true,
            waybill: random.next(),
            courier: random.below(ReturnsExport.couriers.count)
        )
        var leg = order.reversedLeg(paid: (order.concluded + 7).orWorkingDay, status: "RTO")
        if order.twist == .rtoCharged { leg.returnShipping = Paisa(-8_250) }
        order.legs = [leg]
    }

    private func lose(_ order: inout SimulatedOrder) {
        order.concluded = order.dispatched + 16
        guard order.twist == .lostCompensated else { return }
        var leg = order.reversedLeg(paid: (order.concluded + 7).orWorkingDay, status: "Lost")
        leg.compensation = order.sale.times(80, over: 100)
        leg.compensationReason = "Lost in transit"
        order.legs = [leg]
    }

    private func takeBack(_ order: inout SimulatedOrder, _ random: inout SplitMix) {
        let afterPayout = order.twist == .returnedAfterPayout || order.twist == .claimPaid || random.chance(40)
        let created = order.concluded + (afterPayout ? random.among(6...9) : random.among(1...5))
        var journey = ReturnJourney(
            created: created,
            back: created + random.among(5...14),
            isCourierReturn: false,
            waybill: random.next(),
            courier: random.below(ReturnsExport.couriers.count),
            reason: random.below(ReturnsExport.reasons.count)
        )
        if order.twist == .returnLost {
            journey.lost = created + 15
            journey.back = nil
        } else if order.twist == .returnStuck {
            journey.back = nil
        }
        let settled = (order.concluded + 7).orWorkingDay
        let charge = [14_600, 16_500, 17_800][random.below(3)]
        if afterPayout || order.twist == .returnNotReversed {
            order.legs = [order.saleLeg(paid: settled)]
            if order.twist != .returnNotReversed {
                order.legs.append(order.takenBackLeg(paid: (created + 14).orWorkingDay, charge: charge))
            }
        } else {
            var leg = order.reversedLeg(paid: max(settled, created + 7).orWorkingDay, status: "Return")
            leg.returnShipping = Paisa(-charge)
            order.legs = [leg]
        }
        if order.twist != .reversedWithoutReturn { order.journey = journey }
        raise(&order, journey, &random)
    }

    /// Some returns come back wrong or damaged.
    private func raise(_ order: inout SimulatedOrder, _ journey: ReturnJourney, _ random: inout SplitMix) {
        let answers: [Twist: Ticket.Status] = [
            .claimPaid: .approved, .claimUnpaid: .approved, .claimRejected: .rejected, .claimOpen: .open,
        ]
        guard let back = journey.back, let twist = order.twist, let answer = answers[twist] else { return }
        let created = back + random.among(1...4)
        var ticket = Ticket(
            id: 70_000_000 + order.index,
            created: created,
            answered: created + 3,
            answer: answer,
            amount: order.price.times(90 * order.quantity, over: 100)
        )
        if answer == .approved {
            let paid = (created + 6).orWorkingDay
            ticket.paid = paid
            ticket.isPaid = twist == .claimPaid
            if ticket.isPaid {
                var leg = Leg(paid: paid, status: "Return")
                leg.claims = ticket.amount
                leg.claimsReason = "Wrong or damaged return"
                order.legs.append(leg)
            }
        }
        order.ticket = ticket
    }
}

extension SimulatedOrder {
    /// Delivered and paid.
    func saleLeg(paid: Day) -> Leg {
        var leg = Leg(paid: paid, status: "Delivered")
        let rate = product.rate
        leg.sale = sale
        leg.customerShipping = Paisa(rupees: shipping)
        leg.shipping = Charges.shipping(shipping, rate: rate)
        leg.shippingNet = -leg.customerShipping.times(100, over: 100 + rate)
        leg.tcs = Charges.tax(Charges.tcs(on: placed), on: sale, rate: rate)
        leg.tdsRate = Charges.tds(on: placed)
        leg.tds = Charges.tax(leg.tdsRate, on: sale, rate: rate)
        return leg
    }

    /// Sold and reversed in one row.
    func reversedLeg(paid: Day, status: String) -> Leg {
        var leg = Leg(paid: paid, status: status)
        leg.sale = sale
        leg.saleReturn = -sale
        leg.customerShipping = Paisa(rupees: shipping)
        leg.tdsRate = Charges.tds(on: placed)
        return leg
    }

    /// The second row of a return whose sale was paid before: everything turned round, return shipping on top.
    func takenBackLeg(paid: Day, charge: Int) -> Leg {
        let sold = saleLeg(paid: paid)
        var leg = Leg(paid: paid, status: "Return")
        leg.saleReturn = -sold.sale
        leg.customerShipping = sold.customerShipping
        leg.shipping = -sold.shipping
        leg.shippingNet = -sold.shippingNet
        leg.tcs = -sold.tcs
        leg.tdsRate = sold.tdsRate
        leg.tds = -sold.tds
        leg.returnShipping = Paisa(-charge)
        return leg
    }
}
