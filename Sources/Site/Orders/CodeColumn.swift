/// A column of numbers as one line of text: digits of base 95 from the blank on, as few for each number as the column
/// needs, all first digits before all second ones. Digits of one place are alike, which makes them easy to compress.
struct CodeColumn {
    private static let base = 95
    private static let zero = UInt8(ascii: " ")

    private var codes: [Int] = []
    private var highest = 0

    var count: Int { codes.count }

    /// - Parameter code: 0 or more.
    mutating func append(_ code: Int) {
        codes.append(code)
        highest = max(highest, code)
    }

    /// A step from one number to another: odd from 0 on (1, 3, 5 …), even below 0 (2, 4 …), and 0 for none.
    mutating func append(step: Int?) {
        guard let step else { return append(0) }
        append(step < 0 ? -2 * step : 2 * step + 1)
    }

    /// Appends the line with its end.
    func write(to bytes: inout [UInt8]) {
        var place = 1
        while highest / place >= CodeColumn.base { place *= CodeColumn.base }
        while place > 0 {
            // Dividing is what takes time, and the most columns have one digit.
            if place == 1, highest < CodeColumn.base {
                bytes.append(contentsOf: codes.lazy.map { CodeColumn.zero + UInt8(truncatingIfNeeded: $0) })
            } else {
                for code in codes {
                    bytes.append(CodeColumn.zero + UInt8(truncatingIfNeeded: code / place % CodeColumn.base))
                }
            }
            place /= CodeColumn.base
        }
        bytes.append(UInt8(ascii: "\n"))
    }
}

/// A column of rows by the numbers of their sheets, each row as a step from the one before of its sheet.
struct PlaceColumn {
    private(set) var sheets = CodeColumn()
    private(set) var rows = CodeColumn()
    /// By the number of the sheet.
    private var last: [Int] = []

    mutating func append(_ place: (sheet: Int, row: Int)) {
        while last.count <= place.sheet { last.append(0) }
        sheets.append(place.sheet)
        rows.append(step: place.row - last[place.sheet])
        last[place.sheet] = place.row
    }
}
