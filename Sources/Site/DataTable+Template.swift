import Mustache
import Wording

/// A table as its template takes it.
///
/// A page has fifty tables with a thousand cells and more: they come as finished markup, `start`, `headCells` and
/// `bodyRows`. A template that writes them itself finds their texts under the other names.
extension DataTable: MustacheParent {
    /// Every known name has a value: a missing one would be looked for in the surrounding sections.
    func child(named name: String) -> Any? {
        switch name {
        case "caption": caption
        case "quiet": isNamedByHeading
        case "headingID": headingID
        case "tall": isTall
        case "sorts": sorts
        case "filter": DataTable.optional(filter)
        case "start": start
        case "headCells": headCells
        case "bodyRows": bodyRows
        case "heads": heads.map { ["text": $0.text, "number": $0.isNumber] as Scope }
        case "rows": rows.map(DataTable.values(of:))
        default: nil
        }
    }

    /// Up to and with the caption.
    private var start: String {
        var markup = Markup()
        markup.raw(isTall ? "<div class=\"scroll tall\"" : "<div class=\"scroll\"")
        markup.raw(" role=\"region\" tabindex=\"0\"")
        markup.attribute("aria-labelledby", headingID)
        markup.raw(">\n<table")
        markup.attribute("id", id)
        if isNamedByHeading { markup.attribute("aria-labelledby", headingID) }
        if sorts { markup.raw(" data-sorts") }
        if rest > 0 {
            markup.attribute("data-rest", id)
            markup.attribute("data-shown", rows.count)
            markup.attribute("data-count", rows.count + rest)
        }
        markup.attribute("data-filtered", filter)
        markup.raw(">")
        guard !isNamedByHeading else { return markup.string }
        markup.raw("\n<caption")
        markup.attribute("id", headingID)
        markup.raw(">")
        markup.words(caption)
        markup.raw("</caption>")
        return markup.string
    }

    private var isTall: Bool { sorts && rows.count > DataTable.tallRows }

    private var headCells: String {
        var markup = Markup()
        for head in heads {
            markup.raw(head.isNumber ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
            markup.words(head.text)
            markup.raw("</th>")
        }
        return markup.string
    }

    /// A line per row.
    private var bodyRows: String {
        var markup = Markup()
        for row in rows {
            markup.row(row)
            markup.raw("\n")
        }
        return markup.string
    }

    /// A row as it stands in the page.
    static func markup(of row: Row) -> Markup {
        var markup = Markup()
        markup.row(row)
        return markup
    }

    private static func values(of row: Row) -> Scope {
        [
            "rowID": optional(row.id),
            "rowClass": optional(row.style),
            "head": row.head,
            "headSort": optional(row.headSort),
            "under": optional(row.under),
            "cells": row.cells.map { cell in
                [
                    "text": cell.text,
                    "sort": optional(cell.sort),
                    "cellClass": optional(cell.style),
                    "english": cell.isEnglish,
                ] as Scope
            },
        ]
    }

    /// A section that is left out where there is no text.
    private static func optional(_ words: Words) -> Any { words.isEmpty ? false : words }

    private static func optional(_ text: String?) -> Any {
        guard let text, !text.isEmpty else { return false }
        return text
    }
}

extension Markup {
    fileprivate mutating func row(_ row: DataTable.Row) {
        raw("<tr")
        attribute("id", row.id)
        attribute("class", row.style)
        raw("><th scope=\"row\" dir=\"auto\"")
        attribute("data-sort", row.headSort)
        raw(">")
        words(row.head)
        if !row.under.isEmpty {
            raw(" <span class=\"under\" dir=\"auto\">")
            words(row.under)
            raw("</span>")
        }
        raw("</th>")
        for cell in row.cells { self.cell(cell) }
        raw("</tr>")
    }

    fileprivate mutating func cell(_ cell: DataTable.Cell) {
        raw("<td")
        attribute("class", cell.style)
        attribute("data-sort", cell.sort)
        if cell.isEnglish { raw(" lang=\"en\"") }
        raw(">")
        if let link = cell.link {
            raw("<a")
            attribute("href", link)
            raw(">")
            words(cell.text)
            raw("</a>")
        } else {
            words(cell.text)
        }
        raw("</td>")
    }
}
