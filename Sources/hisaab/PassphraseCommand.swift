import ArgumentParser
import Seal

struct PassphraseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "passphrase",
        abstract: "Propose a strong pass phrase for --seal.",
        discussion: """
            Prints words drawn at random by the system. Give each reader a phrase of their own, by another way than the \
            report, and keep the phrases in a file outside the folders of input and output.
            """
    )

    @Option(help: "How many words, from \(ProposedPhrase.counts.lowerBound) on.")
    var words = ProposedPhrase.defaultCount

    func validate() throws {
        guard ProposedPhrase.counts.contains(words) else {
            throw ValidationError(
                "--words takes \(ProposedPhrase.counts.lowerBound) to \(ProposedPhrase.counts.upperBound)."
            )
        }
    }

    func run() {
        Terminal.prepare()
        let phrase = ProposedPhrase(words: words)
        Terminal.print(phrase.text)
        Terminal.tell("\(words) words at random: \(Int(phrase.bits)) bits.")
    }
}
