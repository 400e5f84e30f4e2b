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
            if let found { markup.attribute("data-found", found) }
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
            markup.raw(head.isNumber ? "<th scope=col class=\"n\">" : "<th scope=col>")
            markup.words(head.text)
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

    /// Rows as they stand in the page, without line ends.
    static func markup(of rows: some Sequence<Row>) -> Markup {
        var markup = Markup()
        for row in rows { markup.row(row) }
        return markup
    }

    private static func values(of row: Row) -> Scope {
        [
            "rowID": optional(row.id),
            "rowClass": optional(row.style),
            "head": row.head,
            "headTurns": row.head.mayTurn,
            "underTurns": row.under.mayTurn,
            "headSort": optional(row.headSort),
            "under": optional(row.under),
            "cells": row.cells.map { cell in
                [
                    "text": cell.text,
                    "sort": optional(cell.sort),
                    "cellClass": optional(cell.ownStyle),
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

extension DataTable.Cell {
    /// What sorts by a number looks like one without saying so.
    fileprivate var ownStyle: String {
        guard sort != nil, style.utf8.first == UInt8(ascii: "n") else { return style }
        return String(style.utf8.dropFirst(style.utf8.count > 1 ? 2 : 1)) ?? ""
    }
}

extension Markup {
    /// Cells need no end tag.
    fileprivate mutating func row(_ row: DataTable.Row) {
        raw("<tr")
        attribute("id", row.id)
        attribute("class", row.style)
        raw("><th scope=row")
        if row.head.mayTurn { raw(" dir=\"auto\"") }
        attribute("data-sort", row.headSort)
        raw(">")
        words(row.head)
        if !row.under.isEmpty {
            raw(" <span class=\"under\"")
            if row.under.mayTurn { raw(" dir=\"auto\"") }
            raw(">")
            words(row.under)
            raw("</span>")
        }
        for cell in row.cells { self.cell(cell) }
        raw("</tr>")
    }

    fileprivate mutating func cell(_ cell: DataTable.Cell) {
        raw("<td")
        attribute("class", cell.ownStyle)
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
    }
}

extension Words {
    /// Whether it may read from the right, by letters or signs that do so, or turn what stands around it.
    fileprivate var mayTurn: Bool { Words.mayTurn(first) || others.contains(where: Words.mayTurn) }

    private static func mayTurn(_ text: String) -> Bool {
        // The first of those letters begins with this byte in UTF-8.
        text.utf8.contains { $0 >= 0xD6 } && text.unicodeScalars.contains(where: turns)
    }

    private static func turns(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Hebrew to Arabic with their extensions and forms; marks of direction; the old scripts of the same regions.
        case 0x590...0x8FF, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFB1D...0xFDFF, 0xFE70...0xFEFF,
            0x10800...0x10FFF, 0x1E800...0x1EFFF:
            true
        default: false
        }
    }
}
