import Foundation
import Meesho
import Testing

@testable import Delivery

struct MailHeaderTests {
    private func address(_ text: String) throws -> MailAddress { try #require(MailAddress(text)) }

    /// What a reader makes of encoded words, each of which must be whole by itself.
    private func decoded(_ field: String) throws -> String {
        try field.replacing(/\?=\s+=\?/, with: "?==?").matches(of: /=\?UTF-8\?B\?([A-Za-z0-9+\/=]*)\?=/).map { word in
            let data = try #require(Data(base64Encoded: String(word.output.1)))
            return try #require(String(validating: data, as: UTF8.self))
        }.joined()
    }

    private func check(_ field: String) {
        for (index, line) in field.components(separatedBy: "\r\n").enumerated() {
            #expect(line.utf8.count <= 76, "\(line)")
            #expect(line.utf8.allSatisfy { 0x20..<0x7F ~= $0 }, "\(line)")
            #expect(index == 0 || line.hasPrefix(" "), "\(line)")
        }
        for word in field.matches(of: /=\?[^ ]*\?=/) { #expect(word.output.utf8.count <= 75) }
    }

    @Test func `short ASCII stays as it is`() {
        #expect(MailHeader.field("Subject", text: "Report of 31 Jan") == "Subject: Report of 31 Jan")
        #expect(MailHeader.field("Subject", text: "") == "Subject: ")
    }

    @Test(arguments: [
        "सेलर 1234567 – मीशो रिपोर्ट, 28 फ़र 2026, जनवरी से फ़रवरी के सभी भुगतान और रिटर्न",
        "સેલર – મીશો રિપોર્ટ", "₹", String(repeating: "👨‍👩‍👧", count: 40), "e" + String(repeating: "\u{301}", count: 500),
        "long " + String(repeating: "ASCII", count: 60), "=?UTF-8?B?AAAA?=",
    ])
    func `other text becomes encoded words that split no character`(text: String) throws {
        let field = MailHeader.field("Subject", text: text)
        check(field)
        #expect(try decoded(field) == text)
    }

    @Test(arguments: [
        "x\r\nBcc: a@example.com", "x\nBcc: y", "x\rBcc: y", "x\u{0}\u{B}y", "x\u{85}\u{2028}y", "नाम\r\n\r\nbody",
    ])
    func `no text begins a line of its own`(text: String) throws {
        let field = MailHeader.field("Subject", text: text)
        check(field)
        #expect(!field.contains("\r\nB") && !field.contains("\r\n\r\n"))
        let words = try decoded(field)
        #expect(words.unicodeScalars.allSatisfy { $0.value >= 0x20 })
        #expect(
            field.components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") } == [
                field.components(separatedBy: "\r\n")[0]
            ]
        )
    }

    @Test func `addresses stand after their names, and lines break between them`() throws {
        #expect(MailHeader.field("From", addresses: [try address("a@example.com")]) == "From: a@example.com")
        #expect(
            MailHeader.field("From", addresses: [try address("Patel, Asha <a@example.com>")])
                == "From: \"Patel, Asha\" <a@example.com>"
        )
        let many = try (0..<12).map { try address("आशा पटेल \($0) <asha\($0)@example.com>") }
        let field = MailHeader.field("To", addresses: many)
        check(field)
        #expect(field.components(separatedBy: ",").count == 12)
        #expect(try decoded(field) == many.compactMap(\.name).joined())
        let long = try address("A <a@\(String(repeating: "abcdefg.", count: 20))com>")
        #expect(MailHeader.field("To", addresses: [long]).components(separatedBy: "\r\n").count == 2)
    }

    @Test func `the date is that of the report, in English`() throws {
        let day = try #require(Day(year: 2026, month: 2, day: 1))
        #expect(MailHeader.date(day) == "Date: Sun, 1 Feb 2026 12:00:00 +0530")
    }
}
