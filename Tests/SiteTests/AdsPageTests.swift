import Foundation
import Ledger
import Meesho
import Testing
import Wording

@testable import Site

struct AdsPageTests {
    /// A campaign more than the page shows, under names that no page should take for markup.
    private static var report: SellerReport {
        var report = Fixture.rich
        report.ads.rows = 42
        report.ads.net = Paisa(-5_424_000)
        report.adAnalysis.shareOfSales = MoneyRatio(Paisa(6_400_321), over: Paisa(211_311_050))
        report.adAnalysis.campaigns = (0..<21).map { index in
            var campaign = AdAnalysis.Campaign(name: "\(index)\(Fixture.nasty)")
            campaign.first = Fixture.day(2025, 8, 1)
            campaign.last = Fixture.day(2025, 12, 31)
            campaign.days = 100 - index
            campaign.spend.rows = 2
            campaign.spend.total = Paisa(-304_777)
            campaign.share = MoneyRatio(Paisa(304_777), over: Paisa(6_400_321))
            return campaign
        }
        report.adAnalysis.sources.ad = 900
        report.adAnalysis.sources.organic = 2_100
        report.adAnalysis.sources.none = 3_000
        report.adAnalysis.roas.ratio = MoneyRatio(Paisa(16_272_000), over: Paisa(5_424_000))
        report.adAnalysis.roas.orders = 850
        var sources = AdAnalysis.Sources()
        sources.ad = 7
        report.adAnalysis.bySKU = ["1\(Fixture.nasty)": sources]
        return report
    }

    @Test(arguments: Language.allCases)
    func `campaigns are cut, linked and escaped in every language`(language: Language) throws {
        let design = try PageDesign(language, templates: TemplateFiles())
        let html = String(decoding: Page(Self.report, design: design).html(), as: UTF8.self)
        #expect(!html.contains("⟦"))
        let start = try #require(html.range(of: "<section id=\"ads\"")).lowerBound
        let end = try #require(html[start...].range(of: "</section>")).upperBound
        let section = html[start..<end]
        #expect(!section.contains(Fixture.nasty) && !section.contains("<b>sku"))
        let escaped = "&lt;b&gt;sku&lt;/b&gt;&amp;&quot;&#39;"
        #expect(section.contains(">0\(escaped)") && section.contains(">5\(escaped)"))
        #expect(!section.contains(">6\(escaped)"))
        #expect(section.contains("href=\"data/ad_campaigns.csv\""))
        #expect(section.contains("3<small>.00</small>"))
        #expect(html.contains("<a href=\"#ads\">"))
        if let folder = ProcessInfo.processInfo.environment["RENDER"] {
            try Data(html.utf8).write(to: URL(filePath: "\(folder)/ads-\(language.rawValue).html"))
        }
    }

    @Test func `a share below zero is a number, not a text`() throws {
        var campaign = AdAnalysis.Campaign(name: "=1+1")
        campaign.share = MoneyRatio(Paisa(-1), over: Paisa(8))
        let text = String(decoding: CSVTable.adCampaigns.bytes(of: [campaign]).dropFirst(3), as: UTF8.self)
        #expect(text.hasSuffix("\r\n'=1+1,,,0,0,0,0.00,0.00,0.00,0.00,-0.1250\r\n"))
    }
}
