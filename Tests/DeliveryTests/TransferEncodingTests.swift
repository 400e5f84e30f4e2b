import Foundation
import Testing

@testable import Delivery

struct TransferEncodingTests {
    @Test(arguments: [
        ("", ""), ("\n", "\r\n"), ("a=b\n", "a=3Db\r\n"), ("end \n", "end=20\r\n"), ("a\tb\t\n", "a=09b=09\r\n"),
        ("₹5\n", "=E2=82=B95\r\n"), (".\n..\n", "=2E\r\n=2E.\r\n"), ("From me\nFromage\n", "=46rom me\r\nFromage\r\n"),
        ("a\r\nb\r\n", "a\r\nb\r\n"), ("a\rb\n", "a=0Db\r\n"), ("a\n\nb\n", "a\r\n\r\nb\r\n"),
        ("\u{7F}\0\n", "=7F=00\r\n"),
    ])
    func `quoted-printable after RFC 2045`(text: String, coded: String) {
        #expect(TransferEncoding.quotedPrintable.lines(of: text) == coded)
    }

    @Test func `lines are at most 76 long, and no code is split`() {
        for length in 70...160 {
            for text in [
                String(repeating: "x", count: length), String(repeating: "₹", count: length),
                String(repeating: " ", count: length), String(repeating: "x", count: length - 2) + "= ",
                String(repeating: ".", count: length), String(repeating: "From ", count: length / 5),
            ] {
                let coded = TransferEncoding.quotedPrintable.lines(of: text + "\n")
                for line in coded.components(separatedBy: "\r\n").dropLast() {
                    #expect(line.utf8.count <= 76)
                    #expect(!line.hasPrefix(".") && !line.hasSuffix(" ") && !line.hasPrefix("From "))
                    #expect(!line.contains(/=(?:[^0-9A-F]|[0-9A-F]$|[0-9A-F][^0-9A-F])/))
                }
                let joined = coded.replacing("=\r\n", with: "").replacing("\r\n", with: "")
                #expect(joined.replacing("=", with: "%").removingPercentEncoding == text)
            }
        }
    }

    @Test func `the shorter of the two is chosen`() {
        #expect(TransferEncoding(for: "Paid to your bank: ₹5\n") == .quotedPrintable)
        #expect(TransferEncoding(for: "बैंक में आया पैसा\n") == .base64)
        for text in ["Paid to your bank: ₹5\n", "बैंक में आया पैसा\n", String(repeating: "ab₹", count: 90) + "\n"] {
            let sizes = [TransferEncoding.quotedPrintable, .base64].map { ($0.lines(of: text).utf8.count, $0) }
            #expect(sizes.min { $0.0 < $1.0 }?.1 == TransferEncoding(for: text))
        }
    }

    @Test func `Base64 of text has CRLF at its line ends`() throws {
        let coded = TransferEncoding.base64.lines(of: "é\nb\r\n")
        let data = try #require(Data(base64Encoded: coded, options: .ignoreUnknownCharacters))
        #expect(String(decoding: data, as: UTF8.self) == "é\r\nb\r\n")
        #expect(coded.hasSuffix("\r\n"))
    }

    @Test(arguments: [0, 1, 56, 57, 58, 114, 1_000])
    func `Base64 lines hold 57 bytes`(count: Int) {
        let data = Data((0..<count).map { UInt8(truncatingIfNeeded: $0) })
        let lines = TransferEncoding.base64(data).components(separatedBy: "\r\n")
        #expect(lines.count == (count + 56) / 57 + 1)
        #expect(lines.last == "" && lines.dropLast(2).allSatisfy { $0.utf8.count == 76 })
        #expect(Data(base64Encoded: lines.joined()) == data)
    }
}
