/// The texts that cells of a workbook refer to by number, one after the other in one piece of memory.
struct SharedStrings: Sendable {
    private var bytes: [UInt8] = []
    /// Where each text ends; it starts where the one before ends.
    private var ends: [UInt32] = []

    /// Without a part there are no texts.
    init(_ part: OfficePackage.Part?, in office: OfficePackage) throws(InputError) {
        guard let part else { return }
        self = try office.parse(part, SharedStringHandler(place: part.place, limits: office.limits)).strings
    }

    fileprivate init() {}

    var count: Int { ends.count }

    /// Appends the text number `index` to `target`; false when there is none.
    @inline(__always)
    func append(_ index: Int, to target: inout [UInt8]) -> Bool {
        guard index >= 0, index < ends.count else { return false }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        bytes.withUnsafeBufferPointer { bytes in
            target.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[index])]))
        }
        return true
    }

    /// The texts as they lie in memory, for as long as `body` runs.
    func lend<Result>(_ body: (Lent) throws(InputError) -> Result) throws(InputError) -> Result {
        try bytes.withUnsafeBufferPointer { bytes throws(InputError) in
            try ends.withUnsafeBufferPointer { ends throws(InputError) in
                try body(Lent(bytes: bytes, ends: ends))
            }
        }
    }

    struct Lent {
        fileprivate let bytes: UnsafeBufferPointer<UInt8>
        fileprivate let ends: UnsafeBufferPointer<UInt32>

        /// The text number `index`; `nil` when there is none.
        subscript(index: Int) -> UnsafeBufferPointer<UInt8>? {
            guard index >= 0, index < ends.count else { return nil }
            let start = index == 0 ? 0 : Int(ends[index - 1])
            return UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[index])])
        }
    }

    fileprivate mutating func append(_ text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }

    fileprivate var size: Int { bytes.count }

    /// Ends the text that was appended last.
    fileprivate mutating func close() {
        ExcelEscape.resolve(&bytes, from: Int(ends.last ?? 0))
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }
}

/// Reads `sharedStrings.xml`: `si` with a `t`, or with `r` runs of them; the reading aids in `rPh` are no text.
private struct SharedStringHandler: XMLHandler {
    private(set) var strings = SharedStrings()
    private let place: Place
    private let limits: Limits
    private var isInText = false
    private var isPhonetic = false

    init(place: Place, limits: Limits) {
        self.place = place
        self.limits = limits
    }

    mutating func start(_ element: XMLElement) {
        if element.isNamed("t") {
            isInText = !isPhonetic
        } else if element.isNamed("rPh") {
            isPhonetic = true
        }
    }

    mutating func characters(_ text: UnsafeBufferPointer<UInt8>) throws(InputError) {
        guard isInText else { return }
        guard strings.size + text.count <= limits.sharedStringsSize else {
            throw .overLimit(
                place,
                expected: "at most \(limits.sharedStringsSize >> 20) MiB of shared texts",
                found: "more"
            )
        }
        strings.append(text)
    }

    mutating func end(_ name: UnsafePointer<UInt8>) throws(InputError) -> RowFlow {
        if XMLElement.isEqual(name, "t") {
            isInText = false
        } else if XMLElement.isEqual(name, "si") {
            guard strings.count < limits.sharedStrings else {
                throw .overLimit(place, expected: "at most \(limits.sharedStrings) shared texts", found: "more")
            }
            strings.close()
        } else if XMLElement.isEqual(name, "rPh") {
            isPhonetic = false
        }
        return .next
    }
}
