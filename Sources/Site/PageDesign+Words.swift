import Ledger
import Meesho
import Wording

extension PageDesign {
    /// What the part of the page that explains its words takes: the same for all pages of a language.
    static func words(_ texts: Texts) -> Scope {
        [
            "labels": labels(texts),
            "columns": Component.allCases.map { component in
                let key = "component_" + component.name
                return ["name": texts[key], "text": texts[key + "_text"]] as Scope
            },
        ]
    }

    /// How sure figures are: every label with what it means.
    static func labels(_ texts: Texts) -> [Scope] {
        [Certainty.proven, .printed, .assumed, .estimated].map { label in
            label.tag(texts).adding(["text": texts["label_\(label.rawValue)_text"]])
        }
    }
}

extension Certainty {
    var sign: String {
        switch self {
        case .proven: "✓"
        case .printed: "="
        case .assumed: "±"
        case .estimated: "~"
        }
    }

    /// A label of its own shape and sign, so that it is told apart without colour.
    func tag(_ texts: Texts) -> Scope {
        ["name": texts["label_" + rawValue], "class": rawValue, "sign": sign]
    }
}
