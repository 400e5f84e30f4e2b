import Ledger
import Meesho
import Testing

@testable import Delivery

enum BundleExample {
    struct Failure: Error {}

    static func report(_ seller: String) throws -> SellerReport {
        SellerReport(
            seller: .init(id: seller),
            asOf: try #require(Day(year: 2026, month: 1, day: 31)),
            version: "0.1.0"
        )
    }

    /// A bundle with one page and one table.
    static func bundle(_ seller: String = "1005589", page: String, fails: Bool = false) throws -> Bundle {
        Bundle(
            manifest: Manifest(try report(seller), options: Manifest.Options()),
            files: [
                Bundle.File("index.html") { sink in try Array(page.utf8).withUnsafeBytes(sink) },
                Bundle.File("data/orders.csv") { sink in
                    try Array("a,b\r\n".utf8).withUnsafeBytes(sink)
                    if fails { throw Failure() }
                    try Array("1,2\r\n".utf8).withUnsafeBytes(sink)
                },
            ]
        )
    }
}
