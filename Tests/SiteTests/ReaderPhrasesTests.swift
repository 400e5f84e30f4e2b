import Foundation
import Site
import Tabular
import Testing
import Wording

@Suite struct ReaderPhrasesTests {
    private func texts(_ templates: TemplateFiles) throws -> Texts { try Texts(.en, templates: templates) }

    private func texts() throws -> Texts { try texts(TemplateFiles()) }

    private func all(_ words: Words) -> [String] { Language.allCases.map { words.text(in: $0) } }

    @Test func `a phrase is told in every language, with its values where each wants them`() throws {
        let unit: Phrase = "percent"
        let words = try texts()("a whole number of \(unit) from \(1) to \(100)")
        #expect(
            all(words) == [
                "a whole number of percent from 1 to 100", "1 से 100 तक की पूरी संख्या (प्रतिशत)",
                "1 થી 100 સુધીની પૂર્ણ સંખ્યા (ટકા)",
            ]
        )
    }

    @Test func `a page of one language tells it in that`() throws {
        #expect(try texts().only(.gu)("a whole file") == "આખી ફાઇલ")
        #expect(try Texts(only: .hi, templates: TemplateFiles())("a whole file") == "पूरी फ़ाइल")
    }

    @Test func `what is quoted is the same in every language, whatever stands in it`() throws {
        let texts = try texts()
        #expect(texts(Phrase(quoting: "a whole file")) == "a whole file")
        #expect(texts(Phrase(quoting: "{0} {1} {}")) == "{0} {1} {}")
        let words = texts("two: \("{0} {1}")")
        #expect(all(words) == ["two: {0} {1}", "दो: {0} {1}", "બે: {0} {1}"])
    }

    @Test func `a place is told in every language`() throws {
        let texts = try texts()
        #expect(texts.place(Place(path: "a.zip!/b.xlsx")) == "a.zip › b.xlsx")
        let place = Place(path: "a.zip!/b.xlsx", sheet: "S \u{1B}", row: 12, column: "TCS")
        #expect(
            all(texts.place(place)) == [
                place.description, "a.zip › b.xlsx › शीट \"S \\u{1b}\" › पंक्ति 12 › कॉलम \"TCS\"",
                "a.zip › b.xlsx › શીટ \"S \\u{1b}\" › લાઇન 12 › કોલમ \"TCS\"",
            ]
        )
    }

    @Test func `a catalogue of the user's own wins, and what it lacks is told in English`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "phrases.hi.json")
        try Data(#"{"two: {0}": "{0} और {7} {x} {"}"#.utf8).write(to: file)
        let texts = try texts(TemplateFiles(directory: folder.path))
        #expect(texts("two: \("TCS")").text(in: .hi) == "TCS और {7} {x} {")
        #expect(all(texts("a whole file")) == ["a whole file", "a whole file", "આખી ફાઇલ"])
        try Data("[]".utf8).write(to: file)
        let error = #expect(throws: InputError.self) { try self.texts(TemplateFiles(directory: folder.path)) }
        #expect(error?.place.path == "phrases.hi.json")
    }
}
