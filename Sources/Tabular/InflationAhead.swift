import Dispatch
import Synchronization

/// How many threads a run may keep busy. Files are read side by side; where fewer of them are left than cores, a large
/// member is inflated on one core while its rows are read on another.
package final class CoreBudget: Sendable {
    private let free: Atomic<Int>

    package init(_ cores: Int) { free = Atomic(cores) }

    /// Takes a core for work that has to be done.
    package func occupy() { free.subtract(1, ordering: .relaxed) }

    /// Takes a core if one is free.
    func take() -> Bool {
        if free.subtract(1, ordering: .relaxed).newValue >= 0 { return true }
        give()
        return false
    }

    /// Gives back a core.
    package func give() { free.add(1, ordering: .relaxed) }
}

/// Inflates one stream on a thread of its own, one window ahead of who reads it.
///
/// Unchecked: the thread and the reader take turns with each window through the semaphores, and whoever made this waits
/// for the thread to end.
final class InflationAhead: @unchecked Sendable {
    private struct Turn {
        var window: UnsafeMutableRawBufferPointer
        var count = 0
        var step = Inflater.Step.more
        var checksum: UInt32 = 0
    }

    private static let count = 2

    private let packed: UnsafeRawBufferPointer
    private let turns: UnsafeMutablePointer<Turn>
    /// Where the stream ended in `packed`.
    private(set) var consumed = 0
    private let isCancelled = Atomic(false)
    private let emptied = DispatchSemaphore(value: 0)
    private let filled = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// `packed` must outlive this.
    init(_ packed: UnsafeRawBufferPointer) {
        self.packed = packed
        turns = .allocate(capacity: InflationAhead.count)
        for index in 0..<InflationAhead.count {
            let window = UnsafeMutableRawBufferPointer.allocate(byteCount: Inflater.windowSize, alignment: 16)
            (turns + index).initialize(to: Turn(window: window))
        }
    }

    deinit {
        for index in 0..<InflationAhead.count { turns[index].window.deallocate() }
        turns.deallocate()
    }

    /// Lends window after window, with the checksum of all bytes up to its end, until the stream ends or is broken.
    func read(
        _ body: (UnsafeRawBufferPointer, UInt32) throws(InputError) -> RowFlow
    ) throws(InputError) -> (flow: RowFlow, isWhole: Bool) {
        for _ in 0..<InflationAhead.count { emptied.signal() }
        DispatchQueue.global().async { self.inflate() }
        defer {
            isCancelled.store(true, ordering: .relaxed)
            emptied.signal()
            ended.wait()
        }
        var index = 0
        while true {
            filled.wait()
            let turn = turns[index]
            guard turn.step != .broken else { return (.next, false) }
            if turn.count > 0 {
                let window = UnsafeRawBufferPointer(rebasing: turn.window[..<turn.count])
                guard try body(window, turn.checksum) == .next else { return (.stop, true) }
            }
            guard turn.step == .more else { return (.next, true) }
            emptied.signal()
            index = (index + 1) % InflationAhead.count
        }
    }

    private func inflate() {
        defer { ended.signal() }
        var inflater = Inflater(packed, format: .raw)
        var checksum: UInt32 = 0
        var index = 0
        var step = Inflater.Step.more
        while step == .more {
            emptied.wait()
            guard !isCancelled.load(ordering: .relaxed) else { return }
            let window = turns[index].window
            step = inflater?.next(into: window) ?? .broken
            let count = inflater?.count ?? 0
            checksum = Checksum.crc32(UnsafeRawBufferPointer(rebasing: window[..<count]), seed: checksum)
            turns[index] = Turn(window: window, count: count, step: step, checksum: checksum)
            consumed = inflater?.consumed ?? 0
            filled.signal()
            index = (index + 1) % InflationAhead.count
        }
    }
}
