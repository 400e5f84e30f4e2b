import Glibc

/// The fast lane: reads rows of plain sheets straight from their bytes, several times as fast as libxml2.
///
/// It takes a row only if it understands every byte of it; anything else (rich text, formulas, comments, single quotes,
/// cells out of order, damage of any kind) it leaves to the reader of record, and never guesses.
struct RowScanner: ~Copyable {
    /// Why a row was left to the reader of record, for people.
    enum Doubt: String {
        case row = "an unusual row"
        case cell = "an unusual cell"
        case text = "an unusual text"
        case reference = "a reference to nothing"
        case size = "a very long row or text"
    }

    /// How many readable bytes must follow the last byte of what is scanned.
    static let slack = CellForm.longest

    private let sheet: SheetContext
    private let strings: SharedStrings.Lent
    private let limits: Limits
    /// Number of the row that was read last.
    var number: Int
    private(set) var doubt = Doubt.row
    /// Line breaks in the row that was scanned last.
    private(set) var lines = 0

    private var cells: UnsafeMutablePointer<Cell>
    private var capacity: Int
    private var width = 0
    private var nextColumn = 0
    /// Texts that had to be rewritten; as large as what is scanned, so that it never moves within a row.
    private var arena: UnsafeMutablePointer<UInt8>
    private var arenaCapacity: Int
    private var arenaCount = 0
    private var isArenaFull = false
    /// Bytes of the row's texts, no fewer than the reader of record has in memory at a time.
    private var textSize = 0

    /// The forms met so far, at most ``mostForms``; the one that matched last is tried first.
    private let forms: UnsafeMutablePointer<CellForm>
    private var formCount = 0
    private var lastForm = 0
    private var nextForm = 0
    /// The end of the last row's start tag behind its number.
    private var rowForm: CellForm?
    /// The digits of the row's number and the quote behind them, and the bits of the word that they fill.
    private var digits: UInt64 = 0
    private var digitsMask: UInt64 = 0
    private var digitCount = 0

    /// A cell may lie this far behind the one before it; rows with wider gaps are not plain.
    private static let widestGap = Limits.usualGap
    private static let mostForms = 8
    /// Tags longer than that are not plain.
    private static let longestTag = 512

    init(_ sheet: SheetContext, _ strings: SharedStrings.Lent, limits: Limits) {
        self.sheet = sheet
        self.strings = strings
        self.limits = limits
        number = 0
        capacity = RowScanner.widestGap
        cells = .allocate(capacity: capacity)
        arenaCapacity = 0
        arena = .allocate(capacity: 1)
        forms = .allocate(capacity: RowScanner.mostForms)
    }

    deinit {
        cells.deallocate()
        arena.deallocate()
        forms.deallocate()
    }

    /// Makes room for the texts of any row within `count` bytes: entities are resolved in one copy, escapes in another.
    mutating func reserve(_ count: Int) {
        guard arenaCapacity < count * 2 else { return }
        arena.deallocate()
        arenaCapacity = count * 2
        arena = .allocate(capacity: arenaCapacity)
    }

    /// The row that was scanned last, good until the next one is.
    var row: Row { Row(number: number, cells: UnsafeBufferPointer(start: cells, count: width)) }

    /// Scans the row whose tag opens at `start`: the byte behind it, or `nil` and a ``doubt``, whereupon ``number`` is as
    /// before. The bytes must hold a `</row>` from `start` on, and ``slack`` readable bytes behind that.
    mutating func scan(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
        let before = number
        lines = 0
        guard let end = scanRow(start) else {
            number = before
            return nil
        }
        return end
    }

    private mutating func scanRow(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
        width = 0
        nextColumn = 0
        arenaCount = 0
        isArenaFull = false
        textSize = 0
        doubt = .row
        guard Word.load(start) == RowScanner.rowStart, var position = scanNumber(start + 8) else { return nil }
        if let rowForm, rowForm.matches(position) {
            position += rowForm.count
        } else {
            guard let end = scanRowAttributes(position) else { return nil }
            rowForm = CellForm(.blank, start: position, count: end - position)
            position = end
        }
        while true {
            position = skipBlanks(position)
            let word = Word.load(position)
            if word & RowScanner.sixBytes == RowScanner.cellStart {
                guard let end = scanCell(position + 6) else { return nil }
                position = end
            } else if word & RowScanner.sixBytes == RowScanner.rowEnd, !isArenaFull, textSize <= limits.rowSize {
                return position + 6
            } else {
                doubt = textSize <= limits.rowSize ? .row : .size
                return nil
            }
        }
    }

    /// The digits of the row's number and the quote behind them.
    private mutating func scanNumber(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
        let word = Word.load(start)
        let quote = Word.bytes(UInt8(ascii: "\""), in: word)
        let count = quote.trailingZeroBitCount / 8
        // Eight digits are beyond any sheet.
        guard quote != 0, count > 0 else { return nil }
        var value = 0
        for index in 0..<count {
            let digit = start[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        guard value > 0, value <= limits.sheetRows else { return nil }
        number = value
        digitCount = count + 1
        digitsMask = count == 7 ? .max : (1 << UInt64((count + 1) * 8)) - 1
        digits = word & digitsMask
        return start + count + 1
    }

    /// The attributes behind `r` in a row's start tag, which say how it looks, and its `>`.
    private func scanRowAttributes(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
        var position = start
        var names: [UnsafeBufferPointer<UInt8>] = []
        while position[0] == 0x20 {
            let name = position + 1
            position = name
            while RowScanner.isNameByte(position[0]) { position += 1 }
            let found = UnsafeBufferPointer(start: name, count: position - name)
            // A repeated attribute is damage, and names that begin with xml have meanings of their own.
            guard !found.isEmpty, !RowScanner.isPlainDigit(name[0]), !found.starts(with: "xml".utf8),
                !found.elementsEqual("r".utf8), names.count < 16, !names.contains(where: { $0.elementsEqual(found) }),
                position[0] == UInt8(ascii: "="), position[1] == UInt8(ascii: "\"")
            else { return nil }
            names.append(found)
            position += 2
            while RowScanner.isValueByte(position[0]) { position += 1 }
            guard position[0] == UInt8(ascii: "\"") else { return nil }
            position += 1
        }
        guard position[0] == UInt8(ascii: ">"), position - start < RowScanner.longestTag else { return nil }
        return position + 1
    }

    /// Letters, digits and a colon: the names that spreadsheet programs use.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || isPlainDigit(byte) || byte == UInt8(ascii: ":")
    }

    private static func isPlainDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// Values without entities, quotes and line breaks.
    private static func isValueByte(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "<")
            && byte != UInt8(ascii: "&")
    }

    @inline(__always)
    private mutating func skipBlanks(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
        var position = start
        while true {
            if position[0] == 0x0A {
                lines += 1
            } else if position[0] != 0x20, position[0] != 0x09 {
                return position
            }
            position += 1
        }
    }

    // MARK: Cells

    /// A cell from behind `<c r="` to behind `</c>`.
    @inline(__always)
    private mutating func scanCell(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
        guard let form = scanAddress(start) else {
            doubt = .cell
            return nil
        }
        if formCount > 0, forms[lastForm].matches(form) {
            return scanContent(forms[lastForm].content, form + forms[lastForm].count)
        }
        return scanOtherForm(form)
    }

    /// The rest of a cell whose form is not that of the cell before.
    private mutating func scanOtherForm(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
        for index in 0..<formCount where forms[index].matches(start) {
            lastForm = index
            return scanContent(forms[index].content, start + forms[index].count)
        }
        guard let (content, text) = scanForm(start), text - start < RowScanner.longestTag else {
            doubt = .cell
            return nil
        }
        if let form = CellForm(content, start: start, count: text - start) {
            (forms + nextForm).initialize(to: form)
            lastForm = nextForm
            formCount = max(formCount, nextForm + 1)
            nextForm = (nextForm + 1) % RowScanner.mostForms
        }
        return scanContent(content, text)
    }

    /// Letters and row number of a cell; the columns must ascend. Leaves ``nextColumn`` behind the cell.
    @inline(__always)
    private mutating func scanAddress(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
        var position = start
        var column = 0
        while case let letter = position[0] &- 0x40, letter > 0, letter <= 26 {
            column = column * 26 + Int(letter)
            position += 1
            guard position - start <= 3 else { return nil }
        }
        guard position > start, column > nextColumn, column <= limits.sheetColumns,
            column - nextColumn <= RowScanner.widestGap, Word.load(position) & digitsMask == digits
        else { return nil }
        nextColumn = column
        return position + digitCount
    }

    /// What stands between a cell's address and its text.
    private func scanForm(_ start: UnsafePointer<UInt8>) -> (CellForm.Content, UnsafePointer<UInt8>)? {
        var position = start
        var style = 0
        var type: UnsafeBufferPointer<UInt8>?
        var hasStyle = false
        while position[0] == 0x20, position[2] == UInt8(ascii: "="), position[3] == UInt8(ascii: "\"") {
            let name = position[1]
            let value = position + 4
            position = value
            while RowScanner.isNameByte(position[0]) { position += 1 }
            let text = UnsafeBufferPointer(start: value, count: position - value)
            guard position[0] == UInt8(ascii: "\"") else { return nil }
            position += 1
            if name == UInt8(ascii: "s"), !hasStyle, let number = CellReference.number(text) {
                hasStyle = true
                style = number
            } else if name == UInt8(ascii: "t"), type == nil {
                type = text
            } else {
                return nil
            }
        }
        guard let content = content(type, style: style) else { return nil }
        if RowScanner.begins(position, "/>") { return (.blank, position + 2) }
        if RowScanner.begins(position, "></c>") { return (.blank, position + 5) }
        if content == .inline {
            for opening: StaticString in ["><is><t>", "><is><t xml:space=\"preserve\">"]
            where RowScanner.begins(position, opening) {
                return (.inline, position + opening.utf8CodeUnitCount)
            }
            for empty: StaticString in ["><is><t/></is></c>", "><is/></c>"] where RowScanner.begins(position, empty) {
                return (.blank, position + empty.utf8CodeUnitCount)
            }
            return nil
        }
        if RowScanner.begins(position, "><v>") { return (content, position + 4) }
        return RowScanner.begins(position, "><v/></c>") ? (.blank, position + 9) : nil
    }

    private func content(_ type: UnsafeBufferPointer<UInt8>?, style: Int) -> CellForm.Content? {
        switch type.map(RawCell.Content.init) {
        case nil, .number: sheet.formats.isDate(style: style) ? .date : .number
        case .shared: .shared
        case .inline: .inline
        case .formulaText: .formulaText
        case .error: .error
        case .boolean, .isoDate, .some(nil): nil
        }
    }

    private static func begins(_ start: UnsafePointer<UInt8>, _ text: StaticString) -> Bool {
        // Stops at the first byte that differs, so it never reads past the end of a row.
        for index in 0..<text.utf8CodeUnitCount where start[index] != text.utf8Start[index] { return false }
        return true
    }

    /// A cell's text and its closing tags.
    @inline(__always)
    private mutating func scanContent(
        _ content: CellForm.Content,
        _ start: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8>? {
        if content == .blank { return start }
        var position = start
        var underscores: UInt64 = 0
        while true {
            let word = Word.load(position)
            let stops = RowScanner.stops(word)
            underscores |= Word.bytes(UInt8(ascii: "_"), in: word)
            guard stops == 0 else {
                position += stops.trailingZeroBitCount / 8
                break
            }
            position += 8
        }
        var text = UnsafeBufferPointer(start: start, count: position - start)
        if position[0] != UInt8(ascii: "<") {
            guard let (rewritten, end) = rewrite(start) else {
                doubt = .text
                return nil
            }
            text = rewritten
            position = end
            underscores = .max
        }
        if content == .inline {
            guard Word.load(position) == RowScanner.inlineEnd, Word.load(position + 5) == RowScanner.inlineEndTail
            else {
                doubt = .cell
                return nil
            }
            position += 13
        } else {
            guard Word.load(position) == RowScanner.valueEnd else {
                doubt = .cell
                return nil
            }
            position += 8
        }
        guard !text.isEmpty else { return position }
        textSize &+= position - start
        switch content {
        case .inline, .formulaText:
            if underscores != 0, RowScanner.mayHoldEscape(text) { text = resolveEscapes(text) }
            put(text, .text)
        case .number: put(text, .number)
        case .error: put(text, .error)
        case .shared:
            guard let index = CellReference.number(text), let shared = strings[index] else {
                doubt = .reference
                return nil
            }
            text = shared
            textSize &+= shared.count
            put(shared, .text)
        case .date:
            let (kind, date) = sheet.date(text)
            textSize &+= date?.count ?? 0
            put(date.map { keep($0) } ?? text, kind)
        case .blank: break
        }
        guard text.count <= limits.cellCharacters else {
            doubt = .size
            return nil
        }
        return position
    }

    /// Marks the first byte that is not plain text of ASCII: an end, an entity, a control character, `>`, beyond ASCII.
    @inline(__always)
    private static func stops(_ word: UInt64) -> UInt64 {
        // `<` and `>` differ in one bit.
        let brackets = Word.bytes(UInt8(ascii: ">"), in: word | Word.ones &* 2)
        let ampersands = Word.bytes(UInt8(ascii: "&"), in: word)
        let controls = (word &- Word.ones &* 0x20) & ~word
        return (brackets | ampersands | controls | word) & Word.highs
    }

    /// Fills the column before ``nextColumn``.
    @inline(__always)
    private mutating func put(_ text: UnsafeBufferPointer<UInt8>, _ kind: CellKind) {
        guard !text.isEmpty else { return }
        if nextColumn > capacity { grow() }
        while width < nextColumn - 1 {
            (cells + width).initialize(to: .empty)
            width += 1
        }
        (cells + width).initialize(to: Cell(bytes: text, kind: kind))
        width += 1
    }

    private mutating func grow() {
        capacity = nextColumn * 2
        let larger = UnsafeMutablePointer<Cell>.allocate(capacity: capacity)
        larger.initialize(from: cells, count: width)
        cells.deallocate()
        cells = larger
    }

    // MARK: Texts that differ from their bytes

    /// A text with entities, line breaks or characters beyond ASCII, up to the next `<`; `nil` for anything that XML does
    /// not allow there or that libxml2 changes.
    private mutating func rewrite(
        _ start: UnsafePointer<UInt8>
    ) -> (text: UnsafeBufferPointer<UInt8>, end: UnsafePointer<UInt8>)? {
        let first = arenaCount
        var position = start
        while true {
            let byte = position[0]
            switch byte {
            case UInt8(ascii: "<"):
                return (UnsafeBufferPointer(start: arena + first, count: arenaCount - first), position)
            case UInt8(ascii: "&"):
                guard let (scalar, count) = CharacterReference.scalar(position) else { return nil }
                for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(unit) }
                position += count
                continue
            case 0x0A:
                lines += 1
                append(byte)
            case UInt8(ascii: ">"):
                guard !(position - start >= 2 && position[-1] == 0x5D && position[-2] == 0x5D) else { return nil }
                append(byte)
            case 0x09, 0x20..<0x80: append(byte)
            default:
                guard let count = CharacterReference.lengthBeyondASCII(position) else { return nil }
                for index in 0..<count { append(position[index]) }
                position += count
                continue
            }
            position += 1
        }
    }

    /// A rewritten text is no longer than its cell, so that the room of ``reserve(_:)`` holds all of a row.
    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        guard arenaCount < arenaCapacity else {
            isArenaFull = true
            return
        }
        arena[arenaCount] = byte
        arenaCount += 1
    }

    private static func mayHoldEscape(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = text.baseAddress else { return false }
        var index = 0
        // Seven places at a time, each with the byte behind it.
        while index + 8 <= text.count {
            let word = Word.load(start + index)
            let marks = Word.bytes(UInt8(ascii: "_"), in: word) & Word.bytes(UInt8(ascii: "x"), in: word >> 8)
            if marks != 0 { return true }
            index += 7
        }
        while index + 7 <= text.count {
            if text[index] == UInt8(ascii: "_"), text[index + 1] == UInt8(ascii: "x") { return true }
            index += 1
        }
        return false
    }

    private mutating func resolveEscapes(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var bytes = Array(text)
        ExcelEscape.resolve(&bytes, from: 0)
        return keep(bytes)
    }

    private mutating func keep(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
        let first = arenaCount
        for byte in bytes { append(byte) }
        return UnsafeBufferPointer(start: arena + first, count: arenaCount - first)
    }

    // Tags as words, the first byte in the lowest bits. Literals: asked for in every cell, a value that is made when first
    // asked for takes longer.
    private static let sixBytes: UInt64 = 0xFFFF_FFFF_FFFF
    private static let rowStart: UInt64 = 0x223D_7220_776F_723C  // <row r="
    private static let rowEnd: UInt64 = 0x3E77_6F72_2F3C  // </row>
    private static let cellStart: UInt64 = 0x223D_7220_633C  // <c r="
    private static let valueEnd: UInt64 = 0x3E63_2F3C_3E76_2F3C  // </v></c>
    private static let inlineEnd: UInt64 = 0x7369_2F3C_3E74_2F3C  // </t></is
    private static let inlineEndTail: UInt64 = 0x3E63_2F3C_3E73_692F  // /is></c>
}
