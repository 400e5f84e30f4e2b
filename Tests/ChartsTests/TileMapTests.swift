import Charts
import Meesho
import Testing
import Wording

@Suite struct TileMapTests {
    private static func map(_ figures: [String: TileMap.Figure], names: [String: Words] = [:]) -> TileMap {
        TileMap(
            id: "m",
            figures: figures,
            names: names,
            title: "t",
            description: "d",
            heading: Words(["Orders", "ऑर्डर", "ઓર્ડર"]),
            legend: ["1 – 20", "21 – 9,999", "", "12,345 – 1,23,456", "1,23,457 – 12,34,56,789"],
            none: Words(["no orders", "ऑर्डर नहीं", "ઓર્ડર નથી"])
        )
    }

    private static func tile(_ code: String) throws -> IndianTile {
        try #require(IndianTile.all.first { $0.code == code })
    }

    @Test func `every state and union territory has a tile of its own`() {
        #expect(IndianTile.all.count == 36)
        #expect(Set(IndianTile.all.map(\.code)).count == 36)
        #expect(Set(IndianTile.all.map { [$0.column, $0.row] }).count == 36)
        // Place-of-supply codes run from 1 to 38; 25 was Daman and Diu, 28 Andhra Pradesh before Telangana left.
        let codes = IndianTile.all.compactMap { IndianState.state($0.state)?.code }
        #expect(codes.sorted() == (1...38).filter { $0 != 25 && $0 != 28 })
        for tile in IndianTile.all {
            #expect(IndianState.standardName(tile.state) == tile.state)
            #expect(IndianTile.tile(ofState: tile.state) == tile)
        }
        #expect(IndianTile.tile(ofState: "Atlantis") == nil)
    }

    /// Pairs of neighbours from a map, not from the layout.
    @Test func `the country is recognised`() throws {
        let northOf = [
            ("JK", "PB"), ("LA", "HP"), ("HP", "UK"), ("PB", "HR"), ("HR", "RJ"), ("DL", "UP"), ("RJ", "MP"),
            ("GJ", "MH"),
            ("MP", "MH"), ("BR", "JH"), ("JH", "OD"), ("CG", "TS"), ("OD", "AP"), ("TS", "AP"), ("MH", "GA"),
            ("GA", "KL"),
            ("KA", "KL"), ("AP", "TN"), ("SK", "WB"), ("AR", "AS"), ("NL", "MN"), ("AS", "MZ"), ("ML", "TR"),
            ("WB", "AN"),
        ]
        for (north, south) in northOf {
            #expect(try Self.tile(north).row < Self.tile(south).row, "\(north) is north of \(south)")
        }
        let westOf = [
            ("GJ", "MP"), ("RJ", "UP"), ("UP", "BR"), ("MP", "CG"), ("CG", "OD"), ("JH", "WB"), ("MH", "TS"),
            ("GA", "KA"),
            ("KA", "AP"), ("KL", "TN"), ("LD", "KL"), ("TN", "AN"), ("WB", "TR"), ("TR", "MZ"), ("AS", "NL"),
            ("ML", "AS"),
            ("JK", "LA"), ("PB", "HP"), ("HR", "DL"), ("DH", "MH"), ("TN", "PY"),
        ]
        for (west, east) in westOf {
            #expect(try Self.tile(west).column < Self.tile(east).column, "\(west) is west of \(east)")
        }
    }

    @Test func `tiles are shaded by their steps`() throws {
        let figure = TileMap.Figure(step: 4, value: "12.5K", detail: "12,500")
        let pale = TileMap.Figure(step: 0, value: "1", detail: "1")
        let map = Self.map(
            ["Gujarat": figure, "Goa": pale, "Atlantis": pale],
            names: ["Gujarat": Words(["Gujarat", "गुजरात", "ગુજરાત"])]
        )
        let picture = try Picture(map.svg(opening: .gu))
        picture.expectSound()
        func tiles(_ style: Substring) -> [Int] { picture.all("path", style).map { $0["d"].count { $0 == "M" } } }
        #expect(tiles("h4") == [1] && tiles("h0") == [1] && tiles("none") == [34])
        #expect(tiles("h1").isEmpty)
        let gujarat = try #require(picture.all("text").first { $0.text[0] == "GJ" })
        // Column 0 of 8, row 4.
        #expect(gujarat.share("x") == 625 && gujarat.number("y") == 4 * 44 + 19)
        #expect(gujarat.style.contains("on"))
        let titles = picture.all("title").map { $0.text[0] }
        #expect(titles.contains("ગુજરાત: 12,500") && titles.contains("Goa: 1") && titles.contains("Bihar: ઓર્ડર નથી"))
        #expect(picture.all("text").count { $0.style.contains("on") } == 1)
    }

    @Test func `figures and the legend fit a phone`() throws {
        let figures = IndianTile.all.enumerated().map { index, tile in
            (tile.state, TileMap.Figure(step: index % 5, value: index == 7 ? "₹12,345" : "12.5K", detail: "n"))
        }
        let picture = try Picture(Self.map(Dictionary(uniqueKeysWithValues: figures)).svg(opening: .hi))
        for language in Language.allCases {
            for (width, isWide) in [(SVG.narrowest, false), (294, false), (470, true), (520, true)] {
                let boxes = picture.boxes(language, width: width, isWide: isWide)
                #expect(boxes.count == 36 * 2 - (isWide ? 0 : 1) + 6)
                for (index, box) in boxes.enumerated() {
                    #expect(box.left >= 0 && box.right <= width, "\(box.text)")
                    for other in boxes.dropFirst(index + 1) {
                        #expect(!box.touches(other), "\(box.text) \(other.text)")
                    }
                }
            }
        }
        #expect(picture.all("rect").map { $0["class"] } == ["h0", "h1", "h3", "h4", "none"])
        let legend = picture.boxes(.en, width: SVG.narrowest, isWide: false).suffix(6)
        #expect(legend.map(\.text).first == "Orders" && legend.map(\.text).last == "no orders")
        for tile in IndianTile.all {
            let left = SVG.narrowest * tile.column / IndianTile.columns
            let place = Picture.Box(
                text: tile.code,
                left: left,
                right: left + SVG.narrowest / IndianTile.columns,
                top: 44 * tile.row,
                bottom: 44 * (tile.row + 1)
            )
            for box in legend { #expect(!box.touches(place), "\(box.text) on \(tile.code)") }
        }
        #expect(picture.count <= 150)
    }

    @Test func `steps out of range are drawn as the last ones, nothing is no picture`() throws {
        let odd = [
            "Goa": TileMap.Figure(step: 99, value: "", detail: ""),
            "Delhi": TileMap.Figure(step: -1, value: "", detail: ""),
        ]
        let picture = try Picture(Self.map(odd).svg(opening: .gu))
        #expect(picture.all("path", "h4").count == 1 && picture.all("path", "h0").count == 1)
        #expect(Self.map([:]).svg(opening: .en).isEmpty)
        #expect(Self.map(["Atlantis": TileMap.Figure(step: 1, value: "", detail: "")]).svg(opening: .en).isEmpty)
    }
}
