/// Words for people, in English, with the values in them kept apart, so that a page can tell them in another language.
///
/// Made of a literal: `"at most \(limit) entries"`. What came with the input goes in as a value and is never taken for
/// words of ours.
package struct Phrase: Sendable {
    package enum Value: Sendable {
        /// A number, a name, a piece of the input: the same in every language.
        case text(String)
        case phrase(Phrase)
    }

    /// The English before, between and after the values: one more than there are values.
    private var pieces: [String]
    package private(set) var values: [Value]

    /// A piece of the input, and no words of ours.
    package init(quoting text: String) {
        pieces = ["", ""]
        values = [.text(text)]
    }

    /// By which catalogues know it: the English with `{0}`, `{1}` and so on in place of the values.
    package var template: String { filled(with: values.indices.map { "{\($0)}" }) }

    package var isEmpty: Bool { description.isEmpty }

    /// Whether anything in it is not a value.
    package var hasWords: Bool { pieces.contains { !$0.isEmpty } }

    /// The English with `values` in place of its own.
    package func filled(with values: [String]) -> String {
        var text = ""
        for (index, piece) in pieces.enumerated() {
            text += piece
            if values.indices.contains(index) { text += values[index] }
        }
        return text
    }

    /// With every text among the values, however deep, by a function.
    package func mapTexts(_ transform: (String) -> String) -> Phrase {
        var phrase = self
        phrase.values = values.map { value in
            switch value {
            case .text(let text): .text(transform(text))
            case .phrase(let inner): .phrase(inner.mapTexts(transform))
            }
        }
        return phrase
    }

    /// Long phrases are written as several literals.
    package static func + (first: Phrase, second: Phrase) -> Phrase {
        var phrase = first
        let joint = (phrase.pieces.popLast() ?? "") + (second.pieces.first ?? "")
        phrase.pieces += [joint] + second.pieces.dropFirst()
        phrase.values += second.values
        return phrase
    }
}

extension Phrase: CustomStringConvertible {
    /// In English.
    package var description: String {
        filled(
            with: values.map { value in
                switch value {
                case .text(let text): text
                case .phrase(let phrase): phrase.description
                }
            }
        )
    }
}

/// Phrases are the same where they say the same in English.
extension Phrase: Hashable {
    package static func == (a: Phrase, b: Phrase) -> Bool { a.description == b.description }
    package func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

extension Phrase: ExpressibleByStringInterpolation {
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces = [""]
        fileprivate var values: [Value] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) { pieces[pieces.count - 1] += literal }

        package mutating func appendInterpolation(_ text: some CustomStringConvertible) {
            append(.text(text.description))
        }

        package mutating func appendInterpolation(_ phrase: Phrase) { append(.phrase(phrase)) }

        private mutating func append(_ value: Value) {
            values.append(value)
            pieces.append("")
        }
    }

    package init(stringLiteral text: String) {
        pieces = [text]
        values = []
    }

    package init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
        values = stringInterpolation.values
    }
}
