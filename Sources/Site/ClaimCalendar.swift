import Crypto
import FoundationEssentials
import Ledger
import Meesho
import Wording

/// `claims.ics`: an all-day entry for each day by which a claim must be raised, or a rejected ticket opened again.
///
/// RFC 5545. A calendar needs a component at least: the zone of India is always there, so that a calendar without
/// deadlines is one, too. Entries keep their ids from report to report, so that importing again adds nothing twice.
/// In English, as the sub orders and waybills in it are for the supplier panel.
package struct ClaimCalendar {
    private struct Entry {
        var day: Day
        var summary: String
        var description: String
        /// What the id is made of.
        var identity: [String]
    }

    private let entries: [Entry]
    private let asOf: Day
    private let sellerID: String

    package init(_ report: SellerReport) {
        asOf = report.asOf
        sellerID = report.seller.id
        let words = FindingWords.inTables(report.ledger, asOf: report.asOf)
        let claims = report.exceptions.lazy.filter { $0.kind == .claimWindowOpen }.compactMap { finding in
            finding.deadline.map { Self.entry(finding, by: $0, words) }
        }
        let tickets = report.claims.claims.lazy.filter(\.canReopen).compactMap { claim in
            claim.reopenUntil.map { Self.entry(claim, by: $0) }
        }
        entries = (Array(claims) + Array(tickets)).sorted { a, b in
            a.day != b.day ? a.day < b.day : a.identity.lexicographicallyPrecedes(b.identity)
        }
    }

    package var count: Int { entries.count }

    private static func entry(_ finding: ExceptionFinding, by day: Day, _ words: FindingWords) -> Entry {
        let parcel = [finding.awb, finding.courier].filter { !$0.isEmpty }.joined(separator: ", ")
        return Entry(
            day: day,
            summary: "Last day to claim: \(finding.subOrder)" + (finding.sku.isEmpty ? "" : " (\(finding.sku))"),
            description: words.reason(of: finding).first + (parcel.isEmpty ? "" : "\nParcel: \(parcel)")
                + "\nNeeded: \(words.evidence(of: finding).first)",
            identity: ["claim", finding.subOrder.description, finding.awb, day.iso]
        )
    }

    private static func entry(_ claim: ClaimFigures.Claim, by day: Day) -> Entry {
        let subOrder = claim.subOrder?.description ?? ""
        return Entry(
            day: day,
            summary: "Last day to reopen ticket \(claim.ticket)" + (subOrder.isEmpty ? "" : ": \(subOrder)"),
            description: "Rejected" + (claim.issue.isEmpty ? "" : ": \(claim.issue)")
                + "\nNeeded: unpacking video, photos of the goods and of the waybill",
            identity: ["reopen", claim.ticket, subOrder, day.iso]
        )
    }

    /// The bytes of the file.
    package func bytes() -> [UInt8] {
        var lines = ContentLines()
        for line in [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//hisaab//claim deadlines//EN", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "BEGIN:VTIMEZONE", "TZID:Asia/Kolkata", "BEGIN:STANDARD", "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0530", "TZOFFSETTO:+0530", "TZNAME:IST", "END:STANDARD", "END:VTIMEZONE",
        ] { lines.add(line) }
        var met: [String: Int] = [:]
        for entry in entries {
            let id = identifier(of: entry)
            met[id, default: 0] += 1
            add(entry, id: met[id] == 1 ? id : "\(id)-\(met[id] ?? 0)", to: &lines)
        }
        lines.add("END:VCALENDAR")
        return lines.bytes
    }

    private func add(_ entry: Entry, id: String, to lines: inout ContentLines) {
        lines.add("BEGIN:VEVENT")
        lines.add("UID:\(id)@hisaab")
        lines.add("DTSTAMP:\(Self.basic(asOf))T000000Z")
        lines.add("DTSTART;VALUE=DATE:\(Self.basic(entry.day))")
        lines.add("DTEND;VALUE=DATE:\(Self.basic(entry.day + 1))")
        lines.add("SUMMARY", text: entry.summary)
        lines.add("DESCRIPTION", text: entry.description)
        lines.add("TRANSP:TRANSPARENT")
        lines.add("BEGIN:VALARM")
        lines.add("ACTION:DISPLAY")
        lines.add("DESCRIPTION", text: entry.summary)
        // Nine in the morning of the day before.
        lines.add("TRIGGER:-PT15H")
        lines.add("END:VALARM")
        lines.add("END:VEVENT")
    }

    /// Of the content alone: the same deadline has the same id in every report.
    private func identifier(of entry: Entry) -> String {
        let text = ([sellerID] + entry.identity).joined(separator: "\n")
        let digits = Array("0123456789abcdef".utf8)
        let hash = SHA256.hash(data: Data(text.utf8)).prefix(16).flatMap {
            [digits[Int($0 >> 4)], digits[Int($0 & 15)]]
        }
        return String(decoding: hash, as: UTF8.self)
    }

    /// `20260131`.
    private static func basic(_ day: Day) -> String { day.iso.filter { $0 != "-" } }
}

/// Content lines of RFC 5545: CRLF, and folded so that none is longer than 75 octets.
private struct ContentLines {
    private(set) var bytes: [UInt8] = []
    private static let octets = 75

    /// A line that is printed as it stands.
    mutating func add(_ line: String) {
        var line = line
        line.withUTF8 { add($0) }
    }

    private mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
        var start = 0
        // A blank at the beginning of a continued line counts.
        var room = ContentLines.octets
        while line.count - start > room {
            var end = start + room
            // Never inside a character.
            while end > start + 1, line[end] & 0xC0 == 0x80 { end -= 1 }
            bytes.append(contentsOf: line[start..<end])
            bytes += [0x0D, 0x0A, 0x20]
            start = end
            room = ContentLines.octets - 1
        }
        bytes.append(contentsOf: line[start...])
        bytes += [0x0D, 0x0A]
    }

    /// A property whose value is text: backslash, semicolon, comma and line breaks are escaped, other control
    /// characters dropped.
    mutating func add(_ name: String, text: String) {
        var line = Array(name.utf8)
        line.append(UInt8(ascii: ":"))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): line += [UInt8(ascii: "\\"), byte]
            case 0x0A: line += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0x00..<0x20, 0x7F: continue
            default: line.append(byte)
            }
        }
        line.withUnsafeBufferPointer { add($0) }
    }
}
