import Testing

@testable import Seal

struct PassPhrasesTests {
    private func phrases(_ text: String) throws(PassPhraseError) -> PassPhrases {
        try PassPhrases(lines: Array(text.utf8), from: "phrases.txt")
    }

    private func refusal(_ text: String) -> PassPhraseError? {
        do throws(PassPhraseError) {
            _ = try phrases(text)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a line is a phrase, whatever ends it`() throws {
        let text = "\u{FEFF}first of the phrases\r\n\r\n  second of them all \n\tthird and the last one"
        #expect(
            try phrases(text).all.map(\.text) == [
                "first of the phrases", "second of them all", "third and the last one",
            ]
        )
    }

    @Test(arguments: [
        ("short phrase\nelevenchars", 2, "has fewer than 12 characters"),
        ("\n\n        spaces     \n", 3, "has fewer than 12 characters"),
        ("1234 5678 9012 3456", 1, "has no letters"),
        ("28-02-2026 / 12:30", 1, "has no letters"),
        ("aaaabbbbccccdddd", 1, "has fewer than 6 different characters"),
        ("hello-1hello-1", 1, "repeats one short text"),
        ("xyz#12!xyz#12!xyz#12!", 1, "repeats one short text"),
        ("abcdefghijklmn", 1, "follows the alphabet, the numbers or the keyboard"),
        ("zyxwvutsrqponm", 1, "follows the alphabet, the numbers or the keyboard"),
        ("qwertyuiopasdf", 1, "follows the alphabet, the numbers or the keyboard"),
        ("1qaz2wsx3edc4rfv", 1, "follows the alphabet, the numbers or the keyboard"),
        ("Q1W2E3R4T5Y6", 1, "follows the alphabet, the numbers or the keyboard"),
        ("abcdef123456", 1, "follows the alphabet, the numbers or the keyboard"),
        ("Password@2026", 1, "is one of those that are tried first"),
        ("P@ssw0rd12345", 1, "is one of those that are tried first"),
        ("Jai Shree Ram 108", 1, "is one of those that are tried first"),
        ("meesho seller 1", 1, "is one of those that are tried first"),
        ("123 welcome 456!", 1, "is one of those that are tried first"),
        ("rahul.sharma.1990", 1, "is one of those that are tried first"),
        ("this is my password", 1, "is one of those that are tried first"),
        ("mypasswordismypassword", 1, "is one of those that are tried first"),
        ("welcome to india, mumbai", 1, "is one of those that are tried first"),
        ("abc-def-ghi-jkl-mno", 1, "follows the alphabet, the numbers or the keyboard"),
        ("velvet oyster\u{0}plaza trumpet", 1, "holds a character that nobody can type"),
        ("correct horse battery staple", 1, "is one of those that are tried first"),
        ("a phrase for one\na phrase for two\na phrase for one ", 3, "repeats line 1"),
    ])
    func `what is weak is refused by its line`(text: String, line: Int, reason: String) throws {
        let error = try #require(refusal(text))
        #expect((error.line, error.reason) == (line, reason))
        #expect(
            error.description.hasPrefix("Cannot seal with phrases.txt: the pass phrase of line \(line) \(reason). ")
        )
    }

    /// No message quotes a phrase, or a word of one.
    @Test(arguments: ["Password@2026", "elevenchars", "qwertyuiopasdf", "rahul.sharma.1990"])
    func `a message tells no phrase`(phrase: String) throws {
        let message = try #require(refusal("a phrase that is good\n\(phrase)")).description
        #expect(!message.contains(phrase) && !message.contains("good"))
    }

    @Test(arguments: [
        "otter velvet quarry maple", "Mein Hund frisst 3 Socken", "पानी में मछली रहती है", "kD8#vq2LmP0x!",
        "Grandma's password jar", "monkey business at dawn", "no1 expects 2b here",
    ])
    func `what is not weak is taken`(phrase: String) throws { #expect(try phrases(phrase).count == 1) }

    @Test func `proposed phrases are taken`() throws {
        for _ in 0..<200 {
            let phrase = ProposedPhrase(words: ProposedPhrase.counts.lowerBound)
            #expect(try phrases(phrase.text).count == 1)
        }
    }

    @Test(arguments: ["", "\n \n", "\u{FEFF}"])
    func `a file without a phrase is refused`(text: String) {
        #expect(refusal(text) != nil && refusal(text)?.line == nil)
    }

    @Test func `too many, too long and no text are refused`() throws {
        let many = (0...PassPhrases.limit).map { "otter velvet quarry \($0)" }.joined(separator: "\n")
        #expect(try #require(refusal(many)).reason == "it holds 21 pass phrases, more than 20")
        let long = (0..<400).map { "\($0) " }.joined()
        #expect(try #require(refusal("a" + long)).reason == "is longer than 1000 characters")
        #expect(throws: PassPhraseError.self) { try PassPhrases(lines: [0xFF, 0xFE, 0x61], from: "phrases.txt") }
    }
}
