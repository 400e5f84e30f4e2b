import Tabular
import Testing

@testable import Meesho

/// The scanners of names and prose find what these patterns do, which say more clearly what is looked for.
@Suite struct ScanningTests {
    @Test func `claims' prose`() {
        var spellings = Spellings(seed: 6)
        let pieces = [
            "Rs", "rs.", "RS ", "Rs. ₹", "₹", " ", "  ", "\u{A0}", "\r\n", "231.5", "1,200", "7", ".", "12 May 2026",
            "12 may 26", "2026-05-12", "1 September 2026 ", "31 Foo 2026", "was done on ", "Was Done On",
            "scheduled on ",
            "SCHEDULED ON   ", "Payment of ", "x", "000000000000000000000", ".12345", "12 ", "Sept 2026",
        ]
        for _ in 0..<3_000 {
            let prose = spellings.text(of: pieces, atMost: 9)
            let update = ClaimUpdate(prose: prose).map { Promise(amount: $0.amount, day: $0.day, isPaid: $0.isPaid) }
            #expect(update == Self.update(prose), "\(prose)")
        }
    }

    @Test func `supplier ids, days and times in names`() {
        var spellings = Spellings(seed: 7)
        let pieces = [
            "Orders_", "_SP_", "_TAX_INVOICE", "gst_", "returns_", "Supplier-", "intransit_", "lost_", "ofd_", "_", "-",
            "2026-05-01", "01-05-2026", "_16_12-16_17", "1765146848885", "1765146848", "1234567", "12345", "2025", "7",
            ".csv", ".xlsx", " (1)", "(22)", "\u{A0}(3)", "OUTSTANDING", "previous_payment", "x", "घर", " ", "/", "!/",
            ".घर",
        ]
        for _ in 0..<3_000 {
            let path = spellings.text(of: pieces, atMost: 9)
            let names = NameEvidence(path: path)
            let expected = Patterns(path: path)
            #expect(names.suppliers.map(\.id) == expected.suppliers.map(\.id), "\(path)")
            #expect(names.suppliers.map(\.name) == expected.suppliers.map(\.name), "\(path)")
            #expect(names.days == expected.days, "\(path)")
            #expect(names.downloaded == expected.downloaded, "\(path)")
            #expect(names.isOutstanding == expected.isOutstanding, "\(path)")
            #expect(names.isPrevious == expected.isPrevious, "\(path)")
            #expect(names.isOutForDelivery == expected.isOutForDelivery, "\(path)")
        }
    }

    @Test func `references in settings`() {
        var spellings = Spellings(seed: 8)
        let pieces = ["a", ": ", "&", "*", "?", " ", "-", "[", "{", ",", "x", "\n", "#", "\u{A0}", "1"]
        for _ in 0..<3_000 {
            let text = spellings.text(of: pieces, atMost: 6)
            let refers = text.split(whereSeparator: \.isNewline).contains { line in
                line.contains(/(?:^|[:,\[\{\-\?])\s*[&*][^\s]/) || line.contains(/^\s*\?(?:\s|$)/)
            }
            #expect(SettingsFile.usesReferences(text) == refers, "\(text)")
        }
    }

    @Test(arguments: [
        ("1234567/orders.csv", "1234567"), ("a/b/c.zip!/d/e.csv", "a"), ("orders.csv", nil), ("a.zip!/b/c.csv", nil),
        ("a!b/c.csv", "a!b"),
    ])
    func `the folder of a file is its first`(path: String, folder: String?) {
        #expect(Part(record: InputRecord(path: path, kind: .unknown, size: 0, sha256: "")).folder == folder)
    }

    private static func update(_ prose: String) -> Promise? {
        guard
            let rupees = prose.firstMatch(
                of: /(?i)(?:(?:^|[^a-z])Rs\.?\s{0,3}₹?|₹)\s{0,3}([0-9][0-9,]{0,20}(?:\.[0-9]{1,4})?)/
            )?.output.1,
            let amount = Paisa(rupees: String(rupees))
        else { return nil }
        if let done = prose.firstMatch(
            of: /(?i)was done on\s{0,3}([0-9]{1,2} [a-z]{3,9} [0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})?/
        ) {
            return Promise(amount: amount, day: done.output.1.flatMap(day), isPaid: true)
        }
        return prose.firstMatch(
            of: /(?i)scheduled on\s{0,3}([0-9]{1,2} [a-z]{3,9} [0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})?/
        ).map { Promise(amount: amount, day: $0.output.1.flatMap(day), isPaid: false) }
    }

    private static func day(_ text: Substring) -> Day? {
        var reader = DayReader()
        return String(text).withBytes { reader.day(Cell(bytes: $0, kind: .text)) }
    }
}

/// What ``ClaimUpdate`` tells, by patterns.
private struct Promise: Equatable {
    var amount: Paisa
    var day: Day?
    var isPaid: Bool
}

/// What ``NameEvidence`` tells, by patterns.
private struct Patterns {
    var suppliers: [(id: String, name: String)] = []
    var days: DayRange?
    var downloaded: Int64?
    var isOutstanding = false
    var isPrevious = false
    var isOutForDelivery = false

    init(path: String) {
        for part in path.split(separator: "!/").reversed() {
            let name = part.split(separator: "/").last.map(String.init) ?? String(part)
            let stem = Self.stem(name)
            let lower = stem.lowercased()
            if let id = Self.supplier(in: stem) { suppliers.insert((id, name), at: 0) }
            isOutstanding = isOutstanding || lower.contains("outstanding") || lower.contains("upcoming_payment")
            isPrevious = isPrevious || lower.contains("previous_payment")
            isOutForDelivery = isOutForDelivery || lower.hasPrefix("ofd")
            readDates(stem)
        }
    }

    private static func stem(_ name: String) -> String {
        var stem = Substring(name)
        while let dot = stem.lastIndex(of: "."), stem.distance(from: dot, to: stem.endIndex) <= 5, dot > stem.startIndex
        {
            stem = stem[..<dot]
        }
        if let copy = stem.firstMatch(of: /\s?\([0-9]{1,3}\)$/) { stem = stem[..<copy.range.lowerBound] }
        return String(stem)
    }

    private static func supplier(in stem: String) -> String? {
        let tokens = stem.split(separator: "_").map(String.init)
        guard let first = tokens.first, let last = tokens.last else { return nil }
        let lower = stem.lowercased()
        let isID: (String) -> Bool = { NameEvidence.isID($0) }
        if let match = stem.firstMatch(of: /(?i)^supplier-([0-9]{4,9})(?:_|$)/) { return String(match.output.1) }
        if lower.contains("_sp_") || lower.hasSuffix("_tax_invoice") { return isID(first) ? first : nil }
        if lower.hasPrefix("gst_"), tokens.count > 1 { return isID(tokens[1]) ? tokens[1] : nil }
        let endsWithID = ["orders_", "intransit_", "ofd_", "completed_", "returns_", "inventory-update-file_", "lost_"]
        guard endsWithID.contains(where: lower.hasPrefix) else { return nil }
        if lower.hasPrefix("returns_"), tokens.count > 1, isID(tokens[1]) { return tokens[1] }
        return NameEvidence.isIDLabel(last) ? last : nil
    }

    private mutating func readDates(_ stem: String) {
        var dates: [Day] = []
        for match in stem.matches(of: /([0-9]{4})-([0-9]{2})-([0-9]{2})/) {
            if let day = Day(year: Int(match.1) ?? 0, month: Int(match.2) ?? 0, day: Int(match.3) ?? 0) {
                dates.append(day)
            }
        }
        for match in stem.matches(of: /([0-9]{2})-([0-9]{2})-([0-9]{4})/) {
            if let day = Day(year: Int(match.3) ?? 0, month: Int(match.2) ?? 0, day: Int(match.1) ?? 0) {
                dates.append(day)
            }
        }
        if days == nil, let first = dates.first { days = DayRange(first, dates.dropFirst().first ?? first) }
        if downloaded == nil, dates.count > 2 {
            var seconds = Int64(dates[2].number) * 86_400
            if let time = stem.firstMatch(of: /_([0-9]{1,2})_([0-9]{1,2})-[0-9]/) {
                seconds += (Int64(time.1) ?? 0) * 3_600 + (Int64(time.2) ?? 0) * 60
            }
            downloaded = seconds
        }
        if downloaded == nil, let epoch = stem.firstMatch(of: /(?:^|_)(1[0-9]{9})([0-9]{3})?(?:_|$)/) {
            downloaded = (Int64(epoch.1) ?? 0) + 19_800
        }
    }
}
