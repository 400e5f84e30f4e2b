import Mustache
import Wording

/// Makes templates escape by ``HTML/escaped(_:)``.
struct EscapedContent: MustacheContentType {
    static let name = "ESCAPED"
    /// Put before every template: a partial does not take it over from its page.
    static let pragma = "{{% CONTENT_TYPE:\(name) }}"

    func escapeText(_ text: String) -> String {
        text.utf8.first == Words.mark.utf8.first && text.hasPrefix(Words.mark)
            ? String(text.utf8.dropFirst(Words.mark.utf8.count)) ?? ""
            : HTML.escaped(text)
    }
}

/// For templates of plain text: it needs no escaping, but a value must stay on its line.
struct PlainContent: MustacheContentType {
    static let name = "PLAIN"
    static let pragma = "{{% CONTENT_TYPE:\(name) }}"

    func escapeText(_ text: String) -> String { HTML.plain(text) }
}

extension Words: MustacheCustomRenderable {
    /// Stands before the markup of words that differ between languages, which templates must not escape again. Drawn
    /// anew by every process, so that no text from outside can begin with it.
    static let mark =
        "\u{FFFF}" + String(UInt64.random(in: .min ... .max), radix: 36)
        + String(UInt64.random(in: .min ... .max), radix: 36)

    public var renderText: String {
        guard !others.isEmpty else { return first }
        var markup = Markup()
        markup.words(self)
        return Words.mark + markup.string
    }

    public var isNull: Bool { false }
}
