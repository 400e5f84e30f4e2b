import Ledger
import Site

/// What one seller's folder will hold besides its manifest.
package struct Bundle: Sendable {
    package struct File: Sendable {
        /// Inside the bundle, with `/`: `data/orders.csv`.
        package let path: String
        /// Lends the file's bytes to a sink, in pieces.
        package let write: @Sendable (_ sink: ([UInt8]) throws -> Void) throws -> Void

        package init(
            _ path: String,
            write: @escaping @Sendable (_ sink: ([UInt8]) throws -> Void) throws -> Void
        ) {
            self.path = path
            self.write = write
        }
    }

    package var manifest: Manifest
    /// Sorted by path.
    package var files: [File]

    package init(manifest: Manifest, files: [File]) {
        self.manifest = manifest
        self.files = files.sorted { $0.path < $1.path }
    }

    /// The bundle of a report; `page` makes `index.html` from it.
    package init(
        _ report: SellerReport,
        options: Manifest.Options,
        page: @escaping @Sendable (SellerReport) throws -> [UInt8]
    ) {
        self.init(
            manifest: Manifest(report, options: options),
            files: [
                File("index.html") { sink in try sink(page(report)) },
                File("data/summary.json") { sink in try sink(Summary(report).json.bytes) },
            ] + Tables(report).files.map { File("data/\($0.name)", write: $0.write) }
        )
    }
}
