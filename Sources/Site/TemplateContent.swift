import Mustache
import Wording

/// Makes templates escape by ``HTML/escaped(_:)``.
struct EscapedContent: MustacheContentType {
    static let name = "ESCAPED"
    /// Put before every template: a partial does not take it over from its page.
    static let pragma = "{{% CONTENT_TYPE:\(name) }}"

    func escapeText(_ text: String) -> String { HTML.escaped(text) }
}

/// For templates of plain text: it needs no escaping, but a value must stay on its line.
struct PlainContent: MustacheContentType {
    static let name = "PLAIN"
    static let pragma = "{{% CONTENT_TYPE:\(name) }}"

    func escapeText(_ text: String) -> String { HTML.plain(text) }
}
