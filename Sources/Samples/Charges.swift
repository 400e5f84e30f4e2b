import Meesho

/// The marketplace's arithmetic on whole paise; every amount is rounded once, half away from zero.
enum Charges {
    /// What the seller pays (negative) where the customer paid `shipping` rupees: that without the goods' GST, plus 18 %.
    static func shipping(_ shipping: Int, rate: Int) -> Paisa {
        -Paisa(shipping * 100).times(118, over: 100 + rate)
    }

    /// Tax collected or deducted (negative) from the value without GST of `sale`, `basisPoints` being 50 for 0.5 %.
    static func tax(_ basisPoints: Int, on sale: Paisa, rate: Int) -> Paisa {
        -sale.times(basisPoints, over: 100 * (100 + rate))
    }

    /// TCS of a day in basis points: 1 % until 9 July 2024, 0.5 % since.
    static func tcs(on day: Day) -> Int { day < july2024 ? 100 : 50 }

    /// TDS under section 194-O of a day in basis points: 1 % until 30 September 2024, 0.1 % since.
    static func tds(on day: Day) -> Int { day < october2024 ? 100 : 10 }

    private static let july2024 = Month(year: 2024, month: 7).first + 9
    private static let october2024 = Month(year: 2024, month: 10).first
}

extension Paisa {
    init(_ paise: Int) { self.init(Int64(paise)) }
    init(rupees: Int) { self.init(Int64(rupees) * 100) }

    func times(_ numerator: Int, over denominator: Int) -> Paisa {
        let twice = magnitude.count * Int64(numerator) * 2
        let quotient = Paisa((twice + Int64(denominator)) / (2 * Int64(denominator)))
        return self < .zero ? -quotient : quotient
    }
}
