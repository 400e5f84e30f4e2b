import Dispatch
import Glibc

/// Ends the process on SIGINT, SIGTERM and SIGHUP with the status a shell expects (130, 143, 129), after removing what
/// a run has half written. Works as long as the value lives.
package final class Interruption {
    private let sources: [any DispatchSourceSignal]

    package init(removing temporaries: TemporaryFolders) {
        let queue = DispatchQueue(label: "interruption", qos: .userInteractive)
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { @Sendable in
                temporaries.stop { _exit(128 + number) }
            }
            source.activate()
            return source
        }
    }

    deinit { for source in sources { source.cancel() } }
}
