import Tabular

/// Pass phrases that cannot be used. It never holds a phrase or a part of one.
package struct PassPhraseError: Error, Sendable, Hashable {
    /// The file, as the user named it.
    package var source: String
    /// 1-based; `nil` for what is wrong with the whole file.
    package var line: Int?
    package var reason: String
    /// What to do, as a sentence.
    package var advice: String
}

extension PassPhraseError: CustomStringConvertible {
    package var description: String {
        let place = "Cannot seal with \(Place.printable(source)): "
        return place + (line.map { "the pass phrase of line \($0) " } ?? "") + reason + ". " + advice
    }
}
