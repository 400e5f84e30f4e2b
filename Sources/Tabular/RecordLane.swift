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

    mutating func feed(_ window: UnsafeRawBufferPointer) throws(InputError) -> RowFlow { try parser.feed(window) }

    mutating func finish() throws(InputError) { try parser.finish() }
}

/// What the cells of a sheet refer to elsewhere in the workbook.
struct SheetContext: Sendable {
    let strings: SharedStrings
    let formats: NumberFormats
    let uses1904: Bool
}
