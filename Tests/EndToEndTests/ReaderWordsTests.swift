import Delivery
import Foundation
import Ledger
import Meesho
import Samples
import Site
import Tabular
import Testing
import Wording

/// What the page says of files that could not be read, in each of its languages.
struct ReaderWordsTests {
    private static func report() async throws -> SellerReport {
        let folder = try InputFolder(SampleVariants.broken())
        let seller = try #require(try await folder.reading().sellers.first)
        return await SellerReport(of: seller, asOf: try day("2025-12-31"), version: "test")
    }

    private static func page(_ report: SellerReport) throws -> String {
        let html = Page(report, design: try PageDesign(.en, templates: TemplateFiles())).html()
        return String(decoding: html, as: UTF8.self)
    }

    private static func part(of page: String, from start: String, to end: String) throws -> Substring {
        let rest = page[try #require(page.firstRange(of: start)).upperBound...]
        return rest[..<(try #require(rest.firstRange(of: end)).lowerBound)]
    }

    private static let scripts: [Language: ClosedRange<Unicode.Scalar>] = [
        .hi: "\u{900}"..."\u{97F}", .gu: "\u{A80}"..."\u{AFF}",
    ]

    @Test(arguments: [
        (
            "payments with a damaged number.xlsx › sheet &quot;Order Payments&quot; › row 4 "
                + "› column &quot;Final Settlement Amount&quot;",
            "Expected an amount such as 1,234.50, found &quot;41x.5&quot;.",
            "The row is left out. Correct the cell, or download an export again."
        ),
        (
            "payments with a damaged number.xlsx › शीट &quot;Order Payments&quot; › पंक्ति 4 "
                + "› कॉलम &quot;Final Settlement Amount&quot;",
            "यहाँ चाहिए: 1,234.50 जैसी रकम। मिला: &quot;41x.5&quot;।",
            "यह पंक्ति छोड़ दी गई है। खाने को ठीक करें, या एक्सपोर्ट दोबारा डाउनलोड करें।"
        ),
        (
            "payments with a damaged number.xlsx › શીટ &quot;Order Payments&quot; › લાઇન 4 "
                + "› કોલમ &quot;Final Settlement Amount&quot;",
            "અહીં જોઈએ: 1,234.50 જેવી રકમ. મળ્યું: &quot;41x.5&quot;.",
            "આ લાઇન છોડી દીધી છે. ખાનું સુધારો, અથવા એક્સપોર્ટ ફરી ડાઉનલોડ કરો."
        ),
    ])
    func `a damaged cell is told with its place in every language`(
        place: String,
        what: String,
        advice: String
    ) async throws {
        let page = try Self.page(try await Self.report())
        let problems = try Self.part(of: page, from: "<ul class=\"problems\">", to: "</ul>")
        for text in [place, what, advice] { #expect(problems.contains("\(text)</i>")) }
    }

    @Test(arguments: [Language.hi, .gu])
    func `no problem and no note is left in English`(language: Language) async throws {
        let report = try await Self.report()
        let page = try Self.page(report)
        let letters = try #require(Self.scripts[language])
        let problems = try Self.part(of: page, from: "<ul class=\"problems\">", to: "</ul>")
        let items = problems.components(separatedBy: "<li>").dropFirst()
        #expect(items.count == report.problems.count && items.count == 7)
        // Each is a place, what is wrong there, and what to do.
        for (item, problem) in zip(items, report.problems) {
            let texts = item.matches(of: try Regex("<i lang=\(language.rawValue)>([^<]*)</i>")).map { String($0.0) }
            #expect(texts.count == (problem.place.row == nil ? 2 : 3), "\(problem)")
            for text in texts { #expect(text.unicodeScalars.contains(where: letters.contains), "\(text)") }
        }
        let files = try Self.part(of: page, from: "<table id=\"t-files\"", to: "</table>")
        let reasons: [Language: [String]] = [
            .hi: ["छोड़ी गई: खराब है", "छोड़ी गई: पासवर्ड लगा है", "छोड़ी गई: एक कॉलम नहीं है"],
            .gu: ["છોડી દીધી: બગડેલી છે", "છોડી દીધી: પાસવર્ડ લાગેલો છે", "છોડી દીધી: એક કોલમ નથી"],
        ]
        for reason in reasons[language] ?? [] { #expect(files.contains(" \(reason)</i>"), "\(reason)") }
    }

    @Test func `the manifest keeps to English`() async throws {
        let report = try await Self.report()
        let manifest = Manifest(report, options: Manifest.Options(language: "hi"))
        let notes = try JSONText(Data(manifest.bytes(outputs: [])))["inputs"].elements.map { $0["note"].string }
        #expect(
            notes.filter { !$0.isEmpty }.sorted() == [
                "left out: a format that is not read", "left out: damaged", "left out: lacks a column",
                "left out: no export that is known", "left out: protected with a password",
            ]
        )
    }
}
