import Delivery
import Glibc
import Meesho
import Synchronization
import Tabular

/// Tells how far a run is, on standard error: a bar that is redrawn on a terminal, plain lines elsewhere.
final class ProgressDisplay: Sendable {
    enum Talk {
        case normal, quiet, verbose
    }

    private struct State {
        var lastDrawn: UInt64 = 0
        var isLineOpen = false
    }

    private let talk: Talk
    private let isInteractive: Bool
    private let isColourful: Bool
    private let state = Mutex(State())

    init(_ talk: Talk) {
        self.talk = talk
        isInteractive = Terminal.isInteractive
        isColourful = Terminal.isColourful
    }

    func show(_ progress: ReportRun.Progress) {
        guard talk != .quiet else { return }
        state.withLock { state in
            switch progress {
            case .reading(let reading):
                if talk == .verbose {
                    line("Read \(Place.printable(reading.path))\(ProgressDisplay.words(reading.lanes))", &state)
                }
                let isLast = reading.filesRead == reading.files
                let share = reading.bytes > 0 ? Double(reading.bytesRead) / Double(reading.bytes) : 1
                draw("Reading", share, "\(reading.filesRead)/\(reading.files) files", isLast: isLast, &state)
                if isLast, !isInteractive {
                    line("Read \(reading.files) \(reading.files == 1 ? "file" : "files").", &state)
                }
            case .building(let done, let all):
                let share = Double(done) / Double(max(1, all))
                draw("Building", share, "\(done)/\(all) sellers", isLast: done == all, &state)
                if done == all, !isInteractive {
                    line("Went through \(all) \(all == 1 ? "seller" : "sellers").", &state)
                }
            }
        }
    }

    /// How the rows of a file's workbooks were read; nothing for other files.
    private static func words(_ lanes: LaneCount) -> String {
        guard lanes.sheets > 0 else { return "" }
        let fast = ": fast \(lanes.plainSheets) of \(lanes.sheets) sheets, \(lanes.plainRows) rows"
        guard let reason = lanes.reason else { return fast }
        return fast + "; through libxml2 \(lanes.otherRows) rows, first because of \(reason)"
    }

    /// Clears the bar, so that what is told next starts on a line of its own.
    func finish() {
        state.withLock { clear(&$0) }
    }

    private func draw(_ what: String, _ share: Double, _ counts: String, isLast: Bool, _ state: inout State) {
        guard isInteractive else { return }
        let now = ProgressDisplay.now
        guard isLast || now >= state.lastDrawn + ProgressDisplay.pause else { return }
        state.lastDrawn = now
        state.isLineOpen = true
        let width = 24
        let full = Int((min(1, max(0, share)) * Double(width)).rounded(.down))
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
        let coloured = isColourful ? "\u{1B}[36m\(bar)\u{1B}[0m" : bar
        Terminal.write("\r\(what) \(coloured) \(counts)\u{1B}[K", to: STDERR_FILENO)
    }

    private func line(_ text: String, _ state: inout State) {
        clear(&state)
        Terminal.tell(text)
    }

    private func clear(_ state: inout State) {
        guard state.isLineOpen else { return }
        Terminal.write("\r\u{1B}[K", to: STDERR_FILENO)
        state.isLineOpen = false
    }

    /// Ten times a second at the most.
    private static let pause: UInt64 = 100_000_000

    /// In nanoseconds, from any start.
    private static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
