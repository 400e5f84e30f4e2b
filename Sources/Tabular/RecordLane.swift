/// The reader of record: turns the inflated windows of any worksheet into rows, through libxml2.
///
/// A lane is fed windows and lends rows; a faster one that understands only plain sheets would stand beside this one.
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

    /// Lends the rows that end in the next bytes of the sheet.
    mutating func feed(_ window: UnsafeRawBufferPointer) throws(InputError) -> RowFlow {
        do throws(InputError) {
            return try parser.feed(window)
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
}
