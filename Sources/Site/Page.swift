import Charts
import Ledger
import Meesho
import Wording

/// The whole dashboard of one seller as one file, `index.html`.
///
/// It computes nothing: every figure is in the report, and the page puts it into words, tables and pictures.
package struct Page {
    let report: SellerReport
    private let design: PageDesign
    /// What the page's tables do not show.
    let rest = RestRows()
    /// `file › sheet › ` of every source of the ledger, as far as there are. The folder of a seller's files says
    /// nothing; the CSV has the whole path.
    let sourceNames: [String]

    package init(_ report: SellerReport, design: PageDesign) {
        self.report = report
        self.design = design
        sourceNames = report.ledger.sources.map { source in
            let names = [String(source.path.split(separator: "/").last ?? ""), source.sheet]
            return names.filter { !$0.isEmpty }.map { $0 + " › " }.joined()
        }
    }

    /// The bytes of `index.html`.
    package func html() -> [UInt8] { design.render(context(design.texts)) }

    /// The bytes of a file that the page is made of.
    package func bytes(of part: PagePart) -> [UInt8] {
        switch part {
        case .whole: html()
        case .frame:
            design.render((["csp": PagePart.framePolicy, "frame": true] as Scope).adding(context(design.texts)))
        case .style: Array(design.style(adding: sheetFooter(design.texts)).utf8)
        case .script: Array(design.script.utf8)
        case .headers: Array(PagePart.headersText.utf8)
        }
    }

    private func context(_ texts: Texts) -> Scope {
        let style = design.style(adding: sheetFooter(texts))
        return [
            "lang": texts.language.rawValue,
            "languages": Language.allCases.map {
                ["code": $0.rawValue, "name": $0.name, "isOpening": $0 == texts.language] as Scope
            },
            "version": report.version,
            "title": title(texts).text(in: texts.language),
            "csp": policy(style: style),
            "style": style,
            "script": design.script,
            "patterns": SVG.patterns,
            "t": texts.phrases,
            "seller": seller(texts),
            "redacted": report.isRedacted ? texts["redact_note"] : false,
            "alert": alert(texts) ?? false,
            "actions": actions(texts),
            "answers": answers(texts),
            "periods": periods(texts),
            "comparison": comparison(texts) ?? false,
            "since": since(texts) ?? false,
            "audit": audit(texts),
            "money": money(texts),
            "time": time(texts),
            "payouts": payouts(texts),
            "ads": ads(texts),
            "owed": owed(texts),
            "returns": returns(texts),
            "tax": tax(texts),
            "products": products(texts),
            "states": states(texts),
            "find": find(texts) ?? false,
            "data": data(texts),
            "words": design.words,
            // Read last, after every table was made.
            "rest": rest.block ?? false,
            "footer": texts("footer", ["version": report.version]),
        ]
    }

    /// Nothing may be loaded from anywhere; only this very style and this very script count.
    private func policy(style: String) -> String {
        "default-src 'none'; style-src 'sha256-\(PageDesign.hash(style))'; "
            + "script-src 'sha256-\(design.scriptHash)'; img-src data:; base-uri 'none'; form-action 'none'"
    }

    /// Seller and page number on every printed sheet.
    private func sheetFooter(_ texts: Texts) -> String {
        let line = HTML.styleString((sellerName(texts) + " · " + period(texts)).text(in: texts.language))
        return "@page{@bottom-left{content:\(line);font-size:8pt}"
            + "@bottom-right{content:counter(page) \" / \" counter(pages);font-size:8pt}}\n"
    }

    func title(_ texts: Texts) -> Words {
        texts("title", ["seller": sellerName(texts), "date": texts.date(report.asOf)])
    }

    /// The name the seller gave in the settings, else "Seller 1234567".
    func sellerName(_ texts: Texts) -> Words {
        report.seller.name.map { Words($0) } ?? texts("seller_unnamed", ["id": report.seller.id])
    }

    private func period(_ texts: Texts) -> Words {
        let days = [report.orderPeriod, report.paymentPeriod].compactMap(\.self)
        guard let first = days.first else { return texts.date(report.asOf) }
        return texts.range(days.dropFirst().reduce(first) { $0.union($1) })
    }

    func seller(_ texts: Texts) -> Scope {
        var facts: [(name: String, value: Words)] = []
        if report.seller.name != nil { facts.append(("fact_id", Words(report.seller.id))) }
        if !report.seller.gstins.isEmpty, !report.isRedacted {
            facts.append(("fact_gstin", Words(report.seller.gstins.joined(separator: ", "))))
        }
        facts.append(("fact_orders", report.orderPeriod.map(texts.range) ?? texts["none"]))
        facts.append(("fact_payments", report.paymentPeriod.map(texts.range) ?? texts["none"]))
        facts.append(("fact_as_of", texts.date(report.asOf)))
        facts.append(("fact_files", Words(IndianNumber.count(report.inputs.count { $0.isFile && !$0.isRejected }))))
        return [
            "name": sellerName(texts),
            "facts": facts.map { ["name": texts[$0.0], "value": $0.1] as Scope },
        ]
    }

    /// What must be known before any figure is used; `nil` where all is well.
    func alert(_ texts: Texts) -> Scope? {
        var lines: [Words] = []
        if !report.problems.isEmpty {
            lines.append(texts("alert_problems", ["n": IndianNumber.count(report.problems.count)]))
        }
        let audit = report.audit
        if audit.settlementMismatch > 0 {
            lines.append(
                texts(
                    "alert_audit_rows",
                    ["n": IndianNumber.count(audit.settlementMismatch), "of": IndianNumber.count(audit.legs)]
                )
            )
        }
        if audit.formulaTotal != audit.printedTotal || audit.byTransactionTotal != audit.printedTotal {
            lines.append(
                texts(
                    "alert_audit_totals",
                    [
                        "rows": IndianNumber.rupees(audit.printedTotal),
                        "formula": IndianNumber.rupees(audit.formulaTotal),
                        "transactions": IndianNumber.rupees(audit.byTransactionTotal),
                    ]
                )
            )
        }
        guard !lines.isEmpty else { return nil }
        let isUnread = !report.problems.isEmpty
        return [
            "title": texts["alert_title"],
            "lines": lines,
            "target": isUnread ? "problems" : place(of: .shortPaid),
            "more": texts[isUnread ? "alert_more_problems" : "alert_more_audit"],
        ]
    }

    /// What of a long list a table is made of at most; searching in more is the work of the file that has all.
    static let rowsAtMost = 200

    /// `table` with its first rows; the others go packed to the end of the page. `all` counts those of the file that has
    /// them all, where the page has only a part of them.
    func cut(_ table: DataTable, to count: Int, of all: Int? = nil) -> DataTable {
        var cut = rest.cut(table, to: count)
        cut.found = all.flatMap { $0 > table.rows.count ? $0 : nil }
        return cut
    }

    /// A note under a table that is cut short, with the CSV that holds all of it; `false` where nothing is cut.
    func more(_ key: String, _ table: DataTable, of all: Int, file: String, _ texts: Texts) -> Any {
        let isWhole = table.rows.count + table.rest == all
        return more(key, shown: table.rows.count, of: all, file: file, texts, wholeIn: isWhole ? table.id : nil)
    }

    /// Markup of a chart; `false` without one.
    func markup(_ chart: String) -> Any { chart.isEmpty ? false : chart as Any }

    /// The same for what is no table. The note is wrong once the script shows the whole of `table`.
    func more(
        _ key: String,
        shown: Int,
        of all: Int,
        file: String,
        _ texts: Texts,
        wholeIn table: String? = nil
    ) -> Any {
        guard shown < all else { return false }
        return [
            "text": texts(key, ["shown": IndianNumber.count(shown), "all": IndianNumber.count(all)]),
            "href": "data/" + file,
            "of": table ?? false,
        ] as Scope
    }
}
