import Ledger
import Meesho

extension Page {
    private static let findingsPerKind = 25

    func owed(_ texts: Texts) -> [String: Any] {
        // Places, not copies: a large seller has tens of thousands of findings.
        let byKind = Dictionary(grouping: report.exceptions.indices) { report.exceptions[$0].kind }
        let groups = ExceptionFinding.Kind.allCases.compactMap { kind in byKind[kind].map { (kind, $0) } }
        return [
            "lead": texts[groups.isEmpty ? "owed_none" : "owed_lead"],
            "any": !groups.isEmpty,
            "groups": groups.map { group(of: $0, at: $1, texts) },
        ]
    }

    /// The findings of one kind, by their places among all.
    private func group(of kind: ExceptionFinding.Kind, at places: [Int], _ texts: Texts) -> [String: Any] {
        let key = "exception_" + kind.rawValue
        let amounts = places.compactMap { report.exceptions[$0].amount }
        let shown = places.prefix(Page.findingsPerKind)
        let table = DataTable(
            caption: texts[key],
            heads: [
                (texts["sub_order"], false), (texts["at_stake"], true), (texts["deadline"], true),
                (texts["why"], false), (texts["where"], false),
            ],
            rows: shown.map { row(of: report.exceptions[$0], texts) },
            sorts: true,
            isCaptionHidden: true,
            filter: "owed"
        )
        return [
            "kind": kind.rawValue,
            "title": texts[key],
            "text": texts[key + "_text"],
            "count": texts("found", ["n": IndianNumber.count(places.count)]),
            "amount": amounts.isEmpty ? "" : IndianNumber.rupees(amounts.reduce(.zero, +)),
            "table": table,
            "more": more("more_rows", shown: shown.count, of: places.count, file: "exceptions.csv", texts),
        ]
    }

    private func row(of finding: ExceptionFinding, _ texts: Texts) -> DataTable.Row {
        let why = [finding.reason, finding.evidence].filter { !$0.isEmpty }.joined(separator: " · ")
        let origins = finding.origins.map(report.ledger.source(of:)).filter { !$0.isEmpty }
        return DataTable.Row(
            head: finding.subOrder.description,
            under: finding.sku,
            style: "id",
            cells: [
                .money(finding.amount), .day(finding.deadline, texts), .text(why, isEnglish: true),
                .text(origins.joined(separator: " "), isEnglish: true),
            ]
        )
    }
}
