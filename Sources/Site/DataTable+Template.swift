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
        case "quiet": isCaptionHidden
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
        markup.attribute("aria-labelledby", "\(id)-c")
        markup.raw(sorts ? ">\n<table data-sorts" : ">\n<table")
        markup.attribute("data-filtered", filter)
        markup.raw(isCaptionHidden ? ">\n<caption class=\"vh\"" : ">\n<caption")
        markup.attribute("id", "\(id)-c")
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
            markup.raw("<tr")
            markup.attribute("class", row.style)
            markup.raw("><th scope=\"row\" dir=\"auto\"")
            markup.attribute("data-sort", row.headSort)
            markup.raw(">")
            markup.words(row.head)
            if !row.under.isEmpty {
                markup.raw(" <span class=\"under\" dir=\"auto\">")
                markup.words(row.under)
                markup.raw("</span>")
            }
            markup.raw("</th>")
            for cell in row.cells { markup.cell(cell) }
            markup.raw("</tr>\n")
        }
        return markup.string
    }

    private static func values(of row: Row) -> Scope {
        [
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
    fileprivate mutating func cell(_ cell: DataTable.Cell) {
        raw("<td")
        attribute("class", cell.style)
        attribute("data-sort", cell.sort)
        if cell.isEnglish { raw(" lang=\"en\"") }
        raw(">")
        words(cell.text)
        raw("</td>")
    }
}
