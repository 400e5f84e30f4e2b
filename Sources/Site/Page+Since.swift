import Ledger
import Meesho
import Wording

extension Page {
    private static let changesPerKind = 12

    /// `nil` without an earlier report.
    func since(_ texts: Texts) -> Scope? {
        guard let since = report.since else { return nil }
        let kinds = SinceFigures.Kind.allCases.filter { since[$0].count > 0 }
        let shown = largest(since)
        let isOtherPeriod = since.period != report.period
        return [
            "lead": texts(
                "since_lead",
                [
                    "date": texts.date(since.asOf),
                    "before": IndianNumber.rupees(since.settlementBefore),
                    "now": IndianNumber.rupees(since.settlementNow),
                    "difference": Change(.money(since.settlementDifference), texts).signed,
                ]
            ),
            "warning": isOtherPeriod ? texts["since_other_period"] : false,
            "none": kinds.isEmpty ? texts["since_none"] : false,
            "moves": moves(since, texts) ?? false,
            "groups": kinds.map { group(of: $0, shown[Int($0.rawValue)], since, texts) },
        ]
    }

    /// Of each kind the changes with the most rupees, in one pass over all of them.
    private func largest(_ since: SinceFigures) -> [[SinceFigures.Change]] {
        func weight(_ change: SinceFigures.Change) -> UInt64 { change.amount?.count.magnitude ?? 0 }
        var kinds = Array(repeating: [SinceFigures.Change](), count: SinceFigures.Kind.allCases.count)
        for change in since.changes {
            let kind = Int(change.kind.rawValue)
            let isFull = kinds[kind].count == Page.changesPerKind
            if isFull, let last = kinds[kind].last, weight(last) >= weight(change) { continue }
            if isFull { kinds[kind].removeLast() }
            let place = kinds[kind].firstIndex { weight($0) < weight(change) } ?? kinds[kind].count
            kinds[kind].insert(change, at: place)
        }
        return kinds
    }

    private func moves(_ since: SinceFigures, _ texts: Texts) -> DataTable? {
        guard !since.moves.isEmpty else { return nil }
        return DataTable(
            id: "t-moves",
            caption: texts["since_moves"],
            heads: [(texts["since_before"], false), (texts["since_after"], false), (texts["since_count"], true)],
            rows: since.moves.map { move in
                DataTable.Row(
                    head: texts["since_outcome_" + move.from.name],
                    cells: [.text(texts["since_outcome_" + move.to.name]), .count(move.count)]
                )
            }
        )
    }

    private func group(
        of kind: SinceFigures.Kind,
        _ shown: [SinceFigures.Change],
        _ since: SinceFigures,
        _ texts: Texts
    ) -> Scope {
        let key = "since_" + kind.name
        let total = since[kind]
        let table = DataTable(
            id: "t-since_" + kind.name,
            caption: texts[key],
            heads: [
                (texts["sub_order"], false), (texts["since_before"], false), (texts["since_after"], false),
                (texts["amount"], true),
            ],
            rows: shown.map { row(of: $0, since, texts) },
            sorts: true,
            isNamedByHeading: true
        )
        return [
            "title": texts[key],
            "about": texts[key + "_text"],
            "count": texts("found", ["n": IndianNumber.count(total.count)]),
            "amount": kind == .outcomeChanged ? "" : IndianNumber.rupees(total.amount),
            "table": table,
            "more": more("more_rows", shown: shown.count, of: total.count, file: "since.csv", texts),
        ]
    }

    private func row(of change: SinceFigures.Change, _ since: SinceFigures, _ texts: Texts) -> DataTable.Row {
        let entry = since.entry(change, in: report.ledger)
        let finding = since.finding(change, in: report.exceptions)
        // A kind of a former version has no words any more.
        let kind = since.findingKind(change)
        let findingText = texts.phrases["exception_" + kind] ?? Words(kind)
        let outcomeBefore = since.outcomeBefore(change).map { texts["since_outcome_" + $0.name] } ?? ""
        let outcomeNow = entry.map { texts["since_outcome_" + $0.outcome.name] } ?? ""
        let (before, after): (DataTable.Cell, DataTable.Cell) =
            switch change.kind {
            case .newOrder: (.text(""), .text(outcomeNow))
            case .outcomeChanged: (.text(outcomeBefore), .text(outcomeNow))
            case .newlyPaid: (.text(""), .day(entry?.paymentDate))
            case .settlementChanged:
                (.money(since.settlementBefore(change, in: report.ledger)), .money(entry?.settlement))
            case .orderGone: (.text(outcomeBefore), .text(""))
            case .findingNew: (.text(""), .text(findingText))
            case .findingSettled: (.text(findingText), .text(""))
            case .findingOpen: (.text(findingText), .text(findingText))
            }
        return DataTable.Row(
            head: change.subOrder == .none ? texts["not_known"] : change.subOrder.description,
            under: finding?.sku ?? entry.map { report.ledger.text($0.sku) } ?? "",
            style: "id",
            cells: [before, after, .money(change.amount)]
        )
    }
}
