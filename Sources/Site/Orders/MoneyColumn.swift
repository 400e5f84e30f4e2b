import Meesho

/// A column of amounts, printed in two parts, for rupees and paise each come again and again.
struct MoneyColumn {
    private(set) var wholes = CodeColumn()
    private(set) var paise = CodeColumn()

    mutating func append(_ amount: Paisa?, in parts: inout MoneyParts) {
        let numbers = parts.numbers(of: amount)
        wholes.append(numbers.whole)
        paise.append(numbers.paise)
    }
}

/// The parts of which amounts are printed: `-₹1,234` and `.50`. Number 0 is nothing.
struct MoneyParts {
    private var wholeKeys = Numbering<Int64>()
    private var paiseKeys = Numbering<UInt64>()
    private(set) var wholes = [""]
    private(set) var paise = [""]

    mutating func numbers(of amount: Paisa?) -> (whole: Int, paise: Int) {
        guard let amount else { return (0, 0) }
        let (rupees, rest) = amount.count.magnitude.quotientAndRemainder(dividingBy: 100)
        // Less than a rupee may have a sign, too.
        let key = amount.count < 0 ? ~Int64(rupees) : Int64(rupees)
        let (whole, paise) = (wholeKeys.number(key) + 1, paiseKeys.number(rest) + 1)
        if wholes.count <= whole { wholes.append(IndianNumber.parts(amount).whole) }
        if self.paise.count <= paise { self.paise.append(IndianNumber.parts(amount).decimals) }
        return (whole, paise)
    }
}
