import Ledger
import Meesho
import Site
import Tabular

/// What became of one seller in a run.
struct SellerOutcome: Sendable {
    let id: String
    /// As the seller's settings have it.
    let name: String?
    let conflicts: [InputError]
    let problems: [InputError]
    /// Parts that were left out or that nothing is known about, but that no problem names.
    let unexplained: [InputRecord]
    var notes: [String]
    var written: RunResult.Written?
    /// Whether a mail was written with it.
    var hasMail = false
    /// What is dangerous about a bundle that was written.
    var warnings: [String] = []
    /// Why the bundle could not be made or written.
    var failure: String?

    init(_ report: SellerReport) {
        id = report.seller.id
        name = report.seller.name
        conflicts = []
        problems = report.problems
        unexplained = report.inputs.unexplained(by: report.problems)
        notes = report.inputs.flatMap(\.notes) + (report.futureNote.map { [$0] } ?? [])
    }

    /// A seller that is not built.
    init(unbuilt seller: SellerInput, because failure: String? = nil) {
        id = seller.id
        name = seller.settings.sellerName
        conflicts = seller.conflicts
        problems = seller.problems
        unexplained = []
        notes = []
        self.failure = failure
    }

    var hasProblems: Bool { !problems.isEmpty || !unexplained.isEmpty }

    func state(isSealed: Bool) -> IndexPage.Entry.State {
        guard written != nil else { return conflicts.isEmpty ? .failed : .conflict }
        return hasProblems ? .problems : isSealed ? .sealed : .written
    }

    func messages(isStrict: Bool) -> [String] {
        var lines = conflicts.map(\.description) + problems.map(\.description) + unexplained.map(\.leftOut)
        lines += warnings
        if let failure { lines.append(failure) }
        let name = Place.printable(id)
        if !conflicts.isEmpty {
            lines.append("Seller \(name) is not built: its files contradict each other, see above.")
        } else if isStrict, hasProblems {
            lines.append("Seller \(name) is not written: --strict takes every problem above for a failure.")
        }
        return lines
    }
}

extension [InputRecord] {
    /// Records that were rejected in whole or part, or not recognised, and that no problem speaks of.
    func unexplained(by problems: [InputError]) -> [InputRecord] {
        let named = Set(problems.map(\.place.path))
        return filter { record in
            (record.isRejected || record.rejected > 0 || record.kind == .unknown) && !named.contains(record.path)
        }
    }
}

extension InputRecord {
    /// A line each on what is new or odd about it and no problem.
    var notes: [String] {
        guard !isRejected else { return [] }
        let place = Place(path: path)
        func list(_ names: [String]) -> String { names.map { "\"\(Place.printable($0))\"" }.joined(separator: ", ") }
        var lines: [String] = []
        if !unknownColumns.isEmpty { lines.append("\(place): columns not known and not used: \(list(unknownColumns))") }
        if !unknownSheets.isEmpty {
            lines.append("\(place): sheets not known and not used: \(list(unknownSheets.map(\.description)))")
        }
        // Documents inside are counted with those outside.
        let isCounted = kind == .archive && skipped > 0
        guard !note.isEmpty, rejected == 0, kind != .unknown, !isCounted else { return lines }
        lines.append("\(place): \(Place.printable(note.description))")
        return lines
    }

    /// One line for people.
    var leftOut: String {
        let place = Place(path: path)
        guard note.isEmpty else { return "\(place): \(Place.printable(note.description))" }
        return kind == .unknown
            ? "\(place): is no export that hisaab knows" : "\(place): \(rejected) rows were left out"
    }
}

extension SellerReport {
    /// What tells that files reach beyond the day of the report; `nil` where none does.
    fileprivate var futureNote: String? {
        guard let last = [orderPeriod, paymentPeriod].compactMap({ $0?.last }).max(), last > asOf else { return nil }
        return "Seller \(Place.printable(seller.id)): orders or payments reach to \(last.iso), beyond the day of the "
            + "report, \(asOf.iso) (--as-of). What is late or runs out is told as of that day."
    }
}
