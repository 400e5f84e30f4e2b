import Ledger
import Meesho
import Wording

/// Actions in words: `File 12 claims worth ₹4,310.00 by Friday`.
struct ActionWords {
    private let asOf: Day
    private let texts: Texts

    init(_ report: SellerReport, _ texts: Texts) {
        asOf = report.asOf
        self.texts = texts
    }

    func text(_ action: Action) -> Words {
        var values: Values = [
            "n": IndianNumber.count(action.count),
            "worth": action.amount.map { texts("action_worth", ["amount": IndianNumber.rupees($0)]) } ?? Words(""),
            "amount": action.amount.map(IndianNumber.rupees) ?? "",
            "by": by(action),
        ]
        var key = "action_" + action.kind.rawValue
        if let kind = action.file, let days = action.days {
            // Inside a sentence.
            values["kind"] = texts["kind_" + kind.rawValue].map { $0.lowercased() }
            values["days"] = texts.range(days)
            values["day"] = texts.date(days.first)
            if days.count < action.count { key += "_many" }
        }
        return texts(key, values)
    }

    /// ` by Friday`; ` , the first by Friday` where others have longer; nothing without a deadline.
    private func by(_ action: Action) -> Words {
        guard let deadline = action.deadline, let left = action.daysLeft else { return "" }
        let isFirst = action.lastDeadline.map { $0 > deadline } ?? false
        let when =
            switch left {
            case 0: texts["action_today"]
            case 1: texts["action_tomorrow"]
            case 2...6: texts.weekday(deadline)
            default: texts.date(deadline)
            }
        return texts(isFirst ? "action_first_by" : "action_by", ["day": when])
    }

    /// `3 days left`, beside the action; nothing without a deadline, or where the action itself says that it is today.
    func left(_ action: Action) -> Words {
        guard let left = action.daysLeft, left > 0 else { return "" }
        return texts("action_left", ["n": IndianNumber.count(left)])
    }
}

extension Texts {
    /// The words built in, for what is written once whatever language the page opens in; without them, keys.
    static let english = (try? Texts(only: .en, templates: TemplateFiles())) ?? Texts(without: .en)

    /// `Friday`.
    func weekday(_ day: Day) -> Words {
        self["action_weekdays"].map { text in
            let names = text.split(separator: " ")
            return names.indices.contains(day.weekday - 1) ? String(names[day.weekday - 1]) : day.iso
        }
    }
}
