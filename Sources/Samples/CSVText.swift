/// A CSV file on its way, in the dialect of one export.
struct CSVText {
    /// What differs between the exports.
    struct Dialect {
        var hasMark = false
        var lineEnd = "\n"
        var separator = UInt8(ascii: ",")
        var quotesAll = true
        /// The orders export leaves an empty last field without quotes.
        var leavesLastEmptyBare = false

        static let orders = Dialect(leavesLastEmptyBare: true)
        static let returns = Dialect(hasMark: true, lineEnd: "\r\n")
        static let plain = Dialect(quotesAll: false)
    }

    private let dialect: Dialect
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    init(_ dialect: Dialect) {
        self.dialect = dialect
        if dialect.hasMark { bytes = [0xEF, 0xBB, 0xBF] }
    }

    mutating func field(_ text: String) {
        let special = [UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"), dialect.separator]
        guard dialect.quotesAll || text.utf8.contains(where: special.contains) else {
            separate()
            bytes.put(text)
            return
        }
        field { bytes in
            for byte in text.utf8 {
                if byte == UInt8(ascii: "\"") { bytes.append(byte) }
                bytes.append(byte)
            }
        }
    }

    /// A field whose text needs no escapes.
    mutating func field(_ write: (inout [UInt8]) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        write(&bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func separate() {
        if !isFirst { bytes.append(dialect.separator) }
        isFirst = false
    }

    mutating func endLine() {
        let empty = [UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\"")]
        if dialect.leavesLastEmptyBare, bytes.suffix(3).elementsEqual(empty) { bytes.removeLast(2) }
        bytes.put(dialect.lineEnd)
        isFirst = true
    }

    mutating func line(_ fields: [String]) {
        for text in fields { field(text) }
        endLine()
    }
}
