import Ledger
import Wording

extension Page {
    func actions(_ texts: Texts) -> Scope {
        let words = ActionWords(report, texts)
        return [
            "lead": texts[report.actions.isEmpty ? "action_none" : "action_lead"],
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
}
