import Foundation
import Ledger
import Meesho
import Site
import Testing
import Wording

@Suite struct TextsTests {
    private func texts(_ language: Language) throws -> Texts { try Texts(only: language, templates: TemplateFiles()) }

    private func phrases(_ language: Language) throws -> [String: String] {
        try texts(language).phrases.mapValues(\.first)
    }

    private func placeholders(_ text: String) -> [String] {
        text.matches(of: /\{(\w+)\}/).map { String($0.1) }.sorted()
    }

    @Test(arguments: Language.allCases)
    func `every language has every text with the same values in it`(language: Language) throws {
        let english = try phrases(.en)
        let other = try phrases(language)
        #expect(Set(other.keys) == Set(english.keys))
        for (key, text) in english {
            let translated = try #require(other[key])
            #expect(!translated.isEmpty, "\(key)")
            #expect(placeholders(translated) == placeholders(text), "\(key)")
            #expect(translated.count { $0 == "{" } == translated.count { $0 == "}" }, "\(key)")
        }
    }

    /// Names and signs that every language writes alike.
    private static let alike: Set = [
        "adsx_gst", "adsx_roas", "claim_awb", "component_tcs", "component_tds", "days_peak", "fact_gstin", "group_rto",
        "of", "rto", "since_outcome_rto", "sku", "tax_cgst", "tax_credit_tcs", "tax_credit_tds", "tax_hsn_code",
        "tax_igst",
        "tax_sgst",
    ]

    private static let scripts: [Language: ClosedRange<Unicode.Scalar>] = [
        .hi: "\u{900}"..."\u{97F}", .gu: "\u{A80}"..."\u{AFF}",
    ]

    /// Hindi ends sentences with a stroke of its own; Gujarati, whose script has none, with a full stop.
    @Test(arguments: [Language.hi, .gu])
    func `every text is translated, in the letters of its language`(language: Language) throws {
        let english = try phrases(.en)
        let own = try #require(Self.scripts[language])
        for (key, text) in try phrases(language) {
            let scalars = text.unicodeScalars
            #expect(scalars.contains(where: own.contains) != Self.alike.contains(key), "\(key)")
            #expect(text != english[key] || Self.alike.contains(key), "\(key)")
            for (other, letters) in Self.scripts where other != language {
                #expect(!scalars.contains(where: letters.contains), "\(key)")
            }
        }
    }

    @Test func `English texts are in English letters`() throws {
        for (key, text) in try phrases(.en) {
            #expect(
                !text.unicodeScalars.contains { scalar in Self.scripts.values.contains { $0.contains(scalar) } },
                "\(key)"
            )
        }
    }

    /// Names that stand in quotes or in brackets are those of the panel and of portals. No others have two words.
    @Test(arguments: [Language.hi, .gu])
    func `no English sentence is left inside of a text`(language: Language) throws {
        for (key, text) in try phrases(language) {
            let prose = text.replacing(/\{\w+\}|"[^"]*"|\([^)]*\)/, with: "·")
            #expect(prose.firstMatch(of: /[A-Za-z]+ [A-Za-z]+/) == nil, "\(key): \(text)")
        }
    }

    @Test(arguments: Language.allCases)
    func `months and weekdays are complete`(language: Language) throws {
        let texts = try texts(language)
        let months = (1...12).map { texts.name(ofMonth: $0).first }
        #expect(Set(months).count == 12 && !months.contains(Texts.missing("months")))
        #expect(Set(texts["action_weekdays"].first.split(separator: " ")).count == 7)
    }

    /// The whole glossary stands in every page, in all languages.
    @Test func `the glossary is short`() throws {
        let keys = PrintedColumn.payments.map { "column_\($0.name)" }
        let words = try Language.allCases.map(phrases)
        let sentences = words.flatMap { phrases in keys.compactMap { phrases[$0] } }
        #expect(sentences.count == keys.count * Language.allCases.count)
        #expect(sentences.allSatisfy { $0.count <= 80 })
        #expect(sentences.reduce(0) { $0 + $1.utf8.count } < 16_000)
    }

    @Test func `values are put in as they are`() throws {
        let texts = try texts(.en)
        #expect(texts("found", ["n": "{n}"]).first == "{n} found")
        #expect(texts("found", [:]).first.hasPrefix(Texts.missing("n")))
        #expect(texts["no such text"].first == Texts.missing("no such text"))
    }

    @Test func `a single thing is told in the singular`() throws {
        let texts = try texts(.en)
        #expect(texts("days_count", ["n": "1"]).first == "1 day")
        #expect(texts("days_count", ["n": "11"]).first == "11 days")
        #expect(texts("counts_of", ["n": "1", "d": "1"]).first == "1 of 1 order")
        #expect(texts("counts_of", ["n": "1", "d": "2"]).first == "1 of 2 orders")
        // Most texts count nothing.
        #expect(texts("found", ["n": "1"]).first == "1 found")
    }

    @Test func `dates are written out`() throws {
        let day = Fixture.day(2025, 8, 5)
        #expect(try texts(.en).date(day).first == "5 Aug 2025")
        #expect(try texts(.hi).date(day).first == "5 अग 2025")
        #expect(try texts(.en).range(DayRange(day, day)).first == "5 Aug 2025")
        #expect(try texts(.en).range(DayRange(day, day + 30)).first == "5 Aug 2025 to 4 Sep 2025")
    }
}
