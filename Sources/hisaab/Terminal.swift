import Glibc
import Tabular

/// Standard output and standard error, and what else the process knows about where it runs.
enum Terminal {
    /// Makes a closed pipe an error that can be ignored instead of the end of the process, and keeps the numbers of
    /// closed standard streams from being given to files.
    static func prepare() {
        signal(SIGPIPE, SIG_IGN)
        for descriptor in 0...2 as ClosedRange<Int32> where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY)
        }
    }

    /// A line of the result, to standard output.
    static func print(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    /// A line for people, to standard error.
    static func tell(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    /// Writes as it is; a reader that has gone away does not matter.
    static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { return }
            rest = rest.dropFirst(max(0, count))
        }
    }

    /// Whether standard error can show a line that changes.
    static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb" }

    /// After https://no-color.org: set to anything but nothing.
    static var isColourful: Bool { environment["NO_COLOR", default: ""].isEmpty }

    static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static var environment: [String: String] {
        var variables: [String: String] = [:]
        for name in names {
            if let value = getenv(name) { variables[name] = String(cString: value) }
        }
        return variables
    }

    /// The only variables that change what hisaab does.
    private static let names = [
        "TERM", "NO_COLOR", "AWS_BATCH_JOB_ARRAY_INDEX", "AWS_BATCH_JOB_ARRAY_SIZE", "BATCH_TASK_INDEX",
        "BATCH_TASK_COUNT", "CLOUD_RUN_TASK_INDEX", "CLOUD_RUN_TASK_COUNT", "JOB_COMPLETION_INDEX", "JOB_COMPLETIONS",
        "SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_STEP",
    ]
}
