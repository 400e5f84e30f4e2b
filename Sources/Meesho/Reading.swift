import Tabular

/// What a run reads besides the folder itself.
package struct ReadingOptions: Sendable {
    /// A cost sheet for every seller; `nil` uses the ones found in the folder.
    package var costs: String?
    /// A settings file for every seller; `nil` uses the ones found in the folder.
    package var settings: String?
    /// Only these sellers; empty for all.
    package var sellers: Set<String> = []
    /// Files read at a time; at least 1.
    package var jobs = 1

    package init() {}
}

/// How far reading has come.
package struct ReadingProgress: Sendable {
    package var filesRead: Int
    package var files: Int
    package var bytesRead: Int
    package var bytes: Int
    /// Path of the file just finished, inside the input folder.
    package var path: String
    /// How the rows of its workbooks were read.
    package var lanes = LaneCount()
}

/// One seller's share of what was read.
package struct SellerInput: Sendable {
    package var id: String
    /// Sorted by path.
    package var parts: [Part]
    /// Cost sheets, the seller's own or else the run's.
    package var costs: [Part]
    package var settings: Settings
    /// What of this seller's input could not be read, sorted by place.
    package var problems: [InputError]
    /// Contradictions about whose files these are; a seller with any is not built.
    package var conflicts: [InputError]

    package var records: [InputRecord] { parts.map(\.record) }
}

/// A folder of exports, read and told apart by seller.
package struct Reading: Sendable {
    /// Sorted by id.
    package var sellers: [SellerInput]
    /// Files that no seller can be told for, and files that are no exports.
    package var unassigned: [InputRecord]
    /// Problems of files that belong to no seller.
    package var problems: [InputError]
    /// Hidden files, office lock files, PDFs, pictures.
    package var skippedFiles: Int

    /// Reads every file below `folder`. A file that cannot be read becomes a problem; only a folder that cannot be
    /// read, or an option's file that cannot, throws.
    package static func read(
        folder: String,
        options: ReadingOptions,
        progress: @escaping @Sendable (ReadingProgress) -> Void
    ) async throws(InputError) -> Reading {
        let (files, skipped, problems) = try InputFile.all(below: folder)
        let budget = InflationBudget(cores: CoreBudget(max(1, options.jobs)))
        let costs = try options.costs.map { path throws(InputError) in try part(atPath: path, as: .costs, budget) }
        let settings = try options.settings.map { path throws(InputError) in
            try part(atPath: path, as: .settings, budget)
        }
        let readers = await readAll(files, jobs: max(1, options.jobs), budget: budget, progress: progress)
        var assignment = SellerAssignment(
            parts: readers.flatMap(\.parts),
            inputName: folder.split(separator: "/").last.map(String.init) ?? "",
            costs: costs,
            settings: settings
        )
        var reading = assignment.reading(only: options.sellers)
        if reading.sellers.count == 1 {
            reading.sellers[0].problems += problems
        } else {
            reading.problems = problems + reading.problems
        }
        reading.skippedFiles = skipped + readers.reduce(0) { $0 + $1.skipped }
        return reading
    }

    /// What one file is, with its archive members: for `hisaab inspect`.
    package static func inspect(file: String) -> (records: [InputRecord], problems: [InputError]) {
        var reader = PartReader(budget: InflationBudget())
        do throws(InputError) {
            reader.read(try InputFile(namedByUser: file).contents(limit: InputFile.sizeLimit), path: file)
        } catch {
            return ([], [error])
        }
        let records = reader.parts.map { part in
            var record = part.record
            record.seller = part.evidence.min { $0.kind.rawValue < $1.kind.rawValue }?.id
            return record
        }
        return (records, reader.parts.flatMap(\.problems))
    }

    /// Reads files on `jobs` tasks, results in the files' order whatever the order they finish in.
    private static func readAll(
        _ files: [InputFile],
        jobs: Int,
        budget: InflationBudget,
        progress: @escaping @Sendable (ReadingProgress) -> Void
    ) async -> [PartReader] {
        // The largest first, so that no core waits for one big file at the end.
        let order = files.indices.sorted { (files[$0].size, $1) > (files[$1].size, $0) }
        let bytes = files.reduce(0) { $0 + $1.size }
        return await withTaskGroup(of: (Int, PartReader).self) { group in
            var results = [PartReader?](repeating: nil, count: files.count)
            var waiting = order.makeIterator()
            var state = ReadingProgress(filesRead: 0, files: files.count, bytesRead: 0, bytes: bytes, path: "")
            func startNext() {
                guard let index = waiting.next() else { return }
                let file = files[index]
                group.addTask {
                    budget.cores.occupy()
                    defer { budget.cores.give() }
                    return (index, read(file, budget))
                }
            }
            for _ in 0..<jobs { startNext() }
            for await (index, reader) in group {
                results[index] = reader
                state.filesRead += 1
                state.bytesRead += files[index].size
                state.path = files[index].path
                state.lanes = reader.parts.reduce(into: LaneCount()) { $0 += $1.record.lanes }
                progress(state)
                startNext()
            }
            return results.compactMap(\.self)
        }
    }

    private static func read(_ file: InputFile, _ budget: InflationBudget) -> PartReader {
        var reader = PartReader(budget: budget)
        guard !InputFile.isDocument(name: file.path) else {
            reader.addDocument(path: file.path, size: file.size)
            return reader
        }
        do throws(InputError) {
            reader.read(try file.contents(limit: InputFile.sizeLimit), path: file.path)
        } catch {
            reader.fail(InputRecord(path: file.path, kind: .unknown, size: file.size, sha256: ""), error)
        }
        return reader
    }

    /// A file named on the command line, which must be what it is named for.
    private static func part(
        atPath path: String,
        as kind: ExportKind,
        _ budget: InflationBudget
    ) throws(InputError) -> Part {
        var reader = PartReader(budget: budget)
        let file = InputFile(namedByUser: path)
        let bytes = try file.contents(limit: InputFile.sizeLimit)
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        reader.read(bytes, path: name, as: kind)
        guard let part = reader.parts.first(where: { $0.record.kind == kind }) else {
            throw reader.parts.flatMap(\.problems).first
                ?? InputError(
                    .unknownKind,
                    at: Place(path: path),
                    expected: kind == .costs ? "a cost sheet with the columns SKU and cost" : "settings",
                    found: (reader.parts.first?.record.kind.rawValue).map(Phrase.init(quoting:)),
                    advice: "Name another file."
                )
        }
        return part
    }
}
