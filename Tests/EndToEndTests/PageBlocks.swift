import Foundation
import Tabular

/// What a page holds packed at its end, as text that can be searched.
enum PageBlocks {
    struct Malformed: Error {}

    /// By id.
    static func texts(in page: String) throws -> [String: String] {
        var texts: [String: String] = [:]
        for match in page.matches(of: /<script type="text\/plain" id="([a-z-]+)"[^>]*>([A-Za-z0-9+\/=]*)<\/script>/) {
            guard let data = Data(base64Encoded: String(match.2)) else { throw Malformed() }
            let bytes = try Gzip.contents([UInt8](data), place: Place(path: ""), budget: InflationBudget())
            let text = String(decoding: bytes, as: UTF8.self)
            texts[String(match.1)] = match.1 == "order-rows" ? try written(text) : text
        }
        return texts
    }

    /// With the numbers and amounts of the orders written out, which stand there in parts.
    private static func written(_ text: String) throws -> String {
        let lines = text.components(separatedBy: "\n")
        let lists = try JSONText(Data(lines[0].utf8))
        let names = lists["columns"].elements.compactMap { $0.elements.first?.string }
        guard lines.count == names.count + 3 else { throw Malformed() }
        let columns = Dictionary(uniqueKeysWithValues: zip(names, lines.dropFirst(2).map { Array($0.utf8) }))
        let (tails, wholes, paise) = (lists["tails"].texts, lists["wholes"].texts, lists["paise"].texts)
        let heads = lines[1].components(separatedBy: " ")
        func code(_ name: String, _ order: Int) -> Int {
            let line = columns[name] ?? []
            return stride(from: order, to: line.count, by: heads.count).reduce(0) { $0 * 95 + Int(line[$1]) - 32 }
        }
        var written = lines[0]
        var head = ""
        for (order, rest) in heads.enumerated() {
            head = head.prefix(code("shared", order)) + rest
            written += "\n" + head + tails[code("tail", order)]
            for name in ["settlement", "profit"] {
                written += " " + wholes[code(name + "Whole", order)] + paise[code(name + "Paise", order)]
            }
        }
        return written
    }
}

extension [String: String] {
    /// With what the pages among these files hold packed.
    func unpacked() throws -> [String: String] {
        var files = self
        for (name, text) in self where name.hasSuffix("index.html") {
            for (id, block) in try PageBlocks.texts(in: text) { files["\(name)#\(id)"] = block }
        }
        return files
    }
}
