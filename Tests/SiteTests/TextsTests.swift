import Foundation
import Ledger
import Meesho
import Site
import Testing
import Wording

@Suite struct TextsTests {
    private func texts(_ language: Language) throws -> Texts { try Texts(only: language, templates: TemplateFiles()) }

    private func placeholders(_ text: String) -> [String] {
        text.matches(of: /\{(\w+)\}/).map { String($0.1) }.sorted()
    }

    @Test(arguments: Language.allCases)
    func `every language has every text with the same values in it`(language: Language) throws {
        let english = try texts(.en).phrases.mapValues(\.first)
        let other = try texts(language).phrases.mapValues(\.first)
        #expect(Set(other.keys) == Set(english.keys))
        for (key, text) in english {
            let translated = try #require(other[key])
            #expect(!translated.isEmpty, "\(key)")
            #expect(placeholders(translated) == placeholders(text), "\(key)")
            #expect(translated.count { $0 == "{" } == translated.count { $0 == "}" }, "\(key)")
        }
    }

    @Test(arguments: Language.allCases)
    func `everything that has a name has a text`(language: Language) throws {
        let phrases = try texts(language).phrases
        let keys =
            Component.allCases.flatMap { ["component_\($0.name)", "component_\($0.name)_text"] }
            + ExceptionFinding.Kind.allCases.flatMap { ["exception_\($0.rawValue)", "exception_\($0.rawValue)_text"] }
            + ExportKind.allCases.map { "kind_\($0.rawValue)" }
            + Answer.Name.allCases.flatMap { ["answer_\($0.rawValue)", "how_\($0.rawValue)"] }
            + MoneyFlow.Name.allCases.map { "flow_\($0.rawValue)" }
        let compared =
            Action.Kind.allCases.flatMap { kind in
                ["", kind == .loadFiles ? "_many" : "_one"].map { "action_\(kind.rawValue)\($0)" }
            }
            + FileNeed.Reason.allCases.map { "calendar_\($0.rawValue)" }
            + SinceFigures.Kind.allCases.flatMap { ["since_\($0.name)", "since_\($0.name)_text"] }
            + Outcome.allCases.map { "since_outcome_\($0.name)" }
        for key in keys + compared { #expect(phrases[key] != nil, "\(key)") }
        #expect(try texts(language).name(ofMonth: 12).first != Texts.missing("months"))
    }

    @Test func `templates name no text that is missing`() throws {
        let files = try TemplateFiles()
        let phrases = try texts(.en).phrases
        for name in files.names where name.hasSuffix(".mustache") {
            for match in files.text(name).matches(of: /\{\{t\.(\w+)\}\}/) {
                #expect(phrases[String(match.1)] != nil, "\(name): \(match.1)")
            }
        }
    }

    @Test func `values are put in as they are`() throws {
        let texts = try texts(.en)
        #expect(texts("found", ["n": "{n}"]).first == "{n} found")
        #expect(texts("found", [:]).first.hasPrefix(Texts.missing("n")))
        #expect(texts["no such text"].first == Texts.missing("no such text"))
    }

    @Test func `dates are written out`() throws {
        let day = Fixture.day(2025, 8, 5)
        #expect(try texts(.en).date(day).first == "5 Aug 2025")
        #expect(try texts(.hi).date(day).first == "5 अग 2025")
        #expect(try texts(.en).range(DayRange(day, day)).first == "5 Aug 2025")
        #expect(try texts(.en).range(DayRange(day, day + 30)).first == "5 Aug 2025 to 4 Sep 2025")
    }
}
