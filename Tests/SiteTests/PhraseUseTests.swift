import Foundation
import Site
import Testing
import Wording

/// What readers say against the catalogues that translate it: nothing is missing, and nothing is left over.
struct PhraseUseTests {
    /// Signs and units that every language writes alike.
    private static let alike: Set = ["{0} KB", "{0} MiB"]

    /// Modules that make phrases; `advice` of the others' errors is plain text.
    private static let modules = ["Tabular", "Meesho", "Ledger", "Samples", "Site"]

    private static let sources = Result { try readSources() }

    private static func readSources() throws -> [String: PhraseLiterals] {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var sources: [String: PhraseLiterals] = [:]
        for module in modules {
            let folder = repository.appending(path: "Sources/\(module)")
            let files = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
            for file in files where file.hasSuffix(".swift") && file != "Phrase.swift" {
                let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                sources["\(module)/\(file)"] = PhraseLiterals(text)
            }
        }
        #expect(sources.count > 200)
        return sources
    }

    private static func templates() throws -> Set<String> {
        let sources = try sources.get()
        var names = PhraseLiterals.Names()
        for source in sources.values {
            names.single.formUnion(source.names.single)
            names.lists.formUnion(source.names.lists)
        }
        let templates = Set(sources.values.flatMap { $0.templates(names) })
        #expect(templates.isSuperset(of: ["text", "at most {0} rows", "{0} (hidden)", "line {0}: {1}"]))
        // Signs alone are no words.
        return templates.filter { $0.replacing(/\{\d+\}/, with: "").contains { $0.isLetter } }
    }

    private static func catalogue(_ language: Language) throws -> [String: String] {
        let text = try TemplateFiles().text("phrases.\(language.rawValue).json")
        return try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    }

    @Test(arguments: [Language.hi, .gu])
    func `every phrase of the readers is translated, and nothing else`(language: Language) throws {
        let (templates, catalogue) = (try Self.templates(), try Self.catalogue(language))
        #expect(templates.subtracting(catalogue.keys).sorted() == [])
        #expect(Set(catalogue.keys).subtracting(templates).sorted() == [])
    }

    /// Their literals could not be told by where they stand.
    @Test func `phrases are given by a label`() throws {
        let unlabelled = try Self.sources.get().filter { !$0.value.unlabelled.isEmpty }.keys.sorted()
        #expect(unlabelled == ["Site/ReaderPhrases.swift", "Site/Texts.swift"])
    }

    private static let scripts: [Language: ClosedRange<Unicode.Scalar>] = [
        .hi: "\u{900}"..."\u{97F}", .gu: "\u{A80}"..."\u{AFF}",
    ]

    @Test(arguments: [Language.hi, .gu])
    func `translations take the same values and the letters of their language`(language: Language) throws {
        func placeholders(_ text: String) -> [String] { text.matches(of: /\{\w*\}/).map { String($0.0) }.sorted() }
        let own = try #require(Self.scripts[language])
        for (english, text) in try Self.catalogue(language) {
            #expect(placeholders(text) == placeholders(english), "\(english)")
            let scalars = text.unicodeScalars
            #expect(scalars.contains(where: own.contains) != Self.alike.contains(english), "\(english)")
            #expect((text == english) == Self.alike.contains(english), "\(english)")
            for (other, letters) in Self.scripts where other != language {
                // Both write this stroke.
                #expect(!scalars.contains { letters.contains($0) && $0 != "\u{964}" }, "\(english)")
            }
            let end = language == .hi ? "।" : "."
            #expect(english.hasSuffix(".") == text.hasSuffix(end), "\(english)")
        }
    }

    /// Names that stand in quotes or in brackets are those of the panel and of programs. No others have two words.
    @Test(arguments: [Language.hi, .gu])
    func `no English sentence is left inside of a translation`(language: Language) throws {
        for (english, text) in try Self.catalogue(language) {
            let prose = text.replacing(/\{\w+\}|"[^"]*"|\([^)]*\)/, with: "·")
            #expect(prose.firstMatch(of: /[A-Za-z]+ [A-Za-z]+/) == nil, "\(english): \(text)")
        }
    }
}
