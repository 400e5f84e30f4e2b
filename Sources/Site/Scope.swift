import Mustache

/// The names and values that a part of a template is filled with.
///
/// There are few of them: comparing one after the other takes less time than making a dictionary of them.
struct Scope: MustacheParent, ExpressibleByDictionaryLiteral {
    private var entries: [(name: String, value: Any)]

    init(dictionaryLiteral elements: (String, Any)...) { entries = elements.map { (name: $0, value: $1) } }

    func child(named name: String) -> Any? { entries.first { $0.name == name }?.value }

    /// With the names and values of another part that have no value here.
    func adding(_ other: Scope) -> Scope {
        var scope = self
        scope.entries += other.entries
        return scope
    }
}
