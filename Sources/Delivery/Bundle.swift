import Ledger
import Site

/// What one seller's folder will hold besides its manifest.
package struct Bundle: Sendable {
    package struct File: Sendable {
        /// Inside the bundle, with `/`: `data/orders.csv`.
        package let path: String
        /// About how much work it is, against other files: the most is begun with.
        package let weight: Int
        /// Lends the file's bytes to a sink, in pieces.
        package let write: @Sendable (_ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> Void

        package init(
            _ path: String,
            weight: Int = 0,
            write: @escaping @Sendable (_ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
        ) {
            self.path = path
            self.weight = weight
            self.write = write
        }
    }

    /// A file that is made of the others.
    package struct LaterFile: Sendable {
        /// Inside the bundle, with `/`.
        package let path: String
        /// Lends the file's bytes to a sink, in pieces.
        package let write:
            @Sendable (_ files: FinishedFiles, _ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    }

    package var manifest: Manifest
    /// Sorted by path.
    package var files: [File]
    /// Written once ``files`` are; none is made of another.
    package var laterFiles: [LaterFile] = []
    /// Makes of ``files`` those of a bundle whose page is one file; `nil` where it is.
    private var inOnePage: (@Sendable (FinishedFiles) throws -> FinishedFiles)?

    package init(manifest: Manifest, files: [File]) {
        self.manifest = manifest
        self.files = files.sorted { $0.path < $1.path }
    }

    /// The bundle of a report; `page` makes the files of its page.
    package init(
        _ report: SellerReport,
        options: Manifest.Options,
        page: @escaping ReportRun.PageMaker
    ) {
        self.init(
            manifest: Manifest(report, options: options),
            files: options.layout.parts.map { part in
                // The page looks at figures and findings, never at every row of the ledger.
                File(part.path, weight: report.exceptions.count + 10_000) { sink in
                    try page(report, part).withUnsafeBytes(sink)
                }
            } + [
                File("claims.ics", weight: report.exceptions.count) { sink in
                    try ClaimCalendar(report).bytes().withUnsafeBytes(sink)
                },
                File("data/summary.json") { sink in try Summary(report).json.bytes.withUnsafeBytes(sink) },
            ] + Tables(report).files.map { File("data/\($0.name)", weight: $0.rows, write: $0.write) }
        )
        guard options.layout != .page else { return }
        let parts = Set(options.layout.parts.map(\.path))
        inOnePage = { files in
            var options = options
            options.layout = .page
            return files.replacing(
                parts,
                by: PagePart.whole.path,
                try page(report, .whole),
                Manifest(report, options: options)
            )
        }
    }

    /// Adds a mail with the bundle, the page in one file: what is opened out of a mail finds nothing beside it.
    package mutating func add(_ mail: ReportMail) {
        laterFiles.append(
            LaterFile(path: ReportMail.path) { [inOnePage] files, sink in
                try mail.write(with: inOnePage?(files) ?? files, to: sink)
            }
        )
    }
}
