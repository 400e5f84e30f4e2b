import Ledger
import Testing

struct ExceptionFindingTests {
    /// A seller may have a hundred thousand: no words, and no room wasted.
    @Test func `a finding is small`() {
        #expect(MemoryLayout<ExceptionFinding.Reason>.size <= 16)
        #expect(MemoryLayout<ExceptionFinding>.stride <= 112)
    }
}
