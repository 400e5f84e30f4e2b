import Tabular

/// What a run did, ready to be printed.
package struct RunResult: Sendable, Hashable {
    /// A bundle that was written.
    package struct Written: Sendable, Hashable {
        package var seller: String
        package var path: String
        package var orders: Int
        package var problems: Int
    }

    /// Sorted by seller.
    package var written: [Written] = []
    /// How many mails were written.
    package var mails = 0
    /// Path of the page that lists the bundles.
    package var index: String?
    /// What went wrong or was left out, a line each, in the order of the sellers.
    package var messages: [String] = []
    /// What is worth knowing and no problem: unknown columns and sheets, files not used.
    package var notes: [String] = []
    package var status = Status.complete

    package enum Status: Int32, Sendable, Comparable {
        /// Every input was understood and every bundle written.
        case complete = 0
        /// Bundles were written, but some input was left out.
        case incomplete = 1
        /// Nothing was written, or not all that should have been.
        case failed = 2

        package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }
}

extension RunResult.Written {
    /// Seller, path, orders and problems, separated by tabs.
    package var line: String { "\(Place.printable(seller))\t\(Place.printable(path))\t\(orders)\t\(problems)" }
}
