import Tabular
import Yams

extension SettingsFile {
    private static let noExpense: Phrase = "It counts as no expense until it is corrected."

    /// More than any seller lists.
    private static let mostExpenses = 100

    /// An expense: its rupees a month, or a line for each month it is due in.
    mutating func readExpense(_ name: String, _ node: Node, _ place: Place) {
        let place = place.at(row: node.mark?.line ?? place.row, column: place.column)
        guard SettingsFile.isName(name), settings.monthlyExpenses.count < Self.mostExpenses else {
            return refuse(
                expected: "at most \(Self.mostExpenses) expenses, each with a name of 1 to 100 characters",
                found: Phrase(quoting: name),
                at: place,
                advice: Self.noExpense
            )
        }
        guard !settings.monthlyExpenses.contains(where: { $0.name == name }) else {
            return refuse(
                expected: "each expense once",
                found: Phrase(quoting: name),
                at: place,
                advice: Self.noExpense
            )
        }
        guard case .mapping(let months) = node else {
            let text = node.scalar?.string ?? ""
            guard let amount = Self.expense(text) else {
                return refuse(
                    expected: "\(name) as an amount of 0 or more, in rupees",
                    found: Phrase(quoting: text),
                    at: place,
                    advice: Self.noExpense
                )
            }
            return settings.monthlyExpenses.append(MonthlyExpense(name: name, monthly: amount))
        }
        var expense = MonthlyExpense(name: name)
        for (key, value) in months {
            let (key, text) = (key.scalar?.string ?? "", value.scalar?.string ?? "")
            let place = place.at(row: value.mark?.line ?? place.row, column: place.column)
            guard let month = Month(iso: key) else {
                refuse(
                    expected: "months of \(name) such as 2025-08",
                    found: Phrase(quoting: key),
                    at: place,
                    advice: Self.noExpense
                )
                continue
            }
            guard let amount = Self.expense(text) else {
                refuse(
                    expected: "\(name) of \(key) as an amount of 0 or more, in rupees",
                    found: Phrase(quoting: text),
                    at: place,
                    advice: Self.noExpense
                )
                continue
            }
            expense.byMonth[month] = amount
        }
        settings.monthlyExpenses.append(expense)
    }

    private static func expense(_ text: String) -> Paisa? {
        Paisa(rupees: text).flatMap { $0 >= .zero && $0 <= Amounts.limit * 100 ? $0 : nil }
    }
}

extension Month {
    /// `2025-08`.
    init?(iso text: String) {
        guard text.utf8.count == 7, text.utf8.dropFirst(4).first == UInt8(ascii: "-"), let year = Int(text.prefix(4)),
            let month = Int(text.suffix(2)), year >= 2000, (1...12).contains(month)
        else { return nil }
        self.init(year: year, month: month)
    }
}
