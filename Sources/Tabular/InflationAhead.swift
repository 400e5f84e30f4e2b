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
/// A window is in one place at a time: with the thread, with the reader, or waiting in ``passing`` for either.
final class InflationAhead: Sendable {
    private struct Filled {
        var window: [UInt8]
        var count: Int
        var step: Inflater.Step
        /// Of all bytes up to the end of this window.
        var checksum: UInt32
        /// Bytes of the packed ones that were used up.
        var consumed: Int
    }

    private struct Passing {
        var empty: [[UInt8]]
        /// The oldest first.
        var filled: [Filled] = []
    }

    /// How the reading of a stream ended.
    enum End {
        /// The reader asked for no more.
        case stopped
        /// The stream ended after so many packed bytes.
        case whole(consumed: Int)
        case broken
    }

    private static let count = 2

    private let packed: ArraySlice<UInt8>
    private let passing: Mutex<Passing>
    /// Signalled for each window that is added to `empty`, and once more when the reader leaves.
    private let emptied = DispatchSemaphore(value: 0)
    /// Signalled for each window that is added to `filled`.
    private let filled = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    init(_ packed: ArraySlice<UInt8>) {
        self.packed = packed
        let window = [UInt8](repeating: 0, count: Inflater.windowSize)
        passing = Mutex(Passing(empty: Array(repeating: window, count: InflationAhead.count)))
    }

    /// Lends window after window, with the checksum of all bytes up to its end, until the stream ends or is broken.
    /// Returns after the thread has ended, so that its core is free again.
    func read(_ body: (UnsafeRawBufferPointer, UInt32) throws(InputError) -> RowFlow) throws(InputError) -> End {
        for _ in 0..<InflationAhead.count { emptied.signal() }
        DispatchQueue.global().async { self.inflate() }
        defer {
            passing.withLock { $0.empty = [] }
            emptied.signal()
            ended.wait()
        }
        while true {
            filled.wait()
            guard var next = takeFilled(), next.step != .broken else { return .broken }
            if next.count > 0 {
                let flow = try next.window.withUnsafeBufferPointer { window throws(InputError) in
                    let lent = UnsafeRawBufferPointer(window)[..<next.count]
                    return try body(UnsafeRawBufferPointer(rebasing: lent), next.checksum)
                }
                guard flow == .next else { return .stopped }
            }
            guard next.step == .more else { return .whole(consumed: next.consumed) }
            // A second holder of the window would make the thread copy it before it writes.
            passing.withLock { passing in
                passing.empty.append([])
                swap(&passing.empty[passing.empty.count - 1], &next.window)
            }
            emptied.signal()
        }
    }

    private func takeFilled() -> Filled? { passing.withLock { $0.filled.isEmpty ? nil : $0.filled.removeFirst() } }

    /// Fills windows until the stream ends, or until there is none to fill because the reader left.
    private func inflate() {
        defer { ended.signal() }
        packed.withUnsafeBytes { packed in
            var inflater = Inflater(packed, format: .raw)
            var checksum: UInt32 = 0
            var step = Inflater.Step.more
            while step == .more {
                emptied.wait()
                guard var window = passing.withLock({ $0.empty.popLast() }) else { return }
                step = window.withUnsafeMutableBytes { inflater?.next(into: $0) ?? .broken }
                let count = inflater?.count ?? 0
                checksum = window.withUnsafeBytes { Checksum.crc32(.init(rebasing: $0[..<count]), seed: checksum) }
                let full = Filled(
                    window: window,
                    count: count,
                    step: step,
                    checksum: checksum,
                    consumed: inflater?.consumed ?? 0
                )
                passing.withLock { $0.filled.append(full) }
                filled.signal()
            }
        }
    }
}
