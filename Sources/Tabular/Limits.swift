/// What one input may cost at the most. Each is far above what real exports need and below what hurts.
package struct Limits: Sendable {
    /// Archives inside archives: a ZIP around the XLSX's own ZIP is two; sellers' mails add one more.
    package var archiveDepth = 3
    /// Real panels stay under 1,100 members.
    package var membersPerArchive = 10_000
    /// Members of one file with those of the archives inside it: each is named in the report, which takes memory.
    package var membersPerFile = 10_000
    /// With its folders; file systems stop at 255 bytes for each of them.
    package var memberNameSize = 1_024
    /// Inflated bytes of one member, streamed.
    package var memberSize = 4 << 30
    /// Inflated bytes of a whole run, streamed.
    package var runSize = 64 << 30
    /// Inflated to deflated, once past ``ratioFloor``: real sheets stay under 60:1, bombs near 1,000:1.
    package var ratio = 200
    /// Low enough that 50 KB cannot fill the memory or keep a core busy; past it no real file packs nearly so well.
    package var ratioFloor = 16 << 20
    /// The same ratio over all layers of one file, archives inside archives included, once past this: layer upon layer of
    /// small ratios, or the same bomb a thousand times, is a bomb as well. A real file is inflated twice at the most.
    package var fileRatioFloor = 4 << 20
    /// An archive inside an archive has to be held in memory: its directory stands at its end.
    package var innerArchiveSize = 1 << 30
    package var xmlDepth = 64
    /// libxml2's cost grows with the square of a tag's attributes.
    package var tagSize = 64 << 10
    /// Real exports have five.
    package var sheetsPerWorkbook = 1_000
    /// Excel's own limit, in characters.
    package var cellCharacters = 32_767
    /// Excel's own limit.
    package var sheetColumns = 16_384
    /// Columns left out before cells far to the right, those beyond the first ``usualGap`` of each: a few bytes can make
    /// every row as wide as a sheet can be.
    package var wideGaps = 32 << 20
    package static let usualGap = 256
    /// Texts in one workbook's table of shared strings.
    package var sharedStrings = 64 << 20
    /// Their bytes, which stay in memory while the workbook is read.
    package var sharedStringsSize = 512 << 20
    /// The last row LibreOffice can show; Excel stops at 1,048,576.
    package var sheetRows = 16 << 20
    /// Text of one row, which is held in memory: four times a whole line of a CSV.
    package var rowSize = 16 << 20
    package var csvFieldSize = 1 << 20
    package var csvLineSize = 4 << 20
    package var csvColumns = 2_000

    package static let standard = Limits()
    package init() {}
}
