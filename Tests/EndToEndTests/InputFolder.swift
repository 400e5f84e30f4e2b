import Foundation
import Ledger
import Meesho
import Site
import Testing

/// A folder of exports of its own, gone when the value is; read and reported on as the program does it.
final class InputFolder {
    let url: URL
    var path: String { url.path }

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "hisaab-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    convenience init(_ files: [(path: String, bytes: [UInt8])]) throws {
        try self.init()
        for (path, bytes) in files { try write(bytes, to: path) }
    }

    convenience init(_ files: KeyValuePairs<String, String>) throws {
        try self.init(files.map { ($0.key, Array($0.value.utf8)) })
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ bytes: [UInt8], to path: String) throws {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    func reading(jobs: Int = 1) async throws -> Reading {
        var options = ReadingOptions()
        options.jobs = jobs
        return try await Reading.read(folder: path, options: options) { _ in }
    }

    /// The report of the only seller, who has neither problems nor conflicts.
    func report(asOf: String = "2025-12-31") async throws -> SellerReport {
        let reading = try await reading()
        #expect(reading.problems == [] && reading.unassigned == [])
        let seller = try #require(reading.sellers.first)
        #expect(reading.sellers.count == 1 && seller.problems == [] && seller.conflicts == [])
        return await SellerReport(of: seller, asOf: try day(asOf), version: "test")
    }
}

extension SellerReport {
    /// `data/summary.json` as another program reads it.
    func summary() throws -> JSONText { try JSONText(Data(Summary(self).json.bytes)) }

    /// A CSV of the bundle as another program reads it.
    func table(_ name: String) throws -> TableText {
        let file = try #require(Tables(self).files.first { $0.name == name })
        var data = Data()
        try file.write { data += $0 }
        return TableText(data)
    }
}

func day(_ iso: String) throws -> Day {
    let numbers = iso.split(separator: "-").compactMap { Int($0) }
    return try #require(numbers.count == 3 ? Day(year: numbers[0], month: numbers[1], day: numbers[2]) : nil)
}

/// Exports in few columns, as text. A row is given as its cells, separated by commas.
enum TextExport {
    static func orders(_ rows: String...) -> String {
        """
        Sub Order No,Reason for Credit Entry,Order Date,SKU,Quantity,\
        Supplier Discounted Price (Incl GST and Commision),Customer State

        """ + rows.map { $0 + "\n" }.joined()
    }

    static func payments(_ rows: String...) -> String {
        """
        Sub Order No,Live Order Status,Supplier SKU,Transaction ID,Payment Date,Final Settlement Amount,\
        Total Sale Amount (Incl. Shipping & GST),Total Sale Return Amount (Incl. Shipping & GST),\
        Return Shipping Charge (Incl. GST),Recovery,Recovery Reason

        """ + rows.map { $0 + "\n" }.joined()
    }

    static func returns(_ rows: String..., supplier: String = "1234567") -> String {
        """
        Meesho Supplier Panel
        Supplier Id,\(supplier)

        S No,SKU,Suborder Number,Return Created Date,Type of Return,Delivered Date,AWB Number

        """ + rows.map { $0 + "\n" }.joined()
    }

    static func sales(_ rows: String...) -> String {
        """
        identifier,gstin,sub_order_num,hsn_code,quantity,gst_rate,total_taxable_sale_value,total_invoice_value,\
        end_customer_state_new,financial_year,month_number,supplier_id

        """ + rows.map { $0 + "\n" }.joined()
    }

    static func key(_ number: Int) -> String { "90000000000000000\(number)_1" }
}
