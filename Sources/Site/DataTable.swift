import Ledger
import Meesho
import Wording

/// A table of the page: finished strings, declared column by column.
struct DataTable {
    struct Cell {
        var text: Words
        /// What the column sorts by; `nil` sorts by the text.
        var sort: String?
        var style = ""
        var isEnglish = false
        /// Where it leads; `nil` for most.
        var link: String?

        init(text: any Wordable, sort: String? = nil, style: String = "", isEnglish: Bool = false) {
            self.text = text.words
            self.sort = sort
            self.style = style
            self.isEnglish = isEnglish
        }

        static func text(_ text: any Wordable, isEnglish: Bool = false) -> Cell {
            Cell(text: text, style: isEnglish ? "t" : "d", isEnglish: isEnglish)
        }
        /// Given room to stand in few lines.
        static func sentence(_ words: Words) -> Cell { Cell(text: words, style: "t") }
        static func count(_ value: Int?) -> Cell {
            guard let value else { return Cell(text: "", style: "n") }
            return Cell(text: IndianNumber.count(value), sort: String(value), style: "n")
        }
        static func money(_ value: Paisa?) -> Cell {
            guard let value else { return Cell(text: "", style: "n") }
            let style = value < .zero ? "n neg" : "n"
            return Cell(text: IndianNumber.rupees(value), sort: String(value.count), style: style)
        }
        /// A provisional rate is marked by more than a colour; ``Page/mark(_:_:)`` explains the mark.
        static func rate(_ ratio: Ratio, isProvisional: Bool = false) -> Cell {
            guard let text = IndianNumber.percent(ratio), let sort = ratio.tenThousandths else {
                return Cell(text: "", style: "n")
            }
            return Cell(text: isProvisional ? text + "\u{A0}~" : text, sort: String(sort), style: "n")
        }
        static func day(_ day: Day?) -> Cell {
            guard let day else { return Cell(text: "") }
            return Cell(text: day.numeric, sort: String(day.number), style: "n")
        }
    }

    struct Row {
        var head: Words
        /// A second, smaller line under the head.
        var under: Words = ""
        var headSort: String?
        var style = ""
        /// Unique in its page, for links to the row.
        var id: String?
        var cells: [Cell]

        init(
            head: any Wordable,
            under: any Wordable = "",
            headSort: String? = nil,
            style: String = "",
            id: String? = nil,
            cells: [Cell]
        ) {
            self.head = head.words
            self.under = under.words
            self.headSort = headSort
            self.style = style
            self.id = id
            self.cells = cells
        }
    }

    var headingID: String { id + "-h" }

    /// Longer tables scroll in a box of their own, under their heads.
    static let tallRows = 16

    /// Unique in its page.
    var id: String
    var caption: Words
    var heads: [(text: Words, isNumber: Bool)]
    var rows: [Row] = []
    /// How many more rows it has in ``RestRows``.
    var rest = 0
    /// How many rows there are in all, of which the page has a part; `nil` where it has them all.
    var found: Int?
    /// Whether the script may sort it by its headers.
    var sorts = false
    /// Whether the element with ``headingID`` above it names it, so that it needs no caption.
    var isNamedByHeading = false
    /// The filter box that searches it.
    var filter: String?
}
