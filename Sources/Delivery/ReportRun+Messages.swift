import Glibc
import Ledger
import Meesho
import Tabular

extension ReportRun {
    /// Throws where the input is no folder that can be listed.
    func checkInput() throws(OutputError) {
        var status = stat()
        let advice = "Put the exports there, a folder per seller such as \(input)/1234567/, or name another folder."
        guard uninterrupted({ stat(input, &status) }) == 0 else {
            let reason = errno == ENOENT ? "there is no such folder" : String(cString: strerror(errno))
            throw OutputError("read the folder \(input)", because: reason, advice: advice)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw OutputError(
                "read the folder \(input)",
                because: "it is a file",
                advice: "Name the folder it lies in."
            )
        }
    }

    /// The result of a run that has no seller to report on.
    func nothingFound(in reading: Reading) -> RunResult {
        let folder = Place.printable(input)
        var messages = reading.problems.map(\.description)
        messages += reading.unassigned.unexplained(by: reading.problems).map(\.leftOut)
        let advice = "Put each seller's exports into a folder of their own, such as \(folder)/1234567/, and run again."
        if !self.reading.sellers.isEmpty {
            let wanted = self.reading.sellers.sorted().map(Place.printable).joined(separator: ", ")
            messages.append(
                "No file of seller \(wanted) was found in \(folder). Without --seller all sellers are built."
            )
        } else if reading.unassigned.isEmpty, reading.problems.isEmpty {
            messages.append("There is no export in \(folder). \(advice)")
        } else if reading.unassigned.allSatisfy({ $0.kind == .document }), reading.problems.isEmpty {
            messages.append("No file in \(folder) is an export: documents and pictures are not read. \(advice)")
        } else {
            messages.append("No file in \(folder) tells which seller it is of. \(advice)")
        }
        return RunResult(messages: messages, status: .failed)
    }

    /// - Parameter found: The ids of all sellers read.
    func result(of reading: Reading, found: Set<String>, outcomes: [SellerOutcome]) -> RunResult {
        var result = RunResult()
        result.messages += reading.problems.map(\.description)
        result.messages += reading.unassigned.unexplained(by: reading.problems).map(\.leftOut)
        for id in self.reading.sellers.subtracting(found).sorted() {
            result.messages.append("No file of seller \(Place.printable(id)) was found in \(Place.printable(input)).")
        }
        for outcome in outcomes { result.messages += outcome.messages(isStrict: isStrict) }
        result.notes = outcomes.flatMap(\.notes)
        if reading.skippedFiles > 0 {
            result.notes.append(
                "Skipped, not read: \(reading.skippedFiles) hidden files, links, documents or pictures."
            )
        }
        result.written = outcomes.compactMap(\.written)
        result.mails = outcomes.count(where: \.hasMail)
        if result.written.isEmpty, !outcomes.isEmpty {
            result.status = .failed
        } else if !result.messages.isEmpty {
            result.status = .incomplete
        }
        if outcomes.isEmpty, let shard {
            result.messages.append("Shard \(shard.number)/\(shard.count) has none of the \(found.count) sellers.")
        }
        return result
    }
}
