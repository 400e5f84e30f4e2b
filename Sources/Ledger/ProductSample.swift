import Meesho

/// The finished and settled sub orders of one SKU: what its price and its returns are worth is told by these alone.
/// Delivered, exchanged and returned ones count once a payment leg is there, RTO and lost ones at once. Cash basis:
/// before GST. Without ads and the rest of the account-level money, which belongs to no SKU.
package struct ProductSample: Sendable, Hashable {
    /// Sums over the sub orders of one outcome.
    struct Part: Sendable, Hashable {
        var units = 0
        /// Discounted price × quantity.
        var price = Paisa.zero
        var settlement = Paisa.zero
        var goods = Paisa.zero
    }

    /// Sub orders.
    package private(set) var count = 0
    private(set) var kept = Part()
    private(set) var exchanged = Part()
    private(set) var returned = Part()
    private var settlement = Paisa.zero
    private var goods = Paisa.zero
    private var packaging = Paisa.zero
    /// Sales less returns, shipping paid by customers included.
    private var netSale = Paisa.zero
    /// Commission, TCS and TDS: what goes up and down with the sale; negative.
    private var shares = Paisa.zero

    @inline(__always)
    mutating func add(_ entry: SubOrder, _ legs: Legs) {
        guard entry.isInOrders, let goodsCost = entry.goodsCost, let entryPackaging = entry.packaging,
            let price = entry.orderValue
        else { return }
        let part = Part(
            units: Int(entry.quantity),
            price: price,
            settlement: entry.settlement,
            goods: goodsCost
        )
        switch entry.outcome {
        case .delivered where !entry.legs.isEmpty: kept += part
        case .exchange where !entry.legs.isEmpty: exchanged += part
        case .customerReturn where !entry.legs.isEmpty: returned += part
        case .rto, .lost: break
        default: return
        }
        count += 1
        settlement += entry.settlement
        goods += goodsCost
        packaging += entryPackaging
        netSale += entry.sale + entry.saleReturn
        for index in entry.legs {
            let amounts = legs.row(index).amounts
            shares += amounts[.commission] + amounts[.tcs] + amounts[.tds]
        }
    }

    package var profit: Paisa { settlement - goods - packaging }

    /// Units that stayed sold.
    private var soldUnits: Int { kept.units + exchanged.units }
    private var soldPrice: Paisa { kept.price + exchanged.price }

    /// Discounted price per unit that stayed sold, rounded half away from zero; `nil` without any.
    package var averagePrice: Paisa? { soldPrice.divided(by: soldUnits) }

    /// The price per unit at which ``profit`` is zero, rounded up to the paisa, with these outcomes and charges: a rupee
    /// more brings a rupee for each unit that stayed sold, less the share of commission, TCS and TDS in the sale;
    /// shipping, fees and goods stay as they are. `nil` where nothing stayed sold; 0 where any price earns.
    ///
    /// (price − profit × net sale ÷ (net sale + shares)) ÷ units
    package var breakEvenPrice: Paisa? {
        guard soldUnits > 0, netSale > .zero, (netSale + shares) > .zero else { return nil }
        let whole = Int128((netSale + shares).count)
        let numerator = Int128(soldPrice.count) * whole - Int128(profit.count) * Int128(netSale.count)
        guard numerator > 0 else { return .zero }
        let denominator = whole * Int128(soldUnits)
        return Paisa(Int64(clamping: (numerator + denominator - 1) / denominator))
    }

    /// Profit if the price were `price` percent higher and the customer return rate `returns` points higher, all else as
    /// it was: units move between those kept and those returned, each with the average settlement and goods of its
    /// kind. Each of the changes is rounded to the paisa. `nil` where no return is there to tell what one costs, or where
    /// more units would move than there are.
    package func profit(withPrice price: Int, returns points: Int) -> Paisa? {
        guard price != 0 || points != 0 else { return profit }
        guard soldUnits > 0, netSale > .zero else { return nil }
        let kept100 = Int128(kept.units + exchanged.units + returned.units) * Int128(points)
        guard kept100 <= Int128(kept.units) * 100, -kept100 <= Int128(returned.units) * 100 else { return nil }
        let share = Int128((netSale + shares).count)
        let sale = Int128(netSale.count) * 100
        var result = profit + Self.rounded(Int128(soldPrice.count) * Int128(price) * share, by: sale)
        guard points != 0 else { return result }
        guard returned.units > 0, kept.units > 0 else { return nil }
        result += Self.rounded(
            kept100 * Int128((returned.settlement - returned.goods).count),
            by: Int128(returned.units) * 100
        )
        result -= Self.rounded(kept100 * Int128((kept.settlement - kept.goods).count), by: Int128(kept.units) * 100)
        let higher = Self.rounded(Int128(kept.price.count) * Int128(price) * share, by: sale)
        result -= Self.rounded(kept100 * Int128(higher.count), by: Int128(kept.units) * 100)
        return result
    }

    /// Half away from zero.
    private static func rounded(_ numerator: Int128, by denominator: Int128) -> Paisa {
        let quotient = (numerator.magnitude * 2 + denominator.magnitude) / (denominator.magnitude * 2)
        let count = Int64(clamping: quotient)
        return Paisa((numerator < 0) != (denominator < 0) ? -count : count)
    }
}

extension ProductSample.Part {
    static func += (a: inout Self, b: Self) {
        a.units += b.units
        a.price += b.price
        a.settlement += b.settlement
        a.goods += b.goods
    }
}
