/// SKUs as sellers mean them: they differ in case and blanks from file to file.
package enum SKU {
    /// For joining only; what is shown is the original.
    package static func fold(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
