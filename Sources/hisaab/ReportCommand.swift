import ArgumentParser
import Delivery
import Ledger
import Meesho
import Seal
import Site
import Tabular
import Wording

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Build one bundle per seller from a folder of exports (default).",
        discussion: """
            Prints one line per bundle: seller, path, orders, problems, separated by tabs. Exit status 0: all is well; \
            1: bundles were written, but some input was left out; 2: nothing was written; 64: wrong usage.
            """
    )

    @Argument(help: "Folder of ZIP, XLSX and CSV exports, best with a folder per seller.", completion: .directory)
    var input: String?

    @Option(help: "Folder the bundles are written to.", completion: .directory)
    var output = "Output"

    @Option(help: "Cost sheet, CSV or XLSX (default: the ones found in the input).", completion: .file())
    var costs: String?

    @Option(help: "Settings file (default: the ones found in the input).", completion: .file())
    var settings: String?

    @Option(
        name: .customLong("seller"),
        parsing: .upToNextOption,
        help: ArgumentHelp("Only these sellers.", valueName: "id")
    )
    var sellers: [String] = []

    @Option(help: ArgumentHelp("First day of orders and money to report on.", valueName: "yyyy-mm-dd"))
    var from: Day?

    @Option(help: ArgumentHelp("Last day of orders and money to report on.", valueName: "yyyy-mm-dd"))
    var to: Day?

    @Option(help: ArgumentHelp("Day the report is for (default: today in India).", valueName: "yyyy-mm-dd"))
    var asOf: Day?

    @Option(
        help: ArgumentHelp(
            "Earlier report of the seller, or the folder of several sellers' reports, to tell what changed since.",
            discussion: """
                Orders, payments and findings are compared with its data/, once its manifest.json finds it unchanged; \
                the page, data/since.csv and data/summary.json tell the differences. A report of another seller, a \
                changed one or one of another version is refused, and nothing is written for that seller.
                """,
            valueName: "bundle"
        ),
        completion: .directory
    )
    var since: String?

    @Option(help: "Language the page opens in.")
    var lang = Language.en

    @Option(
        help: ArgumentHelp(
            "How the page is laid out: in one file, or with style and script beside it.",
            discussion: """
                folder is for hosts that forbid style and script inside a page: style.css and script.js then stand beside \
                index.html, and _headers for hosts that read it. In a mail the page is one file in any case.
                """
        )
    )
    var layout = PageLayout.page

    @Option(help: "Folder of templates to use instead of the ones built in.", completion: .directory)
    var templates: String?

    @Option(
        help: ArgumentHelp(
            "Encrypt the bundles: a file of pass phrases, one a line, one for each reader; - reads standard input.",
            discussion: """
                A bundle is then one page, which asks for a pass phrase and opens in the browser, with all files inside. \
                Weak pass phrases are refused; hisaab passphrase proposes strong ones.
                """
        ),
        completion: .file()
    )
    var seal: String?

    @Flag(help: "Leave out costs and profit; put running numbers in place of order numbers, waybills and GSTINs.")
    var redact = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Also write a mail to these addresses, mail/report.eml, with the report in its text and attached.",
            discussion: """
                Another program sends it: for m in Output/*/mail/report.eml; do msmtp -t --read-envelope-from < "$m"; done. \
                The settings of a seller may name addresses, too (mail).
                """,
            valueName: "address"
        )
    )
    var mail: [String] = []

    @Option(help: ArgumentHelp("Whom mails are from (default: their first recipient).", valueName: "address"))
    var mailFrom: String?

    @Flag(help: "Also write each bundle as one file, <seller>.zip beside its folder.")
    var archive = false

    @Flag(help: "Also write index.html beside the bundles, a page that lists them: for you, not for sellers.")
    var index = false

    @Option(help: ArgumentHelp("Only the sellers of this share, such as 2/8.", valueName: "k/n"))
    var shard: Shard?

    @Option(help: "Files and sellers worked on at a time (default: all cores).")
    var jobs: Int?

    @Flag(help: "Take problems for failures: write nothing for a seller that has any.")
    var strict = false

    @Flag(help: "Tell problems only.")
    var quiet = false

    @Flag(help: "Tell every file read.")
    var verbose = false

    mutating func validate() throws {
        if let from, let to, from > to { throw ValidationError("--from \(from.iso) is later than --to \(to.iso).") }
        if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
        if seal != nil, layout != .page {
            throw ValidationError(
                "--seal and --layout \(layout.rawValue) exclude each other: a sealed page is one file."
            )
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
        // `--seller 1005589 Input`: the option takes all that follows it, the folder too.
        if input == nil, sellers.count > 1, let last = sellers.last, Terminal.isFolder(last) {
            input = last
            sellers.removeLast()
        }
        // Likewise.
        if input == nil, mail.count > 1, let last = mail.last, MailAddress(last) == nil, Terminal.isFolder(last) {
            input = last
            mail.removeLast()
        }
        for (option, address) in mail.map({ ("--mail", $0) }) + (mailFrom.map { [("--mail-from", $0)] } ?? [])
        where MailAddress(address) == nil {
            throw ValidationError("\(option) takes \(MailAddress.form), not \"\(Place.printable(address))\".")
        }
    }

    func run() async throws {
        Terminal.prepare()
        var run = reportRun()
        do {
            run.sealing = try sealing()
        } catch {
            Terminal.tell("\(error)")
            throw ExitCode(RunResult.Status.failed.rawValue)
        }
        let interruption = Interruption(removing: run.temporaries)
        defer { withExtendedLifetime(interruption) {} }
        let progress = ProgressDisplay(quiet ? .quiet : verbose ? .verbose : .normal)
        let result = await run.run { progress.show($0) }
        progress.finish()
        for message in result.messages { Terminal.tell(message) }
        if !quiet {
            for note in result.notes { Terminal.tell("Note: " + note) }
            if result.mails > 0 {
                Terminal.tell("Mails to be sent: \(result.mails), \(Place.printable(output))/*/\(ReportMail.path).")
            }
            if let page = result.index ?? result.written.first.map({ $0.path + "/index.html" }) {
                Terminal.tell("Open \(Place.printable(page)) in a browser.")
            }
        }
        for bundle in result.written { Terminal.print(bundle.line) }
        guard result.status == .complete else { throw ExitCode(result.status.rawValue) }
    }

    /// The run that the options ask for.
    func reportRun() -> ReportRun {
        var run = ReportRun(
            input: input ?? "Input",
            output: output,
            asOf: asOf ?? .todayInIndia,
            version: Hisaab.version,
            page: { [lang, templates] in try Pages.maker(language: lang, templates: templates) }
        )
        run.language = lang.rawValue
        run.layout = layout
        run.reading.costs = costs
        run.reading.settings = settings
        run.reading.sellers = Set(sellers)
        run.reading.jobs = jobs ?? Terminal.cores
        run.period = PeriodFilter(from: from, to: to)
        run.shard = shard ?? Shard.ofArrayJob(in: Terminal.environment)
        run.isStrict = strict
        run.since = since
        run.isRedacted = redact
        run.mailing = Mailing(
            to: mail.compactMap(MailAddress.init),
            from: mailFrom.flatMap(MailAddress.init),
            body: { [lang, templates] in try Pages.mailMaker(language: lang, templates: templates) }
        )
        run.isArchived = archive
        if index { run.index = { [lang, templates] in try Pages.indexMaker(language: lang, templates: templates) } }
        return run
    }

    /// Throws where the pass phrases cannot be used.
    private func sealing() throws(PassPhraseError) -> Sealing? {
        guard let seal else { return nil }
        return Sealing(
            try PassPhrases(contentsOf: seal),
            file: seal == "-" ? nil : seal,
            page: { [lang, templates] in try Pages.sealedMaker(language: lang, templates: templates) }
        )
    }
}
