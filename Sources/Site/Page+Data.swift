import Charts
import Ledger
import Meesho
import Tabular
import Wording

extension Page {
    private static let filesInTable = 8
    private static let problemsInList = 50

    func data(_ texts: Texts) -> Scope {
        let inputs = report.inputs
        // An archive that was opened says nothing its members do not.
        let listed = inputs.filter { $0.kind != .archive || $0.isRejected || !$0.note.isEmpty }
        let table = cut(table(of: listed.prefix(Page.rowsAtMost), texts), to: Page.filesInTable, of: listed.count)
        return [
            "problems": problems(texts) ?? false,
            "coverage": coverage(texts) ?? false,
            "files": texts(
                "files_text",
                [
                    "files": IndianNumber.count(inputs.count(where: \.isFile)),
                    "rows": IndianNumber.count(inputs.reduce(0) { $0 + $1.rows }),
                    "skipped": IndianNumber.count(inputs.reduce(0) { $0 + $1.skipped }),
                    "rejected": IndianNumber.count(inputs.reduce(0) { $0 + $1.rejected }),
                ]
            ),
            "inputs": inputs.isEmpty ? false : table,
            "moreInputs": more("more_rows_first", table, of: listed.count, file: "inputs.csv", texts),
            "unknown": unknown(texts) ?? false,
            "settings": settings(texts),
        ]
    }

    private func problems(_ texts: Texts) -> Scope? {
        guard !report.problems.isEmpty else { return nil }
        let rest = report.problems.count - Page.problemsInList
        return [
            "list": report.problems.prefix(Page.problemsInList).map { problem in
                [
                    "place": texts.place(problem.place),
                    "what": what(problem, texts),
                    "advice": texts(problem.advice),
                ]
            },
            "more": rest > 0 ? texts("problems_more", ["n": IndianNumber.count(rest)]) : false,
        ]
    }

    private func what(_ problem: InputError, _ texts: Texts) -> Words {
        let expected = texts(problem.expected)
        guard let found = problem.found else { return texts("problem_expected", ["expected": expected]) }
        return texts("problem_found", ["expected": expected, "found": texts(found)])
    }

    private func coverage(_ texts: Texts) -> Scope? {
        let covered = report.coverage.filter { !$0.ranges.isEmpty }
        let all = covered.flatMap(\.ranges)
        guard let first = all.first else { return nil }
        let days = all.dropFirst().reduce(first) { $0.union($1) }
        let chart = CoverageChart(
            strips: covered.map { coverage in
                let count = coverage.ranges.reduce(0) { $0 + $1.count }
                return CoverageChart.Strip(
                    label: texts["kind_" + coverage.kind.rawValue],
                    value: texts("days_count", ["n": IndianNumber.count(count)]),
                    ranges: coverage.ranges,
                    gaps: coverage.gaps,
                    overlaps: coverage.overlaps
                )
            },
            days: days,
            title: texts["coverage_title"],
            description: texts("coverage_desc", ["from": texts.date(days.first), "to": texts.date(days.last)]),
            first: texts.date(days.first),
            last: texts.date(days.last),
            month: { texts.name(ofMonth: $0.month) }
        )
        func list(_ ranges: [DayRange]) -> DataTable.Cell { .text(ranges.map(texts.range).joined(separator: "; ")) }
        let table = DataTable(
            id: "t-coverage",
            caption: texts["coverage_caption"],
            heads: ["coverage_kind", "coverage_ranges", "coverage_gaps", "coverage_overlaps"].map {
                (texts[$0], false)
            },
            rows: covered.map { coverage in
                DataTable.Row(
                    head: texts["kind_" + coverage.kind.rawValue],
                    cells: [list(coverage.ranges), list(coverage.gaps), list(coverage.overlaps)]
                )
            }
        )
        let scope: Scope = ["chart": chart.svg(opening: texts.language), "table": table]
        return scope.adding(calendar(texts))
    }

    private func table(of inputs: some Sequence<InputRecord>, _ texts: Texts) -> DataTable {
        DataTable(
            id: "t-files",
            caption: texts["files_caption"],
            heads: [
                (texts["file"], false), (texts["rows"], true), (texts["left_out"], true), (texts["days_column"], false),
                (texts["note"], false),
            ],
            // What a file is says more than the panel's long names; whole paths stand in the CSV.
            rows: inputs.map { input in
                let note = input.isRejected ? texts["file_rejected"] + " " + texts(input.note) : texts(input.note)
                let name = input.path.split(separator: "/").last.map(String.init) ?? input.path
                return DataTable.Row(
                    head: texts["kind_" + input.kind.rawValue],
                    under: name,
                    cells: [
                        .count(input.rows), .count(input.rejected), .text(input.days.map(texts.range) ?? ""),
                        .text(note),
                    ]
                )
            },
            isNamedByHeading: true
        )
    }

    private func unknown(_ texts: Texts) -> Scope? {
        let inputs = report.inputs.filter { !$0.unknownColumns.isEmpty || !$0.unknownSheets.isEmpty }
        guard !inputs.isEmpty else { return nil }
        let count = inputs.reduce(0) { $0 + $1.unknownColumns.count + $1.unknownSheets.count }
        return [
            "summary": texts("unknown_summary", ["n": IndianNumber.count(count)]),
            "list": inputs.prefix(Page.filesInTable).map { input in
                let names = input.unknownSheets.map { texts($0) } + input.unknownColumns.map { Words($0) }
                return ["path": input.path, "names": names.joined(separator: ", ")] as Scope
            },
        ]
    }

    private func settings(_ texts: Texts) -> DataTable {
        let settings = report.settings
        let hidden = report.isRedacted
        let rows: [(name: String, value: Words)] =
            dayLimits(texts) + (hidden ? [] : shares + amounts) + charges
            + [("gstScheme", texts["tax_gst_scheme_" + settings.gstScheme.rawValue])]
            + (hidden ? [] : taxSettings(texts) + productLimits + mail)
        return DataTable(
            id: "t-settings",
            caption: texts["settings_caption"],
            heads: [(texts["setting"], false), (texts["value"], true)],
            rows: rows.map { name, value in
                DataTable.Row(head: texts["setting_" + name], cells: [DataTable.Cell(text: value, style: "n")])
            },
            isNamedByHeading: true
        )
    }

    private typealias Setting = (name: String, value: Words)

    private func dayLimits(_ texts: Texts) -> [Setting] {
        let settings = report.settings
        let days = [
            ("overdueAfterDays", settings.overdueAfterDays),
            ("returnSettledAfterDays", settings.returnSettledAfterDays),
            ("returnOverdueDays", settings.returnOverdueDays), ("claimWindowDays", settings.claimWindowDays),
            ("claimPaidAfterDays", settings.claimPaidAfterDays),
            ("lostCompensatedAfterDays", settings.lostCompensatedAfterDays),
            ("bankMatchDays", settings.bankMatchDays),
        ]
        return days.map { ($0.0, texts("days_count", ["n": IndianNumber.count($0.1)])) }
    }

    private var shares: [Setting] {
        let settings = report.settings
        return [
            ("costLostOnRTO", settings.costLostOnRTO), ("costLostOnCustomerReturn", settings.costLostOnCustomerReturn),
            ("costLostOnExchange", settings.costLostOnExchange), ("costLostOnLost", settings.costLostOnLost),
        ].map { ($0.0, Words(IndianNumber.percent(tenThousandths: $0.1))) }
    }

    private var amounts: [Setting] {
        let settings = report.settings
        let names = settings.monthlyExpenses.map(\.name).joined(separator: ", ")
        return [
            ("packagingPerOrder", Words(IndianNumber.rupees(settings.packagingPerOrder))),
            ("otherMonthlyExpenses", Words(IndianNumber.rupees(settings.otherMonthlyExpenses))),
        ] + (settings.monthlyExpenses.isEmpty ? [] : [("monthlyExpenses", Words(names))])
    }

    private var charges: [Setting] {
        let settings = report.settings
        return [
            ("chargeBandPercent", percent(settings.chargeBandPercent)),
            ("chargeUsualPercent", percent(settings.chargeUsualPercent)),
            ("chargeBandLegs", Words(IndianNumber.count(settings.chargeBandLegs))),
        ]
    }

    private func taxSettings(_ texts: Texts) -> [Setting] {
        let settings = report.settings
        return [
            ("operatorGstin", settings.operatorGSTIN.map { Words($0.text) } ?? texts["none"]),
            ("costsIncludeGst", texts[settings.costsIncludeGST ? "profit_yes" : "profit_no"]),
        ]
    }

    private var productLimits: [Setting] {
        [
            ("minimumSample", Words(IndianNumber.count(report.settings.minimumSample))),
            ("repriceLimitPercent", percent(report.settings.repriceLimitPercent)),
        ]
    }

    private var mail: [Setting] {
        let addresses = [
            ("mail", report.settings.mail.map(\.description).joined(separator: ", ")),
            ("mailFrom", report.settings.mailFrom?.description ?? ""),
        ]
        return addresses.filter { !$0.1.isEmpty }.map { ($0.0, Words($0.1)) }
    }

    private func percent(_ whole: Int) -> Words { Words(IndianNumber.percent(tenThousandths: whole * 100)) }
}
