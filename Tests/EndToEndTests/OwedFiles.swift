import Ledger
import Meesho
import Testing

/// Exports in which one sub order of 425.00, placed on 1 August 2025, has one thing happen to it.
struct OwedFiles {
    static let key = TextExport.key(1)

    /// As the orders file prints it; `nil` for no orders file.
    var status: String? = "DELIVERED"
    var orderedOn = "2025-08-01"
    /// Payment rows: status, transaction, day, settlement, sale, sale return, return shipping, shipping, claims,
    /// compensation, recovery, recovery reason.
    var legs: [String] = []
    /// The days that the payments file covers.
    var paid = "2025-08-01_2025-12-31"
    /// Returns rows: created, type, delivered, waybill.
    var returned: [String] = []
    var delivered = "2025-08-01_2025-12-31"
    /// Rows of the in-transit tab: created, type, waybill.
    var moving: [String] = []
    var snapshot = "2025-10-01"
    /// Lost rows: created, type, lost, waybill.
    var lost: [String] = []
    /// Tickets: id, status, created, issue, last update, reopen validity.
    var tickets: [String] = []
    /// The days that the claims file covers; `nil` for no claims file.
    var claimed: String? = "01-08-2025-to-31-12-2025"
    var received: String?

    var files: [(path: String, bytes: [UInt8])] {
        var files: [(String, String)] = []
        if let status {
            files.append(
                (
                    "Orders_2025-08-01_2025-12-31_1234567.csv",
                    TextExport.orders("\(Self.key),\(status),\(orderedOn),Kurti,1,425,Goa")
                )
            )
        }
        files.append(
            (
                "1234567_SP_x_PREVIOUS_PAYMENT_\(paid).csv",
                table(
                    "Sub Order No,Supplier SKU,Order Date,Live Order Status,Transaction ID,Payment Date,"
                        + "Final Settlement Amount,Total Sale Amount (Incl. Shipping & GST),"
                        + "Total Sale Return Amount (Incl. Shipping & GST),Return Shipping Charge (Incl. GST),"
                        + "Shipping Charge (Incl. GST),Claims,Compensation,Recovery,Recovery Reason",
                    // A leg of another sub order, so that the file is never empty.
                    ["\(TextExport.key(9)),Saree,,Delivered,T9,2025-08-05,1,1,0,0,0,0,0,0,"]
                        + legs.map { "\(Self.key),Kurti,\(orderedOn),\($0)" }
                )
            )
        )
        files += returnFiles
        if let claimed {
            files.append(
                (
                    "Supplier-1234567_Status-all_Created-from-\(claimed).csv",
                    table(
                        "Suborder Number,Ticket ID,Ticket Status,Created Date,Issue,Last Update,Reopen Validity",
                        tickets.map { "\(Self.key),\($0)" } + [
                            "\(TextExport.key(8)),T0,Rejected,2025-08-02,wrong,no,NA"
                        ]
                    )
                )
            )
        }
        if let received { files.append(("received.txt", received)) }
        return files.map { ("1234567/" + $0.0, Array($0.1.utf8)) }
    }

    private var returnFiles: [(String, String)] {
        let head = "S No,SKU,Suborder Number,Return Created Date,Type of Return,"
        let other = "1,Saree,\(TextExport.key(7)),2025-08-02,Courier Return (RTO),"
        var files = [
            (
                "completed_delivered_\(delivered)_1234567__.csv",
                table(
                    head + "Delivered Date,AWB Number,Courier Partner,Return Reason",
                    [other + "2025-08-03,VL000007,Valmo,NA"]
                        + returned.map { "1,Kurti,\(Self.key),\($0)" }
                )
            )
        ]
        if !moving.isEmpty {
            files.append(
                (
                    "intransit_\(snapshot)_1234567__.csv",
                    table(head + "AWB Number,Expected Delivery Date", moving.map { "1,Kurti,\(Self.key),\($0)," })
                )
            )
        }
        if !lost.isEmpty {
            files.append(
                (
                    "completed_lost_\(delivered)_1234567__.csv",
                    table(head + "Lost Date,AWB Number", lost.map { "1,Kurti,\(Self.key),\($0)" })
                )
            )
        }
        return files
    }

    private func table(_ header: String, _ rows: [String]) -> String {
        ([header] + rows).map { $0 + "\n" }.joined()
    }

    func report(asOf: String) async throws -> SellerReport { try await InputFolder(files).report(asOf: asOf) }

    /// The only finding about the sub order of that kind.
    func finding(_ kind: ExceptionFinding.Kind, asOf: String) async throws -> ExceptionFinding? {
        let found = try await report(asOf: asOf).exceptions.filter {
            $0.kind == kind && $0.subOrder.description == Self.key
        }
        #expect(found.count <= 1)
        return found.first
    }

    /// How many sub orders it cannot be told of, and what to load.
    func cannotTell(_ kind: ExceptionFinding.Kind, asOf: String) async throws -> UnsupportedFinding? {
        try await report(asOf: asOf).unsupported.first { $0.kind == kind }
    }
}
