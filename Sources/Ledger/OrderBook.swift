import Meesho

/// The newest row of each sub order in the orders files.
struct OrderBook: Sendable {
    struct Sheet: Sendable {
        /// When it was downloaded, in seconds.
        var time: Int64
        var part: Int
        var source: Int32
        var rows: [OrderRow]
        /// The ledger's numbers of the file's texts.
        var texts: [TextID]
    }

    /// The newest download last.
    let sheets: [Sheet]
    /// Of all sheets, repeats included.
    let rowCount: Int
    /// One row of each sub order.
    let newest: RowOrder

    /// The newest download wins: by the time in the file's name, else its newest order date, else the later path.
    init(_ unsorted: [Sheet], _ texts: TextTable) {
        let sheets = unsorted.sorted { ($0.time, $0.part, $0.source) < ($1.time, $1.part, $1.source) }
        self.sheets = sheets
        rowCount = sheets.reduce(0) { $0 + $1.rows.count }
        var order = RowOrder(sheets: sheets.count, rows: rowCount)
        for sheet in sheets { order.add(sheet.rows, \.subOrder) }
        order.sort()
        newest = order.choosingOne { [order] rows in
            var best = rows.lowerBound
            for next in rows.dropFirst() {
                let (old, new) = (order.place(best), order.place(next))
                // Two rows of one file are stages of one journey: the stronger status is the later stage.
                let isEarlierStage =
                    old.sheet == new.sheet
                    && OrderBook.outcome(new, sheets, texts) < OrderBook.outcome(old, sheets, texts)
                if !isEarlierStage { best = next }
            }
            return best
        }
    }

    private static func outcome(_ place: (sheet: Int, row: Int), _ sheets: [Sheet], _ texts: TextTable) -> Outcome {
        let sheet = sheets[place.sheet]
        return Status.orders(texts[sheet.texts[Int(sheet.rows[place.row].status)]]) ?? .unknown
    }

    /// The SKUs of all rows, as spelled.
    func skus(textCount: Int) -> [TextID] {
        var isSKU = [Bool](repeating: false, count: textCount)
        for sheet in sheets {
            var isUsed = [Bool](repeating: false, count: sheet.texts.count)
            for row in sheet.rows { isUsed[Int(row.sku)] = true }
            for (id, text) in sheet.texts.enumerated() where isUsed[id] { isSKU[Int(text)] = true }
        }
        return isSKU.indices.lazy.filter { isSKU[$0] }.map { TextID($0) }
    }
}
