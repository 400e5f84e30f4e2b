import ArgumentParser
import Dispatch
import Glibc

/// Where the process begins, before anything runs at once.
@main
enum Program {
    /// What a run needs at a time, with some to spare. With fewer, libdispatch ends the process without a word.
    private static let fewestOpenFiles: rlim_t = 24
    /// Enough for any number of cores.
    private static let usualOpenFiles: rlim_t = 1024

    static func main() {
        Terminal.prepare()
        // The runtime reads them from the system; without any, a run nobody asked for would start.
        guard CommandLine.argc > 0 else {
            Terminal.tell("The command line cannot be read. Try again.")
            exit(2)
        }
        guard hasOpenFiles() else {
            Terminal.tell(
                "hisaab needs \(fewestOpenFiles) files open at a time and may have fewer. Raise the limit, for example "
                    + "with ulimit -n 1024."
            )
            exit(2)
        }
        guard hasThreads() else {
            Terminal.tell("hisaab needs a few threads and may have fewer. Raise the limits of memory and processes.")
            exit(2)
        }
        Task {
            await Hisaab.main()
            exit(EXIT_SUCCESS)
        }
        dispatchMain()
    }

    /// Whether enough files may be open at a time, after raising a low limit as far as that is allowed.
    private static func hasOpenFiles() -> Bool {
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(files, &limit) == 0 else { return true }
        if limit.rlim_cur < usualOpenFiles {
            limit.rlim_cur = max(limit.rlim_cur, min(usualOpenFiles, limit.rlim_max))
            _ = setrlimit(files, &limit)
        }
        return getrlimit(files, &limit) != 0 || limit.rlim_cur >= fewestOpenFiles
    }

    /// Whether as many threads can run at a time as a small run has. Without any libdispatch waits for ever.
    private static func hasThreads() -> Bool {
        let gate = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        gate.initialize(to: pthread_mutex_t())
        pthread_mutex_init(gate, nil)
        pthread_mutex_lock(gate)
        var threads: [pthread_t] = []
        for _ in 0..<3 {
            var thread = pthread_t()
            let failure = pthread_create(
                &thread,
                nil,
                { gate in
                    guard let gate = gate?.assumingMemoryBound(to: pthread_mutex_t.self) else { return nil }
                    pthread_mutex_lock(gate)
                    pthread_mutex_unlock(gate)
                    return nil
                },
                gate
            )
            if failure == 0 { threads.append(thread) }
        }
        pthread_mutex_unlock(gate)
        for thread in threads { pthread_join(thread, nil) }
        pthread_mutex_destroy(gate)
        gate.deallocate()
        return threads.count == 3
    }
}
