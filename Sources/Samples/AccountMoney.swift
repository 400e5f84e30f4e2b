import Meesho

/// What one campaign cost on one day.
struct AdCharge {
    var ran: Day
    var deducted: Day
    var campaign: Int
    /// Positive.
    var cost: Paisa
    /// Positive.
    var credits: Paisa

    /// Negative, against the printed legend.
    var net: Paisa { credits - cost }
    var gst: Paisa { net.times(18, over: 100) }
    var total: Paisa { net + gst }
}

struct Reward {
    var id: String
    var paid: Day
    var store: String
    var reason: String
    var amount: Paisa
    var taxes: Paisa
}

struct PlatformAdjustment {
    var day: Day
    var program: String
    var reason: String
    /// Negative is a recovery.
    var amount: Paisa
}

/// Money of the account as a whole, day by day.
struct AccountMoney {
    let world: Simulation

    private func random(_ day: Day, _ stream: UInt64) -> SplitMix {
        SplitMix(world.recipe.seed, UInt64(world.seller.id), UInt64(bitPattern: Int64(day.number)), stream)
    }

    /// Days of `window` that lie within the recipe's months.
    private func days(_ window: DayRange) -> [Day] {
        let first = max(window.first, world.recipe.firstDay)
        let last = min(window.last, world.recipe.lastDay)
        return first > last ? [] : (0...(last - first)).map { first + $0 }
    }

    /// Charges deducted within `window`.
    func ads(in window: DayRange) -> [AdCharge] {
        // Larger sellers spend more.
        let orders = world.orders(inMonth: 0).count
        let scale = max(1, orders / 300)
        return days(DayRange(window.first - 6, window.last)).flatMap { ran in
            var random = random(ran, 3)
            return (1...2).compactMap { campaign -> AdCharge? in
                guard random.chance(35) else { return nil }
                let cost = Paisa(random.among(110...4_800) * 5 * scale)
                let credits = random.chance(15) ? cost.times(1, over: 10) : .zero
                let deducted = (ran + 2).orWorkingDay
                guard window.contains(deducted) else { return nil }
                return AdCharge(
                    ran: ran,
                    deducted: deducted,
                    campaign: 14_000_000 + world.seller.index * 10 + campaign,
                    cost: cost,
                    credits: credits
                )
            }
        }
    }

    /// One on the first working day on or after the 11th of every month.
    func referrals(in window: DayRange) -> [Reward] {
        days(window).filter { $0 == ($0.month.first + 10).orWorkingDay }.map { day in
            var random = random(day, 4)
            let amount = Paisa(random.among(10_000...40_000))
            return Reward(
                id: "RW\(60_000_000 + random.below(9_999_999))",
                paid: day,
                store: "Made Up Store",
                reason: "Referral bonus",
                amount: amount,
                taxes: -amount.times(10, over: 100)
            )
        }
    }

    /// A compensation and a recovery in every month.
    func adjustments(in window: DayRange) -> [PlatformAdjustment] {
        days(window).compactMap { day in
            var random = random(day, 5)
            if day == (day.month.first + 6).orWorkingDay {
                let amount = Paisa(random.among(5_000...25_000))
                return PlatformAdjustment(
                    day: day,
                    program: "Platform Compensation",
                    reason: "Weight dispute settled",
                    amount: amount
                )
            }
            guard day == (day.month.first + 18).orWorkingDay else { return nil }
            return PlatformAdjustment(
                day: day,
                program: "SELLER_INSIGHTS",
                reason: "Monthly plan > basic",
                amount: Paisa(-11_800)
            )
        }
    }
}
