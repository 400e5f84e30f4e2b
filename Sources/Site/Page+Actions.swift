import Ledger
import Wording

extension Page {
    func actions(_ texts: Texts) -> Scope {
        let words = ActionWords(report, texts)
        return [
            "lead": texts[lead],
            "any": !report.actions.isEmpty,
            "list": report.actions.map { action in
                let left = words.left(action)
                return [
                    "text": words.text(action),
                    "target": action.target,
                    "left": left.isEmpty ? false : left,
                ] as Scope
            },
        ]
    }

    private var lead: String {
        guard !report.actions.isEmpty else { return "action_none" }
        return report.actions.contains { $0.deadline != nil } ? "action_lead" : "action_lead_undated"
    }
}
