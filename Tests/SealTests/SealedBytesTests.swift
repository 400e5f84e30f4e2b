import Foundation
import Testing

@testable import Seal

struct SealedBytesTests {
    private static let typed = ["otter velvet quarry maple", "Über die 7 Brücken", "पानी में मछली रहती है"]
    private let phrases: PassPhrases

    init() throws { phrases = try PassPhrases(lines: Array(Self.typed.joined(separator: "\n").utf8), from: "test") }

    private func sealed(_ text: String = "what was sealed", rounds: Int = 10) throws -> SealedBytes {
        try SealedBytes(Array(text.utf8), for: phrases, rounds: rounds)
    }

    @Test(arguments: typed)
    func `every reader's phrase opens`(phrase: String) throws {
        let sealed = try sealed()
        #expect(try Reader.open(sealed.header, sealed.content, with: phrase) == Array("what was sealed".utf8))
    }

    @Test(arguments: [
        "  otter velvet quarry maple\u{A0}", "otter\u{2003}velvet quarry maple", "ｏｔｔｅｒ velvet quarry maple",
        "U\u{308}ber die 7 Bru\u{308}cken",
    ])
    func `other spellings of the same phrase open`(phrase: String) throws {
        let sealed = try sealed()
        #expect(try Reader.open(sealed.header, sealed.content, with: phrase) != nil)
    }

    @Test(arguments: ["otter velvet quarry mapl", "Otter velvet quarry maple", "otter  velvet quarry maple", "x"])
    func `another phrase does not`(phrase: String) throws {
        let sealed = try sealed()
        #expect(try Reader.open(sealed.header, sealed.content, with: phrase) == nil)
    }

    @Test func `a bundle takes as many rounds as it says`() throws {
        let sealed = try SealedBytes(
            [1, 2, 3],
            for: PassPhrases(lines: Array("otter velvet quarry maple".utf8), from: "test")
        )
        let header = try Reader.Header(sealed.header)
        #expect(header.rounds == 600_000)
        #expect(header.format == "hisaab.sealed/1")
        #expect(header.keys.map(\.salt.count) == [16])
        #expect(header.nonce.count == 12)
        #expect(try Reader.open(sealed.header, sealed.content, with: "otter velvet quarry maple") == [1, 2, 3])
    }

    @Test func `nothing random is used twice`() throws {
        let headers = try (0..<8).map { _ in try Reader.Header(sealed().header) }
        let nonces = headers.flatMap { [$0.nonce] + $0.keys.map(\.nonce) }
        #expect(Set(nonces).count == 8 * 4)
        #expect(Set(headers.flatMap { $0.keys.map(\.salt) }).count == 8 * 3)
        #expect(Set(headers.flatMap { $0.keys.map(\.key) }).count == 8 * 3)
    }

    @Test(arguments: 0..<31)
    func `a content of which a bit is changed does not open`(place: Int) throws {
        let sealed = try sealed()
        #expect(sealed.content.count == 31)
        var content = sealed.content
        content[place] ^= 1
        #expect(throws: (any Error).self) { try Reader.open(sealed.header, content, with: Self.typed[0]) }
    }

    @Test func `a header that is changed opens nothing`() throws {
        let sealed = try sealed()
        let other = try Reader.Header(self.sealed().header)
        let changes: [(inout Reader.Header) -> Void] = [
            { $0.rounds += 1 }, { $0.kdf += "x" }, { $0.nonce = other.nonce }, { $0.keys.removeLast() },
            { $0.keys.swapAt(1, 2) }, { $0.keys[2] = other.keys[2] }, { $0.format = "hisaab.sealed/2" },
        ]
        for (index, change) in changes.enumerated() {
            var header = try Reader.Header(sealed.header)
            change(&header)
            let text = String(decoding: try JSONEncoder().encode(header), as: UTF8.self)
            let opened = try? Reader.open(text, sealed.content, with: Self.typed[0])
            #expect(opened == nil, "change \(index)")
        }
        let same = try? Reader.open(sealed.header + " ", sealed.content, with: Self.typed[0])
        #expect(same == nil)
    }

    @Test func `the header is safe to stand in a page`() throws {
        #expect(try !sealed().header.contains("<"))
        #expect(try !sealed().header.contains("\n"))
    }
}
