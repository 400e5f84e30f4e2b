import Tabular
import Testing

@Suite struct PhraseTests {
    @Test func `a literal is its own template`() {
        let phrase: Phrase = "a whole file"
        #expect(phrase.description == "a whole file")
        #expect(phrase.template == "a whole file")
        #expect(phrase.values.isEmpty)
    }

    @Test func `values are kept apart from the words`() {
        let (limit, place) = (5, Place(path: "a.zip!/b.csv", row: 3))
        let phrase: Phrase = "at most \(limit) rows in \(place), not \("six")"
        #expect(phrase.description == "at most 5 rows in a.zip › b.csv › row 3, not six")
        #expect(phrase.template == "at most {0} rows in {1}, not {2}")
        #expect(phrase.filled(with: ["a", "b", "c"]) == "at most a rows in b, not c")
        #expect(phrase.filled(with: ["a"]) == "at most a rows in , not ")
    }

    @Test func `a phrase inside of another keeps its own template`() {
        let inner: Phrase = "row \(7)"
        let phrase: Phrase = "left out: \(inner)"
        #expect(phrase.description == "left out: row 7")
        #expect(phrase.template == "left out: {0}")
        guard case .phrase(let value) = phrase.values.first else {
            Issue.record("no phrase inside")
            return
        }
        #expect(value.template == "row {0}")
    }

    @Test func `what is quoted is no template, whatever stands in it`() {
        let quoted = Phrase(quoting: "a whole file {0}")
        #expect(quoted.description == "a whole file {0}")
        #expect(quoted.template == "{0}")
        let phrase: Phrase = "two: \("{0} {1}")"
        #expect(phrase.description == "two: {0} {1}")
        #expect(phrase.template == "two: {0}")
    }

    @Test func `literals joined by a plus are one phrase`() {
        let phrase: Phrase = "\(1) of the files " + "of \(2) lies " + "elsewhere"
        #expect(phrase.description == "1 of the files of 2 lies elsewhere")
        #expect(phrase.template == "{0} of the files of {1} lies elsewhere")
    }

    @Test func `only what says nothing is empty`() {
        let (empty, none): (Phrase, String) = ("", "")
        #expect(empty.isEmpty && Phrase(quoting: none).isEmpty)
        #expect(!Phrase(quoting: "x").isEmpty)
    }

    @Test func `phrases are the same where they say the same`() {
        let (counted, written): (Phrase, Phrase) = ("at most \(5) rows", "at most 5 rows")
        #expect(counted == written)
        #expect(Set([counted, written, "at most 6 rows"]).count == 2)
    }

    @Test func `pieces of input are cut and made printable, words are not`() {
        let long = "\u{1B}" + String(repeating: "x", count: 60)
        let error = InputError(
            .badCell,
            at: Place(path: "p"),
            expected: "one column",
            found: "a second one that also has this name: \(long)",
            advice: "Mend it."
        )
        let cut = "\\u{1b}" + String(repeating: "x", count: 33) + "…"
        #expect(error.found?.description == "a second one that also has this name: " + cut)
        #expect(error.foundText == "a second one that also has this name: \\…")
        #expect(
            error.description
                == "p: expected one column, found \"a second one that also has this name: \\…\". Mend it."
        )
    }
}
