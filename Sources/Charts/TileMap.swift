import Wording

/// India as equal tiles, a state or union territory each, shaded by five steps.
package struct TileMap {
    package struct Figure: Sendable, Hashable {
        /// 0, pale, to 4.
        package var step: Int
        /// At most five characters; longer ones are not shown on a phone.
        package var value: Words
        /// The whole figure, which stands behind the state's name when the tile is pointed at: `1,234`.
        package var detail: Words

        package init(step: Int, value: Words, detail: Words) {
            self.step = step
            self.value = value
            self.detail = detail
        }
    }

    package var id: String
    /// By the standard names of states; those without orders have none.
    package var figures: [String: Figure]
    /// Names to show by the standard names of states; a state of none has its standard name.
    package var names: [String: Words]
    package var title: Words
    package var description: Words
    /// Says what is shaded, over a text for each step, empty for a step of no state.
    package var heading: Words
    package var legend: [Words]
    /// What a tile without orders stands for.
    package var none: Words

    package init(
        id: String,
        figures: [String: Figure],
        names: [String: Words] = [:],
        title: Words,
        description: Words,
        heading: Words,
        legend: [Words],
        none: Words
    ) {
        self.id = id
        self.figures = figures
        self.names = names
        self.title = title
        self.description = description
        self.heading = heading
        self.legend = legend
        self.none = none
    }

    private static let rowHeight = 44
    private static let columnWidth = 10_000 / IndianTile.columns
    private static let gap = (across: 30, down: 1)
    /// What fits a tile on a phone, in the smaller size that figures have.
    private static let widestFigure = 34
    /// What fits the legend on a phone.
    private static let legendWidth = (steps: 117, none: 82)
    private static let dark = HeatScale.steps - 1

    private func left(_ tile: IndianTile) -> Int { tile.column * Self.columnWidth }

    /// The markup of the map on a page that opens in `language`; empty without figures of any state.
    package func svg(opening language: Language) -> String {
        guard IndianTile.all.contains(where: { figures[$0.state] != nil }) else { return "" }
        var svg = SVG(
            id: id,
            title: title,
            description: description,
            height: IndianTile.rows * Self.rowHeight,
            style: "tiles"
        )
        svg.paths(outlines)
        for tile in IndianTile.all {
            let figure = figures[tile.state]
            svg.stack(
                tile.code,
                over: figure?.value ?? "",
                name: name(of: tile).text(in: language),
                x: Share(left(tile) + Self.columnWidth / 2),
                y: tile.row * Self.rowHeight + (figure == nil ? 26 : 19),
                isFigureWide: figure.map { TextWidth.estimate($0.value, size: 11) > Self.widestFigure } ?? false,
                style: figure.map { $0.step >= Self.dark ? "on" : "" } ?? "m"
            )
        }
        drawLegend(into: &svg)
        return svg.markup(opening: language)
    }

    private func name(of tile: IndianTile) -> Words {
        (names[tile.state] ?? Words(tile.state)) + ": " + (figures[tile.state]?.detail ?? none)
    }

    /// A path for each step, and one for the tiles without orders.
    private var outlines: [(style: String, outline: Outline)] {
        var steps = Array(repeating: Outline(), count: HeatScale.steps)
        var none = Outline()
        for tile in IndianTile.all {
            let x = Share(left(tile) + Self.gap.across)
            let y = tile.row * Self.rowHeight + Self.gap.down
            let width = Share(Self.columnWidth - 2 * Self.gap.across)
            let height = Self.rowHeight - 2 * Self.gap.down
            if let figure = figures[tile.state] {
                let step = min(HeatScale.steps - 1, max(0, figure.step))
                steps[step].tile(x: x, y: y, width: width, height: height)
            } else {
                none.tile(x: x, y: y, width: width, height: height)
            }
        }
        return [("none", none)] + steps.enumerated().map { (HeatScale.style(ofStep: $0.offset), $0.element) }
    }

    /// East of the Himalayas: the steps beside two rows without tiles, what has no orders beside one with a tile at its
    /// end. Texts that would reach further are cut.
    private func drawLegend(into svg: inout SVG) {
        let x = Share(4 * Self.columnWidth + 200)
        svg.text(heading, x: x, y: 11, style: "b")
        let steps = legend.prefix(HeatScale.steps).enumerated().map {
            (style: HeatScale.style(ofStep: $0.offset), text: TextWidth.fitted($0.element, to: Self.legendWidth.steps))
        }
        let last = (style: "none", text: TextWidth.fitted(none, to: Self.legendWidth.none))
        for (index, line) in (steps + [last]).filter({ !$0.text.isEmpty }).enumerated() {
            let y = 15 * (index + 1)
            svg.rect(x: x, y: y, width: Share(400), height: 11, style: line.style)
            svg.text(line.text, x: x + Share(400), shift: 8, y: y + 10)
        }
    }
}
