/// A text of a page in each of the page's languages.
///
/// Figures and names of things are the same in all of them and take one text only.
public struct Words: Sendable, Hashable {
    /// In the page's first language, or in all of them.
    public private(set) var first: String
    /// In the other languages, in their order; none where all say the same.
    public private(set) var others: [String] = []

    /// The same in every language.
    public init(_ text: String) { first = text }

    /// One text for each language; none makes an empty text.
    public init(_ variants: [String]) {
        first = variants.first ?? ""
        if variants.dropFirst().contains(where: { $0 != first }) { others = Array(variants.dropFirst()) }
    }

    public var isEmpty: Bool { first.isEmpty && others.allSatisfy(\.isEmpty) }

    /// The text of the language at that place; one that is not there has the first.
    public func text(at index: Int) -> String {
        others.indices.contains(index - 1) ? others[index - 1] : first
    }

    /// The text of a language of the page.
    public func text(in language: Language) -> String { text(at: language.place) }

    /// Every variant by a function of its own.
    public func map(_ transform: (String) -> String) -> Words {
        others.isEmpty ? Words(transform(first)) : Words([transform(first)] + others.map(transform))
    }

    public static func + (a: Words, b: Words) -> Words {
        if a.others.isEmpty, b.others.isEmpty { return Words(a.first + b.first) }
        return Words((0...max(a.others.count, b.others.count)).map { a.text(at: $0) + b.text(at: $0) })
    }

    public static func + (a: Words, b: String) -> Words { a.map { $0 + b } }
    public static func + (a: String, b: Words) -> Words { b.map { a + $0 } }
    public static func += (a: inout Words, b: Words) { a = a + b }
    public static func += (a: inout Words, b: String) { a = a + b }
}

extension Words: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self.init(text) }
}

extension Sequence<Words> {
    public func joined(separator: String) -> Words {
        var result: Words?
        for words in self { result = result.map { $0 + separator + words } ?? words }
        return result ?? ""
    }
}

/// What can be put into a sentence: words, or a text that is the same in every language.
public protocol Wordable {
    var words: Words { get }
}

extension Words: Wordable {
    public var words: Words { self }
}

extension String: Wordable {
    public var words: Words { Words(self) }
}

/// The values of a sentence by their names.
public struct Values: ExpressibleByDictionaryLiteral {
    private var entries: [(name: String, value: Words)]

    public init(dictionaryLiteral elements: (String, any Wordable)...) {
        entries = elements.map { (name: $0, value: $1.words) }
    }

    public subscript(name: String) -> Words? {
        get { entries.first { $0.name == name }?.value }
        set {
            entries.removeAll { $0.name == name }
            if let newValue { entries.append((name: name, value: newValue)) }
        }
    }

    /// How many languages beside the first the values tell apart.
    public var others: Int { entries.reduce(0) { max($0, $1.value.others.count) } }

    /// With the names and values of another that have no value here.
    public func adding(_ other: Values) -> Values {
        var values = self
        values.entries += other.entries
        return values
    }
}
