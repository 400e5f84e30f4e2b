import Testing

@testable import Seal

struct ProposedPhraseTests {
    @Test func `the words are many, short and different`() {
        let words = WordList.words
        #expect(words.count >= 1_296)
        #expect(words == Set(words).sorted())
        #expect(
            words.allSatisfy { (3...8).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } }
        )
    }

    /// Each word without one of its letters, the letter's place marked: equal for words of one wrong letter.
    @Test func `no slip of one letter makes another word`() {
        var seen: [String: String] = [:]
        for word in WordList.words {
            for place in word.indices {
                var marked = word
                marked.replaceSubrange(place...place, with: "?")
                #expect(seen[marked] == nil, "\(word) and \(seen[marked] ?? "")")
                seen[marked] = word
                var shorter = word
                shorter.remove(at: place)
                #expect(!WordList.words.contains(shorter), "\(word) and \(shorter)")
            }
        }
    }

    @Test(arguments: ProposedPhrase.counts)
    func `a phrase has so many words of the list`(count: Int) {
        let words = ProposedPhrase(words: count).text.split(separator: " ").map(String.init)
        #expect(words.count == count)
        #expect(Set(words).isSubset(of: WordList.words))
    }

    @Test func `the bits are those of the draws`() {
        #expect(ProposedPhrase().bits > 62)
        #expect(ProposedPhrase(words: 5).bits > 51)
        #expect(ProposedPhrase(words: 12).bits == 2 * ProposedPhrase().bits)
    }

    /// Gives one number after the other.
    private struct Counter: RandomNumberGenerator {
        var number: UInt64 = 0

        mutating func next() -> UInt64 {
            number &+= .max / 7
            return number
        }
    }

    @Test func `the generator decides`() {
        var (one, other) = (Counter(), Counter())
        #expect(ProposedPhrase(words: 6, using: &one).text == ProposedPhrase(words: 6, using: &other).text)
        #expect(ProposedPhrase().text != ProposedPhrase().text)
    }
}
