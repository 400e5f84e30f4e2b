import Foundation
import Ledger
import Meesho
import Site
import Testing

/// Pages as a whole. `RENDER=folder swift test` also writes them there, to be looked at.
@Suite struct PageTests {
    private static let reports: [String: SellerReport] = [
        "rich": Fixture.rich, "empty": Fixture.empty, "one": Fixture.single(Paisa(41_350)),
        "negative": Fixture.single(Paisa(-16_500)),
    ]

    private func page(_ report: SellerReport, _ language: Language = .en) throws -> String {
        String(decoding: try Page(report, language: language, templates: TemplateFiles()).html(), as: UTF8.self)
    }

    @Test(arguments: Language.allCases, ["rich", "empty", "one", "negative"])
    func `every report renders in every language without a missing text`(language: Language, name: String) throws {
        let report = try #require(PageTests.reports[name])
        let html = try page(report, language)
        #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(!html.contains("⟦"))
        #expect(html.contains("</html>"))
        if let folder = ProcessInfo.processInfo.environment["RENDER"] {
            try Data(html.utf8).write(to: URL(filePath: "\(folder)/\(name)-\(language.rawValue).html"))
        }
    }
}
