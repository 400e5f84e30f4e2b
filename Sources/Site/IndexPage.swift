import Ledger
import Meesho
import Tabular
import Wording

/// The page that lists the bundles of one run, for whoever makes reports for several sellers. It is no part of any
/// bundle, and names every seller: only what their folders tell anyway where bundles are sealed or redacted.
package struct IndexPage: Sendable {
    /// One seller of the run.
    package struct Entry: Sendable, Hashable {
        package enum State: String, Sendable {
            case written
            /// Written, with input left out.
            case problems
            case sealed
            /// Its files contradict each other about whose they are.
            case conflict
            /// Not written for another reason, which the run tells.
            case failed
        }

        package var id: String
        package var name: String?
        /// The folder of the bundle beside the index; `nil` where there is none.
        package var folder: String?
        package var state: State
        package var orders: Int?
        package var problems: Int?

        package init(
            id: String,
            name: String?,
            folder: String?,
            state: State,
            orders: Int? = nil,
            problems: Int? = nil
        ) {
            self.id = id
            self.name = name
            self.folder = folder
            self.state = state
            self.orders = orders
            self.problems = problems
        }
    }

    private let design: PageDesign
    private let version: String

    /// Throws where a template or the texts of the language cannot be used.
    package init(_ language: Language, templates: TemplateFiles, version: String) throws(InputError) {
        design = try PageDesign(language, templates: templates, for: [.index])
        self.version = version
    }

    /// The bytes of the page.
    ///
    /// - Parameters:
    ///   - entries: In the order of their rows.
    ///   - isPlain: Whether names and figures may be told; else only the folders are.
    package func html(_ entries: [Entry], asOf: Day, isPlain: Bool) -> [UInt8] {
        let texts = design.plainTexts
        let style = design.style(adding: IndexPage.rules)
        return design.render(
            [
                "lang": texts.language.rawValue,
                "version": version,
                "csp": "default-src 'none'; style-src 'sha256-\(PageDesign.hash(style))'; img-src data:; "
                    + "base-uri 'none'; form-action 'none'",
                "style": style,
                "t": texts.phrases,
                "title": texts["index_title"],
                "lead": texts(
                    "index_lead",
                    [
                        "n": IndianNumber.count(entries.count),
                        "written": IndianNumber.count(entries.count { $0.folder != nil }),
                        "date": texts.date(asOf),
                    ]
                ),
                "figures": isPlain,
                "note": texts[isPlain ? "index_note" : "index_note_sealed"],
                "rows": entries.map { row(of: $0, isPlain: isPlain, texts) },
                "footer": texts("footer", ["version": version]),
            ],
            as: "index"
        )
    }

    /// On a phone a seller's cells stand below each other: every one of them is looked for.
    private static let rules = """
        @media screen and (max-width:30em){.runs thead{display:none}.runs tr{display:block;padding:8px 0;\
        border-bottom:1px solid var(--line)}.runs th,.runs td{display:block;padding:2px 0;border:0;text-align:start}\
        .runs td[data-label]:not(:empty)::before{content:attr(data-label)": "}}

        """

    private func row(of entry: Entry, isPlain: Bool, _ texts: Texts) -> Scope {
        let name =
            isPlain
            ? entry.name.map { Words($0) } ?? texts("seller_unnamed", ["id": entry.id])
            : Words(entry.folder ?? entry.id)
        return [
            "name": name,
            "id": isPlain && entry.name != nil ? entry.id : false,
            // A folder's name is safe in an address: letters, digits, points, hyphens and low lines.
            "href": entry.folder.map { $0 + "/index.html" } ?? false,
            "state": texts["index_state_" + entry.state.rawValue],
            "figures": isPlain,
            "orders": entry.orders.map(IndianNumber.count) ?? "",
            "problems": entry.problems.map(IndianNumber.count) ?? "",
        ]
    }
}
