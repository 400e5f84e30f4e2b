/// The reader of record: turns the bytes of any worksheet into rows, through libxml2.
struct RecordLane: ~Copyable {
    private var parser: XMLParser<SheetHandler>

    /// `body` must outlive the lane.
    init(
        _ sheet: SheetContext,
        place: Place,
        limits: Limits,
        _ body: @escaping (Row) throws(InputError) -> RowFlow
    ) throws(InputError) {
        parser = try XMLParser(SheetHandler(sheet, place: place, limits: limits, body), place: place, limits: limits)
    }

    /// Rows lent so far.
    var rows: Int { parser.result.rows }

    /// Number of the row that was read last.
    var number: Int { parser.result.number }

    /// Whether all that was fed has been understood and rows may follow: directly below `sheetData`, in no row.
    var isBetweenRows: Bool { parser.depth == 2 && parser.result.isBetweenRows }

    /// Passes over rows that were read elsewhere, the last of them `number`.
    mutating func skip(lines: Int, toRow number: Int) {
        parser.skip(lines: lines)
        parser.update { $0.number = number }
    }

    /// Lends the rows that end in the next bytes of the sheet.
    mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) throws(InputError) -> RowFlow {
        do throws(InputError) {
            return try parser.feed(UnsafeRawBufferPointer(bytes))
        } catch {
            throw error.within(row: parser.result.lastRow)
        }
    }

    /// To be called behind the last byte: an error unless the sheet ended properly.
    mutating func finish() throws(InputError) {
        do throws(InputError) {
            try parser.finish()
        } catch {
            throw error.within(row: parser.result.lastRow)
        }
    }
}

/// What the cells of a sheet refer to elsewhere in the workbook.
struct SheetContext: Sendable {
    let strings: SharedStrings
    let formats: NumberFormats
    let uses1904: Bool

    /// What a number in a style of dates is, and how a date reads; `nil` where it stays the number it is.
    func date(_ serial: UnsafeBufferPointer<UInt8>) -> (kind: CellKind, text: [UInt8]?) {
        let number = Double(String(decoding: serial, as: UTF8.self)) ?? .nan
        return switch SerialDate.meaning(of: number, uses1904: uses1904) {
        case .date(let text): (.date, text)
        case .impossible: (.error, nil)
        case .none: (.number, nil)
        }
    }
}
