import Charts
import Testing
import Wording

/// A chart's markup taken apart again.
struct Picture {
    struct Element {
        var name: String
        var attributes: [String: String]
        /// The place of the element around it.
        var parent: Int?
        /// Its own text and that of the elements in it, by language.
        var text: [String]

        subscript(name: String) -> String { attributes[name] ?? "" }
        var isSecondLine: Bool { name == "tspan" && attributes["x"] != nil }
        var style: Set<Substring> { Set(self["class"].split(separator: " ")) }
        func number(_ name: String) -> Int { Int(self[name]) ?? 0 }
        /// Hundredths of a percent.
        func share(_ name: String) -> Int {
            guard self[name].hasSuffix("%"), let percent = Double(self[name].dropLast()) else { return -1 }
            return Int((percent * 100).rounded())
        }
    }

    let markup: String
    private(set) var elements: [Element] = []

    init(_ markup: String) throws {
        self.markup = markup
        var open: [Int] = []
        var rest = markup[...]
        while let start = rest.firstIndex(of: "<") {
            let text = String(rest[..<start])
            // Titles and second lines are no part of the text around them.
            let line = open.lastIndex { elements[$0].name == "title" || elements[$0].isSecondLine } ?? 0
            for index in open[min(line, open.count)...] { append(text, to: index, language: language(of: open)) }
            let tail = rest[start...]
            let end = try #require(tail.firstIndex(of: ">"))
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.first == "/" {
                let last = try #require(open.last)
                open.removeLast()
                #expect(elements[last].name == tag.dropFirst())
                continue
            }
            let name = String(tag.prefix { !$0.isWhitespace && $0 != "/" })
            elements.append(
                Element(
                    name: name,
                    attributes: Picture.attributes(tag),
                    parent: open.last,
                    text: Language.allCases.map { _ in "" }
                )
            )
            if tag.last != "/" { open.append(elements.count - 1) }
        }
        #expect(open.isEmpty, "every element is closed")
    }

    private static func attributes(_ tag: Substring) -> [String: String] {
        var attributes: [String: String] = [:]
        for match in tag.matches(of: /([a-zA-Z0-9:-]+)="([^"]*)"|(lang)=([a-z]+)/) {
            if let name = match.1, let value = match.2 { attributes[String(name)] = String(value) }
            if let name = match.3, let value = match.4 { attributes[String(name)] = String(value) }
        }
        return attributes
    }

    private func language(of open: [Int]) -> Int? {
        open.compactMap { Language(rawValue: elements[$0]["lang"])?.place }.last
    }

    private mutating func append(_ text: String, to index: Int, language: Int?) {
        for place in elements[index].text.indices where language == nil || language == place {
            elements[index].text[place] += text
        }
    }

    func all(_ name: String, _ style: Substring? = nil) -> [Element] {
        elements.filter { $0.name == name && (style.map($0.style.contains) ?? true) }
    }

    /// Pixels kept free at the left.
    var margin: Int {
        let styles = elements.first?.style ?? []
        return styles.contains("y40") ? 40 : styles.contains("y60") ? 60 : 0
    }

    /// What the picture and the nested one hold, as the browser counts.
    var count: Int { elements.count }

    struct Box {
        var text: String
        var left: Int
        var right: Int
        var top: Int
        var bottom: Int

        func touches(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    /// Where texts stand in one language at a width of the whole chart, with the texts that are shown only where there
    /// is room or without those that make room for them.
    func boxes(_ language: Language, width: Int, isWide: Bool) -> [Box] {
        elements.filter { $0.name == "text" || $0.isSecondLine }
            .filter { !$0.style.contains(isWide ? "slim" : "wide") }
            .map { box($0, language, width) }
    }

    private func box(_ element: Element, _ language: Language, _ width: Int) -> Box {
        let line = element.isSecondLine ? element.parent.map { elements[$0] } : nil
        let text = element.text[language.place]
        let isBold = element.style.contains("b")
        let size = TextWidth.estimate(Words(text), size: line == nil ? 12 : 11, isBold: isBold)
        let x = margin + element.share("x") * (width - margin) / 10_000 + element.number("dx")
        let left =
            switch (line ?? element)["text-anchor"] {
            case "end": x - size
            case "middle": x - size / 2
            default: x
            }
        let y = (line?.number("y") ?? 0) + element.number(line == nil ? "y" : "dy")
        return Box(text: text, left: left, right: left + size, top: y - 10, bottom: y + 2)
    }

    /// Expects that no two texts touch and none leaves the panel, in any language at any width.
    func expectTextsApart(_ location: SourceLocation = #_sourceLocation) {
        for language in Language.allCases {
            for (width, isWide) in [
                (SVG.narrowest, false), (294, false), (360, false), (430, false), (640, true), (470, true),
                (1_150, true),
            ] {
                let boxes = boxes(language, width: width, isWide: isWide)
                for (index, box) in boxes.enumerated() {
                    #expect(
                        box.left >= -1 && box.right <= width + 1,
                        "\(box.text) leaves at \(width)",
                        sourceLocation: location
                    )
                    for other in boxes.dropFirst(index + 1) where box.touches(other) {
                        Issue.record("\(box.text) touches \(other.text) at \(width)", sourceLocation: location)
                    }
                }
            }
        }
    }

    /// Expects numbers that browsers draw, and no text that is markup.
    func expectSound(_ location: SourceLocation = #_sourceLocation) {
        for element in elements {
            for name in ["width", "height", "r"] {
                #expect(!element[name].hasPrefix("-"), "\(element)", sourceLocation: location)
            }
            for name in ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height"] where !element[name].isEmpty {
                let number = element[name].hasSuffix("%") ? element[name].dropLast() : element[name][...]
                let value = Double(number)
                #expect(value.map { $0.isFinite && abs($0) < 20_000 } ?? false, "\(element)", sourceLocation: location)
            }
            #expect(!["script", "img", "b"].contains(element.name), sourceLocation: location)
        }
        for path in all("path") {
            #expect(path["d"].wholeMatch(of: /[MLZhva0-9 -]+/) != nil, "\(path["d"])", sourceLocation: location)
        }
    }
}
