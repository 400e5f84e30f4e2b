import Ledger
import Meesho
import Wording

extension Page {
    private static let findingsPerKind = 3
    /// Packed at the page's end; orders are searched by their numbers, and the CSV has all.
    private static let findingsAtMost = 50

    func owed(_ texts: Texts) -> Scope {
        // Places, not copies: a large seller has tens of thousands of findings.
        let byKind = Dictionary(grouping: report.exceptions.indices) { report.exceptions[$0].kind }
        // Claims that can still be filed have a table of their own.
        let groups = ExceptionFinding.Kind.allCases.compactMap { kind in
            kind == .claimWindowOpen ? nil : byKind[kind].map { (kind, $0) }
        }
        let windows = byKind[.claimWindowOpen] ?? []
        return [
            "lead": texts[groups.isEmpty && windows.isEmpty ? "owed_none" : "owed_lead"],
            "dues": dues(texts),
            "any": !groups.isEmpty,
            "groups": groups.map { group(of: $0, at: $1, texts) },
            "windows": windows.isEmpty ? false : self.windows(windows, texts),
            "claims": claims(texts) ?? false,
            "cannotTell": cannotTell(texts) ?? false,
            "questions": questions(texts) ?? false,
        ]
    }

    /// The findings of one kind, by their places among all.
    private func group(of kind: ExceptionFinding.Kind, at places: [Int], _ texts: Texts) -> Scope {
        let key = "exception_" + kind.rawValue
        // A column that is empty throughout takes a phone's room for nothing.
        let hasDeadlines = places.contains { report.exceptions[$0].deadline != nil }
        let rows = places.prefix(Page.findingsAtMost).map {
            row(of: report.exceptions[$0], hasDeadline: hasDeadlines, texts)
        }
        let whole = DataTable(
            id: "t-" + kind.rawValue,
            caption: texts[key],
            heads: [
                (texts["sub_order"], false), (texts["at_stake"], true),
            ] + (hasDeadlines ? [(texts["deadline"], true)] : []) + [(texts["why"], false)] + place(texts),
            rows: rows,
            sorts: true,
            isNamedByHeading: true,
            filter: "owed"
        )
        let table = cut(whole, to: Page.findingsPerKind, of: places.count)
        return [
            "kind": kind.rawValue,
            "title": texts[key],
            "text": texts[key + "_text"],
            "proof": places.first.map { FindingWords(report, texts).evidence(of: report.exceptions[$0]) } ?? "",
            "count": texts("found", ["n": IndianNumber.count(places.count)]),
            "amount": amount(at: places),
            "table": table,
            "more": more("more_rows", table, of: places.count, file: "exceptions.csv", texts),
        ]
    }

    /// At stake with findings, by their places; nothing where that cannot be told.
    private func amount(at places: [Int]) -> String {
        let amounts = places.lazy.compactMap { report.exceptions[$0].amount }
        return amounts.isEmpty ? "" : IndianNumber.rupees(amounts.reduce(.zero, +))
    }

    private func row(of finding: ExceptionFinding, hasDeadline: Bool, _ texts: Texts) -> DataTable.Row {
        let parcel = finding.awb.isEmpty ? "" : "AWB \(finding.awb)"
        let words = FindingWords(report, texts)
        let why = [words.reason(of: finding), Words(parcel)].filter { !$0.isEmpty }.joined(separator: " · ")
        return DataTable.Row(
            head: finding.subOrder.description,
            under: finding.sku,
            style: "id",
            cells: [.money(finding.amount)] + (hasDeadline ? [.day(finding.deadline)] : []) + [.sentence(why)]
                + cell(of: finding.origins)
        )
    }

    /// The head of the column that names input rows; none where they are not told.
    private func place(_ texts: Texts) -> [(text: Words, isNumber: Bool)] {
        report.ledger.sources.isEmpty ? [] : [(texts["where"], false)]
    }

    private func cell(of origins: [Origin]) -> [DataTable.Cell] {
        guard !report.ledger.sources.isEmpty else { return [] }
        let places = origins.compactMap { origin in
            sourceNames.indices.contains(Int(origin.source)) ? sourceNames[Int(origin.source)] + "\(origin.row)" : nil
        }
        return [.text(places.joined(separator: "; "), isEnglish: true)]
    }

    /// Claims that can still be filed, the nearest deadline first.
    private func windows(_ places: [Int], _ texts: Texts) -> Scope {
        let words = FindingWords(report, texts)
        let whole = DataTable(
            id: "t-claim_window_open",
            caption: texts["exception_claim_window_open"],
            heads: [
                (texts["sub_order"], false), (texts["deadline"], true), (texts["claim_days_left"], true),
                (texts["claim_awb"], false), (texts["claim_courier"], false), (texts["at_stake"], true),
                (texts["why"], false),
            ],
            rows: places.prefix(Page.findingsAtMost).map { place in
                let finding = report.exceptions[place]
                return DataTable.Row(
                    head: finding.subOrder.description,
                    under: finding.sku,
                    style: "id",
                    cells: [
                        .day(finding.deadline), .count(finding.deadline.map { $0 - report.asOf }),
                        .text(finding.awb), .text(finding.courier), .money(finding.amount),
                        .sentence(words.reason(of: finding)),
                    ]
                )
            },
            sorts: true,
            isNamedByHeading: true
        )
        let table = cut(whole, to: Page.findingsPerKind, of: places.count)
        return [
            "table": table,
            "count": texts("found", ["n": IndianNumber.count(places.count)]),
            "amount": amount(at: places),
            "more": more("claim_more", table, of: places.count, file: "exceptions.csv", texts),
        ]
    }

    private func cannotTell(_ texts: Texts) -> Scope? {
        guard !report.unsupported.isEmpty else { return nil }
        let table = DataTable(
            id: "t-cannot-tell",
            caption: texts["owed_cannot_title"],
            heads: [
                (texts["owed_cannot_kind"], false), (texts["owed_cannot_count"], true),
                (texts["owed_cannot_load"], false), (texts["owed_cannot_days"], false),
            ],
            rows: report.unsupported.map { finding in
                DataTable.Row(
                    head: texts["exception_" + finding.kind.rawValue],
                    cells: [
                        .count(finding.count), .text(texts["kind_" + finding.load.rawValue]),
                        .text(texts.range(finding.days)),
                    ]
                )
            },
            isNamedByHeading: true
        )
        return ["table": table]
    }

    private func questions(_ texts: Texts) -> Scope? {
        guard !report.chargeQuestions.isEmpty else { return nil }
        let shown = report.chargeQuestions.indices.sorted { a, b in
            let (first, second) = (report.chargeQuestions[a].difference, report.chargeQuestions[b].difference)
            return first != second ? first > second : a < b
        }.prefix(Page.findingsAtMost)
        let whole = DataTable(
            id: "t-questions",
            caption: texts["owed_questions_title"],
            heads: [
                (texts["sub_order"], false), (texts["owed_charged"], true), (texts["owed_usual"], true),
                (texts["owed_difference"], true), (texts["owed_question"], false),
            ] + place(texts),
            rows: shown.map { index in
                let question = report.chargeQuestions[index]
                return DataTable.Row(
                    head: question.subOrder.description,
                    under: report.ledger.text(question.sku),
                    style: "id",
                    cells: [
                        .money(question.charged), .money(question.usual), .money(question.difference),
                        .text(texts["owed_" + question.question.rawValue]),
                    ] + cell(of: [question.origin])
                )
            },
            sorts: true,
            isNamedByHeading: true
        )
        let table = cut(whole, to: Page.findingsPerKind, of: report.chargeQuestions.count)
        let settings = report.settings
        return [
            "table": table,
            "text": texts(
                "owed_questions_text",
                [
                    "legs": IndianNumber.count(settings.chargeBandLegs),
                    "usual": IndianNumber.percent(tenThousandths: settings.chargeUsualPercent * 100),
                    "band": IndianNumber.percent(tenThousandths: settings.chargeBandPercent * 100),
                ]
            ),
            "more": more(
                "more_rows",
                table,
                of: report.chargeQuestions.count,
                file: "charge_questions.csv",
                texts
            ),
        ]
    }
}
