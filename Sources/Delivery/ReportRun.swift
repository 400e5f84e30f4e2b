import Glibc
import Ledger
import Meesho
import Site
import Tabular

/// One run of the report: a folder of exports in, a bundle per seller out.
package struct ReportRun: Sendable {
    /// How far a run has come.
    package enum Progress: Sendable {
        case reading(ReadingProgress)
        case building(done: Int, of: Int)
    }

    /// Makes a file of the page of a report.
    package typealias PageMaker = @Sendable (SellerReport, PagePart) throws -> [UInt8]

    /// Makes the page that lists the bundles of a run; names and figures stand in it only where they may be told.
    package typealias IndexMaker = @Sendable (_ entries: [IndexPage.Entry], _ asOf: Day, _ isPlain: Bool) -> [UInt8]

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
    /// Of bundles that are not sealed: a sealed page is always one file.
    package var layout = PageLayout.page
    /// Only these sellers; `nil` for all.
    package var shard: Shard?
    /// Problems are failures: a seller with any is not written.
    package var isStrict = false
    /// An earlier bundle, or a folder of them, to tell what changed since.
    package var since: String?
    /// Bundles are sealed with it; `nil` writes them readable.
    package var sealing: Sealing?
    /// Bundles leave out costs and profit and mask order numbers.
    package var isRedacted = false
    /// Mails to be written into the bundles; `nil` writes none, whatever the settings say.
    package var mailing: Mailing?
    /// Whether to write an archive of every bundle, too.
    package var isArchived = false
    /// Gets ready what makes the page that lists the bundles of the run; `nil` writes none.
    package var index: (@Sendable () throws -> IndexMaker)?
    /// Gets ready what makes the pages, while the input is being read.
    package var page: @Sendable () throws -> PageMaker
    package var temporaries = TemporaryFolders()
    package var read: Read = Reading.read

    package init(
        input: String,
        output: String,
        asOf: Day,
        version: String,
        page: @escaping @Sendable () throws -> PageMaker
    ) {
        self.input = input
        self.output = output
        self.asOf = asOf
        self.version = version
        self.page = page
    }

    package func run(progress: @escaping @Sendable (Progress) -> Void = { _ in }) async -> RunResult {
        var reading: Reading
        let writer: BundleWriter
        let page: PageMaker
        let sealedPage: Sealing.PageMaker?
        let mail: Mailing.BodyMaker?
        let indexPage: IndexMaker?
        let earlier: EarlierBundles?
        let hadOutput = access(output, F_OK) == 0
        do {
            try checkInput()
            try sealing?.check(outside: [input, output])
            sealedPage = try sealing?.page()
            indexPage = try index?()
            (reading, page) = try await readAndPrepare(progress)
            guard !reading.sellers.isEmpty else { return nothingFound(in: reading) }
            mail = try mailBodies(of: reading.sellers)
            earlier = try earlierBundles(of: reading.sellers.map(\.id))
            writer = try BundleWriter(output: output, temporaries: temporaries)
        } catch {
            return RunResult(messages: ["\(error)"], status: .failed)
        }
        let found = Set(reading.sellers.map(\.id))
        let queue = SellerQueue(reading.sellers.filter { shard?.contains(sellerID: $0.id) ?? true })
        reading.sellers = []
        let pages = Pages(page: page, sealed: sealedPage, mail: mail)
        let outcomes = await build(queue, pages: pages, writer: writer, since: earlier, progress: progress)
        // A run that writes nothing leaves nothing: `rmdir` takes empty folders only.
        if !hadOutput, outcomes.allSatisfy({ $0.written == nil }) { rmdir(output) }
        var result = result(of: reading, found: found, outcomes: outcomes)
        result.notes += noteMails(of: outcomes, in: writer)
        if let indexPage, !result.written.isEmpty {
            do {
                result.index = try writer.write(index: indexPage(entries(of: outcomes), asOf, isPlain), as: indexName)
            } catch {
                result.messages.append("\(error)")
                result.status = max(result.status, .incomplete)
            }
        } else if let old = writer.earlierIndex(indexName) {
            let lists = "\(Place.printable(old.path)) lists an earlier run"
            if old.namesSellers, !isPlain {
                result.messages.append(
                    "\(lists) and names its sellers: renew it with --index, or remove it before you pass the folder on."
                )
                result.status = max(result.status, .incomplete)
            } else {
                result.notes.append("\(lists); renew it with --index.")
            }
        }
        return result
    }

    /// What whoever sends the mails should know.
    private func noteMails(of outcomes: [SellerOutcome], in writer: BundleWriter) -> [String] {
        let mailed = outcomes.filter(\.hasMail)
        guard !mailed.isEmpty else {
            return mailing?.sender == nil
                ? []
                : ["--mail-from has no effect: nobody is written to (--mail, or mail in a seller's settings.yaml)."]
        }
        var notes = writer.earlierMails(besides: Set(mailed.map { FolderName(sellerID: $0.id).description })).map {
            "\(Place.printable($0)) is of an earlier run: do not send it again."
        }
        if mailed.count > 1, let mailing, !mailing.recipients.isEmpty {
            notes.append(
                "Each of the \(mailed.count) mails goes to everyone named by --mail; who is to get one seller's report only "
                    + "belongs into that seller's settings.yaml (mail)."
            )
        }
        return notes
    }

    private var disclosure: OwnFiles.Disclosure { sealing != nil ? .sealed : isRedacted ? .redacted : .readable }

    /// Whether names and figures of sellers may stand beside their bundles.
    private var isPlain: Bool { disclosure == .readable }

    /// Of its own for each shard: shards write into one folder.
    private var indexName: String { shard.map { "index-\($0.number)-of-\($0.count).html" } ?? "index.html" }

    private func entries(of outcomes: [SellerOutcome]) -> [IndexPage.Entry] {
        outcomes.map { outcome in
            IndexPage.Entry(
                id: outcome.id,
                name: outcome.name,
                folder: outcome.written.map { _ in FolderName(sellerID: outcome.id).description },
                state: outcome.state(isSealed: sealing != nil),
                orders: outcome.written?.orders,
                problems: outcome.written?.problems
            )
        }
    }

    /// Texts and templates take as long to read as a small input: with a core to spare at the same time.
    private func readAndPrepare(
        _ progress: @escaping @Sendable (Progress) -> Void
    ) async throws -> (Reading, PageMaker) {
        guard reading.jobs > 1 else {
            let read = try await read(input, reading) { progress(.reading($0)) }
            return (read, try page())
        }
        async let prepared = page()
        let read = try await read(input, reading) { progress(.reading($0)) }
        return (read, try await prepared)
    }

    private func earlierBundles(of sellers: [String]) throws(OutputError) -> EarlierBundles? {
        guard let since else { return nil }
        return try EarlierBundles(since, sellers: sellers)
    }

    /// What makes the pages of bundles.
    private struct Pages: Sendable {
        var page: PageMaker
        /// `nil` for readable bundles.
        var sealed: Sealing.PageMaker?
        /// `nil` where no seller gets a mail.
        var mail: Mailing.BodyMaker?
    }

    /// `nil` where no seller gets a mail.
    private func mailBodies(of sellers: [SellerInput]) throws -> Mailing.BodyMaker? {
        guard let mailing, sellers.contains(where: { !mailing.recipients(with: $0.settings).isEmpty }) else {
            return nil
        }
        return try mailing.body()
    }

    private func build(
        _ queue: SellerQueue,
        pages: Pages,
        writer: BundleWriter,
        since earlier: EarlierBundles?,
        progress: @escaping @Sendable (Progress) -> Void
    ) async -> [SellerOutcome] {
        let jobs = max(1, self.reading.jobs)
        // Cores that have no seller of their own help with the others'.
        let jobsEach = max(1, jobs / max(1, queue.count))
        return await withTaskGroup(of: SellerOutcome?.self) { group in
            func startNext() {
                group.addTask {
                    guard let seller = await queue.next() else { return nil }
                    return await build(seller, pages: pages, writer: writer, since: earlier, jobs: jobsEach)
                }
            }
            for _ in 0..<jobs { startNext() }
            var outcomes: [SellerOutcome] = []
            for await case let outcome? in group {
                outcomes.append(outcome)
                progress(.building(done: outcomes.count, of: queue.count))
                startNext()
            }
            return outcomes.sorted { $0.id < $1.id }
        }
    }

    private func build(
        _ seller: consuming SellerInput,
        pages: Pages,
        writer: BundleWriter,
        since bundles: EarlierBundles?,
        jobs: Int
    ) async -> SellerOutcome {
        guard seller.conflicts.isEmpty else { return SellerOutcome(unbuilt: seller) }
        let id = seller.id
        var earlier: EarlierReport?
        do {
            earlier = try bundles?.report(of: id)
        } catch {
            return SellerOutcome(unbuilt: seller, because: "\(error)")
        }
        let since = earlier?.manifest
        if isRedacted { seller.redact(with: &earlier) }
        var report = await SellerReport(
            of: seller,
            asOf: asOf,
            version: version,
            period: period,
            jobs: jobs,
            since: earlier.take(),
            isRedacted: isRedacted
        )
        // Messages are for whoever runs it: they name files and cells as they are.
        var outcome = SellerOutcome(report)
        if isRedacted { report.mask() }
        if let bundles, since == nil {
            outcome.notes.append(
                "Seller \(Place.printable(id)) has no earlier report in \(Place.printable(bundles.path)) to compare with."
            )
        }
        guard !(isStrict && outcome.hasProblems) else { return outcome }
        guard period.isOpen || report.orders.count > 0 || !report.payouts.isEmpty else {
            outcome.failure =
                "Seller \(Place.printable(id)) has no orders and no money in the period asked for, so no bundle is "
                + "written: check --from and --to."
            return outcome
        }
        do {
            var options = Manifest.Options(period: period, language: language, since: since)
            options.mail = mailing?.recipients ?? []
            options.mailFrom = mailing?.sender
            options.layout = sealing == nil ? layout : .page
            var bundle = Bundle(report, options: options, page: pages.page)
            if let sealing, let page = pages.sealed {
                bundle = bundle.sealed(for: sealing.phrases, version: version, page: page)
            }
            if let body = pages.mail, let letter = mailing?.mail(with: report, isSealed: sealing != nil, body: body) {
                bundle.add(letter)
                outcome.hasMail = true
            }
            let (path, remainder) = try await writer.write(
                bundle,
                jobs: jobs,
                archivedAs: isArchived ? disclosure : nil
            )
            if let remainder {
                outcome.warnings.append(
                    "\(remainder) The new bundle is in its place; the next run clears away what is left of the old one."
                )
            }
            if !isArchived, let old = writer.earlierArchive(sellerID: id) {
                let holds = "\(Place.printable(old.path)) holds the report of an earlier run"
                if old.disclosure < disclosure {
                    outcome.warnings.append("\(holds), readable: remove it before you pass the folder on.")
                } else {
                    outcome.notes.append("\(holds); renew it with --archive.")
                }
            }
            outcome.written = RunResult.Written(
                seller: id,
                path: path,
                orders: report.orders.count,
                problems: report.problems.count
            )
            if sealing != nil { outcome.notes += try readableFiles(in: path) }
        } catch {
            outcome.failure = "\(error)"
            outcome.hasMail = false
        }
        return outcome
    }
}

extension ReportRun {
    /// A line each on what lies readable in the folder of a sealed bundle because no run wrote it.
    private func readableFiles(in path: String) throws(OutputError) -> [String] {
        try Verification(of: path).extra.map { file in
            "\(Place.printable(path + "/" + file)) is not sealed: hisaab did not write it and left it where it was."
        }
    }
}

/// Hands out what was read of each seller once and keeps nothing of it: rows are the larger part of a run's memory.
private actor SellerQueue {
    let count: Int
    /// The next one last.
    private var waiting: [SellerInput]

    init(_ sellers: [SellerInput]) {
        count = sellers.count
        waiting = sellers.sorted { $0.id > $1.id }
    }

    func next() -> SellerInput? { waiting.popLast() }
}
