/// Texts as finished cells, guarded and quoted once: a column prints few texts many times.
struct CSVCells: Sendable {
    /// Bytes that may be read behind any cell.
    static let padding = 16

    private let bytes: [UInt8]
    /// Where each cell starts, and where the last one ends.
    private let bounds: [Int]

    init(_ texts: some Sequence<String>) {
        var text = CSVText()
        var bounds = [0]
        for cell in texts {
            text.text(cell)
            bounds.append(text.count)
        }
        bytes = text.lend { Array($0) } + repeatElement(0, count: CSVCells.padding)
        self.bounds = bounds
    }

    /// Lends the cell of a text; an index that there is no text for has an empty one.
    @inline(__always)
    func lend(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
        guard index >= 0, index + 1 < bounds.count else { return }
        let range = bounds[index]..<bounds[index + 1]
        bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
}
