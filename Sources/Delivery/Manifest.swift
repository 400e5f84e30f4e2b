import Crypto
import Ledger
import Meesho
import Site
import Tabular

/// `manifest.json`: what a bundle was made of and what it holds. It names no clock, no host and no folder of the
/// machine, so that equal inputs give equal bytes.
package struct Manifest: Sendable {
    package static let path = "manifest.json"
    static let schemaName = "hisaab.manifest/"
    static let schema = schemaName + "1"

    /// The options of a run that change what a bundle says.
    package struct Options: Sendable, Hashable {
        package var period: PeriodFilter
        /// Code of the language the page opens in.
        package var language: String
        package var layout = PageLayout.page
        /// SHA-256 of the manifest of the earlier bundle that the report is compared with; `nil` without one.
        package var since: String?
        /// Whom the mail is written for and from, beside those of the settings.
        package var mail: [MailAddress] = []
        package var mailFrom: MailAddress?

        package init(period: PeriodFilter = PeriodFilter(), language: String = "en", since: String? = nil) {
            self.period = period
            self.language = language
            self.since = since
        }
    }

    /// Size and hash of a file, while its bytes go by.
    struct Digest {
        private let path: String
        private var hash = SHA256()
        private var size = 0

        init(path: String) { self.path = path }

        mutating func add(_ bytes: UnsafeRawBufferPointer) {
            hash.update(bufferPointer: bytes)
            size += bytes.count
        }

        func finished() -> Output { Output(path: path, size: size, sha256: hash.finalize().hex) }
    }

    /// One file of the bundle, as written.
    package struct Output: Sendable, Hashable {
        package var path: String
        package var size: Int
        /// Lower-case hexadecimal.
        package var sha256: String

        package init(path: String, size: Int, sha256: String) {
            self.path = path
            self.size = size
            self.sha256 = sha256
        }
    }

    package let sellerID: String
    private let members: [String: JSON]

    package init(_ report: SellerReport, options: Options) {
        sellerID = report.seller.id
        members = [
            "schema": .text(Manifest.schema),
            "version": .text(report.version),
            "as_of": .day(report.asOf),
            "seller": .text(report.seller.id),
            "options": .object([
                "from": .day(options.period.from),
                "to": .day(options.period.to),
                "lang": .text(options.language),
                "layout": .text(options.layout.rawValue),
                "since": .text(options.since),
                "redact": .bool(report.isRedacted),
                "mail": report.isRedacted ? .null : .array(options.mail.map { .text($0.description) }),
                "mail_from": report.isRedacted ? .null : .text(options.mailFrom?.description),
            ]),
            "settings": Manifest.settings(report.settings, isRedacted: report.isRedacted),
            "inputs": .array(report.inputs.map { Manifest.input($0, isRedacted: report.isRedacted) }),
        ]
    }

    /// Of a sealed bundle: it says nothing of what is inside, not even whose it is.
    init(sealing sellerID: String, version: String) {
        self.sellerID = sellerID
        members = ["schema": .text(Manifest.schema), "version": .text(version), "sealed": .bool(true)]
    }

    /// The file's bytes, once the other files of the bundle are written.
    package func bytes(outputs: [Output]) -> [UInt8] {
        var members = members
        members["outputs"] = .array(
            outputs.map { output in
                .object(["path": .text(output.path), "size": .number(output.size), "sha256": .text(output.sha256)])
            }
        )
        return JSON.object(members).bytes
    }

    private static func input(_ record: InputRecord, isRedacted: Bool) -> JSON {
        .object([
            "path": .text(record.path),
            "size": isRedacted ? .null : .number(record.size),
            "sha256": record.sha256.isEmpty ? .null : .text(record.sha256),
            "kind": .text(record.kind.rawValue),
            "rows": .number(record.rows),
            "skipped": .number(record.skipped),
            "rejected": .number(record.rejected),
            "left_out": .bool(record.isRejected),
            "unknown_columns": .array(record.unknownColumns.map { .text($0) }),
            "unknown_sheets": .array(record.unknownSheets.map { .text($0.description) }),
            "lanes": lanes(record.lanes),
            "note": .text(record.note.description),
        ])
    }

    /// How the rows of a workbook were read; `null` for anything else.
    private static func lanes(_ count: LaneCount) -> JSON {
        guard count.sheets > 0 else { return .null }
        return .object([
            "sheets": .number(count.sheets),
            "fast_sheets": .number(count.plainSheets),
            "fast_rows": .number(count.plainRows),
            "other_rows": .number(count.otherRows),
            "reason": .text(count.reason),
        ])
    }

    /// Shares of cost as four-decimal text, money in rupees, times in days; what is about costs is null in a redacted bundle.
    private static func settings(_ settings: Settings, isRedacted: Bool) -> JSON {
        func expense(_ expense: MonthlyExpense) -> JSON {
            let months = expense.byMonth.map { ($0.key.iso, JSON.money($0.value)) }
            return .object([
                "monthly": .money(expense.monthly), "by_month": .object(Dictionary(months) { first, _ in first }),
            ])
        }
        func share(_ hundredthsOfPercent: Int) -> JSON { .text(Ratio(hundredthsOfPercent, of: 10_000).decimal) }
        let costs: [String: JSON] = [
            "cost_lost_on_rto": share(settings.costLostOnRTO),
            "cost_lost_on_customer_return": share(settings.costLostOnCustomerReturn),
            "cost_lost_on_exchange": share(settings.costLostOnExchange),
            "cost_lost_on_lost": share(settings.costLostOnLost),
            "packaging_per_order": .money(settings.packagingPerOrder),
            "other_monthly_expenses": .money(settings.otherMonthlyExpenses),
            "costs_include_gst": .bool(settings.costsIncludeGST),
            "monthly_expenses": .object(
                Dictionary(settings.monthlyExpenses.map { ($0.name, expense($0)) }) { first, _ in first }
            ),
        ]
        let others: [String: JSON] = [
            "seller_name": .text(settings.sellerName),
            "overdue_after_days": .number(settings.overdueAfterDays),
            "return_settled_after_days": .number(settings.returnSettledAfterDays),
            "return_overdue_days": .number(settings.returnOverdueDays),
            "claim_window_days": .number(settings.claimWindowDays),
            "claim_paid_after_days": .number(settings.claimPaidAfterDays),
            "lost_compensated_after_days": .number(settings.lostCompensatedAfterDays),
            "charge_band_percent": .number(settings.chargeBandPercent),
            "charge_usual_percent": .number(settings.chargeUsualPercent),
            "charge_band_legs": .number(settings.chargeBandLegs),
            "gst_scheme": .text(settings.gstScheme.rawValue),
            "operator_gstin": .text(settings.operatorGSTIN?.text),
            "bank_match_days": .number(settings.bankMatchDays),
            "minimum_sample": .number(settings.minimumSample),
            "reprice_limit_percent": .number(settings.repriceLimitPercent),
            "mail": isRedacted ? .null : .array(settings.mail.map { .text($0.description) }),
            "mail_from": isRedacted ? .null : .text(settings.mailFrom?.description),
        ]
        return .object(others.merging(isRedacted ? costs.mapValues { _ in .null } : costs) { other, _ in other })
    }
}
