import Ledger
import Meesho
import Wording

/// Which way a figure went, by how much, and from where, in words.
struct Change {
    /// -1, 0 or 1.
    var direction: Int
    /// Without a sign.
    var amount: Words
    var before: String

    /// `nil` where the two cannot be compared.
    init?(from previous: Answer.Value, to value: Answer.Value, _ texts: Texts) {
        guard let difference = Comparison.Difference(from: previous, to: value) else { return nil }
        self.init(difference, texts)
        switch previous {
        case .money(let amount): before = IndianNumber.rupees(amount)
        case .count(let count): before = IndianNumber.count(count)
        case .rate(let ratio):
            guard let text = IndianNumber.percent(ratio) else { return nil }
            before = text
        }
    }

    init(_ difference: Comparison.Difference, _ texts: Texts) {
        before = ""
        switch difference {
        case .money(let money):
            direction = Int(money.count.signum())
            amount = Words(IndianNumber.rupees(money.magnitude))
        case .count(let count):
            direction = count.signum()
            amount = Words(IndianNumber.count(abs(count)))
        case .rate(let tenThousandths):
            direction = tenThousandths.signum()
            amount = texts("points", ["n": IndianNumber.tenths(abs(tenThousandths))])
        }
    }

    /// `+₹120.00`, `-1.4 points`, `0`.
    var signed: Words { (direction > 0 ? "+" : direction < 0 ? "-" : "") + amount }
}
