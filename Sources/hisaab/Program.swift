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
        guard hasOpenFiles() else {
            Terminal.tell(
                "hisaab needs \(fewestOpenFiles) files open at a time and may have fewer. Raise the limit, for example "
                    + "with ulimit -n 1024."
            )
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
}
