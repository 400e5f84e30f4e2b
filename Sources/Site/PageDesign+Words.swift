import Ledger
import Meesho
import Wording

extension PageDesign {
    /// What the part of the page that explains its words takes: the same for all pages of a language.
    static func words(_ texts: Texts) -> Scope {
        [
            "labels": labels(texts),
            "groups": PrintedColumn.Group.allCases.map { group in
                [
                    "title": group.rawValue,
                    "columns": PrintedColumn.payments.filter { $0.group == group }.map { column($0, texts) },
                ] as Scope
            },
        ]
    }

    /// A column of the payments workbook in plain words.
    private static func column(_ column: PrintedColumn, _ texts: Texts) -> Scope {
        let sign =
            switch column.sign {
            case .plus: "+ "
            case .minus: "− "
            case .either: "± "
            case nil: ""
            }
        return [
            "name": column.headers.joined(separator: ", "),
            "sign": sign,
            "text": texts["column_" + column.name],
            "older": column.older.isEmpty ? false : column.older.joined(separator: " · "),
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
