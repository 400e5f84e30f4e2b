import Glibc
import Tabular

/// A bundle that could not be written, replaced or checked: what failed, where, why, and what to do.
package struct OutputError: Error, Sendable, Hashable {
    /// What was being done, with the path: `write Output/1005589/index.html`.
    package var step: String
    package var reason: String
    /// What the seller can do, as a sentence.
    package var advice: String

    package init(_ step: String, because reason: String, advice: String) {
        self.step = step
        self.reason = reason
        self.advice = advice
    }

    /// From what the system said; `code` is the value of `errno`.
    init(_ step: String, code: Int32) {
        self.step = step
        switch code {
        case ENOSPC, EDQUOT:
            reason = "the disk is full"
            advice = "Free some space and run again."
        case EROFS:
            reason = "the disk is read-only"
            advice = "Choose another folder with --output."
        case EACCES, EPERM:
            reason = "permission is missing"
            advice = "Change the permissions or choose another folder with --output."
        case ELOOP, ENOTDIR, EEXIST, EISDIR:
            reason = "a link or another file is in the way"
            advice = "Move it away or choose another folder with --output."
        case ENOENT:
            reason = "it is not there"
            advice = "Check the path."
        default:
            reason = String(cString: strerror(code))
            advice = "Try again, or choose another folder with --output."
        }
    }
}

extension OutputError: CustomStringConvertible {
    package var description: String { "Cannot \(Place.printable(step)): \(reason). \(advice)" }
}
