import Glibc

/// A pass phrase made of words drawn at random, each as likely as any other.
package struct ProposedPhrase: Sendable {
    /// Words with a blank between each two.
    package let text: String
    /// The logarithm to base 2 of how many phrases of so many words there are.
    package let bits: Double

    /// Six words take longer to find than anybody will try, at the rounds each guess costs.
    package static let defaultCount = 6
    /// Below five a rented machine finds the phrase.
    package static let counts = 5...20

    /// - Parameter count: How many words; inside ``counts``.
    package init(words count: Int = ProposedPhrase.defaultCount) {
        var generator = SystemRandomNumberGenerator()
        self.init(words: count, using: &generator)
    }

    /// - Parameter generator: Decides; anything but the system's own is for tests.
    init(words count: Int, using generator: inout some RandomNumberGenerator) {
        let words = WordList.words
        text = (0..<count).compactMap { _ in words.randomElement(using: &generator) }.joined(separator: " ")
        bits = log2(Double(words.count)) * Double(count)
    }
}
