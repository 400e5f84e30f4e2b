import Meesho
import Testing

@testable import Samples

@Suite struct SimulationTests {
    private let world = Simulation(SampleRecipe(ordersPerSeller: 2_000, months: 3, seed: 3), seller: 0)
    private var orders: [SimulatedOrder] { (0..<2_000).map(world.order) }

    @Test func `the same seed tells the same story, another seed another`() {
        let recipe = SampleRecipe(ordersPerSeller: 60, months: 2, seed: 5)
        let first = SampleExports.files(recipe)
        let second = SampleExports.files(recipe)
        #expect(first.map(\.path) == second.map(\.path))
        #expect(first.map(\.bytes) == second.map(\.bytes))
        var other = recipe
        other.seed = 6
        #expect(SampleExports.files(other).map(\.bytes) != first.map(\.bytes))
    }

    @Test func `every month gets its share of exactly the orders asked for`() {
        for count in [1, 7, 120, 2_000] {
            let recipe = SampleRecipe(ordersPerSeller: count, months: 5)
            let world = Simulation(recipe, seller: 0)
            #expect((0..<5).map { world.orders(inMonth: $0).count }.reduce(0, +) == count)
            for month in 0..<5 {
                for index in world.orders(inMonth: month) where index % 23 != 6 {
                    #expect(world.order(index).placed.month == recipe.month(month))
                }
            }
        }
    }

    @Test func `sub order numbers are eighteen digits and unique over sellers`() {
        let recipe = SampleRecipe(sellers: 3, ordersPerSeller: 500, months: 2)
        let keys = (0..<3).flatMap { seller in (0..<500).map { Simulation(recipe, seller: seller).order($0).key } }
        #expect(Set(keys).count == 1_500)
        #expect(keys.allSatisfy { $0.hasPrefix("900000") && $0.utf8.count == 20 })
        #expect(keys.contains { $0.hasSuffix("_2") })
    }

    @Test func `a customer returns only what was delivered, and money moves on working days`() {
        for order in orders {
            #expect(order.placed <= order.dispatched && order.dispatched <= order.placed + 3)
            for leg in order.legs {
                #expect(leg.paid.weekday <= 5)
                #expect(leg.paid >= order.placed + 7)
            }
            guard let journey = order.journey else { continue }
            #expect(journey.created > order.concluded)
            #expect(journey.back.map { $0 > journey.created } ?? true)
        }
    }

    @Test func `payments and tax sheets agree on what every sub order was sold for`() {
        let tax = TaxExport(world: world)
        for order in orders {
            let invoiced = tax.entries(.sales, order).filter { $0.quantity > 0 }.compactMap(\.invoice)
            for leg in order.legs where leg.sale > .zero {
                #expect(invoiced.map { Paisa(rupees: $0) } == [leg.sale], "\(order.key)")
                #expect(leg.sale == Paisa(rupees: order.product.price * order.quantity + order.shipping))
            }
        }
    }

    @Test func `returned orders end at zero but for what was charged`() {
        for order in orders where order.fate == .returned && order.twist == nil {
            let legs = order.legs
            #expect(legs.reduce(Paisa.zero) { $0 + $1.sale + $1.saleReturn } == .zero)
            let charges = legs.reduce(Paisa.zero) { $0 + $1.returnShipping }
            #expect(legs.reduce(Paisa.zero) { $0 + $1.settlement } == charges)
        }
    }

    @Test func `ads follow the printed signs to the paisa`() {
        let charges = AccountMoney(world: world).ads(in: Month(year: 2025, month: 9).days)
        #expect(!charges.isEmpty)
        for charge in charges {
            #expect(charge.net == charge.credits - charge.cost)
            #expect(charge.gst == charge.net.times(18, over: 100))
            #expect(charge.total == charge.net + charge.gst)
            #expect(charge.deducted.month == Month(year: 2025, month: 9) && charge.deducted.weekday <= 5)
        }
    }

    @Test func `the repository's sample shows every rare event`() {
        let world = Simulation(.repository, seller: 0)
        let twists = (0..<120).compactMap { world.order($0).twist }
        #expect(Set(twists) == Set(Twist.allCases))
    }
}
