/// Records of one type, one after the other, for code that knows them only by the places of their fields.
struct RecordBytes: Sendable {
    /// In words, so that every field is aligned.
    private var words: [UInt64] = []
    private let blank: [UInt64]

    /// - Parameter blank: What each record starts as.
    init<Record: BitwiseCopyable>(blank: Record) {
        precondition(MemoryLayout<Record>.alignment <= MemoryLayout<UInt64>.alignment, "records are made of words")
        var words = [UInt64](repeating: 0, count: (MemoryLayout<Record>.stride + 7) / 8)
        words.withUnsafeMutableBytes { $0.storeBytes(of: blank, as: Record.self) }
        self.blank = words
    }

    /// Adds a blank record.
    @inline(__always)
    mutating func append() { words += blank }

    mutating func removeLast() { words.removeLast(blank.count) }

    /// Calls `body` with the address of the last record, which must be there.
    @inline(__always)
    mutating func withLast<Result>(_ body: (UnsafeMutableRawPointer) -> Result) -> Result? {
        let start = (words.count - blank.count) * MemoryLayout<UInt64>.stride
        return words.withUnsafeMutableBytes { bytes in bytes.baseAddress.map { body($0 + start) } }
    }

    /// The records, which are of the blank one's type, in no more memory than they need: they stay until the end of
    /// the run.
    func records<Record: BitwiseCopyable>(like blank: Record) -> [Record] {
        let count = words.count / self.blank.count
        let stride = self.blank.count * MemoryLayout<UInt64>.stride
        return words.withUnsafeBytes { bytes in
            [Record](unsafeUninitializedCapacity: count) { records, initialized in
                for index in 0..<count {
                    records.initializeElement(
                        at: index,
                        to: bytes.load(fromByteOffset: index * stride, as: Record.self)
                    )
                }
                initialized = count
            }
        }
    }
}
