import Glibc
import Ledger
import Meesho
import Tabular

/// One run of the report: a folder of exports in, a bundle per seller out.
package struct ReportRun: Sendable {
    /// How far a run has come.
    package enum Progress: Sendable {
        case reading(ReadingProgress)
        case building(done: Int, of: Int)
    }

    package typealias Read =
        @Sendable (String, ReadingOptions, @escaping @Sendable (ReadingProgress) -> Void) async throws(InputError) ->
        Reading

    package var input: String
    package var output: String
    package var reading = ReadingOptions()
    package var period = PeriodFilter()
    package var asOf: Day
    package var version: String
    /// Code of the language that `page` opens in, for the manifest.
    package var language = "en"
    /// Only these sellers; `nil` for all.
    package var shard: Shard?
    /// Problems are failures: a seller with any is not written.
    package var isStrict = false
    /// Makes `index.html`.
    package var page: @Sendable (SellerReport) throws -> [UInt8]
    package var temporaries = TemporaryFolders()
    package var read: Read = Reading.read

    package init(
        input: String,
        output: String,
        asOf: Day,
        version: String,
        page: @escaping @Sendable (SellerReport) throws -> [UInt8]
    ) {
        self.input = input
        self.output = output
        self.asOf = asOf
        self.version = version
        self.page = page
    }

    package func run(progress: @escaping @Sendable (Progress) -> Void = { _ in }) async -> RunResult {
        let reading: Reading
        let writer: BundleWriter
        let hadOutput = access(output, F_OK) == 0
        do {
            try checkInput()
            reading = try await read(input, self.reading) { progress(.reading($0)) }
            guard !reading.sellers.isEmpty else { return nothingFound(in: reading) }
            writer = try BundleWriter(output: output, temporaries: temporaries)
        } catch {
            return RunResult(messages: ["\(error)"], status: .failed)
        }
        let outcomes = await build(reading, writer: writer, progress: progress)
        // A run that writes nothing leaves nothing: `rmdir` takes empty folders only.
        if !hadOutput, outcomes.allSatisfy({ $0.written == nil }) { rmdir(output) }
        return result(of: reading, outcomes: outcomes)
    }

    private func build(
        _ reading: Reading,
        writer: BundleWriter,
        progress: @escaping @Sendable (Progress) -> Void
    ) async -> [SellerOutcome] {
        let sellers = reading.sellers.filter { shard?.contains(sellerID: $0.id) ?? true }.sorted { $0.id < $1.id }
        return await withTaskGroup(of: (Int, SellerOutcome).self) { group in
            var waiting = sellers.enumerated().makeIterator()
            func startNext() {
                guard let (index, seller) = waiting.next() else { return }
                group.addTask { (index, build(seller, writer: writer)) }
            }
            for _ in 0..<max(1, self.reading.jobs) { startNext() }
            var outcomes: [(Int, SellerOutcome)] = []
            for await outcome in group {
                outcomes.append(outcome)
                progress(.building(done: outcomes.count, of: sellers.count))
                startNext()
            }
            return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func build(_ seller: SellerInput, writer: BundleWriter) -> SellerOutcome {
        guard seller.conflicts.isEmpty else { return SellerOutcome(contradictory: seller) }
        let report = SellerReport(of: seller, asOf: asOf, version: version, period: period)
        var outcome = SellerOutcome(report)
        guard !(isStrict && outcome.hasProblems) else { return outcome }
        guard period.isOpen || report.orders.count > 0 || !report.payouts.isEmpty else {
            outcome.failure =
                "Seller \(Place.printable(seller.id)) has no orders and no money in the period asked for, so no bundle is "
                + "written: check --from and --to."
            return outcome
        }
        do {
            let options = Manifest.Options(period: period, language: language)
            let path = try writer.write(Bundle(report, options: options, page: page))
            outcome.written = RunResult.Written(
                seller: seller.id,
                path: path,
                orders: report.orders.count,
                problems: report.problems.count
            )
        } catch {
            outcome.failure = "\(error)"
        }
        return outcome
    }
}
