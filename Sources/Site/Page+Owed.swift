import Ledger
import Meesho

extension Page {
    private static let findingsPerKind = 25

    func owed(_ texts: Texts) -> [String: Any] {
        let kinds = ExceptionFinding.Kind.allCases.map { kind in report.exceptions.filter { $0.kind == kind } }
            .filter { !$0.isEmpty }
        return [
            "lead": texts[kinds.isEmpty ? "owed_none" : "owed_lead"],
            "any": !kinds.isEmpty,
            "groups": kinds.map { group(of: $0, texts) },
        ]
    }

    /// Findings of one kind, at least one.
    private func group(of findings: [ExceptionFinding], _ texts: Texts) -> [String: Any] {
        let key = "exception_" + (findings.first?.kind.rawValue ?? "")
        let amounts = findings.compactMap(\.amount)
        let shown = findings.prefix(Page.findingsPerKind)
        let table = DataTable(
            caption: texts[key],
            heads: [
                (texts["sub_order"], false), (texts["at_stake"], true), (texts["deadline"], true),
                (texts["why"], false), (texts["where"], false),
            ],
            rows: shown.map { row(of: $0, texts) },
            sorts: true,
            isCaptionHidden: true,
            filter: "owed"
        )
        return [
            "title": texts[key],
            "text": texts[key + "_text"],
            "count": texts("found", ["n": IndianNumber.count(findings.count)]),
            "amount": amounts.isEmpty ? "" : IndianNumber.rupees(amounts.reduce(.zero, +)),
            "table": table,
            "more": more("more_rows", shown: shown.count, of: findings.count, file: "exceptions.csv", texts),
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
