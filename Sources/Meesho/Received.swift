import Tabular

/// A parcel that the seller scanned in, of a plain list such as `received.txt`.
package struct ReceivedRow: Sendable, BitwiseCopyable {
    /// Its waybill, in upper case.
    package var awb: Int32
    package var row: Int32
}

/// Reads a list of waybills: the first filled cell of each line, for scanners put a time or a count behind it.
struct ReceivedList {
    /// More lines than a seller could scan in in years.
    static let lineLimit = 2_000_000

    private(set) var rows: [ReceivedRow] = []
    private(set) var skipped = 0
    private(set) var rejections = Rejections()

    init() {}

    static func read(
        _ document: CSVDocument,
        _ texts: inout TextTable,
        at place: Place
    ) throws(InputError) -> ReceivedList {
        var list = ReceivedList()
        try document.read { row throws(InputError) in
            guard row.number <= ReceivedList.lineLimit else {
                throw InputError(
                    .limit,
                    at: place,
                    expected: "at most \(ReceivedList.lineLimit) lines",
                    found: "more",
                    advice: "Keep the newest lines only."
                )
            }
            list.take(row, &texts, at: place)
            return .next
        }
        return list
    }

    private mutating func take(_ row: Row, _ texts: inout TextTable, at place: Place) {
        let filled = (0..<row.count).first { !row[$0].content.isEmpty }
        guard let filled, !(rows.isEmpty && ReceivedList.isTitle(row[filled])) else {
            skipped += 1
            return
        }
        guard let waybill = Waybill.folded(row[filled]) else {
            // What is no waybill may be anything, a name among them: it is not quoted.
            rejections.add(
                InputError(
                    .badCell,
                    at: place.at(row: row.number),
                    expected: "a waybill (AWB) such as VL0081234567890, of 6 to 40 letters and digits",
                    found: row[filled].isScientific ? "a number that a spreadsheet program rounded" : "another text",
                    advice: "The line is left out: scan the parcel again."
                )
            )
            return
        }
        rows.append(ReceivedRow(awb: texts.id(of: waybill), row: Int32(clamping: row.number)))
    }

    /// A title above the first waybill.
    private static func isTitle(_ cell: Cell) -> Bool {
        ["awb", "awb no", "awb number", "waybill", "waybill number", "tracking id", "barcode"].contains(
            Header.fold(cell.text)
        )
    }
}

/// Waybills as couriers print them: letters, digits and hyphens, at least six of them digits.
package enum Waybill {
    /// In upper case, for joining; `nil` for a text that is none.
    static func folded(_ cell: Cell) -> String? {
        var content = cell.content
        // Scanners and spreadsheets put quotes around it.
        while let first = content.first, first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") {
            content = UnsafeBufferPointer(rebasing: content.dropFirst())
        }
        while let last = content.last, last == UInt8(ascii: "'") || last == UInt8(ascii: "\"") {
            content = UnsafeBufferPointer(rebasing: content.dropLast())
        }
        let isWaybill = content.allSatisfy { byte in
            byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "-")
        }
        guard (6...40).contains(content.count), isWaybill, content.count(where: { $0 &- 0x30 < 10 }) >= 6 else {
            return nil
        }
        return fold(String(decoding: content, as: UTF8.self))
    }

    package static func fold(_ text: String) -> String { text.uppercased() }
}
