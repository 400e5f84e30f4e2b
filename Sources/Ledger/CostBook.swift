import Meesho
import Tabular

/// What each SKU costs, by the seller's own cost sheets.
package struct CostBook: Sendable {
    struct Cost: Sendable, Hashable {
        /// Per unit.
        var goods: Paisa
        /// Per order; `nil` leaves it to the settings.
        var packaging: Paisa?
        var validFrom: Day?
        /// GST inside ``goods``, in hundredths of a percent; `nil` where the sheet does not say.
        var gstRate: Int?
    }

    private var exact: [String: [Cost]] = [:]
    /// Folded spelling → the spellings that share it.
    private var folded: [String: Set<String>] = [:]
    private(set) var problems: [InputError] = []

    /// - Parameter parts: Cost sheets in order; rows that name a SKU twice with different costs are left out.
    package init(_ parts: [Part]) {
        var contradicted: Set<String> = []
        for part in parts {
            for sheet in part.sheets {
                guard case .costs(let rows) = sheet.content else { continue }
                for row in rows {
                    guard let goods = row.cost else { continue }
                    let sku = part.texts[row.sku]
                    let cost = Cost(
                        goods: goods,
                        packaging: row.packaging,
                        validFrom: row.validFrom,
                        gstRate: row.gstRate
                    )
                    if let other = exact[sku]?.first(where: { $0.validFrom == cost.validFrom }) {
                        guard other != cost else { continue }
                        contradicted.insert(sku)
                        problems.append(
                            InputError(
                                .badSetting,
                                at: Place(
                                    path: sheet.source.path,
                                    sheet: sheet.source.sheet.isEmpty ? nil : sheet.source.sheet,
                                    row: Int(row.row)
                                ),
                                expected: "one cost for the SKU \(sku)",
                                found: "\(other.goods.decimal) and \(cost.goods.decimal)",
                                advice:
                                    "Keep one of the rows, or give each a valid-from date; until then the SKU counts as "
                                    + "having no cost."
                            )
                        )
                        continue
                    }
                    exact[sku, default: []].append(cost)
                    folded[SKU.fold(sku), default: []].insert(sku)
                }
            }
        }
        for sku in contradicted { exact[sku] = [] }
        for key in exact.keys {
            exact[key]?.sort { ($0.validFrom?.number ?? .min) < ($1.validFrom?.number ?? .min) }
        }
    }

    var isEmpty: Bool { exact.values.allSatisfy(\.isEmpty) }

    /// The costs of a SKU, by the day from which they hold: those of its exact spelling, else of the only one that
    /// differs in nothing but case and blanks. Empty where the sheets do not say.
    func costs(of sku: String) -> [Cost] {
        if let costs = exact[sku] { return costs }
        guard let others = folded[SKU.fold(sku)], others.count == 1, let only = others.first else { return [] }
        return exact[only] ?? []
    }

    /// The one of a SKU's costs that holds for an order of `day`.
    static func cost(in costs: [Cost], on day: Day?) -> Cost? {
        guard let day else { return costs.last }
        return costs.last { ($0.validFrom?.number ?? .min) <= day.number }
    }
}
