import Foundation
import Tabular
import Testing
import Wording

@testable import Site

struct IndexPageTests {
    private let entries = [
        IndexPage.Entry(
            id: "1005589",
            name: "A & B <Sarees>",
            folder: "1005589",
            state: .problems,
            orders: 123_456,
            problems: 2
        ),
        IndexPage.Entry(id: "7654321", name: nil, folder: nil, state: .conflict),
    ]

    private func html(_ language: Language = .en, isPlain: Bool = true) throws -> String {
        let page = try IndexPage(language, templates: TemplateFiles(), version: "9.9")
        return String(decoding: page.html(entries, asOf: Fixture.day(2026, 1, 31), isPlain: isPlain), as: UTF8.self)
    }

    @Test func `each seller has a row with its state, and a link where there is a report`() throws {
        let page = try html()
        #expect(page.contains("2 sellers, 31 Jan 2026. Written: 1."))
        #expect(
            page.contains("<a href=\"1005589/index.html\">A &amp; B &lt;Sarees&gt;</a> <span class=\"under\">1005589<")
        )
        #expect(page.contains("data-label=\"Orders\">1,23,456</td><td class=\"n\" data-label=\"Problems\">2</td>"))
        #expect(page.contains(">Seller 7654321</th><td>not written: its files contradict each other"))
        #expect(page.matches(of: /<a href/).count == 1)
    }

    @Test func `of sealed bundles it tells no more than their folders do`() throws {
        let page = try html(isPlain: false)
        #expect(page.contains("<a href=\"1005589/index.html\">1005589</a>"))
        #expect(
            !page.contains("Sarees") && !page.contains("1,23,456") && !page.contains("class=\"n\"")
                && !page.contains("names all sellers")
        )
    }

    @Test(arguments: Language.allCases)
    func `it runs nothing, asks for nothing and has all its words`(language: Language) throws {
        let page = try html(language)
        #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
        #expect(page.firstMatch(of: /<script|\son\w+=|\sstyle=|https?:|src=/) == nil)
        #expect(!page.contains("⟦"))
    }
}
