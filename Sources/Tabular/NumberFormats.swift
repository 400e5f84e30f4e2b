/// Which cell styles show a number as a date or time: the only thing styles are read for.
struct NumberFormats: Sendable {
    /// One flag per cell style, in the order of `cellXfs`.
    private let dates: [Bool]

    /// Without a part nothing is a date.
    init(_ part: OfficePackage.Part?, in office: OfficePackage) throws(InputError) {
        guard let part else {
            dates = []
            return
        }
        let items = try XMLList<Item>.items(of: part, in: office) { element, parent in
            if parent == "numFmts", element.isNamed("numFmt") {
                guard let id = element.text("numFmtId").flatMap({ Int($0) }) else { return nil }
                return .format(id, isDate: NumberFormats.isDate(code: element.text("formatCode") ?? ""))
            }
            guard parent == "cellXfs", element.isNamed("xf") else { return nil }
            return .style(element.text("numFmtId").flatMap { Int($0) } ?? 0)
        }
        var custom: [Int: Bool] = [:]
        for case .format(let id, let isDate) in items { custom[id] = isDate }
        dates = items.compactMap { item in
            guard case .style(let id) = item else { return nil }
            return custom[id] ?? NumberFormats.isDate(builtIn: id)
        }
    }

    private enum Item {
        case format(Int, isDate: Bool)
        case style(Int)
    }

    /// Styles beyond the table show plain numbers.
    func isDate(style: Int) -> Bool { style >= 0 && style < dates.count && dates[style] }

    /// The formats Excel knows by number; 27-36 and 50-58 are the dates of East Asian versions.
    static func isDate(builtIn id: Int) -> Bool {
        switch id {
        case 14...22, 27...36, 45...47, 50...58: true
        default: false
        }
    }

    /// Whether the first section of a custom format holds a letter of a date outside quotes and brackets.
    static func isDate(code: String) -> Bool {
        var rest = Substring(code)
        while let character = rest.popFirst() {
            switch character {
            case ";": return false
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(inside.count + 1)
                // Elapsed time such as `[h]:mm`; all else in brackets is a colour, condition or language.
                if !inside.isEmpty, inside.allSatisfy({ "hmsHMS".contains($0) }) { return true }
            case "G", "g":
                // The word General; alone the letter is the era of Japanese dates.
                guard rest.prefix(6).lowercased() == "eneral" else { return true }
                rest = rest.dropFirst(6)
            case "E", "e":
                // An exponent, `0.00E+00`; alone a year.
                guard rest.first == "+" || rest.first == "-" else { return true }
            case "d", "D", "m", "M", "y", "Y", "h", "H", "s", "S": return true
            default: continue
            }
        }
        return false
    }
}
