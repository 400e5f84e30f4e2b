/// Where in the input something stands: file, archive member, sheet, row and column, each as far as it is known.
package struct Place: Sendable, Hashable {
    /// Path inside the input folder, archive members after `!/`: `payments.zip!/august.xlsx`.
    package var path: String
    package var sheet: String?
    /// 1-based row as a spreadsheet program numbers it.
    package var row: Int?
    /// Header text of the column, or its letter where no header is known.
    package var column: String?

    package init(path: String, sheet: String? = nil, row: Int? = nil, column: String? = nil) {
        self.path = path
        self.sheet = sheet
        self.row = row
        self.column = column
    }

    /// The place of a member of this archive.
    package func member(_ name: String) -> Place { Place(path: path + "!/" + name) }

    /// This place with the parts of `inner` that it lacks.
    package func at(sheet: String? = nil, row: Int? = nil, column: String? = nil) -> Place {
        Place(path: path, sheet: sheet ?? self.sheet, row: row ?? self.row, column: column ?? self.column)
    }
}

extension Place {
    /// Input order: by path, sheet, row and column.
    package func precedes(_ other: Place) -> Bool {
        (path, sheet ?? "", row ?? 0, column ?? "") < (
            other.path, other.sheet ?? "", other.row ?? 0, other.column ?? ""
        )
    }
}

extension Place: CustomStringConvertible {
    /// `file › member › sheet "Order Payments" › row 12 › column "TCS"`, with control characters made visible.
    package var description: String {
        var parts = path.split(separator: "!/", omittingEmptySubsequences: true).map { Place.printable(String($0)) }
        if let sheet { parts.append("sheet \"\(Place.printable(sheet))\"") }
        if let row { parts.append("row \(row)") }
        if let column { parts.append("column \"\(Place.printable(column))\"") }
        return parts.joined(separator: " › ")
    }

    /// `text` with control, format and bidirectional-override characters escaped, so that a file name cannot
    /// rewrite the terminal line that reports it.
    package static func printable(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .surrogate:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            case .format where scalar.value != 0x200C && scalar.value != 0x200D:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            default:
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
